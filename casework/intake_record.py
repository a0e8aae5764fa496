"""What one turn of the intake leaves in the case: answers, needs, consent; at the end the plan and the receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock, consents, conversations, handover, plan_card, planning
from casework.city import City
from casework.questions import known
from casework.storage import Case, Conversation
from casework.talk.outcome import Record
from casework.talk.wording import NEED_LABELS

STATE_WORDS = {
    cases.INTAKE: "まだ お話を聞いている とちゅうです。",
    cases.WAITING: "相談員に とどいています。これから 相談員が読みます。",
    cases.ACTIVE: "相談員が 担当しています。",
    cases.CLOSED: "この相談は 終わっています。また困ったときは、いつでも書いてください。",
}


@dataclass(frozen=True)
class Submitted:
    """A submitted intake: its number and the plan as the resident sees it."""

    number: str
    card: dict[str, Any]


async def keep(
    session: AsyncSession,
    episode: str,
    records: Iterable[Record],
    *,
    needs_heard: list[str] | None,
    wording: str,
    message_key: str,
) -> None:
    """Write what a turn brought. Before consent nothing of it goes into a case."""
    talk = await conversations.for_episode(session, episode)
    for record in records:
        if record.slot == "consent":
            await _consent(session, talk, record, wording, message_key)
            if not record.value:
                return
    if talk.consent is not True:
        return
    case = await cases.open_case(session, talk)
    if needs_heard is not None and not await cases.needs_of(session, case.id):
        await cases.set_needs(session, case, needs_heard, source="heard")
    for record in records:
        if record.slot != "consent":
            await _answer(session, talk, case, record, wording, message_key)


async def _consent(session: AsyncSession, talk: Conversation, record: Record, wording: str, key: str) -> None:
    await consents.record(
        session, talk, consents.KEEP, given=bool(record.value), wording=wording, message_key=key
    )


async def _answer(
    session: AsyncSession, talk: Conversation, case: Case, record: Record, wording: str, key: str
) -> None:
    if record.slot == "confirm":
        given = record.value == "share"
        await consents.record(session, talk, consents.SHARE, given=given, wording=wording, message_key=key)
        return
    await cases.record_answer(
        session,
        case,
        record.slot,
        value=record.value,
        said=record.said,
        declined=record.declined,
        unread=record.unread,
        source=record.source,
        message_key=key,
    )
    if record.slot == "needs" and record.value is not None:
        await cases.set_needs(session, case, record.value, source="confirmed")
    elif record.slot == "municipality":
        case.municipality = record.value
    elif record.slot == "contact_safe" and record.value is False:
        talk.contact_unsafe = True


async def situation_of(session: AsyncSession, case: Case, answers: dict[str, Any]) -> planning.Situation:
    """A case as the plan takes it."""
    risks = await cases.risks_of(session, case.id)
    return planning.Situation(
        today=clock.today(),
        needs=frozenset(known(answers, "needs") or []),
        risks=frozenset({risk.name for risk in risks}),
        answers={
            slot: value for slot, value in answers.items() if slot not in ("trouble", "wish", "confirm")
        },
        municipality=case.municipality,
        trouble=known(answers, "trouble") or "",
        wish=known(answers, "wish"),
        contact_safe=known(answers, "contact_safe"),
        said=tuple(
            row.text for row in await cases.transcript_of(session, case.id) if row.author == "resident"
        ),
    )


async def submit(
    session: AsyncSession, episode: str, answers: dict[str, Any], city: City, *, message_key: str
) -> Submitted:
    """The intake is complete: a provisional plan, the priority, the hand-over, the receipt number."""
    talk = await conversations.for_episode(session, episode)
    case = await cases.open_case(session, talk)
    situation = await situation_of(session, case, answers)
    plan = planning.make_plan(situation, city)
    await cases.add_plan(session, case, plan.model_dump(mode="json"))
    cases.raise_priority(case, plan.priority)
    cases.submit(case)
    await handover.request(session, talk, asked_by="bot", wait=False)
    return Submitted(case.number, plan_card.make_card(plan, city, number=case.number))


async def state_in_words(session: AsyncSession, episode: str, city: City) -> str:
    """「どうなりましたか」: the state of the case in plain words."""
    talk = await conversations.for_episode(session, episode)
    if talk.case_id is None:
        return "まだ 受け付けていません。困っていることを 書いてくだされば、はじめられます。"
    case = await cases.by_id(session, talk.case_id)
    needs = [NEED_LABELS[need.name] for need in await cases.needs_of(session, case.id)]
    about = f"（{'・'.join(needs)}）" if needs else ""
    words = f"受付番号 {case.number}{about}は、いま {clock.shown(case.updated_at)} の時点で、{STATE_WORDS[case.status]}"
    return words if case.status == cases.CLOSED else f"{words}{when_a_person_answers(city)}"


def when_a_person_answers(city: City) -> str:
    """When a person reads it, honestly, by the opening hours."""
    moment = clock.now()
    there = city.somebody_is_there(moment)
    return city.fill(city.wording.waiting if there else city.wording.out_of_hours, moment)
