"""「やっぱり…」 changes the answer that it names, and a plain answer changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.reading import correction

ANSWERED = [
    "age",
    "household_size",
    "children",
    "monthly_income",
    "savings",
    "debt_total",
    "rent",
    "rent_arrears_months",
    "job_status",
    "phone",
    "contact_method",
    "name_or_alias",
]


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("やっぱり家賃は5万", "rent", 50_000),
        ("すみません今月分もまだでした。なので2ヶ月です", "rent_arrears_months", 2),
        ("3人じゃなくて4人です", "household_size", 4),
        ("家賃5万じゃなくて6万です", "rent", 60_000),
        ("さっきの貯金、3万でした", "savings", 30_000),
        ("実は借金が30万あります", "debt_total", 300_000),
        ("やっぱりLINEがいいです", "contact_method", "line"),
        ("違いました、パートは8万です", "monthly_income", 80_000),
        ("子どもは小4じゃなくて中1です", "children", ["junior_high"]),
        ("家賃の滞納、2か月でした。間違えました", "rent_arrears_months", 2),
        ("やっぱり45です", "age", 45),
        ("訂正します。収入は月9万です", "monthly_income", 90_000),
    ],
)
def test_a_correction_names_its_slot_and_its_new_value(text: str, slot: str, value: Any, today: date) -> None:
    found = correction(text, ANSWERED, today=today)
    assert found is not None
    assert found[0] == slot
    assert found[1] is not None
    assert found[1].value == value


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("収入まちがえた", "monthly_income"),
        ("電話番号間違えました", "phone"),
        ("名前を変えたいです", "name_or_alias"),
    ],
)
def test_a_slot_that_is_only_named_is_to_be_asked_again(text: str, slot: str, today: date) -> None:
    assert correction(text, ANSWERED, today=today) == (slot, None)


@pytest.mark.parametrize(
    "text", ["5万です", "すみません、3人です", "はい", "いいえ、違います", "家賃は5万です", "無職です"]
)
def test_a_plain_answer_is_no_correction(text: str, today: date) -> None:
    assert correction(text, ANSWERED, today=today) is None


def test_what_was_never_answered_is_not_corrected(today: date) -> None:
    assert correction("やっぱり家賃は5万", ["age", "savings"], today=today) is None


def test_a_bare_new_amount_changes_the_amount_that_was_answered_last(today: date) -> None:
    found = correction("5万じゃなくて6万です", ["rent", "savings"], today=today)
    assert found is not None
    assert found[0] == "savings"
