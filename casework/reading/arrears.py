"""Reads how many months of rent are unpaid (家賃の滞納月数), this month counted when it is unpaid too."""

from __future__ import annotations

import re
from datetime import date

from casework.reading import limits
from casework.reading.ask import Ask
from casework.reading.money import find_amounts
from casework.reading.months import NoSuchDateError, find_month, number_in
from casework.reading.outcome import Impossible, Reading, Unreadable, Value
from casework.reading.said import Said

_F = r"[\d一二三四五六七八九十]+"
_PAID = re.compile(
    r"払(?:い(?:まし|終|済|きり)|った|いおわ|えた|えまし|込んだ|込みまし)|はらいまし|はらった|解消|"
    r"完済|追いつ[いき]|おいついた|清算|精算|返し(?:た|まし|終)|片付|入金し(?:た|まし)|済み(?:です|"
    r"$)|納め(?:た|まし)|振り?込(?:んだ|みまし)|支払い済|もうない|もうあり"
)
_KEPT_UP = re.compile(
    r"払え(?:て(?:は)?(?:い)?(?:ま(?!せ)|る)|ます|る(?!か))|払って(?:い)?(?:ま(?!せ)|る|お)|"
    r"はらって(?:い)?(?:ま(?!せ)|る)|はらえて(?:い)?(?:ま(?!せ)|る)|払い続け|"
    r"(?:遅れ|おくれ|滞納|溜め|ため|滞|遅延|とどこお)[^。、]{0,8}?(?:ない|ありません|なし|ません|"
    r"無い|なく|ねえ|ず|ぜろ|0)|(?:ので|から)、?(?:ない|なし|ありません)|^(?:とくに|特に|"
    r"今のところ|今は|いまは|まだ|全く|全然|ぜんぜん|まったく|一切|いっさい|特には|一度も|1度も|"
    r"一回も|1回も|一切)?(?:ない|なし|無し|ありません|ございません|ないです|ぜろ|大丈夫|"
    r"だいじょうぶ|平気|問題な|せーふ|ないっす|ありませーん|ねえ|ねー|無|いいえ|いえ|のー|no)|"
    r"(?:は|も|とか|など|なんて)(?:ない|なし|ありません|ございません|ぜろ|ねえ|ないです)|"
    r"賃貸(?:じゃ|では|で)な|持ち?家|もちいえ|実家|引き落とし(?:なので|だから|です|にして|$)|自動引|(?:0|ぜろ|〇|"
    r"零)(?:か月|回)|(?:まだ|今は|いまは|ずっと)0(?:です|$)|^0(?:です)?$|^〇(?:です)?$|大丈夫|家賃(?:は|が|も)?(?:な[いし]|かか|0|ぜろ|"
    r"発生)|きちんと|ちゃんと(?!払えて?(?:い)?な)|遅れず|おくれず|滞りな"
)
_NEVER = re.compile(
    r"(?:1|一)(?:度|回|か月|日)(?:分)?(?:も|たりとも)(?!、?(?:払|はら)(?:って|え)[^、。]{0,3}?(?:な(?!かったこ)|ませ(?!んでしたこ)))"
)
_FUTURE = re.compile(
    r"(?:再?来月|来年|次|来週|この先|今後|このまま|これから|そのうち|月末)[^、。]*?(?:から|は|が|"
    r"分|には|も)?[^、。]*|[^、。]*(?:なりそう|なくなる)(?:です)?(?:が|けど|けれど)?"
)
_SHORT = re.compile(
    r"半月|(?:\d+|[一二三四五六七八九十]+|数)(?:週間|日)(?:分)?(?:くらい|ほど)?(?:の)?(?:遅|おく|"
    r"滞|過|経|ほど|くらい|$|です|だけ)"
)

