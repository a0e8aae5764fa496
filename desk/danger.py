"""Danger first: every message is looked at by the safety rules, whoever holds the talk and whether Rasa lives or not.

What is heard opens or raises the case, rings the alarm, and is answered at once with fixed, approved words. Where a
rule hears danger, the model may doubt it (docs/decisions/0013): what it holds for hardly possible does not ring and is
marked for the consultant. A model that does not speak at once is not waited for: the rule rings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

import safety
from casework import alarms, cases, clock, conversations, handover, messages
from casework.city import City
from casework.messages import Reply
from casework.storage import CaseRisk, Conversation, Database, Message
from desk import crisis_words, metrics, waiting
from desk.live import CONSOLE, Live, talk_topic
from desk.rasa import Rasa
from desk.turn_form import is_spoken

SAID_ALREADY = timedelta(minutes=10)
"""The same words about the same danger are not said again within so long; the numbers are."""
GO_ON = ("つづきを話す", "/return_to_bot")
A_PERSON = ("人と話したい", "人と話したい")


async def look(database: Database, rasa: Rasa, live: Live, city: City, message_id: int) -> None:
    """Look at a new message once, answer danger, and pass the message on to whoever holds the talk."""
    async with database.read() as session:
        message = await session.get(Message, message_id)
    if message is None or message.turn != "new":
        return
    arrived = False
    findings = [] if (message.extra or {}).get("silent") else safety.detect(message.text)
    doubts = await rasa.doubts(message.text) if findings and is_spoken(message) else frozenset()
    doubted = {finding.risk: finding.rule for finding in findings if finding.risk in doubts}
    findings = [finding for finding in findings if finding.risk not in doubts]
    async with database.begin() as session:
        message = await session.get_one(Message, message_id)
        if message.turn != "new":
            return
        talk = await conversations.by_id(session, message.conversation_id)
        message.turn = "pending" if talk.holder == conversations.BOT else "listen"
        if doubted:
            message.extra = {**(message.extra or {}), "doubted": doubted}
        if findings:
            message.extra = {**(message.extra or {}), "risks": _names(findings)}
            await answer(session, city, talk, message, findings)
        else:
            arrived = await waiting.say_it_arrived(session, city, talk, message)
    metrics.DOUBTED.inc(len(doubted))
    if arrived:
        live.publish(talk_topic(message.conversation_id))
    if findings:
        live.publish(talk_topic(message.conversation_id))
        live.publish(CONSOLE, {"kind": "danger"})


async def join_model(
    session: AsyncSession,
    city: City,
    talk: Conversation,
    message: Message,
    heard: Sequence[Mapping[str, Any]],
) -> bool:
    """Unite what the model heard with what the rules heard; True when the message carries danger at all."""
    known = set((message.extra or {}).get("risks") or [])
    new = [
        safety.Finding(risk["name"], str(risk.get("rule") or ""), safety.Who.SELF, 0, 0)
        for risk in heard
        if risk["name"] not in known
    ]
    if new:
        message.extra = {**(message.extra or {}), "risks": [*known, *_names(new)]}
        await answer(session, city, talk, message, new)
    return bool(known or new)


def _names(findings: Iterable[safety.Finding]) -> list[str]:
    return list(dict.fromkeys(finding.risk for finding in findings))


async def answer(
    session: AsyncSession,
    city: City,
    talk: Conversation,
    message: Message,
    findings: Sequence[safety.Finding],
) -> None:
    """Raise the case, ring, and say the fixed words."""
    case = await cases.open_case(session, talk)
    moment = clock.now()
    lately = await _answered_lately(session, case.id, moment)
    for finding in findings:
        await cases.raise_risk(
            session,
            case,
            finding.risk,
            rule=finding.rule or None,
            who=finding.who.value,
            message_id=message.id,
        )
    if any(finding.risk in ("violence", "child_abuse") for finding in findings):
        talk.contact_unsafe = True
    await handover.request(session, talk, asked_by="safety", wait=False)
    await alarms.raise_alarm(session, case)
    words = crisis_words.words_for(city, findings, moment, again=set(_names(findings)) <= lately)
    offered = [GO_ON, A_PERSON] if talk.holder == conversations.BOT else []
    pairs = [*offered, *((said, said) for said in words.choices)]
    choices = [
        {"id": str(place), "title": title, "payload": payload}
        for place, (title, payload) in enumerate(pairs, start=1)
    ]
    replies = [
        Reply(
            words.text, author=messages.SAFETY, kind="text", extra={"lines": words.lines, "choices": choices}
        )
    ]
    if not city.somebody_is_there(moment) and not lately:
        replies.append(Reply(city.fill(city.wording.out_of_hours, moment), author=messages.SYSTEM))
    await messages.say(session, talk, replies, to=message.id)
    metrics.EMERGENCIES.inc()


async def _answered_lately(session: AsyncSession, case_id: int, moment: datetime) -> set[str]:
    rows = await session.scalars(
        select(CaseRisk.name).where(CaseRisk.case_id == case_id, CaseRisk.raised_at > moment - SAID_ALREADY)
    )
    return set(rows)
