"""What a consultant gets on the case page: the talk, taking over, answering, handing back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework import cases, conversations
from casework.storage import Audit, Message
from tests.desk.console.conftest import Desk, Person

pytestmark = pytest.mark.slow


def test_queue_lists_the_case_that_waits(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    assert number in consultant.see("/console")


def test_case_page_shows_what_was_said_beside_what_was_read(desk: Desk, consultant: Person) -> None:
    page = consultant.see(f"/console/cases/{desk.case()}")
    assert "5まんえん" in page
    assert "5万円" in page
    assert "答えない・分からない" in page
    assert "住居確保給付金" in page
    assert "離職から2年以内" in page


def test_taking_over_tells_the_resident_and_answers_arrive(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    assert consultant.send(f"/console/cases/{number}/take").status_code == 303
    answer = consultant.send(f"/console/cases/{number}/answer", text="こんにちは", client_id="abcdefgh1")
    again = consultant.send(f"/console/cases/{number}/answer", text="こんにちは", client_id="abcdefgh1")
    assert (answer.status_code, again.status_code) == (303, 303)

    async def look(session):  # type: ignore[no-untyped-def]
        case = await cases.by_number(session, number)
        rows = await cases.transcript_of(session, case.id)
        return case, [(row.author, row.text) for row in rows]

    case, rows = desk.write(look)
    assert rows.count(("consultant", "こんにちは")) == 1, "a double click sends once"
    assert any(author == "system" and "相談員" in text for author, text in rows)
    assert case.first_unanswered_at is None
    assert case.first_answered_at is not None


def test_handing_back_gives_the_bot_the_next_turn(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    consultant.send(f"/console/cases/{number}/take")
    assert consultant.send(f"/console/cases/{number}/give-back").status_code == 303

    async def look(session):  # type: ignore[no-untyped-def]
        case = await cases.by_number(session, number)
        talk = (await conversations.of_case(session, case.id))[0]
        rows = await session.scalars(
            select(Message).where(Message.conversation_id == talk.id).order_by(Message.id.desc())
        )
        return talk.holder, [row for row in rows if (row.extra or {}).get("payload") == "/return_to_bot"]

    holder, silent = desk.write(look)
    assert holder == "bot"
    assert silent[0].extra["silent"] is True
    assert silent[0].turn == "pending"
    assert "自動の受付にもどす</p>" not in consultant.see(f"/console/cases/{number}")


def test_nobody_answers_in_a_case_that_another_holds(
    desk: Desk, consultant: Person, supervisor: Person
) -> None:
    number = desk.case()
    supervisor.send(f"/console/cases/{number}/take")
    assert consultant.send(f"/console/cases/{number}/take").status_code == 409
    assert consultant.send(f"/console/cases/{number}/answer", text="x").status_code == 409


def test_a_canned_text_with_an_open_gap_is_not_sent(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    consultant.send(f"/console/cases/{number}/take")
    answer = consultant.send(f"/console/cases/{number}/answer", text="{day}にお返事します。")
    assert answer.status_code == 400
    assert "{day}" in answer.text


def test_every_look_at_a_case_is_audited(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    consultant.see(f"/console/cases/{number}")

    async def look(session):  # type: ignore[no-untyped-def]
        case = await cases.by_number(session, number)
        rows = await session.scalars(select(Audit).where(Audit.case_id == case.id))
        return [row.action for row in rows]

    assert "case.viewed" in desk.write(look)


def test_a_transfer_is_offered_refused_offered_again_and_accepted(
    desk: Desk, consultant: Person, supervisor: Person
) -> None:
    number = desk.case()
    consultant.send(f"/console/cases/{number}/take")

    async def chief(session):  # type: ignore[no-untyped-def]
        from casework import staff

        return (await staff.by_email(session, "shunin@example.jp")).id

    to = desk.write(chief)
    assert (
        consultant.send(f"/console/cases/{number}/offer", to=to, reason="休みに入るため").status_code == 303
    )
    assert "休みに入るため" in supervisor.see(f"/console/cases/{number}")
    assert consultant.send(f"/console/cases/{number}/offer/accept").status_code == 403
    supervisor.send(f"/console/cases/{number}/offer/refuse", reason="手いっぱいです")
    consultant.send(f"/console/cases/{number}/offer", to=to, reason="もう一度")
    assert supervisor.send(f"/console/cases/{number}/offer/accept").status_code == 303
    page = supervisor.see(f"/console/cases/{number}")
    assert "担当 主任 花子" in page
    assert "担当の相談員が かわりました" in page


def test_a_released_case_waits_in_the_queue_again(desk: Desk, consultant: Person, supervisor: Person) -> None:
    number = desk.case()
    consultant.send(f"/console/cases/{number}/take")
    assert consultant.send(f"/console/cases/{number}/release", reason="異動").status_code == 303
    assert supervisor.send(f"/console/cases/{number}/take").status_code == 303
