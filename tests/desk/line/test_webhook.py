"""The webhook as LINE calls it: signed, at once, once only."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.desk.line.desk_process import DeskProcess, wait_for
from tests.desk.line.platform import SECRET, Platform
from tests.desk.line.rasa_stand_in import RasaStandIn
from tests.stack import migrate

pytestmark = pytest.mark.slow

USER = "U" + "c" * 32
OLD_SECRET = "the-secret-before-the-rotation"


@pytest.fixture(scope="module")
def line() -> Iterator[Platform]:
    platform = Platform().start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def bot() -> Iterator[RasaStandIn]:
    stand_in = RasaStandIn().start()
    yield stand_in
    stand_in.stop()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, line: Platform, bot: RasaStandIn) -> Iterator[DeskProcess]:
    """A desk that stands in the middle of a change of the channel secret."""
    folder = tmp_path_factory.mktemp("desk")
    secrets = {"MADO_LINE_CHANNEL_SECRET": f"{SECRET},{OLD_SECRET}"}
    process = DeskProcess(folder, line, bot.url, **secrets)
    migrate(process.environment["MADO_DATABASE_URL"])
    process.start()
    yield process
    process.stop()


def stored(desk: DeskProcess) -> tuple[int, int, int]:
    """Rows of events, talks and messages."""
    with sqlite3.connect(f"file:{desk.file}?mode=ro", uri=True) as base:
        return tuple(  # type: ignore[return-value]
            base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("line_events", "conversations", "messages")
        )


def from_residents(desk: DeskProcess) -> int:
    """Messages that people wrote."""
    with sqlite3.connect(f"file:{desk.file}?mode=ro", uri=True) as base:
        count: int = base.execute("SELECT count(*) FROM messages WHERE author = 'resident'").fetchone()[0]
        return count


def settled(desk: DeskProcess) -> int:
    """The same count, once nothing has come in for a second."""
    count = -1
    while count != (count := from_residents(desk)):
        time.sleep(1.0)
    return count


def post(desk: DeskProcess, body: bytes, signature: str | None) -> httpx.Response:
    headers = {} if signature is None else {"x-line-signature": signature}
    return httpx.post(desk.webhook, content=body, headers=headers, timeout=10)


def test_the_consoles_verify_button_is_content(desk: DeskProcess, line: Platform) -> None:
    body = json.dumps({"destination": "U" + "0" * 32, "events": []}).encode()
    assert post(desk, body, line.sign(body)).status_code == 200


def test_while_a_secret_is_changed_both_are_good(desk: DeskProcess, line: Platform) -> None:
    for secret in (SECRET, OLD_SECRET):
        body = line.body()
        assert post(desk, body, line.sign(body, secret)).status_code == 200


@pytest.mark.parametrize(
    "kind", ["forged", "missing", "empty", "not base64", "cut body", "changed body", "other body's"]
)
def test_what_line_did_not_sign_is_refused_and_not_kept(desk: DeskProcess, line: Platform, kind: str) -> None:
    before = stored(desk)
    body = line.body(line.text(USER, "にせもの"))
    good = line.sign(body)
    signature: str | None = {
        "forged": line.sign(body, "another-secret"),
        "missing": None,
        "empty": "",
        "not base64": "%%% not base64 %%%",
        "other body's": line.sign(line.body(line.text(USER, "べつの文"))),
    }.get(kind, good)
    if kind == "cut body":
        body = body[:-20]
    if kind == "changed body":
        body = body.replace("にせもの".encode(), "ほんもの".encode())
    assert post(desk, body, signature).status_code in (400, 401)
    assert stored(desk) == before


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"events": 3}', b"\xff\xfe", b'{"a": 1}'])
def test_a_signed_body_that_is_not_lines_is_refused(desk: DeskProcess, line: Platform, body: bytes) -> None:
    before = stored(desk)
    assert post(desk, body, line.sign(body)).status_code in (400, 401)
    assert stored(desk) == before


def test_an_old_webhook_sent_again_brings_nothing(desk: DeskProcess, line: Platform) -> None:
    event = line.text(USER, "これは一度だけ")
    body = line.body(event)
    assert post(desk, body, line.sign(body)).status_code == 200
    before = settled(desk)
    assert post(desk, body, line.sign(body)).status_code == 200
    old = line.body(line.text(USER, "むかしの文", at=time.time() - 40 * 86_400))
    assert post(desk, old, line.sign(old)).status_code == 200
    assert settled(desk) == before, "the bot's answers may have come meanwhile, but no word of a resident"
    with sqlite3.connect(f"file:{desk.file}?mode=ro", uri=True) as base:
        known = base.execute(
            "SELECT count(*) FROM line_events WHERE event_id = ?", (event["webhookEventId"],)
        )
        assert known.fetchone()[0] == 1


def test_events_that_nobody_knows_yet_do_no_harm(desk: DeskProcess, line: Platform) -> None:
    user = "U" + "d" * 32
    group = {"source": {"type": "group", "groupId": "C" + "0" * 32, "userId": user}}
    odd: list[dict[str, Any]] = [
        line.event("teleport", user),
        line.event("membership", user, membership={"type": "joined"}),
        {**line.text(user, "グループの文"), **group},
        {"type": "message"},
        line.message(user, {"type": "hologram"}),
        line.event("videoPlayComplete", user, videoPlayComplete={"trackingId": "x"}),
        line.event("unsend", user, unsend={"messageId": "1"}),
        line.event("accountLink", user, link={"result": "failed", "nonce": "x" * 20}),
    ]
    assert desk.send(*odd, line.text(user, "ふつうの文")).status_code == 200
    assert wait_for(lambda: any("答え：ふつうの文" in text for text in line.texts_of(user)))
    assert not any("グループ" in text for text in line.texts_of(user))


def test_events_of_one_body_are_taken_in_the_order_of_time(desk: DeskProcess, line: Platform) -> None:
    user = "U" + "e" * 32
    now = time.time()
    events = [line.text(user, str(place), at=now + place) for place in (3, 1, 2)]
    assert desk.send(*events).status_code == 200
    assert wait_for(lambda: len([t for t in line.texts_of(user) if t.startswith("答え")]) == 3)
    assert [text for text in line.texts_of(user) if text.startswith("答え")] == [
        "答え：1",
        "答え：2",
        "答え：3",
    ]


async def test_the_same_webhook_a_hundred_times_at_once_is_one_message_and_one_turn(
    desk: DeskProcess, line: Platform, bot: RasaStandIn
) -> None:
    user = "U" + "f" * 32
    event = line.text(user, "百回おなじ")
    bodies = [line.body(event), *(line.body(line.redelivered(event)) for _ in range(99))]
    asked = bot.asked
    async with httpx.AsyncClient(timeout=30, limits=httpx.Limits(max_connections=100)) as client:
        answers = await asyncio.gather(
            *(
                client.post(desk.webhook, content=body, headers={"x-line-signature": line.sign(body)})
                for body in bodies
            )
        )
    assert {answer.status_code for answer in answers} == {200}
    assert await asyncio.to_thread(wait_for, lambda: any("答え" in text for text in line.texts_of(user)))
    await asyncio.sleep(1.0)
    assert bot.asked == asked + 1
    assert line.texts_of(user).count("答え：百回おなじ") == 1


def test_a_code_of_the_page_joins_it_with_line_and_a_link_leads_back(
    desk: DeskProcess, line: Platform
) -> None:
    user = "U" + "7" * 32
    page = httpx.Client(base_url=desk.url, timeout=10)
    token = page.post("/api/sessions").json()["token"]
    page.headers["Authorization"] = f"Bearer {token}"
    assert page.post("/api/link-code", json={}).status_code == 400
    assert httpx.post(f"{desk.url}/api/link-code", json={"consent": True}).status_code == 401
    made = page.post("/api/link-code", json={"consent": True})
    assert made.status_code == 201
    assert made.json()["say"] == f"連携 {made.json()['code']}"
    desk.send(line.text(user, made.json()["say"]))
    assert wait_for(lambda: any("つながりました" in text for text in line.texts_of(user)))
    assert page.get("/api/session").status_code == 200
    assert page.post("/api/link-code", json={"consent": True}).status_code == 409
    desk.send(line.text(user, "市のページで続ける"))
    assert wait_for(lambda: any("/#c=" in text for text in line.texts_of(user)))
    link = next(text for text in line.texts_of(user) if "/#c=" in text)
    code = link.split("/#c=")[1].split()[0]
    opened = httpx.post(f"{desk.url}/api/link-code/redeem", json={"code": code})
    assert opened.status_code == 201
    assert httpx.post(f"{desk.url}/api/link-code/redeem", json={"code": code}).status_code == 404
    assert httpx.post(f"{desk.url}/api/link-code/redeem", json={"code": 5}).status_code == 404
    mine = {"Authorization": f"Bearer {opened.json()['token']}"}
    assert httpx.get(f"{desk.url}/api/session", headers=mine).status_code == 200
    page.close()


def test_nothing_was_sent_against_lines_rules(desk: DeskProcess, line: Platform) -> None:
    assert line.problems == [], desk.log()


def test_what_comes_while_the_desk_still_starts_is_kept(
    tmp_path: Path, line: Platform, bot: RasaStandIn
) -> None:
    """Nobody is told "no": the first webhook that finds the door open is kept, though LINE's workers are not up yet."""
    desk = DeskProcess(tmp_path, line, bot.url)
    migrate(desk.environment["MADO_DATABASE_URL"])
    statuses: list[int] = []

    def knock() -> None:
        body = line.body(line.text(USER, "いちばん はやい人"))
        while not statuses:
            try:
                statuses.append(post(desk, body, line.sign(body)).status_code)
            except httpx.TransportError:
                time.sleep(0.005)

    with ThreadPoolExecutor() as hands:
        knocking = [hands.submit(knock) for _ in range(4)]
        try:
            desk.start()
            for one in knocking:
                one.result(timeout=30)
            assert set(statuses) == {200}
            assert wait_for(lambda: from_residents(desk) == len(statuses))
        finally:
            desk.stop()
