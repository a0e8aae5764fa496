"""Numbers as people type them: 12万3千, 12万3, 十二万三千, 98,000, 二〇二六, 数万."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KANJI_DIGITS = "〇零一二三四五六七八九"
_VALUE_OF = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1_000}
_BIG_UNITS = {"万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000}
_UNITS = _SMALL_UNITS | _BIG_UNITS

_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3,4}})+(?!\d)|\d+(?:\.\d+)?|[{_KANJI_DIGITS}]+)"
_SECTION = rf"(?=[\d{_KANJI_DIGITS}十百千])(?:{_FIGURE}?千)?(?:{_FIGURE}?百)?(?:{_FIGURE}?十)?{_FIGURE}?"
_ENDS = rf"(?![\d{_KANJI_DIGITS}十百千万億兆])"
_NUMBER = re.compile(rf"(?:{_SECTION}兆)?(?:{_SECTION}億)?(?:{_SECTION}万)?(?:{_SECTION}{_ENDS})?")
_SEVERAL = re.compile(r"(\d*|[二三四五六七八九]?)(十)?(?:数|何(?=[十百千]?[万億千百十]))([十百千]?)([万億]?)")
_PART = re.compile(rf"({_FIGURE})|([十百千万億兆])")

# After 5万, a lone digit before one of these counts something else: 家賃5万3か月.
_COUNTERS = r"か月|月|年|人|名|歳|回|社|日|時|週|つ|本|件|枚|割|%|分(?!だ)|匹|台|ヶ所|か所|番|丁目|級"
_COUNTER = re.compile(_COUNTERS)

# Beyond this many digits nothing is an amount, and a float would not hold it exactly.
_LONGEST_FIGURE = 15
# 百万億, 1京: said in jest; the number only has to be beyond every limit.
_BEYOND = re.compile("[億兆京]+")
_NONSENSE = 10**16
# After these units a lone last digit is said for their tenths: 12万3, 3千5.
_TENTHS_OF = (1_000, 10_000, 100_000_000)

# "several" (数) is taken as three; people who say it mean two to six.
_SEVERAL_LEAST, _SEVERAL_TYPICAL, _SEVERAL_MOST = 2, 3, 6


@dataclass(frozen=True)
class Number:
    """A number in a text, and how it was written."""

    value: float
    start: int
    end: int
    has_unit: bool  # 万, 千, 百 or 十 was written
    has_figures: bool  # 0-9 was written
    low: float | None = None
    high: float | None = None

    @property
    def whole(self) -> int:
        """The value without a fraction."""
        return round(self.value)


def find_numbers(text: str) -> list[Number]:
    """Find the numbers of a folded text, from left to right."""
    return list(_scan(text))


def only_number(text: str) -> int | None:
    """Read a text that is a number and nothing else, else None."""
    numbers = find_numbers(text)
    if len(numbers) == 1 and (numbers[0].start, numbers[0].end) == (0, len(text)):
        return numbers[0].whole
    return None


def _scan(text: str) -> Iterator[Number]:
    at = 0
    while at < len(text):
        several = _SEVERAL.match(text, at)
        number: Number | None
        if several:
            number = _several(several)
        else:
            found = _NUMBER.match(text, at)
            number = _counted(text, found) if found and found.end() > at else None
        if number is None:
            at += 1
        else:
            yield number
            at = number.end


def _counted(text: str, found: re.Match[str]) -> Number:
    start, end = found.span()
    written = found.group()
    if _COUNTER.match(text, end):
        tail = re.search(rf"(?<=[万千億])[\d{_KANJI_DIGITS}]+$", written)
        if tail:
            written, end = written[: tail.start()], start + tail.start()
    beyond = _BEYOND.match(text, end)
    if beyond:
        return Number(float(_NONSENSE), start, beyond.end(), True, False)
    in_kanji = not written[-1:].isascii()
    colloquial = text[end : end + 1] != "円" or not (in_kanji or re.search(r"[億万]..", written))
    return Number(
        value=_evaluate(written, colloquial),
        start=start,
        end=end,
        has_unit=any(sign in _UNITS for sign in written),
        has_figures=any(sign.isdigit() and sign.isascii() for sign in written),
    )


def _evaluate(written: str, colloquial: bool) -> float:
    """Add up 十二万三千; a lone last digit counts the unit below: 12万3 is 123,000."""
    total = section = 0.0
    figure: float | None = None
    length = last_unit = 0
    for part in _PART.finditer(written):
        if part[1]:
            figure, length = _figure(part[1]), len(part[1])
            continue
        unit = _UNITS[part[2]]
        if unit in _SMALL_UNITS.values():
            section += (1 if figure is None else figure) * unit
        else:
            section += figure or 0
            total += (section or 1) * unit
            section = 0.0
        figure, last_unit = None, unit
    if figure is None:
        return total + section
    counts_tenths = written[-1].isascii() or last_unit == 10_000
    if colloquial and counts_tenths and last_unit in _TENTHS_OF and figure >= 1 and length <= 2:
        figure *= last_unit // (10 if length == 1 else 100)
    return total + section + figure


def _figure(written: str) -> float:
    written = written.replace(",", "")[:_LONGEST_FIGURE]
    if written[0] in _VALUE_OF:
        return float(int("".join(str(_VALUE_OF[sign]) for sign in written)))
    return float(written)


def _several(found: re.Match[str]) -> Number:
    before, ten, small, big = found.groups()
    unit = _SMALL_UNITS.get(small, 1) * _BIG_UNITS.get(big, 1)
    base = 0.0
    if ten:
        base = (_figure(before) if before else 1) * 10
    elif before:
        base = _figure(before)
        base = base if base >= 10 else 0
    ends = [(base + several) * unit for several in (_SEVERAL_LEAST, _SEVERAL_TYPICAL, _SEVERAL_MOST)]
    return Number(ends[1], found.start(), found.end(), bool(small or big), False, low=ends[0], high=ends[2])
