"""A desk with LINE, from the webhook to the console: photos, what stays at LINE, and how many messages are left."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from PIL import Image
from sqlalchemy import select

from casework import audit, cases, conversations, handover, staff
from casework.storage import Audit
from tests.desk.console.conftest import Desk, Person
from tests.desk.line.platform import Platform

pytestmark = pytest.mark.slow

RED = (200, 30, 30)


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    """LINE, with 200 messages a month."""
    line = Platform().start()
    line.limit, line.pushed = 200, 170
    yield line
    line.stop()


@pytest.fixture(scope="module")
def line_desk(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk with LINE switched on."""
    running = Desk(tmp_path_factory.mktemp("console-line"), settings=platform.settings)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def person(line_desk: Desk) -> Iterator[Person]:
    """A consultant of this desk."""
    someone = Person(line_desk, line_desk.account("taro@example.jp"))
    yield someone
    someone.client.close()


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), RED).save(out, "JPEG")
    return out.getvalue()


class Sender:
    """A resident in LINE with a case."""

    def __init__(self, desk: Desk, platform: Platform, user: str, municipality: str = "釧路町") -> None:
        self.desk, self.platform, self.user = desk, platform, user
        self.sends(platform.text(user, "家賃が払えません"))
        self.number = self._until(lambda: desk.write(lambda session: self._case(session, municipality)))

    async def _case(self, session: Any, municipality: str) -> str | None:
        talk, is_new = await conversations.by_line_user(session, self.user)
        if is_new:
            await session.rollback()
            return None
        case = await cases.open_case(session, talk)
        case.municipality = municipality
        cases.submit(case)
        await handover.request(session, talk, asked_by="resident", wait=True)
        return case.number

    def _until(self, found: Any, seconds: float = 15.0) -> Any:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            value = found()
            if value:
                return value
            time.sleep(0.1)
        raise AssertionError("it never came")

    def sends(self, *events: dict[str, Any]) -> None:
        """A webhook, again while the desk is starting, as LINE does it."""
        body = self.platform.body(*events)
        headers = {"x-line-signature": self.platform.sign(body)}
        url = f"{self.desk.url}/line/webhook"
        self._until(lambda: httpx.post(url, content=body, headers=headers, timeout=30).status_code == 200)

    def sends_photo(self) -> str:
        """A photo; returns LINE's id of the message."""
        image = {"type": "image", "contentProvider": {"type": "line"}, "quoteToken": "q"}
        event = self.platform.message(self.user, image)
        self.platform.contents[event["message"]["id"]] = (200, "image/jpeg", photo())
        self.sends(event)
        found: str = event["message"]["id"]
        return found

    def shown(self, person: Person, pattern: str) -> str:
        """What the talk on the case page shows, once it does."""
        found: re.Match[str] = self._until(
            lambda: re.search(pattern, person.see(f"/console/cases/{self.number}"))
        )
        return found[1]


PHOTO = r'<img id="[^"]+" hx-preserve src="(/console/attachments/\d+)"'


def test_a_photo_is_seen_in_the_talk_by_who_may_see_the_case_and_each_look_is_audited(
    line_desk: Desk, platform: Platform, person: Person
) -> None:
    sender = Sender(line_desk, platform, "U" + "1" * 32)
    sender.sends_photo()
    path = sender.shown(person, PHOTO)
    answer = person.client.get(path)
    assert answer.status_code == 200
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (640, 480)
        pixel = picture.convert("RGB").getpixel((10, 10))
        assert isinstance(pixel, tuple)
        assert all(abs(seen - sent) < 8 for seen, sent in zip(pixel, RED, strict=True))
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith(f'inline; filename="photo-{sender.number}-')
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy

    async def looks(session: Any) -> list[Audit]:
        case = await cases.by_number(session, sender.number)
        rows = list(await session.scalars(select(Audit).where(Audit.case_id == case.id)))
        assert await audit.first_broken_link(session) is None
        return [row for row in rows if row.action == "picture.viewed"]

    audited = line_desk.write(looks)
    assert len(audited) == 1
    assert audited[0].detail["picture"] == int(path.rsplit("/", 1)[1])
    assert "写真を見た" in person.see(f"/console/cases/{sender.number}")


def test_a_photo_is_not_there_for_another_office_nor_for_who_is_not_logged_in(
    line_desk: Desk, platform: Platform, person: Person
) -> None:
    async def put_into_an_office(session: Any) -> None:
        someone = await staff.by_email(session, "office@example.jp")
        assert someone is not None
        someone.office = "kurashigoto"

    sender = Sender(line_desk, platform, "U" + "2" * 32, "よその町")
    sender.sends_photo()
    path = sender.shown(person, PHOTO)
    email = line_desk.account("office@example.jp")
    line_desk.write(put_into_an_office)
    other = Person(line_desk, email)
    assert other.client.get(path).status_code == 404
    assert other.client.get("/console/attachments/999999").status_code == 404
    other.client.close()
    assert httpx.get(f"{line_desk.url}{path}").status_code == 303


def test_a_photo_taken_back_is_gone_from_the_talk(
    line_desk: Desk, platform: Platform, person: Person
) -> None:
    sender = Sender(line_desk, platform, "U" + "3" * 32)
    message = sender.sends_photo()
    path = sender.shown(person, PHOTO)
    sender.sends(platform.event("unsend", sender.user, unsend={"messageId": message}))
    sender.shown(person, r"(送った人が取り消しました)")
    assert path not in person.see(f"/console/cases/{sender.number}")
    assert person.client.get(path).status_code == 404


def test_what_stays_at_line_is_named_in_the_talk_once(
    line_desk: Desk, platform: Platform, person: Person
) -> None:
    sender = Sender(line_desk, platform, "U" + "4" * 32)
    sender.sends(
        platform.message(sender.user, {"type": "file", "fileName": "滞納のお知らせ.pdf", "fileSize": 20_000}),
        platform.message(
            sender.user, {"type": "audio", "duration": 4_000, "contentProvider": {"type": "line"}}
        ),
    )
    text = sender.shown(person, r'<p class="text">(［音声］[^<]+)<')
    assert text == "［音声］ 4秒（中身は残していません）"
    page = person.see(f"/console/cases/{sender.number}")
    assert "［ファイル］ 滞納のお知らせ.pdf・19KB（中身は残していません）" in page
    assert page.count("［ファイル］") == 1


def test_the_quota_is_told_to_supervisors_on_every_page_once_it_runs_short(
    line_desk: Desk, platform: Platform, person: Person
) -> None:
    chief = Person(line_desk, line_desk.account("shunin@example.jp", "supervisor", "主任 花子"))
    page = ""
    until = time.monotonic() + 15
    while "170通" not in page and time.monotonic() < until:
        page = chief.see("/console/supervision")
        time.sleep(0.1)
    assert "LINEの送信 170通（200通まで" in page
    assert "LINEで出す言葉（line.yml）を、まちがまだ承認していません。" in page
    for path in ("/console", "/console/tasks", "/console/statistics"):
        assert "LINEで送れる数が残りわずかです" in chief.see(path)
        assert 'data-testid="line-warning"' not in person.see(path)
    chief.client.close()
