"""The rule language: what nobody said stays unknown, and never becomes a no."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.city.rules import AllOf, AnyOf, compiled, judge, unknown_words
from casework.city.vocabulary import BASE

NOTHING = dict.fromkeys(BASE.words)
THREE = (True, False, None)


def said(**facts: object) -> dict[str, object]:
    """Facts with these known and all others not."""
    return {**NOTHING, **facts}


def test_a_comparison_with_an_unknown_fact_is_not_known() -> None:
    assert judge("savings <= rent", said(savings=1), BASE) is None


def test_a_known_yes_decides_an_or() -> None:
    assert judge("need_housing or rent_arrears_months >= 2", said(need_housing=True), BASE) is True


def test_a_known_no_decides_an_and() -> None:
    assert judge("need_housing and rent_arrears_months >= 2", said(need_housing=False), BASE) is False


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert judge("not on_public_assistance", NOTHING, BASE) is None


def test_a_list_of_words_is_asked_like_any_fact() -> None:
    rule = 'job_status in ["unemployed", "on_leave"]'
    assert judge(rule, NOTHING, BASE) is None
    assert judge(rule, said(job_status="on_leave"), BASE) is True
    assert judge(rule, said(job_status="employed"), BASE) is False


@pytest.mark.parametrize(("left", "right"), list(product(THREE, THREE)))
def test_any_and_all_read_as_or_and_and(left: bool | None, right: bool | None) -> None:
    facts = said(tenant=left, main_earner=right)
    either = judge(AnyOf(any=("tenant", "main_earner")), facts, BASE)
    both = judge(AllOf(all=("tenant", "main_earner")), facts, BASE)
    assert either is judge("tenant or main_earner", facts, BASE)
    assert both is judge("tenant and main_earner", facts, BASE)


@given(
    st.dictionaries(st.sampled_from(["tenant", "main_earner", "wants_work"]), st.booleans()),
    st.sampled_from(["tenant", "main_earner", "wants_work"]),
    st.sampled_from(
        [
            "tenant and main_earner or wants_work",
            "not tenant or (main_earner and not wants_work)",
            "not (tenant and main_earner) and not wants_work",
        ]
    ),
)
def test_forgetting_a_fact_never_turns_a_yes_into_a_no(
    facts: dict[str, bool], forgotten: str, rule: str
) -> None:
    known = judge(rule, said(**facts), BASE)
    after = judge(rule, said(**{name: value for name, value in facts.items() if name != forgotten}), BASE)
    assert after is None or after is known


def test_what_is_missing_is_named_in_the_rules_order() -> None:
    assert unknown_words("savings <= asset_cap and rent > 0", said(rent=1), BASE) == ["savings", "asset_cap"]


@pytest.mark.parametrize(
    "rule",
    [
        "savins <= 3",
        "savings <=",
        'savings <= "a"',
        '__import__("os")',
        "savings.__class__",
        "$max([savings, 2]) > 1",
    ],
)
def test_what_can_not_be_read_is_refused_when_the_file_is_read(rule: str) -> None:
    with pytest.raises(ValueError, match="条件"):
        compiled(rule, BASE)
