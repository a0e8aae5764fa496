"""Years and months as they are said: 令和6年3月末, R6.3, 去年の12月, 半年前, お盆, 8月 (年月)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from casework.reading import calendar_words as words
from casework.reading.numbers import find_numbers

_N = r"[\d〇一二三四五六七八九十元]+"
_ERA = (
    rf"(?P<era>令和|れいわ|平成|へいせい|昭和|しょうわ|大正|たいしょう|(?<![a-z])[rhst])"
    rf"\.?(?P<era_year>{_N})(?:年|(?=[./-]\d)|(?![\d]))"
)
_ERA_DATE = re.compile(
    rf"{_ERA}度?(?:の)?(?:(?:[./-])?(?P<month>{_N})(?:月|(?![\d]))(?:の)?(?:[./-]?(?P<day>{_N})"
    rf"日?)?)?"
)
_WESTERN_DATE = re.compile(
    rf"(?P<year>(?<!\d)\d{{4}}|[一二][〇九八][〇一二三四五六七八九]{{2}})(?:年度?(?:の)?|[./-])"
    rf"(?:(?P<month>{_N})(?:月|(?!\d))(?:の)?(?:[./-]?(?P<day>{_N})日?)?)?"
)
_COMPACT_DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?(?!\d)")
_SHORT_YEAR_DATE = re.compile(
    rf"(?<!\d)'?(?P<year>\d\d)年(?!前|間|くら|ぐら|ほど|勤|近|以|半|は|働|も|生)"
    rf"(?:の)?(?:(?P<month>{_N})月)?"
)
_BARE_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?![\d円万千])")

_MONTH_NUMBER = re.compile(
    rf"(?<![\d一二三四五六七八九十])(?P<month>{_N})月(?!額|収|給)(?:の)?(?:(?P<day>{_N})日(?!間|前)"
    rf")?"
)
_SLASHED = re.compile(r"(?<![\d/.])(?P<month>1[0-2]|0?[1-9])/(?P<day>[0-3]?\d)(?![\d/])")

_AGO = (
    r"(?:くらい|ぐらい|ほど|近く|と?ちょっと|と?少し|ばかり|以上|弱|強|ちょい)*(?:も)?(?:前|まえ|経|たち|たっ|"
    r"たつ|になり)"
)
_HALF_YEAR_AGO = re.compile(rf"半年(?:と?(?P<extra>{_N})か月)?{_AGO}|はんとし{_AGO}")
_YEARS_AGO = re.compile(rf"(?P<years>{_N}|数)年(?P<half>半|はん)?(?:と?(?P<months>{_N})か月)?{_AGO}")
_MONTHS_AGO = re.compile(
    rf"(?P<months>{_N}|数|半)か月(?P<half>半)?{_AGO}|(?P<months2>{_N})月(?:くらい|ぐらい|"
    rf"ほど)?(?:前|まえ)"
)
_HALF_MONTH_AGO = re.compile(rf"半月{_AGO}")
_WEEKS_AGO = re.compile(rf"(?P<weeks>{_N}|数)週間?{_AGO}")
_DAYS_AGO = re.compile(rf"(?P<days>{_N}|数)日{_AGO}")
_CORONA = re.compile(r"ころな|新型ういるす|緊急事態宣言")
# The first wave and the first state of emergency.
_CORONA_MONTH = (2020, 4)
_SEVERAL = 3
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_MONTH = 30


@dataclass(frozen=True)
class Month:
    """A calendar month, where it was said, and how sure it is."""

    year: int
    month: int
    start: int
    end: int
    about: bool = False
    day: int | None = None
    year_only: bool = False
    year_said: bool = False

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def months_until(self, today: date) -> int:
        """Count the months from this one to today's."""
        return (today.year - self.year) * 12 + today.month - self.month


class NoSuchDateError(ValueError):
    """A month 13 or a day 32 was written."""


def find_month(text: str, today: date) -> Month | None:
    """Find the month that a text speaks of, the past one where both could be meant."""
    for read in (_dated, _ago, _relative_year, _relative_month, _relative_day, _plain_month, _corona):
        found = read(text, today)
        if found:
            return found
    return None


def number_in(text: str) -> int:
    """Read the figures of a date: 元, 十二, 12."""
    if text == "元":
        return 1
    if text == "数":
        return _SEVERAL
    if text == "半":
        return 0
    numbers = find_numbers(text)
    return numbers[0].whole if numbers else 0


def full_year(found: re.Match[str]) -> int:
    """Give the western year of a match that names an era or a year."""
    groups = found.groupdict()
    if groups.get("era"):
        return words.ERAS[groups["era"]] + number_in(groups["era_year"])
    year = number_in(groups["year"])
    return year if year > 99 else year + 2000


def find_date(text: str) -> re.Match[str] | None:
    """Find a written date with its year: 令和6年3月, 1985/12/4, 19851204."""
    return _ERA_DATE.search(text) or _COMPACT_DATE.search(text) or _WESTERN_DATE.search(text)


def _dated(text: str, today: date) -> Month | None:
    found = find_date(text) or _SHORT_YEAR_DATE.search(text) or _BARE_YEAR.search(text)
    if not found:
        return None
    groups = found.groupdict()
    year = full_year(found)
    if groups.get("month"):
        return _month(year, number_in(groups["month"]), found, day=_day(groups.get("day")))
    season = _season_in(text[found.end() :][:8])
    if season:
        return Month(_winter_year(year, season, text), season, *found.span(), about=True, year_said=True)
    return _middle_of(year, found, today)


def _month(year: int, month: int, found: re.Match[str], day: int | None = None) -> Month:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LONGEST[month - 1]):
        raise NoSuchDateError
    return Month(year, month, *found.span(), day=day, year_said=True)


