"""Two answers in one message fill two slots, and neither is guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.reading import two_answers

ALL = [
    "age",
    "household_size",
    "children",
    "monthly_income",
    "savings",
    "debt_total",
    "rent",
    "rent_arrears_months",
    "job_status",
    "job_loss_when",
    "phone",
    "contact_method",
    "contact_time",
]


@pytest.mark.parametrize(
    ("open_slot", "text", "expected"),
    [
        ("rent", "家賃は5万で、3か月たまってます", {"rent": 50_000, "rent_arrears_months": 3}),
        ("rent", "4万8千円で先月の分1ヶ月遅れてます", {"rent": 48_000, "rent_arrears_months": 1}),
        (
            "household_size",
            "3人です。中1と小4です",
            {"household_size": 3, "children": ["junior_high", "elementary"]},
        ),
        ("age", "36です。子ども2人と私で3人暮らし", {"age": 36, "household_size": 3}),
        ("savings", "7万くらい残ってます。借金はないです", {"savings": 70_000, "debt_total": 0}),
        (
            "job_status",
            "無職です。8月末に辞めました",
            {"job_status": "unemployed", "job_loss_when": "2026-08"},
        ),
        (
            "contact_method",
            "LINEがいいです。夜9時すぎなら見れます",
            {"contact_method": "line", "contact_time": "21時以降"},
        ),
        ("monthly_income", "手取り12万で、貯金は3万です", {"monthly_income": 120_000, "savings": 30_000}),
    ],
)
def test_both_answers_are_kept(open_slot: str, text: str, expected: dict[str, Any], today: date) -> None:
    found = two_answers(text, ALL, today=today, open_slot=open_slot)
    assert {slot: value.value for slot, value in found.items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "5万です",
        "3人です",
        "はい",
        "母の年金が2か月分で15万円です",
        "5万。国保も3か月払えてない",
        "息子は25歳です",
    ],
)
def test_a_single_answer_fills_no_other_slot(text: str, today: date) -> None:
    others = ["age", "rent", "rent_arrears_months", "savings", "debt_total", "job_status"]
    assert two_answers(text, others, today=today) == {}


def test_only_the_slots_that_were_asked_for_are_given(today: date) -> None:
    assert set(two_answers("家賃は5万、貯金は3万です", ["savings"], today=today)) == {"savings"}
