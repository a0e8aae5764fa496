"""The talk on the case page: take it over, answer in the same chat, send again, hand it back to the bot."""

from __future__ import annotations

import re
import secrets
from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy import select

from casework import audit, cases, conversations, handover, messages, records, transfer
from casework.city.texts import PLACEHOLDERS, placeholders_in
from casework.errors import BadInput, Conflict
from casework.messages import Reply
from casework.storage import Case, Message, Staff
from desk.console.blueprint import console
from desk.console.case import case_of, talk_context
from desk.console.forms import Form
from desk.console.rendering import page, to
from desk.console.visit import Visit, visit_of
from desk.live import CONSOLE, talk_topic
from desk.running import Running, running

CLIENT_ID = re.compile(r"^[A-Za-z0-9-]{8,64}$")


def wake(desk: Running, talks: list[str]) -> None:
    """Have every open page of these talks, and every queue, look again."""
    for talk in talks:
        desk.live.publish(talk_topic(talk))
    desk.live.publish(CONSOLE)


async def note(
    session: Any, visit: Visit, action: str, case: Case, **detail: str | int | bool | None
) -> None:
    """Write what this person did with a case."""
    await audit.note(
        session, action, staff_id=visit.person.id, case_id=case.id, address=visit.address, **detail
    )


@console.post("/cases/<number:str>/take")
async def take(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        if case.status == cases.CLOSED:
            raise Conflict("終結したケースです。先に再開してください。")
        person = await session.get_one(Staff, visit.person.id)
        talks = await conversations.of_case(session, case.id)
        if not talks:
            raise Conflict("このケースには、チャットがありません。")
        told = [talk for talk in talks if talk.holder != conversations.CONSULTANT]
        await handover.take(session, case, person)
        for talk in told:
            text = desk.city.fill(desk.city.wording.handed_over, consultant=person.name)
            await messages.say(session, talk, [Reply(text, author=messages.SYSTEM)])
        await records.write_from_chat(session, case)
        await note(session, visit, "case.taken", case)
    wake(desk, [talk.id for talk in talks])
    return to(f"/console/cases/{number}", "answer")


@console.post("/cases/<number:str>/answer")
async def answer(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk, form = visit_of(request), running(request), Form(request)
    text = messages.check_text(form.text("text", "返事"))
    left_open = sorted(placeholders_in(text) & PLACEHOLDERS)
    if left_open:
        raise BadInput(f"{{{left_open[0]}}} がそのままです。書きかえてから送ってください。")
    client_id = form.text("client_id", needed=False)
    external_id = f"staff-{client_id if CLIENT_ID.match(client_id) else secrets.token_hex(10)}"
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        if case.staff_id != visit.person.id:
            raise Conflict("返事を送るには、先にこのケースを引き受けてください。")
        talks = [talk for talk in await conversations.of_case(session, case.id) if talk.ended_at is None]
        talk = next((talk for talk in reversed(talks) if talk.holder == conversations.CONSULTANT), None)
        if talk is None:
            raise Conflict("いまは自動の受付が対応しています。引き受けてから送ってください。")
        known = await session.scalar(
            select(Message.id).where(Message.conversation_id == talk.id, Message.external_id == external_id)
        )
        if known is None:
            reply = Reply(text, author=messages.CONSULTANT, staff_id=visit.person.id)
            row = (await messages.say(session, talk, [reply]))[0]
            row.external_id = external_id
            handover.answered(case)
            await note(session, visit, "case.answered", case)
    wake(desk, [talk.id])
    if request.headers.get("hx-request"):
        return await _talk(request, number)
    return to(f"/console/cases/{number}", "answer")


@console.post("/cases/<number:str>/no-answer-needed")
async def no_answer_needed(request: Request[Any, Any], number: str) -> HTTPResponse:
    """Nothing has to be answered: the case leaves the waiting ones."""
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        if case.staff_id != visit.person.id:
            raise Conflict("先にこのケースを引き受けてください。")
        case.first_unanswered_at = None
        await note(session, visit, "case.no_answer_needed", case)
    wake(desk, [])
    return to(f"/console/cases/{number}")


@console.post("/cases/<number:str>/give-back")
async def give_back(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        person = await session.get_one(Staff, visit.person.id)
        await handover.give_back(session, case, person)
        talks = [talk for talk in await conversations.of_case(session, case.id) if talk.ended_at is None]
        if talks:
            received = await messages.receive(
                session,
                talks[-1],
                external_id=f"give-back-{secrets.token_hex(8)}",
                text="自動の受付にもどす",
                kind="choice",
                extra={"payload": "/return_to_bot", "silent": True},
            )
            received.message.turn = "pending"
        await note(session, visit, "case.given_back", case)
    if talks:
        desk.turns.wake(talks[-1].id)
    wake(desk, [talk.id for talk in talks])
    return to(f"/console/cases/{number}")


@console.post("/cases/<number:str>/messages/<message_id:int>/resend")
async def resend(request: Request[Any, Any], number: str, message_id: int) -> HTTPResponse:
    """Send an undelivered message again: the same row, so that it can't arrive twice."""
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        talks = {talk.id: talk for talk in await conversations.of_case(session, case.id)}
        row = await session.get(Message, message_id)
        if row is None or row.conversation_id not in talks or row.delivery != "failed":
            raise Conflict("この文は、送り直せません。")
        if not talks[row.conversation_id].reachable:
            raise Conflict("相手がブロックしているため、送れません。")
        row.delivery, row.attempts = "due", 0
        await note(session, visit, "case.resent", case, message=message_id)
    wake(desk, [row.conversation_id])
    return to(f"/console/cases/{number}")


@console.get("/cases/<number:str>/talk", ctx_quiet=True)
async def talk_part(request: Request[Any, Any], number: str) -> HTTPResponse:
    """The talk alone, renewed whenever somebody wrote."""
    return await _talk(request, number)


async def _talk(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.read() as session:
        case = visit.check_sees(await cases.by_number(session, number), desk.city)
        context = await talk_context(session, case)
    return page(request, "talk.html", case=case, **context)


@console.post("/cases/<number:str>/offer")
async def offer(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk, form = visit_of(request), running(request), Form(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        colleague = await session.get(Staff, form.number("to", "引き継ぐ相手") or 0)
        if colleague is None:
            raise BadInput("引き継ぐ相手を選んでください。")
        person = await session.get_one(Staff, visit.person.id)
        await transfer.offer(session, case, person, colleague, form.text("reason", "理由", longest=500))
        await note(session, visit, "case.offered", case, to=colleague.id)
    wake(desk, [])
    return to(f"/console/cases/{number}")


@console.post("/cases/<number:str>/offer/<choice:str>")
async def answer_offer(request: Request[Any, Any], number: str, choice: str) -> HTTPResponse:
    visit, desk, form = visit_of(request), running(request), Form(request)
    told: list[str] = []
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        person = await session.get_one(Staff, visit.person.id)
        if choice == "accept":
            told = await transfer.accept(session, case, person)
            await note(session, visit, "case.offer_accepted", case)
        else:
            await transfer.refuse(
                session, case, person, form.text("reason", "理由", needed=False, longest=500)
            )
            await note(session, visit, "case.offer_refused", case)
    wake(desk, told)
    return to(f"/console/cases/{number}")


@console.post("/cases/<number:str>/release")
async def release(request: Request[Any, Any], number: str) -> HTTPResponse:
    visit, desk, form = visit_of(request), running(request), Form(request)
    async with desk.database.begin() as session:
        case = await case_of(session, request, number)
        person = await session.get_one(Staff, visit.person.id)
        told = await transfer.release(session, case, person, form.text("reason", "理由", longest=500))
        await note(session, visit, "case.released", case)
    wake(desk, told)
    return to("/console")
