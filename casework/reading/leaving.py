"""Reads how many days are left until somebody must leave their home, or until light, water or food run out (期限)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from casework.reading.numbers import find_numbers
from casework.reading.said import LONGEST_TEXT, Said

_N = r"[\d一二三四五六七八九十]+"
_HOME = (
    r"(?:施設|しせつ|寮|りょう|社宅|宿舎|あぱーと|まんしょん|団地|部屋|へや|借家|貸家|住まい|家(?!賃|族|計)|いえ(?=を)|"
    r"実家|しぇるたー|ぐるーぷほーむ|ほーむ|病院|ほてる|宿|友(?:達|だち|人)の(?:家|ところ|とこ)|知(?:人|り合い)の(?:家|ところ|とこ)|ここ|今の(?:所|ところ|とこ))"
)
_LEAVES = (
    r"(?:出(?:ま(?:す|せ)|る(?!か|とき|時)|な(?:き|く|け|い(?:と|で))|され(?:る|ます)|て(?:くれ|ください|ほし|いか|行か|いけ|行け))|"
    r"でる|で(?:ます|なきゃ|ないと)|退(?:所|寮|去|居)|追い出|立ち?退|明け?渡|(?:いら|居ら|おら)れ(?:る(?:の)?は|なくな|な(?:い|く)|ません)|取り壊|解体)"
)
_HOME_ENDS = re.compile(
    rf"{_HOME}(?:は|も|を|から|に|が)?[^。]{{0,14}}?{_LEAVES}|{_LEAVES}[^。]{{0,6}}(?:言われ|迫られ|求め|通知|予定|期限|日)|"
    rf"退(?:所|寮|去)(?:です|だ|$|と|期限|予定|日|し(?:な|ま(?!し)|ろ)|する|に?な(?:る|り))|立ち?退|明け?渡し|強制執行|"
    rf"(?:賃貸|定期借家|借家|部屋|家|あぱーと)の?契約[^。]{{0,10}}?(?:切れ(?!た|て)|終わ(?:り|る)|満了|更新(?:でき|しな|され))|"
    rf"(?:いら|居ら|おら)れる(?:の)?は"
)
_LIGHT_ENDS = re.compile(
    r"(?:電気|でんき|がす|水道|すいどう|灯油|らいふらいん)(?:代|料金|料)?[^。]{0,24}?(?:止(?:ま(?:る|り(?:そう|ます))|め(?:る|られ(?:る|そう|ます)|ます))|"
    r"とま(?:る|り(?:そう|ます))|停止(?!し(?:た|まし)|され(?:た|まし)|中)|供給停止)"
)
_FOOD_ENDS = re.compile(
    r"(?:食べ(?:る)?(?:もの|物)|食料|米|ごはん|食費)[^。]{0,14}?(?:な(?:くな(?:り(?:そう|ます)|る)|いかも)|底を(?:つ|尽)き?そう|"
    r"あと(?:わずか|少し|すこし|数日)|もたな|持たな|足りなくな)"
)
_PAST = re.compile(
    r"(?:^|[をもは])出(?:た|まし(?:た)?|てき|てから)|(?:退去|退所|退寮)し(?:た|まし)|止(?:まった|まりまし|められた|められまし)"
)

_RELATIVE = (
    (re.compile(r"今夜|今晩|今日|きょう|本日"), 0),
    (re.compile(r"明日|あした|あす"), 1),
    (re.compile(r"明後日|あさって"), 2),
    (re.compile(r"しあさって"), 3),
    (re.compile(r"数日|二三日|2、3日|2,3日|今週|週末|こんしゅう"), 7),
    (re.compile(r"再来週|さらいしゅう"), 21),
    (re.compile(r"来週|らいしゅう"), 14),
    (re.compile(r"もうすぐ|まもなく|間もなく|近々|近いうち|そろそろ|じきに"), 30),
)
_IN = re.compile(
    rf"(?<![月\d一二三四五六七八九十])(?P<n>{_N}|数|半)(?P<unit>日|週間?|か月|年)(?:くらい|ほど|ぐらい)?(?:後|以内|のうち|で(?!す)|しか|まで|先|たら|だけ)"
    rf"|(?:あと|のこり|残り)(?P<n2>{_N}|数|半)(?P<unit2>日|週間?|か月|年)"
)
_THIS_MONTH = re.compile(r"今月|こんげつ|(?<!か)月末|げつまつ")
_NEXT_MONTHS = ((re.compile(r"再来月|さらいげつ"), 2), (re.compile(r"来月|らいげつ"), 1))
_MONTH = re.compile(
    rf"(?P<next_year>来年(?:の)?)?(?P<month>{_N})月(?:の)?(?:(?P<day>{_N})日|(?P<part>頭|初め|はじめ|上旬|あたま))?"
    r"(?!分|から(?:は|ずっと)|頃から|ごろから)"
)
_YEAR_END = re.compile(
    r"年末|年内|師走|ねんまつ|大晦日|今年いっぱい|今年(?:で|の(?:終わり|末|暮れ)|中)|正月まで|年(?:を)?越"
)
_NEW_YEAR = re.compile(r"年明け|正月|年始")
_DAY = re.compile(rf"(?<!月)(?P<day>{_N})日(?:まで|に|で|が期限|限り|付)")
_FAR = re.compile(r"来年|再来年|春|夏|秋|卒業|そのうち|いずれ|将来|いつか")
_DAYS_OF = {"日": 1, "週": 7, "週間": 7, "か月": 31, "年": 365}
_SEVERAL = {"数": 5, "半": 0.5}
_FAR_AWAY = 150


def days_until_home_ends(text: str, today: date) -> int | None:
    """Days until the writer must leave where they live, if a day or month is named; None when none is."""
    return _soonest(text, today, _HOME_ENDS)


def days_until_supplies_end(text: str, today: date) -> int | None:
    """Days until electricity, gas, water or food run out, if that is said to come."""
    return _soonest(text, today, _LIGHT_ENDS, _FOOD_ENDS)


def _soonest(text: str, today: date, *ends: re.Pattern[str]) -> int | None:
    days = [
        left
        for sentence in _sentences(text)
        if any(pattern.search(sentence) for pattern in ends) and not _PAST.search(sentence)
        if (left := _days_named(sentence, today)) is not None
    ]
    return min(days, default=None)


def _sentences(text: str) -> Iterator[str]:
    said = Said(re.sub(r"\n", "。", text), LONGEST_TEXT)
    return (part for part in re.split(r"[。!?]", said.text) if part)


def _days_named(sentence: str, today: date) -> int | None:
    """The day that a sentence names, in days from today; a month is taken to its end."""
    if found := _IN.search(sentence):
        written, unit = found["n"] or found["n2"], found["unit"] or found["unit2"]
        return round(_SEVERAL.get(written) or _number(written)) * _DAYS_OF[unit] if written != "半" else 180
    for pattern, months in _NEXT_MONTHS:
        if named := pattern.search(sentence):
            end = _end_of_month(today, months)
            day = re.match(rf"の?({_N})日", sentence[named.end() :])
            return (
                (end.replace(day=min(_number(day[1]), end.day)) - today).days if day else (end - today).days
            )
    if found := _MONTH.search(sentence):
        return _until_month(found, today)
    for pattern, days in _RELATIVE:
        if pattern.search(sentence):
            return days
    if _THIS_MONTH.search(sentence):
        return (_end_of_month(today, 0) - today).days
    if _YEAR_END.search(sentence):
        return (date(today.year, 12, 31) - today).days
    if _NEW_YEAR.search(sentence):
        return (date(today.year + 1, 1, 7) - today).days
    if (found := _DAY.search(sentence)) and 1 <= _number(found["day"]) <= 31:
        return (_number(found["day"]) - today.day) % 31
    return _FAR_AWAY if _FAR.search(sentence) else None


def _until_month(found: re.Match[str], today: date) -> int | None:
    month = _number(found["month"])
    if not 1 <= month <= 12:
        return None
    ahead = (month - today.month) % 12 + (12 if found["next_year"] and month >= today.month else 0)
    end = _end_of_month(today, ahead)
    if found["day"] and 1 <= _number(found["day"]) <= end.day:
        end = end.replace(day=_number(found["day"]))
    elif found["part"]:
        end = end.replace(day=7)
    return (end - today).days


def _end_of_month(today: date, months: int) -> date:
    count = today.year * 12 + today.month + months
    return date(count // 12, count % 12 + 1, 1) - timedelta(days=1)


def _number(written: str) -> int:
    numbers = find_numbers(written)
    return numbers[0].whole if numbers else 0