_HALF_YEAR = re.compile(rf"半年(?:と?(?P<more>{_F})か月)?|はんとし")
_YEARS = re.compile(
    rf"(?P<years>{_F})年(?P<half>半|はん)?(?:と?(?P<more>{_F})か月)?(?!前|度|生|の|\d|"
    rf"[一二三四五六七八九十]+月)(?=間|分|以|く|ほ|ち|弱|強|近|も|です|だ|っ|た|滞|払|で|に|は|、|"
    rf"。|$|ぶ|丸|未|溜|家)"
)
_RANGE = re.compile(rf"(?P<low>{_F})(?:か月)?(?:分)?(?:~|-|か|、|,|から|ないし|・)(?P<high>{_F})(?:か月|回)")
_MONTHS = re.compile(
    rf"(?P<n>{_F}|数)(?:か月半?|回(?!目)|つき|つ(?=分|ぶん|です|$)|度(?=分|です|$)|が月|"
    rf"月(?=分?(?:くらい|ぐらい|ほど|たま|溜|滞納|遅れ|以上)))"
)
_MONTHS_IN_KANJI = re.compile(
    r"^(?P<n>[二三四五六])月分(?:です(?:ね)?|でございます|だ|くらい(?:です)?|ほど(?:です)?)?[。!]*$"
)
_BARE = re.compile(
    rf"^(?:滞納|家賃|たぶん|多分|約|丸|まる|だいたい|いま|今)*(?P<n>{_F})(?:です|だ|っす|くらい|"
    rf"かな|ぶん|分|、|まい)*[。!.]*$"
)
_SINCE = re.compile(
    r"(?:分)?(?:の(?:頭|初め|末|途中|家賃|分|下旬|上旬|半ば|中旬))?(?:くらい|頃|ごろ|ぐらい|"
    r"あたり)?(?:から|以降|以来|より|ずっと|いらい)"
)
_AGO_SINCE = re.compile(
    rf"(?P<n>{_F})(?P<unit>か月|年)(?P<half>半)?(?:くらい|ほど)?(?:前|まえ)|半年(?:くらい|"
    rf"ほど)?(?:前|まえ)"
)
_MONTH_NAMED = re.compile(
    rf"先々々月|先々月|先先月|せんせんげつ|先月|せんげつ|今月|こんげつ|当月|前月|"
    rf"(?:{_F}[、・,と~-])*{_F}月"
)
_UNTIL = re.compile(
    rf"(?P<from>先々月|先月|{_F}月?)(?:分)?(?:から|~|-)(?P<to>先月|今月|{_F}月)(?:分)?(?:まで|"
    rf"の?分|$|です|の)?"
)
_OWES = re.compile(
    r"滞納|遅れ|おくれ|たま[っり]|溜ま|払え(?:て(?:い)?)?な|払って(?:い)?な|まだ|未納|待って|"
    r"払えま(?:せ|へ)|はらえな|はらえませ|とどこお|滞って|残って"
)
_NONE_NOW = re.compile(
    r"^(?:今|いま|現在|もう|今月)(?:は)?(?:ない|なし|ありません|大丈夫|遅れて(?:い)?(?:ない|ません)"
    r"|ちゃんと|払えて(?:い)?(?:ます|る))"
)
_ALL = re.compile("全部|ぜんぶ|すべて|全て|まとめて|全額|完済|解消")
_RENT_AND_SUM = re.compile(r"家賃(?:は|が)[^か]*?円?[^か]*?(?:たま|溜|滞納|遅れ|払えて(?:い)?な)")
_ANOTHER_BILL = re.compile(
    r"(?:電気|がす|水道|光熱|携帯|すまほ|けいたい|国保|保険|年金|税|ろーん|かーど|借金|給食|学費|ねっと)"
    r"(?:代|料|費|金|の支払い?)?(?:は|が|も|を|なら)?[^、。]{0,4}(?:か月|止ま|止め|払え|滞納|遅れ|たま)"
)
_NAMES_A_PART = re.compile(r"月|回分|(?:一|1)部")
_NEGATIVE = re.compile(r"^-\d|^まいなす")


def read_arrears(said: Said, ask: Ask) -> Reading | None:
    """Read the number of unpaid months."""
    if _NEGATIVE.search(said.text):
        return Impossible("negative")
    text = _FUTURE.sub("", said.text)
    months, about = _of_amounts(said.text, ask), False
    if months is None and not _NEVER.search(text):
        owed = _still_owed(text)
        months, about = _months_owed(owed, ask.today)
    if months is None and (_PAID.search(text) or _KEPT_UP.search(text) or _NEVER.search(text)):
        months = 0
    if months is None:
        if _FUTURE.search(said.text) and not _OWES.search(text):
            return Value(0, {}, said.raw.strip())
        return Unreadable("number_missing") if _OWES.search(text) else None
    if months > limits.RENT_ARREARS_MONTHS.highest:
        return Impossible("too_large")
    return Value(months, {"approximate": True} if about else {}, said.raw.strip())


