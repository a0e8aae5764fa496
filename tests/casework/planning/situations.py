"""Situations for the tests of the plan: short to write, complete to read."""

from __future__ import annotations

from datetime import date
from typing import Any

from casework.city import load_city
from casework.planning import Plan, PlanFacts, Situation, Support, make_plan

TODAY = date(2026, 11, 23)
CITY = load_city("kushiro")


def situation(
    *needs: str,
    trouble: str = "",
    risks: tuple[str, ...] = (),
    municipality: str | None = "釧路市",
    wish: str | None = None,
    facts: dict[str, Any] | None = None,
    **more: Any,
) -> Situation:
    """A situation of today in the city; `more` are answers, or fields of the situation itself."""
    fields = {name: more.pop(name) for name in ("main_need", "contact_safe", "panic", "said") if name in more}
    return Situation.model_validate(
        {
            "today": TODAY,
            "needs": needs,
            "risks": risks,
            "trouble": trouble,
            "municipality": municipality,
            "wish": wish,
            "facts": PlanFacts.model_validate(facts or {}),
            "answers": more,
            **fields,
        }
    )


def plan_of(*needs: str, **more: Any) -> Plan:
    """The plan of a situation."""
    return make_plan(situation(*needs, **more), CITY)


def found(plan: Plan, programme: str) -> Support:
    """A programme in a plan, offered or not."""
    return next(support for support in (*plan.supports, *plan.not_now) if support.programme == programme)


def states(plan: Plan, programme: str) -> dict[str, str]:
    """The state of each of a programme's conditions."""
    return {requirement.id: requirement.state for requirement in found(plan, programme).requirements}
