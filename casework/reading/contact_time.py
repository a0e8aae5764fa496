"""Reads when somebody can be reached (連絡のつく時間): 21時以降, 平日の午後, 土日・平日20時以降."""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.contact_time_words import DAYS, PARTS_OF_DAY, SEVERAL_WEEKDAYS
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.said import Said
from casework.reading.trim import is_gibberish, own_words

LONGEST = 60

_ANY = re.compile(
    r"いつでも|何時でも|なんじでも|24時間|終日|一日中|1日中|ずっと(?:ok|大丈夫|家)|問いませ|"
    r"問わ(?:な|ず)|時間は(?:特に)?(?:気に|問|こだわ)|だいたい(?:いつも|ずっと)|常に|どの時間でも|"
    r"何時でも"
)
_ALL_DAY = re.compile(r"24時間(?:ok|おっけ|いつ|大丈夫|可|対応|で|です|$)")
_UNWANTED = re.compile(
    r"連絡(?:は|を|とか)?(?:いら|要ら|いりませ|要りませ|不要|しないで|結構|なし|必要(?:な|あり)|ほしくな|遠慮|けっこう)|"
    r"^(?:特に(?:なし|ない|ありません)|とくに(?:なし|ない)|なし|ない|ありません|いりません|不要)"
    r"(?:です)?[。]*$"
)
_F = r"[\d一二三四五六七八九十]+"
_CLOCK = (
    rf"(?:(?P<half{{0}}>午前|ごぜん|午後|ごご|朝|昼|夜|よる|夕方|晩|深夜|お昼|am|pm)"
    rf"の?)?(?P<h{{0}}>{_F})(?:時|じ|:)(?P<m{{0}}>半|\d\d分?)?"
)
_SPAN = re.compile(
    _CLOCK.format(1)
    + r"(?:くらい|ごろ|頃)?(?:~|-|から)"
    + _CLOCK.format(2)
    + r"(?:くらい|ごろ|頃)?(?:まで)?(?:の間)?"
)
_BARE_SPAN = re.compile(
    r"(?<!\d)(?P<half1>午前|午後|朝|夜)?(?P<h1>\d{1,2})(?:~|-)(?P<half2>午前|午後|"
    r"夜)?(?P<h2>\d{1,2})(?:時|じ)"
)
_MOMENT = re.compile(
    _CLOCK.format(1)
    + r"(?P<side>(?:くらい|ごろ|頃)?(?:以降|いこう|から|過ぎ|すぎ|以後|より後|を過ぎ|まわ|回っ)|"
    r"(?:くらい|ごろ|頃)?(?:まで|前|以前|まえ)|に?(?:は)?(?:仕事が|家に|うちに)?(?:終わ|帰|上が|"
    r"あが|退勤)|ごろ|頃|くらい|ちょうど)?"
)
_OFF = re.compile(
    r"^(?:日)?(?:以外|は(?:だめ|無理|ng|出られ|出れ|仕事|避け|でき|困|除|×)|を除|を?避け|"
    r"だけは(?:だめ|無理)|休み以外)"
)
_UNWANTED_PART = re.compile(
    r"(?:昼間|日中|昼|朝|夜|夕方|午前中?|午後|晩)(?:は|だと|には)?(?:寝|ねて|仕事|だめ|無理|ng|出られ|出れ|困|学校|ばいと|"
    r"忙し|いません|いない)[^、。]*?(?:ので|から|んで|けど|が|、|。|$)"
    r"|(?:昼間|日中|昼|朝|夜|夕方|午前中?|午後|晩)は[^、。]{1,10}?(?:なので|ので|だから|んで)、?(?=.*(?:昼|朝|夜|夕|午|晩))"
)
_AFTER = (
    "以降",
    "いこう",
    "から",
    "過ぎ",
    "すぎ",
    "以後",
    "より後",
    "まわ",
    "回っ",
    "終わ",
    "帰",
    "上が",
    "あが",
    "退勤",
)
_AFTERNOON_WORDS = ("午後", "ごご", "夜", "よる", "夕方", "晩", "pm")
_LAST_HOUR_TAKEN_AS_EVENING = 7  # Nobody asks to be called at two or at five in the morning.


