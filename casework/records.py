"""支援経過記録: one entry a contact; the first one is written from the chat."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock, search
from casework.questions import QUESTIONS
from casework.storage import Case, ContactRecord
from casework.talk.wording import NEED_LABELS, RISK_LABELS, value_in_words

METHODS = {
    "chat": "チャット",
    "phone": "電話・連絡",
    "meeting": "面談",
    "visit": "訪問・同行",
    "office_meeting": "所内会議",
    "plan_meeting": "支援調整会議（プラン策定）",
    "evaluation_meeting": "支援調整会議（プラン評価）",
    "other_meeting": "その他の会議",
    "agency": "他機関との電話照会・協議",
    "other": "その他",
}
PARTNERS = {
    "resident": "本人",
    "family": "家族",
    "welfare": "福祉事務所",
    "hello_work": "ハローワーク",
    "shakyo": "社会福祉協議会",
    "medical": "医療機関",
    "school": "学校",
    "other": "その他",
}


async def of_case(session: AsyncSession, case_id: int) -> list[ContactRecord]:
    """The entries of a case, newest contact first."""
    rows = await session.scalars(
        select(ContactRecord)
        .where(ContactRecord.case_id == case_id)
        .order_by(ContactRecord.at.desc(), ContactRecord.id.desc())
    )
    return list(rows)


async def write(
    session: AsyncSession,
    case: Case,
    *,
    staff_id: int | None,
    at: datetime,
    method: str,
    partner: str,
    content: str,
    next_step: str | None = None,
    minutes: int | None = None,
    from_chat: bool = False,
) -> ContactRecord:
    """Write an entry."""
    row = ContactRecord(
        case_id=case.id,
        staff_id=staff_id,
        at=at,
        method=method,
        partner=partner,
        minutes=minutes,
        content=content,
        next_step=next_step,
        from_chat=from_chat,
        created_at=clock.now(),
    )
    session.add(row)
    case.updated_at = clock.now()
    await session.flush()
    await search.add(session, case.id, content, next_step)
    return row


async def write_from_chat(session: AsyncSession, case: Case) -> ContactRecord | None:
    """The first entry, from what the resident told the automatic desk; once."""
    known = await session.scalar(
        select(ContactRecord.id).where(ContactRecord.case_id == case.id, ContactRecord.from_chat)
    )
    if known is not None:
        return None
    return await write(
        session,
        case,
        staff_id=None,
        at=case.submitted_at or case.opened_at,
        method="chat",
        partner="resident",
        content=await _summary(session, case),
        from_chat=True,
    )


async def _summary(session: AsyncSession, case: Case) -> str:
    answers = await cases.answers_of(session, case.id)
    needs = [NEED_LABELS.get(need.name, need.name) for need in await cases.needs_of(session, case.id)]
    risks = [
        RISK_LABELS.get(name, name)
        for name in sorted({risk.name for risk in await cases.risks_of(session, case.id)})
    ]
    lines = [f"チャット（自動応答）で受け付け。受付番号 {case.number}。"]
    if risks:
        lines.append(f"危険のサイン：{'、'.join(risks)}")
    if needs:
        lines.append(f"相談したいこと：{'、'.join(needs)}")
    for question in QUESTIONS:
        row = answers.get(question.slot)
        if row is None or not question.in_summary or question.slot == "needs":
            continue
        if row.declined:
            lines.append(f"{question.label}：答えない")
        elif row.unread:
            lines.append(f"{question.label}：「{row.said or ''}」（読み取れず）")
        elif row.value is not None:
            lines.append(f"{question.label}：{_shown(question.slot, row.value)}")
    return "\n".join(lines)


def _shown(slot: str, value: object) -> str:
    try:
        return value_in_words(slot, value)
    except (KeyError, TypeError, ValueError):
        return str(value)
