"""Reads a person's age (年齢): 45歳, もうすぐ40, 20代後半, 還暦, 昭和43年生まれ, 高2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from casework.reading import limits
from casework.reading.age_words import AGE_WORDS
from casework.reading.ask import Ask
from casework.reading.months import find_date, full_year, number_in
from casework.reading.numbers import Number, find_numbers
from casework.reading.outcome import Impossible, Reading, Value
from casework.reading.said import Said

_FIGURES = r"[\d〇一二三四五六七八九十]+"
_YEARS_AFTER_WORD = re.compile(
    r"(?:過ぎ|すぎ|超え|こえ|越え|まわっ|回っ|に入|にはい|になって)[^。]{0,6}?\d\d(?:歳|です|で|だ|$|。)"
)
_PASSED = re.compile(r"歳?(?:を)?(?:過ぎ|すぎ|超え|こえ|越え|まわっ|回っ|ちょい)")
_IN_SO_MANY_YEARS = re.compile(rf"(?:あと|後){_FIGURES}年(?:で|したら|すると|後に)$")
_ABOUT_WORDS = re.compile(r"あら|路|そじ|不惑")
_DECADE = re.compile(
    rf"(?P<nearly>ぎりぎり|ぎり|かろうじて)?(?P<ten>{_FIGURES})(?:(?:歳)?代(?:の)?|(?=半ば|なかば|"
    rf"前半|後半))(?P<part>前半|はじめ|初め|前期|まえ|半ば|なかば|中盤|真ん中|中頃|ど真ん中|後半|"
    rf"終わり|おわり|終盤|ぎりぎり|最後)?"
)
# The typical year of a part of a decade, and its ends: 20代後半 is 27, between 25 and 29.
_DECADE_PARTS = {
    **dict.fromkeys(("前半", "前期", "まえ"), (2, 0, 4)),
    **dict.fromkeys(("はじめ", "初め"), (1, 0, 3)),
    "後半": (7, 5, 9),
    **dict.fromkeys(("終わり", "おわり", "終盤"), (8, 7, 9)),
    **dict.fromkeys(("ぎりぎり", "最後"), (9, 8, 9)),
}
_SOMETHING = re.compile(rf"(?P<ten>{_FIGURES})(?:うん|なん|何|ちょめちょめ|いくつ|ぴー|x)(?:歳|十?代)?")
_SHORT_BIRTH_YEAR = re.compile(r"(?<!\d)'?(?P<year>\d\d)年?(?:の)?(?:\d{1,2}月)?(?:生ま|うま|生)")
_BORN = re.compile(r"生ま|うま|誕生|生年|(?:年|日|月)生")
_GRADE = re.compile(
    r"(?P<school>高校|こう|高|中学|中|大学|大|小学|小)(?:校|生)?(?P<grade>[1-6一二三四五六])(?:年|"
    r"$|で|だ|の|、|。)"
)
_BEFORE_FIRST_GRADE = {"小": 6, "中": 12, "高": 15, "こ": 15, "大": 18}
_SCHOOL_YEAR_HALF = 10  # From October on, most of a class have had their birthday.

_NOT_YET_BEFORE = re.compile(
    r"(?:もうすぐ|もうじき|もうちょっとで|もう少しで|もうすこしで|そろそろ|間もなく|まもなく|"
    r"じきに?|(?:あと|後)(?:少し|ちょっと|わずか|[\d一二三四五六七八九十数]+(?:か月|日|週間|年))"
    r"(?:で|したら|すると)?|"
    r"(?:再?来月|来週|来年|来春|来年度|再来週|明日|らいげつ|らいねん|あさって|今度|こんど|次|つぎ)"
    r"(?:の)?(?:誕生日|たんじょうび|頭|初め|はじめ|末|春|正月|夏|秋|冬|"
    r"[\d一二三四五六七八九十]+[月日])*(?:が来(?:たら|ると)|がきたら)?(?:で|に|の)?|"
    r"今年の(?:暮れ|末|終わり|大晦日|くりすます)に?(?:で)?|"
    r"(?:次|つぎ|今度)の(?:誕生日|たんじょうび)(?:で|が来たら)?|年明けに?|"
    r"年内に?|年末に?|誕生日(?:が)?(?:来|き)(?:たら|ると|れば))(?:で|に|は|、|満|いよいよ|もう)*$"
)
_NOT_YET_AFTER = re.compile(
    r"(?:歳|才)?(?:の|に)?(?:手前|てまえ|目前|間近|直前|一歩手前|寸前|前(?!半|後)|まえ|近い|ちかい|"
    r"近く(?:で|$|に)|にな(?:る|ります)(?:とこ|直前|手前|前)|になりかけ|に(?:もうすぐ|そろそろ|"
    r"まもなく|来月|来年)|まであと|になろう|に(?:も)?(?:手が)?届(?!い)|の(?:大台)?(?:が|を)?(?:目の)?前|を前に|に(?:片)?足を)"
)
_THIS_YEARS_MONTH = re.compile(
    r"(?:今年の)?(?P<month>[\d一二三四五六七八九十]+)月(?:[\d一二三四五六七八九十]+日)?(?:に|で|"
    r"の誕生日で|が来ると|が来たら)(?:満)?$"
)
_TRADITIONAL = re.compile(r"数え(?:年)?(?:で|の|は)?$|かぞえ(?:で)?$")
_NOT_AN_AGE = re.compile(
    r"歳?(?:未満|以下|以上|以内)|人|か月|月|年(?![齢金])|回|円|万|社|日|時|番|匹|%|つ(?!$)|年生|cm|kg|"
    r"度|分|代|路"
)
_RELATIVE = re.compile(
    r"(?:夫|妻|主人|旦那|だんな|嫁|家内|母|父|息子|娘|長男|次男|三男|長女|次女|三女|子ども|子供|"
    r"こども|子|上の子|下の子|兄|弟|姉|妹|彼|彼女|孫|祖母|祖父|親|相手|奥さん|配偶者)(?:が|は|も|"
    r"の|、)?(?:今|もう)?$"
)
_ANOTHER_IS = re.compile(
    rf"{_RELATIVE.pattern[: _RELATIVE.pattern.index(')') + 1]}(?:が|は|も)(?:今|もう|まだ)?$"
)
_RELATIVE_AFTER = re.compile(
    r"(?:歳)?の(?:夫|妻|主人|旦那|嫁|母|父|息子|娘|長男|次男|長女|次女|子|兄|弟|姉|妹|孫|祖|親)"
)
_SELF = re.compile(
    r"(?:私|わたし|わたくし|自分|俺|おれ|僕|ぼく|うち|本人|当方)(?:は|が|も|の歳は|、)?(?:今|もう|"
    r"満)?$"
)
_NOW = re.compile(r"(?:今は|いまは|現在は?|今|いま)(?:まだ|満|もう|、)*$")
_RANGE_GAP = re.compile(r"歳?(?:か|~|-|、|,|から|くらいか)")
_JOKE = re.compile(r"永遠|えいえん|こころは|心は")
_ROUNDED = re.compile(r"四捨五入|ししゃごにゅう")


@dataclass(frozen=True)
class _Candidate:
    number: Number
    years: int
    about: bool


def read_age(said: Said, ask: Ask) -> Reading | None:
    """Read the age in full years on the day of asking."""
    text = said.text
    if _JOKE.search(text):
        return None
    for read in (_from_birth, _from_decade, _from_word):
        value = read(said, ask)
        if value:
            return _within_limits(value)
    number = _from_number(said, ask)
    if number is not None:
        return number
    return _from_grade(said, ask)


def school_year_age(school: str, grade: int, today: date) -> int:
    """Give the age that most pupils of a grade have on a day (高2 in November: 17)."""
    had_birthday = today.month >= _SCHOOL_YEAR_HALF or today.month < 4
    return _BEFORE_FIRST_GRADE[school[0]] + grade - (0 if had_birthday else 1)


def _within_limits(value: Value) -> Reading:
    if value.value < 0:
        return Impossible("negative")
    if value.value < limits.AGE.lowest:
        return Impossible("too_small")
    if value.value > limits.AGE.highest:
        return Impossible("too_large")
    return value


def _from_birth(said: Said, ask: Ask) -> Value | None:
    text = said.text
    found = find_date(text)
    if found:
        year = full_year(found)
    else:
        found = _SHORT_BIRTH_YEAR.search(text)
        if not found:
            found = re.fullmatch(r"(?P<year>(?:19|20)\d\d)(?:です|年)?.{0,3}", text)
        if not found:
            return None
        short = number_in(found["year"])
        year = short if short > 99 else 2000 + short if short <= ask.today.year % 100 - 5 else 1900 + short
    if re.match(r"(?:に|から|で(?!す|ご|ー))(?!生|うま)", text[found.end() :]) and not _BORN.search(text):
        return None
    groups = found.groupdict()
    later = re.match(r".{0,3}?(?P<month>\d{1,2}|[一二三四五六七八九十]+)月", text[found.end() :])
    month = groups.get("month") or (later["month"] if later else None)
    age = ask.today.year - year
    details: dict[str, object] = {"birth_year": year, "kind": "birth_year", "value_year": year}
    if month:
        born = (number_in(month), number_in(groups["day"]) if groups.get("day") else 1)
        age -= born > (ask.today.month, ask.today.day)
        details["birth_month"] = born[0]
    else:
        details |= {"approximate": True, "low": age - 1, "high": age}
        age -= ask.today.month < 7  # Before July most birthdays of a year are still to come.
    return Value(age, details, said.quote(*found.span()))


def _from_decade(said: Said, ask: Ask) -> Value | None:
    found = _DECADE.search(said.text)
    if found and not _about_another(said.text, found.start(), found.end()):
        ten = number_in(found["ten"])
        if ten % 10 == 0 and 10 <= ten <= 110:
            middle, low, high = _DECADE_PARTS.get(
                "ぎりぎり" if found["nearly"] else found["part"] or "",
                (5, 3, 7) if found["part"] else (5, 0, 9),
            )
            return Value(
                ten + middle,
                {"approximate": True, "low": ten + low, "high": ten + high},
                said.quote(*found.span()),
            )
    found = _SOMETHING.search(said.text)
    if found and number_in(found["ten"]) % 10 == 0:
        ten = number_in(found["ten"])
        return Value(
            ten + 5, {"approximate": True, "low": ten + 1, "high": ten + 9}, said.quote(*found.span())
        )
    return None


def _from_word(said: Said, ask: Ask) -> Value | None:
    text = said.text
    for pattern, years in AGE_WORDS:
        found = re.search(pattern, text)
        if found and not _YEARS_AFTER_WORD.search(text, found.end()):
            about = bool(_ABOUT_WORDS.search(found.group()))
            before = _not_yet(said.text, found.start(), found.end(), ask.today)
            details = {"approximate": True} if about or before else {}
            return Value(years - before, details, said.quote(*found.span()))
    return None


def _from_number(said: Said, ask: Ask) -> Reading | None:
    text = said.text
    candidates = [
        _candidate(text, number, ask.today)
        for number in find_numbers(text)
        if not _NOT_AN_AGE.match(text, number.end) and _may_be_age(text, number)
    ]
    if not candidates or all(_ANOTHER_IS.search(text[: one.number.start]) for one in candidates):
        return None
    chosen = _the_writers(text, candidates)
    number = chosen.number
    if text[max(0, number.start - 1) : number.start] == "-" and (
        number.start == 1 or not text[number.start - 2].isdigit()
    ):
        return Impossible("negative")
    if re.search("まいなす$", text[: number.start]):
        return Impossible("negative")
    details: dict[str, object] = {}
    following = next((other for other in candidates if other.number.start > number.start), None)
    if following and _RANGE_GAP.fullmatch(text, number.end, following.number.start):
        high = (
            following.years if following.years > number.value else number.whole // 10 * 10 + following.years
        )
        if number.value < high <= number.value + 10 and chosen.years == number.whole:
            middle = (chosen.years + high) // 2
            details = {"approximate": True, "low": chosen.years, "high": high}
            return _within_limits(Value(middle, details, said.quote(number.start, following.number.end)))
    if chosen.about or _ROUNDED.search(text):
        details = {"approximate": True}
    if _ROUNDED.search(text):
        details |= {"low": chosen.years - 5, "high": chosen.years + 4}
    return _within_limits(Value(chosen.years, details, said.quote(number.start, number.end)))


def _may_be_age(text: str, number: Number) -> bool:
    if text[max(0, number.start - 1) : number.start] in ("高", "中", "小"):
        return False
    if text[number.end : number.end + 1] == "歳" or number.has_figures:
        return True
    written = text[number.start : number.end]
    return len(written) >= 2 or len(re.sub(r"です|だ|っす|[。!]", "", text)) <= 2


def _candidate(text: str, number: Number, today: date) -> _Candidate:
    years = number.whole
    before = _not_yet(text, number.start, number.end, today)
    if _TRADITIONAL.search(text[: number.start]):
        before = 1
    vague = re.search(r"(?:約|だいたい|大体|およそ)$", text[: number.start]) or re.match(
        r"歳?(?:くらい|ぐらい|ほど|前後|ちょ|過ぎ|すぎ|近|手前|おーばー)", text[number.end :]
    )
    return _Candidate(number, years - before, bool(before or vague))


def _not_yet(text: str, start: int, end: int, today: date) -> int:
    """Say 1 where the age comes only with the next birthday (もうすぐ40 is 39)."""
    before, after = text[:start], text[end:]
    if years := _IN_SO_MANY_YEARS.search(before):
        return number_in(re.sub(r"\D*?([\d〇一二三四五六七八九十]+)年.*", r"\1", years.group()))
    if _NOW.search(before):
        return 0
    month = _THIS_YEARS_MONTH.search(before)
    if month and not re.search("今度|次の|来", before):
        return int(number_in(month["month"]) > today.month and not re.match(r"歳?にな(?:った|りまし)", after))
    return int(bool(_NOT_YET_BEFORE.search(before) or _NOT_YET_AFTER.match(after)))


def _about_another(text: str, start: int, end: int) -> bool:
    return bool(_RELATIVE.search(text[:start]) or _RELATIVE_AFTER.match(text, end))


def _the_writers(text: str, candidates: list[_Candidate]) -> _Candidate:
    for candidate in candidates:
        if _SELF.search(text[: candidate.number.start]):
            return candidate
    own = [
        one for one in candidates if not _about_another(text, one.number.start, one.number.end)
    ] or candidates
    with_unit = [one for one in own if text[one.number.end : one.number.end + 1] == "歳"]
    now = [one for one in own if len(own) > 1 and _NOW.search(text[: one.number.start])]
    if len(now) == 1:
        return now[0]
    past = [one for one in own if _PASSED.match(text, one.number.end)]
    if past and len(own) == 2 and own[0] is past[0] and own[0].years < own[1].years <= own[0].years + 9:
        return own[1]
    sure = [one for one in own if one.years == one.number.whole]
    if len(own) > 1 and sure:
        return sure[0]
    return (with_unit or own)[0]


def _from_grade(said: Said, ask: Ask) -> Value | None:
    found = _GRADE.search(said.text)
    if not found or _about_another(said.text, found.start(), found.end()):
        return None
    years = school_year_age(found["school"], number_in(found["grade"]), ask.today)
    return Value(years, {"approximate": True, "low": years - 1, "high": years}, said.quote(*found.span()))