def read_contact_time(said: Said, ask: Ask) -> Reading | None:
    """Read the hours and days in a short common form."""
    text = said.text
    if _ALL_DAY.search(text):
        return Value("いつでも", {}, said.raw.strip())
    if _UNWANTED.search(text):
        return Declined("refused" if "連絡" in text else "nothing", said.raw.strip())
    if is_gibberish(text):
        return None
    pieces = [piece for piece in (_read_piece(part) for part in _parts_of(text)) if piece]
    if len(pieces) > 1 and "以外" in pieces[0] and not any("以外" in piece for piece in pieces[1:]):
        pieces = pieces[1:]  # 土日はだめ、平日なら
    if pieces:
        return Value("・".join(dict.fromkeys(pieces)), {}, said.raw.strip())
    if _ANY.search(text):
        return Value("いつでも", {}, said.raw.strip())
    words = re.sub(
        r"(?:なら|であれば)?(?:大丈夫|いい|OK|ok|出られます|見れます|見られます|です|ます)*(?:です)?$",
        "",
        own_words(said.wide),
    )
    return (
        Value(words[:LONGEST], {"as_said": True}, said.raw.strip())
        if re.search(r"後|あと|前|間|時|とき|頃|ころ|休|日", words)
        else None
    )


def _parts_of(text: str) -> list[str]:
    """Part the answer where a new time begins: 土日か平日20時以降."""
    day = "|".join(pattern for pattern, _ in DAYS)
    marked = re.sub(rf"(?:か|と|、|・|や|または|もしくは|あるいは|,|/|それか|。)(?=(?:{day}))", "|", text)
    marked = re.sub(
        r"(?<=[^~\-])(?:か|、|。|または|もしくは|と|・)(?=(?:夜|夕方|朝|昼|お昼|午前|午後|\d+時))",
        "|",
        marked,
    )
    return marked.split("|")


def _read_piece(part: str) -> str | None:
    day, off = _day_of(part)
    hours = _hours_of(part)
    if off:
        return f"{day}以外" + (f"の{hours}" if hours and not hours[0].isdigit() else hours or "")
    if not day:
        return hours
    if not hours:
        return day
    return day + hours if hours[0].isdigit() or hours.startswith("〜") else f"{day}の{hours}"


def _day_of(part: str) -> tuple[str, bool]:
    wanted: list[tuple[int, str]] = []
    unwanted: list[tuple[int, str]] = []
    taken = part
    for pattern, name in DAYS:
        for found in re.finditer(pattern, taken):
            named = _weekdays(found) if name == SEVERAL_WEEKDAYS else [(found.start(), name)]
            (unwanted if _OFF.match(part[found.end() :]) else wanted).extend(named)
            taken = taken[: found.start()] + "_" * (found.end() - found.start()) + taken[found.end() :]
    last_off = max((at for at, _ in unwanted), default=-1)
    # 平日は仕事なので土日で: what is wanted comes after what is not; 土曜と日曜は無理 is all unwanted.
    if unwanted and not any(at > last_off for at, _ in wanted):
        return "・".join(dict.fromkeys(name for _, name in sorted(wanted + unwanted))), True
    return "・".join(dict.fromkeys(name for _, name in sorted(wanted) if not unwanted or _ > last_off)), False


def _weekdays(found: re.Match[str]) -> list[tuple[int, str]]:
    """Part 月水金 into its days."""
    return [
        (found.start() + at, f"{day}曜") for at, day in enumerate(found.group()) if day in "月火水木金土日"
    ]


def _hours_of(part: str) -> str | None:
    if span := _SPAN.search(part) or _BARE_SPAN.search(part):
        return _span_text(span)
    if moment := _MOMENT.search(part):
        return _moment_text(moment)
    kept = _UNWANTED_PART.sub("", part)
    return next((name for pattern, name in PARTS_OF_DAY if re.search(pattern, kept)), None)


def _span_text(span: re.Match[str]) -> str:
    groups = span.groupdict()
    first = _hour(groups["half1"], groups["h1"], evening=False)
    last = _hour(
        groups["half2"] or (groups["half1"] if groups["half1"] in _AFTERNOON_WORDS else None),
        groups["h2"],
        evening=False,
    )
    if last <= first and last <= 12:
        last += 12
    return f"{first}時{_minutes(groups.get('m1'))}〜{last}時{_minutes(groups.get('m2'))}"


def _moment_text(moment: re.Match[str]) -> str:
    side = moment["side"] or ""
    after = any(word in side for word in _AFTER)
    clock = f"{_hour(moment['half1'], moment['h1'], evening=after)}時{_minutes(moment['m1'])}"
    if after:
        return clock + "以降"
    if re.search("まで|前|まえ", side):
        return clock + "まで"
    return clock + "ごろ"


def _hour(half: str | None, written: str, evening: bool) -> int:
    numbers = find_numbers(written)
    hour = numbers[0].whole if numbers else 0
    if half in _AFTERNOON_WORDS and hour < 12:
        return hour + 12
    if half in ("昼", "お昼") and hour <= 5:
        return hour + 12
    if half is None and evening and 1 <= hour <= _LAST_HOUR_TAKEN_AS_EVENING:
        return hour + 12
    return hour


def _minutes(written: str | None) -> str:
    if not written:
        return ""
    return "半" if written == "半" else ("" if written.startswith("00") else written.rstrip("分") + "分")
