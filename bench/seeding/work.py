"""What was done with a made-up case: hand-over, plan, consent, meeting, decision, support, tasks, record, evaluation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from casework import crypto
from casework.plan_steps import CHANGES

if TYPE_CHECKING:
    from bench.seeding.cases import Generator

PROGRAMMES = [
    "housing_benefit",
    "household_support",
    "job_readiness",
    "job_support",
    "child_learning_support",
]


@dataclass(frozen=True)
class Opened:
    """A case that was sent in."""

    case_id: int
    talk: str
    opened: datetime
    staff_id: int | None
    closed: datetime | None


def put(rows: Generator, case: Opened, need: str) -> None:
    """The rows of what was done with a case."""
    chance = rows.chance
    rows.put(
        "handovers",
        case_id=case.case_id,
        conversation_id=case.talk,
        asked_by="bot",
        to_staff_id=case.staff_id,
        state="taken" if case.staff_id else "requested",
        requested_at=case.opened + timedelta(minutes=12),
        taken_at=case.opened + timedelta(hours=4) if case.staff_id else None,
    )
    plan_id = case.case_id * 2
    sealed = rows.plans[need]
    rows.put(
        "plans",
        id=plan_id,
        case_id=case.case_id,
        version=1,
        state="provisional",
        content=sealed,
        made_at=case.opened,
    )
    if case.staff_id is None or chance.random() > 0.3:
        return
    made = min(rows.now, case.opened + timedelta(days=chance.randint(3, 30)))
    rows.put(
        "plans",
        id=plan_id + 1,
        case_id=case.case_id,
        version=2,
        state="decided",
        content=sealed,
        staff_id=case.staff_id,
        made_at=made,
    )
    common = {"case_id": case.case_id, "plan_id": plan_id + 1, "staff_id": case.staff_id, "at": made}
    rows.put("agreements", **common, given=True, how="meeting", agreed_on=made.date())
    rows.put(
        "meetings",
        **common,
        purpose="plan",
        held_on=made.date(),
        members=rows.short[0],
        result="fit",
    )
    rows.put("decisions", **common, decided_on=made.date(), result="decided")
    rows.put(
        "services",
        case_id=case.case_id,
        staff_id=case.staff_id,
        programme=chance.choice(PROGRAMMES),
        starts_on=made.date(),
        state="ended" if case.closed else "running",
        created_at=made,
    )
    due = made + timedelta(days=chance.randint(14, 90))
    rows.put(
        "tasks",
        case_id=case.case_id,
        staff_id=case.staff_id,
        kind="monitoring",
        who="支援員",
        what=rows.short[2],
        due_on=due.date(),
        done_at=due if case.closed and due < rows.now else None,
        created_at=made,
    )
    rows.put(
        "contact_records",
        case_id=case.case_id,
        staff_id=case.staff_id,
        at=made,
        method="meeting",
        partner="resident",
        content=rows.short[2],
        from_chat=False,
        created_at=made,
    )
    if case.closed:
        rows.put(
            "evaluations",
            **common,
            evaluated_on=case.closed.date(),
            reached=rows.short[1],
            changes=json.dumps(chance.sample(list(CHANGES), 2)),
            started_work=chance.random() < 0.4,
            earned_more=chance.random() < 0.2,
            outcome="close",
        )


def sealed_plan(need: str) -> str:
    """A plan's content for a need, encrypted."""
    return crypto.encrypt(json.dumps(_plan(need), ensure_ascii=False))


def _plan(need: str) -> dict[str, Any]:
    support = {
        "programme": "housing_benefit",
        "name": "住居確保給付金",
        "why": "家賃の支払いが苦しい",
        "standing": "open",
        "requirements": [{"text": "離職から2年以内", "state": "met"}],
        "min_yen": 0,
        "max_yen": 30_000,
    }
    return {
        "intention": "家賃を払って、今の部屋に住み続けたい。",
        "challenges": [{"code": "K09", "label": "経済的困窮", "why": need}],
        "goals": [
            {
                "text": "毎月の家賃を払える",
                "sphere": "日常生活自立",
                "step": "日常生活自立",
                "due": "2027-02-28",
            }
        ],
        "supports": [support],
        "cautions": ["連絡は夕方がよい"],
        "priority": "normal",
        "work_support": need == "employment",
    }