def _checked(found: re.Match[str]) -> int:
    """Give the month of a day like 2月31日, if there is such a day."""
    month = number_in(found["month"])
    day = number_in(found["day"]) if found["day"] else 1
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        raise NoSuchDateError
    return month


def _day(written: str | None) -> int | None:
    return number_in(written) if written else None


def _middle_of(year: int, found: re.Match[str], today: date) -> Month:
    """Only a year was said: its middle, or what is past of it."""
    month = min(7, max(1, today.month)) if year == today.year else 7
    return Month(year, month, *found.span(), about=True, year_only=True, year_said=True)


def _relative_year(text: str, today: date) -> Month | None:
    if found := words.SCHOOL_YEAR_ENDED.search(text):
        ended = today.year if today.month >= 4 else today.year - 1
        return Month(ended, 3, *found.span(), about=True, year_said=True)
    found = words.YEAR_WORD.search(text)
    if not found:
        return None
    year = today.year + words.YEAR_WORDS[found.group()]
    rest = text[found.end() :]
    number = _MONTH_NUMBER.search(rest) or _SLASHED.search(rest)
    if number:
        month = _checked(number)
        return Month(year, month, found.start(), found.end() + number.end(), year_said=True)
    if re.match(r"に(?:入|な)って|明け|早々|初", rest):
        return Month(year, 1, *found.span(), about=True, year_said=True)
    if re.match(r"の?(?:今頃|いまごろ|今ごろ|今時分|今の時期|同じ)", rest):
        return Month(year, today.month, *found.span(), about=True, year_said=True)
    season = _season_in(rest)
    if season:
        return Month(_winter_year(year, season, rest), season, *found.span(), about=True, year_said=True)
    if re.search(r"(?:終わ|おわ|末)", rest[:4]):
        return Month(year, 12, *found.span(), about=True, year_said=True)
    if re.search(r"(?:初|はじ|始)", rest[:4]):
        return Month(year, 1, *found.span(), about=True, year_said=True)
    if re.search("前半|上半期", rest[:5]):
        return Month(year, 4, *found.span(), about=True, year_said=True)
    if re.search("後半|下半期", rest[:5]):
        return Month(year, 10, *found.span(), about=True, year_said=True)
    return _middle_of(year, found, today)


def _winter_year(year: int, season: int, text: str) -> int:
    """去年の冬 began in that year's December, so its January is the next year's; 年明け is not."""
    return (
        year + 1
        if season == 1 and re.search("冬|ふゆ", text) and not re.search("今年|ことし", text)
        else year
    )


def _season_in(text: str) -> int | None:
    for pattern, month in words.SEASONS:
        if pattern.search(text):
            return month
    return None


def _relative_month(text: str, today: date) -> Month | None:
    found = words.MONTH_WORD.search(text)
    return _months_away(today, words.MONTH_WORDS[found.group()], found) if found else None


def _months_away(today: date, months: int, found: re.Match[str], about: bool = False) -> Month:
    count = today.year * 12 + today.month - 1 + months
    return Month(count // 12, count % 12 + 1, *found.span(), about=about)


def _ago(text: str, today: date) -> Month | None:
    if found := _HALF_YEAR_AGO.search(text):
        return _months_away(today, -6 - number_in(found["extra"] or "〇"), found, about=True)
    if found := _YEARS_AGO.search(text):
        return _years_ago(text, today, found)
    if found := _MONTHS_AGO.search(text):
        months = number_in(found["months"] or found["months2"])
        if found["half"] or found["months"] == "半":
            return _days_away(today, months * _DAYS_IN_MONTH + 15, found)
        return _months_away(today, -months, found, about=True)
    if found := _HALF_MONTH_AGO.search(text):
        return _days_away(today, 15, found)
    if found := _WEEKS_AGO.search(text):
        return _days_away(today, 7 * number_in(found["weeks"]), found)
    if found := _DAYS_AGO.search(text):
        return _days_away(today, number_in(found["days"]), found)
    return None


def _years_ago(text: str, today: date, found: re.Match[str]) -> Month:
    years = number_in(found["years"])
    rest = text[found.end() :]
    if number := _MONTH_NUMBER.search(rest):
        return _month(today.year - years, number_in(number["month"]), found)
    season = _season_in(rest)
    if season:
        return Month(_winter_year(today.year - years, season, rest), season, *found.span(), about=True)
    months = 12 * years + (6 if found["half"] else 0) + number_in(found["months"] or "〇")
    return _months_away(today, -months, found, about=True)


def _days_away(today: date, days: int, found: re.Match[str]) -> Month:
    day = today - timedelta(days=days)
    return Month(day.year, day.month, *found.span(), about=True)


def _relative_day(text: str, today: date) -> Month | None:
    for pattern, days in words.DAY_WORDS:
        found = pattern.search(text)
        if found and not re.match(r"の?(?:\d|[一二三四五六七八九十])+月|の?[春夏秋冬]", text[found.end() :]):
            return _days_away(today, days, found)
    return None


def _plain_month(text: str, today: date) -> Month | None:
    """A month without a year is the last one that is past: in November, 12月 was last year's."""
    found = _MONTH_NUMBER.search(text) or _SLASHED.search(text)
    if found:
        month = _checked(found)
        return Month(_last_year_with(month, today), month, *found.span())
    for pattern, month in words.SEASONS:
        if found := pattern.search(text):
            return Month(_last_year_with(month, today), month, *found.span(), about=True)
    return None


def _last_year_with(month: int, today: date) -> int:
    return today.year if month <= today.month else today.year - 1


def _corona(text: str, today: date) -> Month | None:
    found = _CORONA.search(text)
    return Month(*_CORONA_MONTH, *found.span(), about=True) if found else None
