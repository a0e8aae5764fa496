"""The promise of the plan: what a person did not say is never held against them."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from casework.planning import DECLINED, Plan, make_plan
from tests.casework.planning.situations import CITY, situation

ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "age": st.integers(15, 90),
    "household_size": st.integers(1, 8),
    "monthly_income": st.integers(0, 500_000),
    "savings": st.integers(0, 4_000_000),
    "debt_total": st.integers(0, 8_000_000),
    "rent": st.integers(0, 90_000),
    "rent_arrears_months": st.integers(0, 12),
    "job_status": st.sampled_from(
        ["employed", "part_time", "self_employed", "unemployed", "on_leave", "retired"]
    ),
    "job_loss_when": st.sampled_from(["2026-10", "2025-11", "2024-10", "2020-04", "2006"]),
    "children": st.lists(
        st.sampled_from(["preschool", "elementary", "junior_high", "high_school", "other"]),
        max_size=3,
        unique=True,
    ),
}
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "main_earner": st.booleans(),
    "wants_work": st.booleans(),
    "tax_exempt": st.booleans(),
    "on_public_assistance": st.booleans(),
    "similar_benefit": st.booleans(),
    "job_search_break": st.booleans(),
    "income_dropped": st.booleans(),
}
NEEDS = st.sets(st.sampled_from(["housing", "household_budget", "child_learning", "employment"]), min_size=1)
GENTLY = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def failed(plan: Plan) -> set[tuple[str, str]]:
    """Every condition that a plan calls not met."""
    return {
        (support.programme, requirement.id)
        for support in (*plan.supports, *plan.not_now)
        for requirement in support.requirements
        if requirement.state == "not_met"
    }


@GENTLY
@given(needs=NEEDS)
def test_with_nothing_known_nothing_is_refused(needs: set[str]) -> None:
    plan = make_plan(situation(*needs, municipality=None), CITY)
    for support in plan.not_now:
        assert support.programme in ("job_retention",), support.programme


@GENTLY
@given(data=st.data(), needs=NEEDS)
def test_forgetting_or_declining_an_answer_never_makes_a_condition_fail(
    data: st.DataObject, needs: set[str]
) -> None:
    answers = data.draw(st.fixed_dictionaries({}, optional=ANSWERS))
    # Somebody alone has no child at home: the two answers would contradict each other, not complete each other.
    assume(answers.get("household_size", 9) > len(answers.get("children", [])))
    facts = data.draw(st.fixed_dictionaries({}, optional=FACTS))
    kept = data.draw(st.sets(st.sampled_from([*answers, *facts]))) if answers or facts else set()
    mark = data.draw(st.sampled_from([None, DECLINED]))
    less = {name: value if name in kept else mark for name, value in answers.items()}
    fewer = {name: value for name, value in facts.items() if name in kept}
    before = make_plan(situation(*needs, facts=facts, **answers), CITY)
    after = make_plan(situation(*needs, facts=fewer, **less), CITY)
    looked_at = {support.programme for support in (*before.supports, *before.not_now)}
    assert {entry for entry in failed(after) if entry[0] in looked_at} <= failed(before)


@GENTLY
@given(data=st.data(), needs=NEEDS)
def test_an_amount_runs_from_a_least_to_a_most(data: st.DataObject, needs: set[str]) -> None:
    answers = data.draw(st.fixed_dictionaries({}, optional=ANSWERS))
    plan = make_plan(situation(*needs, **answers), CITY)
    for support in (*plan.supports, *plan.not_now):
        if support.max_yen is None:
            continue
        assert support.min_yen is not None
        assert 0 <= support.min_yen <= support.max_yen
        if any(requirement.state != "met" for requirement in support.requirements):
            assert support.min_yen == 0


@GENTLY
@given(data=st.data(), needs=NEEDS)
def test_more_savings_never_open_a_door(data: st.DataObject, needs: set[str]) -> None:
    others = {name: values for name, values in ANSWERS.items() if name != "savings"}
    answers = data.draw(st.fixed_dictionaries({"savings": ANSWERS["savings"]}, optional=others))
    richer = {**answers, "savings": answers["savings"] + data.draw(st.integers(1, 2_000_000))}
    poor = make_plan(situation(*needs, **answers), CITY)
    rich = make_plan(situation(*needs, **richer), CITY)
    looked_at = {support.programme for support in (*rich.supports, *rich.not_now)}
    about_savings = {entry for entry in failed(poor) if entry[1] == "assets" and entry[0] in looked_at}
    assert about_savings <= failed(rich)
