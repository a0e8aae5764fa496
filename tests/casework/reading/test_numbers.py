"""Numbers are read the same however they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casework.reading import Value, read
from casework.reading.numbers import find_numbers, only_number
from casework.reading.said import Said

TODAY = date(2026, 11, 23)
KANJI = "〇一二三四五六七八九"
SMALL = ("", "十", "百", "千")
BIG = ("", "万", "億")
SOUNDS = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")


def in_kanji(number: int) -> str:
    """Write 123,000 as 十二万三千."""
    groups, rest = [], number
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    out = ""
    for place in range(len(groups) - 1, -1, -1):
        written = ""
        for position in range(3, -1, -1):
            digit = groups[place] // 10**position % 10
            if digit:
                one = digit == 1 and position in (1, 2, 3)
                written += ("" if one else KANJI[digit]) + SMALL[position]
        out += written + BIG[place] if written else ""
    return out


def in_full_width(text: str) -> str:
    """Write 128,000 as １２８，０００."""
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() else sign for sign in text)


def in_hiragana(thousands: int) -> str:
    """Write 48 thousand as よんまんはっせん."""
    ten_thousands, rest = divmod(thousands, 10)
    tens, ones = divmod(ten_thousands, 10)
    out = (SOUNDS[tens] if tens > 1 else "") + ("じゅう" if tens else "") + SOUNDS[ones]
    out += "まん" if out else ""
    return out + {0: "", 1: "せん", 3: "さんぜん", 8: "はっせん"}.get(rest, SOUNDS[rest] + "せん")


@settings(deadline=None)
@given(st.integers(1, 999_999_999))
def test_a_number_in_kanji_comes_back(number: int) -> None:
    assume(number < 10_000 or number % 10_000 not in range(1, 10))  # 十二万三 is said for 123,000
    assert only_number(in_kanji(number)) == number


@settings(deadline=None)
@given(st.integers(100, 9_999_999))
def test_yen_come_back_from_figures_commas_full_width_and_kanji(yen: int) -> None:
    for written in (
        f"{yen}円",
        f"{yen:,}円",
        in_full_width(f"{yen:,}") + "円",
        f"{in_kanji(yen)}円",
        f"¥{yen:,}",
    ):
        reading = read("savings", written, today=TODAY)
        assert isinstance(reading, Value), written
        assert reading.value == yen, written


@settings(deadline=None)
@given(st.integers(1, 99), st.integers(1, 9))
def test_mixed_figures_and_units_come_back(ten_thousands: int, thousands: int) -> None:
    yen = ten_thousands * 10_000 + thousands * 1_000
    for written in (
        f"{ten_thousands}万{thousands}千円",
        f"{ten_thousands}万{thousands}千",
        f"{ten_thousands}万{thousands}",
        f"{ten_thousands}.{thousands}万円",
        f"{ten_thousands}万{thousands}000円",
        f"{in_kanji(ten_thousands)}万{in_kanji(thousands)}千円",
        in_full_width(f"{ten_thousands}万{thousands}千"),
    ):
        reading = read("rent", written, today=TODAY)
        assert isinstance(reading, Value), written
        assert reading.value == yen, written


@settings(deadline=None)
@given(st.integers(10, 199))
def test_spoken_thousands_come_back_from_hiragana(thousands: int) -> None:
    written = in_hiragana(thousands) + "えん"
    reading = read("monthly_income", written, today=TODAY)
    assert isinstance(reading, Value), written
    assert reading.value == thousands * 1_000, written


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("家賃5万3か月", [50_000, 3]),
        ("10万8万", [100_000, 80_000]),
        ("2か月で13万", [2, 130_000]),
        ("二〇二六年", [2026]),
        ("1億2千万", [120_000_000]),
        ("5万8", [58_000]),
        ("2千5百", [2_500]),
        ("百五十", [150]),
    ],
)
def test_numbers_that_stand_together_are_told_apart(text: str, numbers: list[int]) -> None:
    assert [number.whole for number in find_numbers(text)] == numbers


@pytest.mark.parametrize(
    "text", ["払えません", "まんしょんです", "せんげつ", "がまんしてます", "じゅうしょ", "にんじん"]
)
def test_particles_and_verbs_are_no_numbers(text: str) -> None:
    assert find_numbers(Said(text).text) == []
