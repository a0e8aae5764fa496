"""What was ticked at the 評価 is the same on the case page, in the statistics and on the office's form."""

from __future__ import annotations

import pytest

from casework import clock
from casework.plan_steps import CHANGES
from tests.desk.console.conftest import Desk, Person

pytestmark = pytest.mark.slow


def test_the_ticked_changes_stand_ticked_on_the_forms(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    path = f"/console/cases/{number}"
    consultant.send(f"{path}/take")
    answer = consultant.send(
        f"{path}/evaluations",
        on=str(clock.today()),
        reached="家賃を払えた",
        change=["housing", "sos"],
        outcome="replan",
    )
    assert answer.status_code == 303
    form = consultant.see(f"{path}/forms/evaluation")
    for code, name in CHANGES.items():
        assert f"{'☑' if code in ('housing', 'sos') else '☐'} {name}" in form
    assert "再プランして継続" in form
    assert f"{CHANGES['housing']}、{CHANGES['sos']}" in consultant.see(f"{path}?tab=work")