def _of_amounts(text: str, ask: Ask) -> int | None:
    """家賃が3万で9万たまってる: so many rents are owed."""
    found = _RENT_AND_SUM.search(text)
    amounts = find_amounts(text) if found else []
    if len(amounts) != 2 or not amounts[0].yen or amounts[1].yen % amounts[0].yen:
        return None
    return amounts[1].yen // amounts[0].yen


def _still_owed(text: str) -> str:
    """Leave out what was paid since: 一回遅れたけどもう払いました owes nothing; and 電気が3か月 is no rent."""
    clauses = [part for part in _clauses(text) if not _ANOTHER_BILL.search(part) or "家賃" in part]
    last = clauses[-1] if clauses else ""
    if _NONE_NOW.search(last):
        return ""
    if (
        _PAID.search(last)
        and not _OWES.search(last)
        and (_ALL.search(last) or not _NAMES_A_PART.search(last))
    ):
        return ""
    return "、".join(clause for clause in clauses if not _PAID.search(clause))


def _clauses(text: str) -> list[str]:
    return [
        part
        for part in re.split(r"[、。!]|けど|けれど|が、|(?<=した)が|(?<=です)が|(?<=ます)が", text)
        if part
    ]


def _months_owed(text: str, today: date) -> tuple[int | None, bool]:
    """Count the months that are owed; the second value says whether the count is rough."""
    if found := _RANGE.search(text):
        low, high = number_in(found["low"]), number_in(found["high"])
        if 0 < low < high <= low + 6:
            return (low + high + 1) // 2, True
    if found := _AGO_SINCE.search(text):
        return _length_of(found), True
    for pattern, count in ((_HALF_YEAR, _half_year), (_YEARS, _years), (_MONTHS, _counted)):
        if found := pattern.search(text):
            return count(found), False
    if found := _MONTHS_IN_KANJI.match(text):
        return number_in(found["n"]), False
    if found := _BARE.match(text):
        return number_in(found["n"]), False
    counted = _by_names(text, today)
    if counted is not None:
        return counted, False
    if _SHORT.search(text) and not _KEPT_UP.search(text):
        return 1, True
    return None, False


def _length_of(found: re.Match[str]) -> int:
    if not found["n"]:
        return 6
    if found["unit"] == "年":
        return 12 * number_in(found["n"]) + (6 if found["half"] else 0)
    return number_in(found["n"])


def _half_year(found: re.Match[str]) -> int:
    return 6 + (number_in(found["more"]) if found.groupdict().get("more") else 0)


def _years(found: re.Match[str]) -> int:
    more = number_in(found["more"]) if found["more"] else 0
    return 12 * number_in(found["years"]) + (6 if found["half"] else 0) + more


def _counted(found: re.Match[str]) -> int:
    return number_in(found["n"])


def _by_names(text: str, today: date) -> int | None:
    """Count from the months that are named: 8月から, 先月分と今月分, 9、10月, 8月から10月まで."""
    if (span := _UNTIL.search(text)) and (first := _month_at(span["from"], span["to"], today)) is not None:
        return first
    try:
        since = find_month(text, today)
    except NoSuchDateError:
        return None
    if since and _SINCE.match(text, since.end):
        return max(since.months_until(today), 0) + 1
    if since and _since_after(text, since.end):
        return max(since.months_until(today), 0) + 1
    named: set[str] = set()
    for found in _MONTH_NAMED.finditer(text):
        if not re.match(
            r"分?(?:は|も|だけは)?(?:払(?:い|え(?:た|ま|て)|って(?:い)?(?:ま|る))|大丈夫|済)",
            text[found.end() :],
        ):
            named |= (
                set(re.split("[、・,と~-]", found.group().rstrip("月")))
                if found.group()[0] not in "先今当前せこ"
                else {found.group()}
            )
    return len(named) or None


def _since_after(text: str, end: int) -> bool:
    """去年の秋から: the season stands between the year and から."""
    return bool(re.match(r"の?.{1,8}?(?:頃|ごろ|くらい)?から", text[end:]))


def _month_at(first: str, last: str, today: date) -> int | None:
    """Count 8月から10月まで with both ends."""
    if not first.endswith("月"):
        first += "月"
    try:
        start, end = find_month(first, today), find_month(last, today)
    except NoSuchDateError:
        return None
    if start is None or end is None:
        return None
    return start.months_until(today) - end.months_until(today) + 1
