"""Alarms ring by real mail and a real webhook: at once, after 5 and 15 minutes, until somebody takes the case."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
import time_machine

from casework import cases, conversations, handover, messages, staff
from casework.city import load_city
from casework.settings import settings
from casework.storage import Database
from desk import danger
from desk.alarms import ring_due
from desk.live import CONSOLE, Live
from desk.rasa import Rasa
from desk.running import Running
from desk.turns import Turns
from tests.stack import free_port

CITY = load_city("kushiro")
NIGHT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 2 a.m. in Kushiro
WRITTEN = "夫に殴られています。山田花子です。電話は090-1234-5678、幣舞町に住んでいます"
PERSONAL = ("山田", "花子", "090-1234", "1234-5678", "09012345678", "幣舞", "殴", "夫")
MINUTE = timedelta(minutes=1)


@dataclass
class Office:
    """Where mails and posts arrive."""

    mails: list[EmailMessage] = field(default_factory=list)
    receivers: list[list[str]] = field(default_factory=list)
    posts: list[dict[str, object]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)


async def take_mail(office: Office, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A mail server for one connection: enough of SMTP to take a mail."""
    to: list[str] = []
    writer.write(b"220 mail.test ESMTP\r\n")
    while line := await reader.readline():
        command = line.decode().strip()
        if command.upper().startswith(("EHLO", "HELO")):
            writer.write(b"250-mail.test\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
        elif command.upper().startswith("RCPT TO:"):
            to.append(command.split("<", 1)[1].split(">", 1)[0])
            writer.write(b"250 OK\r\n")
        elif command.upper() == "DATA":
            writer.write(b"354 go on\r\n")
            body = (await reader.readuntil(b"\r\n.\r\n")).removesuffix(b".\r\n")
            office.raw.append(body)
            office.mails.append(message_from_bytes(body, policy=policy.default))
            office.receivers.append(to)
            to = []
            writer.write(b"250 taken\r\n")
        elif command.upper() == "QUIT":
            writer.write(b"221 bye\r\n")
            break
        else:
            writer.write(b"250 OK\r\n")
        await writer.drain()
    writer.close()


async def take_post(office: Office, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A web server for one POST."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = int(
        next(line.split(":")[1] for line in head.split("\r\n") if line.lower().startswith("content-length:"))
    )
    body = await reader.readexactly(length)
    office.raw.append(head.encode() + body)
    office.posts.append(json.loads(body))
    writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    await writer.drain()
    writer.close()


@asynccontextmanager
async def listening(office: Office) -> AsyncIterator[tuple[int, int]]:
    """Both servers; gives their ports."""
    mail = await asyncio.start_server(lambda r, w: take_mail(office, r, w), "127.0.0.1", 0)
    web = await asyncio.start_server(lambda r, w: take_post(office, r, w), "127.0.0.1", 0)
    async with mail, web:
        yield mail.sockets[0].getsockname()[1], web.sockets[0].getsockname()[1]


@pytest.fixture
async def office(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    """The mail server and the webhook that the desk's settings name."""
    found = Office()
    async with listening(found) as (mail_port, web_port):
        monkeypatch.setenv("MADO_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("MADO_SMTP_PORT", str(mail_port))
        monkeypatch.setenv("MADO_SMTP_STARTTLS", "false")
        monkeypatch.setenv("MADO_MAIL_FROM", "madoakari@example.jp")
        monkeypatch.setenv("MADO_ALARM_MAIL_TO", "kacho@example.jp")
        monkeypatch.setenv("MADO_ALARM_WEBHOOK_URL", f"http://127.0.0.1:{web_port}/ring")
        settings.cache_clear()
        yield found
    settings.cache_clear()


@pytest.fixture
async def desk(base: Database, office: Office) -> AsyncIterator[Running]:
    """The desk's parts, with a consultant on duty and one who is not."""
    rasa, live = Rasa(), Live()
    async with base.begin() as session:
        for email, on_duty in (("toban@example.jp", True), ("yasumi@example.jp", False)):
            person = await staff.create(
                session, email=email, name="佐藤", password="long enough 12", role="consultant"
            )
            person.on_duty = on_duty
    yield Running(base, rasa, live, CITY, Turns(base, rasa, live, CITY))
    await rasa.close()


async def write(desk: Running, text: str = WRITTEN) -> str:
    """A resident writes of danger; returns the case's number."""
    async with desk.database.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        received = await messages.receive(session, talk, external_id="a", text=text)
    await danger.look(desk.database, desk.rasa, desk.live, CITY, received.message.id)
    async with desk.database.read() as session:
        return (await cases.listed(session))[0].number


async def rings_within(desk: Running, office: Office, minutes: list[float]) -> list[int]:
    """How many mails and posts there were after each of these minutes from the message."""
    counts = []
    for minute in minutes:
        with time_machine.travel(NIGHT + minute * MINUTE, tick=True):
            await ring_due(desk)
        assert len(office.mails) == len(office.posts)
        counts.append(len(office.mails))
    return counts


async def test_nobody_takes_it_so_it_rings_at_once_after_five_and_fifteen_minutes_and_then_stays(
    desk: Running, office: Office
) -> None:
    with time_machine.travel(NIGHT, tick=False):
        number = await write(desk)
    rings = await rings_within(desk, office, [0.1, 0.2, 4.9, 5.1, 5.2, 14.9, 15.1, 15.2, 60])
    assert rings == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert [post["ring"] for post in office.posts] == [1, 2, 3]
    assert {str(post["number"]) for post in office.posts} == {number}
    assert all(number in mail["Subject"] for mail in office.mails)


async def test_mail_and_webhook_say_which_case_and_what_danger_and_not_a_word_of_the_resident(
    desk: Running, office: Office
) -> None:
    with time_machine.travel(NIGHT, tick=False):
        number = await write(desk)
        await ring_due(desk)
    assert office.posts == [{"kind": "alarm", "number": number, "ring": 1, "risks": ["violence"]}]
    said = office.mails[0].get_content()
    assert number in said
    assert "暴力" in said
    everything = f"{office.mails[0]['Subject']}{said}{b''.join(office.raw).decode()}"
    assert [word for word in PERSONAL if word in everything] == []


async def test_the_mail_goes_to_those_on_duty_and_to_the_named_address_and_none_sees_the_others(
    desk: Running, office: Office
) -> None:
    with time_machine.travel(NIGHT, tick=False):
        await write(desk)
        await ring_due(desk)
    assert sorted(office.receivers[0]) == ["kacho@example.jp", "toban@example.jp"]
    assert b"toban@example.jp" not in office.raw[0]
    assert b"kacho@example.jp" not in office.raw[0]


async def test_once_a_consultant_has_taken_the_case_it_rings_no_more(desk: Running, office: Office) -> None:
    with time_machine.travel(NIGHT, tick=False):
        number = await write(desk)
        await ring_due(desk)
    with time_machine.travel(NIGHT + 2 * MINUTE, tick=False):
        async with desk.database.begin() as session:
            person = await staff.by_email(session, "toban@example.jp")
            assert person is not None
            await handover.take(session, await cases.by_number(session, number), person)
    assert await rings_within(desk, office, [5.1, 15.1, 60]) == [1, 1, 1]


async def test_a_dead_mail_server_keeps_neither_the_webhook_nor_the_console_from_ringing(
    desk: Running, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MADO_SMTP_PORT", str(free_port()))
    settings.cache_clear()
    with desk.live.listen(CONSOLE) as console, time_machine.travel(NIGHT, tick=False):
        number = await write(desk)
        await ring_due(desk)
        told = [console.get_nowait() for _ in range(console.qsize())]
    assert office.mails == []
    assert [post["number"] for post in office.posts] == [number]
    assert [event["number"] for event in told if event["kind"] == "alarm"] == [number]


async def test_a_dead_webhook_keeps_the_mail_from_nobody(
    desk: Running, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MADO_ALARM_WEBHOOK_URL", f"http://127.0.0.1:{free_port()}/ring")
    settings.cache_clear()
    with time_machine.travel(NIGHT, tick=False):
        await write(desk)
        await ring_due(desk)
    assert len(office.mails) == 1
    assert office.posts == []


async def test_a_mail_server_that_never_answers_does_not_hold_up_the_webhook(
    desk: Running, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = asyncio.Event()

    async def say_nothing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    monkeypatch.setenv("MADO_SMTP_PORT", str(silent.sockets[0].getsockname()[1]))
    monkeypatch.setattr("desk.alarms.SEND_SECONDS", 1.5)
    settings.cache_clear()
    await write(desk)
    ringing = asyncio.create_task(ring_due(desk))
    for _ in range(100):
        if office.posts:
            break
        await asyncio.sleep(0.01)
    assert len(office.posts) == 1
    assert not ringing.done(), "the mail is still waited for"
    await ringing
    over.set()
    silent.close()
    await asyncio.sleep(0.05)
