"""What residents send besides text, and what they take back."""

from __future__ import annotations

import asyncio
import io
import sqlite3

import pytest
from PIL import Image
from sqlalchemy import select

from casework import attachments, audit, cases, crypto
from casework.errors import NotFound
from casework.storage import Audit, Conversation, LineAttachment, LineEvent, Message
from desk.line import images, outbox
from desk.line.attachments import fetch_due
from tests.desk.line.conftest import USER, LineDesk
from tests.desk.line.rasa_stand_in import RasaStandIn


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#336699").save(out, kind, **more)
    return out.getvalue()


def with_place() -> bytes:
    """A photo that tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif)


def image(provider: str = "line") -> dict[str, object]:
    return {"type": "image", "contentProvider": {"type": provider}, "quoteToken": "q"}


async def kept(desk: LineDesk, state: str) -> LineAttachment:
    for _ in range(200):
        async with desk.base.read() as session:
            row = await session.scalar(select(LineAttachment))
        if row is not None and row.state == state:
            return row
        await asyncio.sleep(0.03)
    raise AssertionError(f"never {state}: {row.state if row else None}")


async def test_a_photo_is_fetched_drawn_anew_and_kept_unreadable(desk: LineDesk) -> None:
    event = desk.platform.message(USER, image())
    desk.platform.contents[event["message"]["id"]] = (200, "image/jpeg", with_place())
    await desk.receive(event)
    row = await kept(desk, "kept")
    assert row.line_message is None
    async with desk.base.read() as session:
        opened = await attachments.read(session, row.id)
        shown = await attachments.of_messages(session, [row.message_id])
    assert shown[row.message_id].state == "kept"
    with Image.open(io.BytesIO(opened.content)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (40, 60)  # upright
        assert not dict(picture.getexif())
    raw = sqlite3.connect(desk.base.url.removeprefix("sqlite+aiosqlite:///"))
    assert b"\xff\xd8\xff" not in raw.execute("SELECT content FROM line_attachments").fetchone()[0]
    raw.close()
    await desk.until(lambda: any("/send_sticker" in text for text in desk.platform.texts_of(USER)))


@pytest.mark.parametrize(
    ("status", "content", "state"),
    [
        (200, b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "refused"),
        (200, b"GIF89a" + b"\x00" * 20, "refused"),
        (404, b"", "gone"),
        (200, b"\xff\xd8" + b"\x00" * (images.LARGEST_BYTES + 1), "refused"),
    ],
)
async def test_what_is_no_good_photo_is_not_kept_and_the_case_says_so(
    desk: LineDesk, status: int, content: bytes, state: str
) -> None:
    event = desk.platform.message(USER, image())
    desk.platform.contents[event["message"]["id"]] = (status, "image/jpeg", content)
    await desk.receive(event)
    row = await kept(desk, state)
    assert row.content is None
    async with desk.base.read() as session:
        assert "残していません" in (await session.get_one(Message, row.message_id)).text
        with pytest.raises(NotFound):
            await attachments.read(session, row.id)


async def test_a_photo_from_elsewhere_is_never_fetched(desk: LineDesk) -> None:
    await desk.receive(desk.platform.message(USER, image("external")))
    async with desk.base.read() as session:
        assert await session.scalar(select(LineAttachment)) is None


async def test_a_photo_that_line_does_not_give_at_once_comes_later(
    desk: LineDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.line.attachments.RETRY_SECONDS", (0.05, 0.05))
    event = desk.platform.message(USER, image())
    desk.platform.contents[event["message"]["id"]] = (500, "application/json", b"{}")
    await desk.receive(event)
    await asyncio.sleep(0.3)
    desk.platform.contents[event["message"]["id"]] = (200, "image/png", photo("PNG"))
    await asyncio.sleep(0.1)
    await fetch_due(desk.running)
    await kept(desk, "kept")


def test_a_picture_too_large_to_open_is_refused() -> None:
    bomb = photo("PNG", (12_000, 12_000))
    with pytest.raises(images.NotAPicture):
        images.draw_anew(bomb)


def test_a_see_through_picture_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(images.draw_anew(out.getvalue()).content)) as picture:
        red, green, blue = picture.convert("RGB").getpixel((5, 5))
    assert min(red, green, blue) > 245


@pytest.mark.parametrize(
    ("content", "stub"),
    [
        (
            {"type": "file", "fileName": "家賃のお知らせ.pdf", "fileSize": 123_000},
            "［ファイル］ 家賃のお知らせ.pdf・120KB（中身は残していません）",
        ),
        ({"type": "file", "fileName": "a\nb\x07" + "c" * 200}, None),
        (
            {"type": "audio", "duration": 65_400, "contentProvider": {"type": "line"}},
            "［音声］ 1分5秒（中身は残していません）",
        ),
        (
            {"type": "video", "duration": 8_000, "contentProvider": {"type": "line"}},
            "［動画］ 8秒（中身は残していません）",
        ),
        ({"type": "video"}, "［動画］（中身は残していません）"),
    ],
)
async def test_video_sound_and_files_stay_in_line_and_both_sides_are_told(
    desk: LineDesk, rasa: RasaStandIn, content: dict[str, object], stub: str | None
) -> None:
    await desk.receive(desk.platform.message(USER, content))
    await desk.until(lambda: any("見られません" in text for text in desk.platform.texts_of(USER)))
    assert rasa.asked == 0
    kept_as = (await desk.rows())[0].text
    if stub is not None:
        assert kept_as == stub
    else:
        assert "\n" not in kept_as
        assert "\x07" not in kept_as
        assert len(kept_as) < 120
        assert "中身は残していません" in kept_as


async def test_a_sticker_and_a_place_are_kept_and_the_talk_goes_on(desk: LineDesk) -> None:
    sticker = {"type": "sticker", "packageId": "1", "stickerId": "2", "text": "ありがとう", "quoteToken": "q"}
    place = {
        "type": "location",
        "title": "家",
        "address": "釧路市黒金町",
        "latitude": 42.98,
        "longitude": 144.38,
    }
    await desk.receive(desk.platform.message(USER, sticker), desk.platform.message(USER, place))
    await desk.until(lambda: sum("/send_sticker" in text for text in desk.platform.texts_of(USER)) == 2)
    said = [row.text for row in await desk.rows() if row.author == "resident"]
    assert said == ["［スタンプ］ありがとう", "［場所］ 家 釧路市黒金町"]


async def test_a_message_taken_back_is_gone_from_view_and_store_with_a_stub_in_the_audit(
    desk: LineDesk,
) -> None:
    event = await desk.says("ほんとうは言いたくないこと")
    await desk.seen(2)
    row = next(row for row in await desk.rows() if row.author == "resident")
    async with desk.base.begin() as session:
        talk = await session.get_one(Conversation, row.conversation_id)
        case = await cases.open_case(session, talk)
        await cases.record_answer(session, case, "trouble", value="…", said=row.text, message_key=str(row.id))
        case_id = case.id
    await desk.receive(desk.platform.event("unsend", USER, unsend={"messageId": event["message"]["id"]}))
    async with desk.base.read() as session:
        gone = await session.get_one(Message, row.id)
        answers = await cases.answers_of(session, case_id)
        stub = await session.scalar(select(Audit).where(Audit.action == "message.unsent"))
        assert await audit.first_broken_link(session) is None
    assert gone.text == ""
    assert gone.unsent_at is not None
    assert answers["trouble"].said is None
    assert stub is not None
    assert stub.case_id == case_id
    assert "言いたくない" not in str(stub.detail)


async def test_a_photo_taken_back_is_gone_too(desk: LineDesk) -> None:
    event = desk.platform.message(USER, image())
    desk.platform.contents[event["message"]["id"]] = (200, "image/jpeg", photo())
    await desk.receive(event)
    row = await kept(desk, "kept")
    await desk.receive(desk.platform.event("unsend", USER, unsend={"messageId": event["message"]["id"]}))
    async with desk.base.read() as session:
        assert (await session.get_one(LineAttachment, row.id)).content is None
        with pytest.raises(NotFound):
            await attachments.read(session, row.id)


async def test_a_message_whose_withdrawal_came_first_is_never_kept(desk: LineDesk, rasa: RasaStandIn) -> None:
    event = desk.platform.text(USER, "まちがえて送った")
    await desk.receive(desk.platform.event("unsend", USER, unsend={"messageId": event["message"]["id"]}))
    await desk.receive(event)
    await asyncio.sleep(0.3)
    assert [row.text for row in await desk.rows()] == [""]
    assert rasa.asked == 0


async def test_no_word_and_no_id_of_a_user_is_readable_in_the_file(desk: LineDesk) -> None:
    event = await desk.says("夫に知られたくない")
    await desk.seen(2)
    with sqlite3.connect(desk.base.url.removeprefix("sqlite+aiosqlite:///")) as raw:
        dump = "\n".join(raw.iterdump())
    for hidden in ("夫に知られたくない", USER, event["replyToken"]):
        assert hidden not in dump
    assert crypto.blind(USER, "line-user") in dump


async def test_reply_tokens_do_not_stay(desk: LineDesk) -> None:
    await desk.says("こんにちは")
    await desk.seen(2)
    async with desk.base.begin() as session:
        for row in await session.scalars(select(LineEvent)):
            row.received_at = row.received_at.replace(year=row.received_at.year - 1)
        await session.flush()
        await outbox.sweep(session)
    async with desk.base.read() as session:
        assert await session.scalar(select(LineEvent)) is None
