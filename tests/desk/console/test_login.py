"""Who gets into the console: nobody without a session, by guessing, or by a form of another site."""

from __future__ import annotations

import re

import httpx
import pyotp
import pytest

from casework import office_settings, staff
from tests.desk.console.conftest import PASSWORD, Desk, Person

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "path", ["/console", "/console/cases/1-2-3", "/console/statistics", "/console/accounts", "/console/next"]
)
def test_a_page_without_a_session_leads_to_the_login(desk: Desk, path: str) -> None:
    answer = httpx.get(f"{desk.url}{path}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/console/login"


def test_an_api_without_a_session_says_401(desk: Desk) -> None:
    assert httpx.get(f"{desk.url}/console/live").status_code == 401
    assert httpx.post(f"{desk.url}/console/cases/x/typing").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Desk, consultant: Person) -> None:
    with httpx.Client(base_url=desk.url) as client:
        token = re.search(r'name="csrf" value="([^"]+)"', client.get("/console/login").text)
        assert token
        answer = client.post(
            "/console/login", data={"csrf": token[1], "email": "taro@example.jp", "password": PASSWORD}
        )
    cookie = next(line for line in answer.headers.get_list("set-cookie") if line.startswith("mado_staff="))
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_form_without_the_token_does_nothing(desk: Desk, consultant: Person) -> None:
    number = desk.case()
    assert consultant.client.post(f"/console/cases/{number}/take", data={}).status_code == 403
    assert consultant.client.post(f"/console/cases/{number}/take", data={"csrf": "x"}).status_code == 403
    elsewhere = consultant.client.post(
        f"/console/cases/{number}/take",
        data={"csrf": consultant.csrf},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert elsewhere.status_code == 403
    assert "担当 なし" in consultant.see(f"/console/cases/{number}")


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(desk: Desk) -> None:
    email = desk.account("lock@example.jp")
    with httpx.Client(base_url=desk.url) as client:
        token = re.search(r'name="csrf" value="([^"]+)"', client.get("/console/login").text)
        assert token
        for _ in range(5):
            answer = client.post(
                "/console/login", data={"csrf": token[1], "email": email, "password": "wrong"}
            )
            assert answer.status_code == 403
        answer = client.post("/console/login", data={"csrf": token[1], "email": email, "password": PASSWORD})
    assert answer.status_code == 403


def test_logging_out_ends_the_session(desk: Desk) -> None:
    desk.account("out@example.jp")
    person = Person(desk, "out@example.jp")
    cookie = dict(person.client.cookies)
    person.send("/console/logout")
    assert httpx.get(f"{desk.url}/console", cookies=cookie).status_code == 303
    person.client.close()


def test_an_auditor_looks_and_changes_nothing(desk: Desk, auditor: Person) -> None:
    number = desk.case()
    assert "5まんえん" in auditor.see(f"/console/cases/{number}")
    assert auditor.send(f"/console/cases/{number}/take").status_code == 403
    assert auditor.send(f"/console/cases/{number}/notes", text="x").status_code == 403
    assert auditor.client.get("/console/accounts").status_code == 403


def test_the_second_factor_is_asked_opens_once_and_can_be_replaced_by_a_recovery_code(desk: Desk) -> None:
    email = desk.account("totp@example.jp")
    person = Person(desk, email)
    form = person.see("/console/me/totp")
    secret = re.search(r'data-testid="totp-secret">([A-Z2-7]+)<', form)
    sealed = re.search(r'name="sealed" value="([^"]+)"', form)
    assert secret
    assert sealed
    assert person.send("/console/me/totp", sealed=sealed[1], code="000000").status_code == 400
    done = person.send("/console/me/totp", sealed=sealed[1], code=pyotp.TOTP(secret[1]).now())
    codes = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", done.text)
    assert len(codes) == 10
    person.client.close()

    def log_in(code: str) -> int:
        with httpx.Client(base_url=desk.url) as client:
            token = re.search(r'name="csrf" value="([^"]+)"', client.get("/console/login").text)
            assert token
            client.post("/console/login", data={"csrf": token[1], "email": email, "password": PASSWORD})
            assert client.get("/console").status_code == 303, "the password alone opens nothing"
            token = re.search(r'name="csrf" value="([^"]+)"', client.get("/console/login/code").text)
            assert token
            client.post("/console/login/code", data={"csrf": token[1], "code": code})
            return client.get("/console").status_code

    assert log_in(pyotp.TOTP(secret[1]).now()) == 303, "the code that set it up was used already"
    assert log_in(codes[0]) == 200
    assert log_in(codes[0]) == 303, "a recovery code opens once"


def test_a_role_that_must_have_a_second_factor_gets_nothing_before(desk: Desk) -> None:
    async def demand(session):  # type: ignore[no-untyped-def]
        person = await staff.by_email(session, "kansa2@example.jp")
        await office_settings.write(session, office_settings.TOTP_ROLES, ["auditor"], staff_id=person.id)

    async def no_longer(session):  # type: ignore[no-untyped-def]
        person = await staff.by_email(session, "kansa2@example.jp")
        await office_settings.write(session, office_settings.TOTP_ROLES, [], staff_id=person.id)

    desk.account("kansa2@example.jp", "auditor")
    desk.write(demand)
    try:
        person = Person(desk, "kansa2@example.jp")
        answer = person.client.get("/console")
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/me/totp")
        person.client.close()
    finally:
        desk.write(no_longer)


def test_an_invitation_opens_once(desk: Desk, admin: Person) -> None:
    page = admin.send(
        "/console/accounts/invite", email="new@example.jp", name="新人", role="consultant", office=""
    ).text
    token = re.search(r"/console/invitation#([^<]+)<", page)
    assert token

    def accept() -> int:
        with httpx.Client(base_url=desk.url) as client:
            csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/console/invitation").text)
            assert csrf
            data = {"csrf": csrf[1], "token": token[1], "password": PASSWORD}
            return client.post("/console/invitation", data=data).status_code

    assert accept() == 303
    assert accept() == 400
    Person(desk, "new@example.jp").client.close()


def test_a_person_of_one_office_sees_its_cases_only(desk: Desk) -> None:
    ours, theirs = desk.case(municipality="釧路町"), desk.case(municipality="よその町")

    async def scope(session):  # type: ignore[no-untyped-def]
        (await staff.by_email(session, "kurashi@example.jp")).office = "kurashigoto"

    desk.account("kurashi@example.jp")
    desk.write(scope)
    person = Person(desk, "kurashi@example.jp")
    page = person.see("/console?show=all")
    assert ours in page
    assert theirs not in page
    assert person.client.get(f"/console/cases/{theirs}").status_code == 404
    assert person.send(f"/console/cases/{theirs}/take").status_code == 404
    person.client.close()
