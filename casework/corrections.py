"""Correcting what was read (訂正): by a consultant, in place; what stood before stays as history."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, questions
from casework.errors import BadInput
from casework.storage import Answer, Case
from casework.talk.wording import JOB_LABELS, METHOD_LABELS, STAGE_LABELS, TODAY_LABELS

NUMBERS = {
    "age": ("歳", 130),
    "household_size": ("人", 30),
    "rent": ("円", 10_000_000),
    "rent_arrears_months": ("か月分", 600),
    "monthly_income": ("円", 100_000_000),
    "savings": ("円", 10_000_000_000),
    "debt_total": ("円", 100_000_000_000),
}
CHOICES = {
    "job_status": JOB_LABELS,
    "contact_method": METHOD_LABELS,
    "contact_safe": {"yes": "連絡しても安全", "no": "電話や手紙はしないでほしい"},
}
LISTS = {"children": STAGE_LABELS, "today": TODAY_LABELS}


def label(slot: str) -> str:
    """What a slot is called."""
    return questions.label(slot)


def field_of(slot: str) -> dict[str, Any]:
    """Which field a correction of this slot is written in."""
    if slot in NUMBERS:
        return {"kind": "number", "unit": NUMBERS[slot][0]}
    if slot in CHOICES:
        return {"kind": "choice", "choices": CHOICES[slot]}
    if slot in LISTS:
        return {"kind": "list", "choices": LISTS[slot]}
    if slot == "job_loss_when":
        return {"kind": "month"}
    return {"kind": "text"}


def value_from(slot: str, given: list[str]) -> Any:
    """The value that a correction means; BadInput with a clear sentence."""
    first = (given[0] if given else "").strip()
    if slot in LISTS:
        unknown = [name for name in given if name and name not in LISTS[slot]]
        if unknown:
            raise BadInput("選択肢から選んでください。")
        return [name for name in given if name]
    if not first:
        raise BadInput("新しい内容を入れてください。")
    if slot in NUMBERS:
        digits = first.replace(",", "")
        if not digits.isdecimal() or int(digits) > NUMBERS[slot][1]:
            raise BadInput("数字で入れてください。")
        return int(digits)
    if slot == "contact_safe":
        return first == "yes"
    if slot in CHOICES:
        if first not in CHOICES[slot]:
            raise BadInput("選択肢から選んでください。")
        return first
    if len(first) > 2_000:
        raise BadInput("2,000文字までにしてください。")
    return first


async def history_of(session: AsyncSession, case_id: int) -> dict[str, list[Answer]]:
    """Every answer of a case by slot, the newest first."""
    rows = await session.scalars(select(Answer).where(Answer.case_id == case_id).order_by(Answer.id.desc()))
    found: dict[str, list[Answer]] = {}
    for row in rows:
        found.setdefault(row.slot, []).append(row)
    return found


async def correct(session: AsyncSession, case: Case, slot: str, given: list[str], *, staff_id: int) -> None:
    """Write what a consultant knows to be right; what the resident said stays beside it."""
    standing = (await cases.answers_of(session, case.id)).get(slot)
    if standing is None:
        raise BadInput("この項目には、まだ答えがありません。")
    await cases.record_answer(
        session,
        case,
        slot,
        value=value_from(slot, given),
        said=standing.said,
        source="consultant",
        staff_id=staff_id,
    )
