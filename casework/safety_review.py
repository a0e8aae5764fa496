"""Dangers looked at by people: false alarms lowered with a reason, missed ones raised, both for the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock
from casework.errors import BadInput, Conflict
from casework.storage import Alarm, Case, CaseRisk, Staff

BY_HAND = "staff"
"""The rule's name of a danger that a consultant wrote: nothing heard it."""
NAMES = cases.RISKS
REASONS = {
    "said_of_past": "昔のことを話していた",
    "said_of_other": "ほかの人・作品・ニュースの話だった",
    "denied": "本人が否定していた",
    "figure_of_speech": "言い回し・冗談だった",
    "solved": "危険はもう去った",
    "other": "その他",
}


@dataclass(frozen=True)
class Reviewed:
    """A sign that people judged otherwise than the program: for whoever mends the rules."""

    risk: CaseRisk
    number: str
    kind: str  # false_alarm | missed
    reason: str
    words: str
    at: datetime


async def lower(
    session: AsyncSession, case: Case, risk_id: int, person: Staff, *, reason: str, words: str
) -> None:
    """Lower a danger; when none stands, the alarm falls silent and the case leaves the emergencies."""
    if reason == "other" and not words:
        raise BadInput("「その他」のときは、くわしく書いてください。")
    risk = await session.get(CaseRisk, risk_id)
    if risk is None or risk.case_id != case.id:
        raise BadInput("この危険のサインは見つかりません。")
    if risk.lowered_at is not None:
        raise Conflict("もう下げてあります。")
    risk.lowered_at, risk.lowered_by, risk.lowered_why = clock.now(), person.id, f"{reason}\n{words}"
    await session.flush()
    if await cases.risks_of(session, case.id):
        return
    plan = await cases.newest_plan(session, case.id)
    planned = (plan.content or {}).get("priority") if plan else None
    case.priority = planned if planned in ("high", "normal") else "high"
    case.updated_at = clock.now()
    await session.execute(
        update(Alarm)
        .where(Alarm.case_id == case.id, Alarm.taken_at.is_(None))
        .values(taken_at=clock.now(), taken_by=person.id, next_ring_at=None)
    )


async def raise_by_hand(session: AsyncSession, case: Case, name: str) -> None:
    """Write a danger that no rule heard."""
    await cases.raise_risk(session, case, name, rule=BY_HAND)


async def for_rules(session: AsyncSession, limit: int = 200) -> list[Reviewed]:
    """What whoever mends the rules should look at, newest first. It holds no word of a resident."""
    rows = await session.execute(
        select(CaseRisk, Case.number)
        .join(Case, Case.id == CaseRisk.case_id)
        .where(CaseRisk.lowered_at.is_not(None) | (CaseRisk.rule == BY_HAND))
        .order_by(CaseRisk.id.desc())
        .limit(limit)
    )
    found: list[Reviewed] = []
    for risk, number in rows:
        if risk.lowered_at is not None:
            reason, _, words = (risk.lowered_why or "").partition("\n")
            found.append(
                Reviewed(risk, number, "false_alarm", REASONS.get(reason, reason), words, risk.lowered_at)
            )
        else:
            found.append(Reviewed(risk, number, "missed", "聞きのがし", "", risk.raised_at))
    return found
