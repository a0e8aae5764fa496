"""Whatever is typed, reading never raises, never takes long, and quotes only what was typed."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casework.reading import (
    SLOTS,
    Declined,
    Impossible,
    Unreadable,
    Value,
    correction,
    prefill,
    read,
    two_answers,
)
from tests.pace import slowness

PIECES = [
    "家賃",
    "5万",
    "3か月",
    "滞納",
    "収入",
    "年金",
    "貯金",
    "借金",
    "円",
    "万",
    "千",
    "夫",
    "妻",
    "子ども",
    "2人",
    "と",
    "は",
    "が",
    "で",
    "45歳",
    "先月",
    "失業",
    "8月から",
    "やっぱり",
    "じゃなくて",
    "です",
    "ません",
    "ない",
    "、",
    "。",
    "12",
    "十二",
    "〇",
    "-",
    "~",
    "¥",
    "小3",
    "高校",
    "電話",
    "090",
    "line",
    "平日",
    "20時",
    "以降",
    "はい",
    "いいえ",
    "大丈夫",
    "わからない",
    "もうすぐ",
    "令和6年",
    "まで",
    "パート",
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.text(alphabet="0123456789〇一二三十百千万億か月人歳円年ーー-~、。 ", max_size=60),
)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@settings(deadline=None, max_examples=400)
@given(
    slot=st.sampled_from(SLOTS), text=TEXTS, today=DAYS, question=st.one_of(st.none(), st.text(max_size=30))
)
@example(slot="age", text="1" * 400, today=date(2026, 11, 23), question=None)
@example(slot="savings", text="\ud83d", today=date(2026, 11, 23), question="\ud83d")
@example(slot="job_loss_when", text="元年", today=date(2028, 2, 29), question=None)
def test_any_answer_is_read_to_one_of_the_four_outcomes(
    slot: str, text: str, today: date, question: str | None
) -> None:
    reading = read(slot, text, today=today, question=question)
    assert isinstance(reading, (Value, Declined, Unreadable, Impossible))
    json.dumps(reading.as_json())
    if isinstance(reading, Value) and slot != "children":
        assert reading.said in text


@settings(deadline=None, max_examples=300)
@given(text=TEXTS, today=DAYS, slots=st.lists(st.sampled_from(SLOTS), unique=True, max_size=8))
def test_any_free_text_can_be_prefilled_answered_and_corrected(
    text: str, today: date, slots: list[str]
) -> None:
    for value in prefill(text, today=today).values():
        assert value.said in text
    answers = two_answers(text, slots, today=today, open_slot=slots[0] if slots else None)
    assert set(answers) <= set(slots)
    found = correction(text, slots, today=today)
    assert found is None or found[0] in slots


@settings(deadline=None, max_examples=100)
@given(text=TEXTS)
def test_an_amount_is_never_negative_nor_beyond_its_limit(text: str) -> None:
    for slot, limit in (("monthly_income", 10_000_000), ("rent", 1_000_000), ("savings", 100_000_000)):
        reading = read(slot, text, today=date(2026, 11, 23))
        if isinstance(reading, Value):
            assert 0 <= reading.value <= limit


@pytest.mark.parametrize(
    "text",
    ["1" * 5000, "払え" * 2500, "子ども2人と" * 800, "に" * 5000, "8月から" * 1200, "(" * 5000, "1 " * 2500],
)
def test_a_flood_of_signs_is_read_in_a_moment(text: str, today: date) -> None:
    for slot in SLOTS:
        started = time.process_time()
        read(slot, text, today=today)
        assert time.process_time() - started < 1 * slowness(), slot


def test_a_usual_answer_takes_under_five_milliseconds(today: date) -> None:
    answers = [
        ("rent", "4万8千円です"),
        ("household_size", "妻と子ども2人"),
        ("job_loss_when", "去年の12月"),
        ("age", "45歳"),
    ]
    for slot, text in answers:
        read(slot, text, today=today)
    started = time.process_time()
    for _ in range(50):
        for slot, text in answers:
            read(slot, text, today=today)
    assert (time.process_time() - started) / (50 * len(answers)) < 0.005 * slowness()
