"""What another program gets with a person's token: what that person may see on the console, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pyotp
import pytest
from sqlalchemy import select

from casework import office_settings, staff, staff_security
from casework.storage import Audit
from tests.desk.console.conftest import PASSWORD, Desk

pytestmark = pytest.mark.slow


def token_of(desk: Desk, email: str, **more: str) -> httpx.Response:
    return httpx.post(
        f"{desk.url}/api/staff/tokens", json={"email": email, "password": PASSWORD, **more}, timeout=30
    )


def get(desk: Desk, path: str, token: str) -> httpx.Response:
    return httpx.get(f"{desk.url}{path}", headers={"Authorization": f"Bearer {token}"}, timeout=30)


@contextmanager
def demanding(desk: Desk, role: str) -> Iterator[None]:
    """While a role must have a second factor."""

    def write(roles: list[str]) -> None:
        async def work(session: Any) -> None:
            person = await staff.by_email(session, "kanri-api@example.jp")
            assert person is not None
            await office_settings.write(session, office_settings.TOTP_ROLES, roles, staff_id=person.id)

        desk.write(work)

    desk.account("kanri-api@example.jp", "admin")
    write([role])
    try:
        yield
    finally:
        write([])


@pytest.fixture(scope="module")
def token(desk: Desk) -> str:
    """The token of somebody who sees all offices."""
    answer = token_of(desk, desk.account("api-all@example.jp"))
    assert answer.status_code == 201
    found: str = answer.json()["token"]
    return found


def test_a_case_comes_with_everything_known_and_the_look_is_audited(desk: Desk, token: str) -> None:
    number = desk.case()
    shown = get(desk, f"/api/cases/{number}", token).json()
    assert shown["number"] == number
    assert shown["answers"]["rent"] == {
        "value": 50_000,
        "declined": False,
        "unread": False,
        "said": "5まんえん",
        "source": "resident",
    }
    assert shown["transcript"][0]["text"] == "家賃が2か月払えていません。"

    async def looks(session: Any) -> list[str]:
        person = await staff.by_email(session, "api-all@example.jp")
        assert person is not None
        return list(await session.scalars(select(Audit.action).where(Audit.staff_id == person.id)))

    assert "case.viewed" in desk.write(looks)


def test_without_a_token_nothing_is_told(desk: Desk) -> None:
    number = desk.case()
    assert httpx.get(f"{desk.url}/api/cases").status_code == 401
    assert get(desk, f"/api/cases/{number}", "not-a-token").status_code == 401


def test_a_person_of_one_office_gets_its_cases_only(desk: Desk, token: str) -> None:
    ours, theirs = desk.case(municipality="釧路町"), desk.case(municipality="よその町")

    async def put_into_an_office(session: Any) -> None:
        person = await staff.by_email(session, "api-office@example.jp")
        assert person is not None
        person.office = "kurashigoto"

    email = desk.account("api-office@example.jp")
    desk.write(put_into_an_office)
    own = token_of(desk, email).json()["token"]
    listed = [row["number"] for row in get(desk, "/api/cases", own).json()["cases"]]
    assert ours in listed
    assert theirs not in listed
    assert get(desk, f"/api/cases/{ours}", own).status_code == 200
    assert get(desk, f"/api/cases/{theirs}", own).status_code == 404
    assert get(desk, f"/api/cases/{theirs}", token).status_code == 200, "whoever has no office sees all"


def test_a_role_that_must_have_a_second_factor_gets_no_cases_before_and_is_told_why(desk: Desk) -> None:
    email = desk.account("api-strict@example.jp", "auditor")
    made_before = token_of(desk, email).json()["token"]
    assert get(desk, "/api/cases", made_before).status_code == 200
    with demanding(desk, "auditor"):
        answers = [
            get(desk, "/api/cases", made_before),
            get(desk, f"/api/cases/{desk.case()}", made_before),
            token_of(desk, email),
        ]
    for answer in answers:
        assert answer.status_code == 403
        assert "二段階の確認" in answer.json()["error"]
        assert "cases" not in answer.json()
        assert "token" not in answer.json()


def test_with_a_second_factor_a_token_needs_its_code_and_then_opens_the_cases(desk: Desk) -> None:
    email, secret = desk.account("api-totp@example.jp", "auditor"), staff_security.new_secret()

    async def enrol(session: Any) -> None:
        person = await staff.by_email(session, email)
        assert person is not None
        person.totp_secret = secret

    desk.write(enrol)
    with demanding(desk, "auditor"):
        assert token_of(desk, email).status_code == 403, "the password alone opens nothing"
        assert token_of(desk, email, code="000000").status_code == 403
        code = pyotp.TOTP(secret).now()
        answer = token_of(desk, email, code=code)
        assert answer.status_code == 201
        assert get(desk, "/api/cases", answer.json()["token"]).status_code == 200
        assert token_of(desk, email, code=code).status_code == 403, "a code opens once"
