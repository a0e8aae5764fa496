"""A case as the contract gives it (`GET /api/cases/{number}`): one JSON object, everything known."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, consents
from casework.storage import Case, Message


def _short(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "status": case.status,
        "priority": case.priority,
        "channel": case.channel,
        "municipality": case.municipality,
        "opened_at": case.opened_at.isoformat(),
    }


def message_json(row: Message) -> dict[str, Any]:
    """A message as the talk shows it; one that was unsent has no text."""
    return {
        "id": row.id,
        "author": row.author,
        "kind": row.kind,
        "text": "" if row.unsent_at else row.text,
        "extra": None if row.unsent_at else row.extra,
        "unsent": row.unsent_at is not None,
        "reply_to": row.reply_to,
        "at": row.created_at.isoformat(),
    }


async def in_list(session: AsyncSession, case: Case) -> dict[str, Any]:
    """A case as a row of the list."""
    needs = await cases.needs_of(session, case.id)
    risks = await cases.risks_of(session, case.id)
    return {
        **_short(case),
        "needs": [{"name": need.name, "source": need.source} for need in needs],
        "risks": [{"name": risk.name, "message_id": risk.message_id} for risk in risks],
    }


async def whole(session: AsyncSession, case: Case) -> dict[str, Any]:
    """A case with everything: answers with what was said, the plan, consents and the talk."""
    answers = await cases.answers_of(session, case.id)
    plan = await cases.newest_plan(session, case.id)
    content = dict(plan.content) if plan else None
    challenges = content.get("challenges", []) if content else []
    return {
        **await in_list(session, case),
        "issues": [challenge["code"] for challenge in challenges],
        "answers": {
            slot: {
                "value": row.value,
                "declined": row.declined,
                "unread": row.unread,
                "said": row.said,
                "source": row.source,
            }
            for slot, row in answers.items()
        },
        "plan": {**content, "version": plan.version, "state": plan.state} if plan and content else None,
        "consents": [
            {
                "purpose": row.purpose,
                "given": row.given,
                "wording": row.wording,
                "channel": row.channel,
                "at": row.at.isoformat(),
            }
            for row in await consents.of_case(session, case.id)
        ],
        "transcript": [message_json(row) for row in await cases.transcript_of(session, case.id)],
    }
