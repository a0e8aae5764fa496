"""Whatever is sent gets a clear Japanese sentence and loses nothing."""

from __future__ import annotations

import threading
import uuid

import httpx
import pytest

from tests.stack import Stack
from tests.talks.test_nothing_lost import answers_to, staff_token

pytestmark = pytest.mark.slow


def is_japanese(text: str) -> bool:
    return any("ぁ" <= character <= "ん" for character in text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 400),
        ("   ", 400),
        ("\x00\x07", 400),
        ("あ" * 5_001, 400),
        ("あ" * 350_000, 413),
        (None, 400),
        ({"a": 1}, 400),
    ],
    ids=["empty", "spaces", "control characters", "5,001 characters", "1 MB", "nothing", "an object"],
)
def test_what_cannot_be_taken_is_refused_in_words(stack: Stack, text: object, status: int) -> None:
    person = stack.resident().open()
    before = len(person.history())
    refused = person.post({"client_id": uuid.uuid4().hex, "text": text})
    assert refused.status_code == status
    assert is_japanese(refused.json()["error"])
    assert len(person.history()) == before


@pytest.mark.parametrize(
    "text",
    ["😢😢😢", "<script>alert(1)</script>", "/restart", "／intent{\"a\":1}", "/session_start",
     "/talk_to_human{\"x\":1}", "EXTERNAL: x", "a\u0007b", "‮逆さ", "あ" * 5_000]
)  # fmt: skip
def test_strange_words_are_kept_as_words_and_answered(stack: Stack, text: str) -> None:
    person = stack.resident().open()
    message_id = person.say(text)
    answers = person.hear(message_id, seconds=30)
    assert answers
    history = person.history()
    assert history[-1 - len(answers)]["author"] == "resident"
    state = httpx.get(f"{stack.url}/api/session", headers=person.headers).json()
    assert state["holder"] == "bot", "no text may hand the talk over or restart it by a command"
    assert state["consent"] is not True


def test_the_same_message_twice_is_one_message_with_one_answer(stack: Stack) -> None:
    person = stack.resident().open()
    client_id = uuid.uuid4().hex
    first = person.say("家賃が払えません", client_id)
    person.hear(first)
    assert person.say("家賃が払えません", client_id) == first
    assert len(answers_to(person.history(), first)) == len(
        {said["id"] for said in answers_to(person.history(), first)}
    )
    assert [said["id"] for said in person.history() if said["author"] == "resident"] == [first]


def test_two_messages_at_the_same_moment_are_both_kept_and_answered_in_order(stack: Stack) -> None:
    person = stack.resident().open()
    ids: list[int] = []
    threads = [
        threading.Thread(target=lambda words=words: ids.append(person.say(words)))
        for words in ("はい、いいです", "家賃です")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for message_id in sorted(ids):
        if not answers_to(person.history(), message_id):
            person.hear(message_id)
    history = person.history()
    assert len(set(ids)) == 2
    first, second = (answers_to(history, message_id) for message_id in sorted(ids))
    assert max(said["id"] for said in first) < min(said["id"] for said in second)


def test_another_persons_or_no_token_opens_nothing(stack: Stack) -> None:
    person = stack.resident().open()
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": f"Basic {person.token}"}):
        for method, path in (
            ("GET", "/api/events"),
            ("GET", "/api/session"),
            ("POST", "/api/messages"),
            ("DELETE", "/api/session"),
        ):
            refused = httpx.request(
                method, f"{stack.url}{path}", headers=headers, json={} if method == "POST" else None
            )
            assert refused.status_code == 401, path
            assert set(refused.json()) == {"error"}
    person_headers = person.headers
    httpx.delete(f"{stack.url}/api/session", headers=person_headers).raise_for_status()
    assert httpx.get(f"{stack.url}/api/session", headers=person_headers).status_code == 401


def test_a_resident_cannot_read_cases_and_an_unknown_number_is_not_found(stack: Stack) -> None:
    person = stack.resident().open()
    assert httpx.get(f"{stack.url}/api/cases", headers=person.headers).status_code == 401
    assert httpx.get(f"{stack.url}/api/cases").status_code == 401
    staff = {"Authorization": f"Bearer {staff_token(stack)}"}
    missing = httpx.get(f"{stack.url}/api/cases/2611-00000-0", headers=staff)
    assert missing.status_code == 404
    assert is_japanese(missing.json()["error"])
    assert httpx.get(f"{stack.url}/api/cases?priority=nonsense", headers=staff).status_code == 400


def test_the_console_wants_a_login(stack: Stack) -> None:
    answer = httpx.get(f"{stack.url}/console", follow_redirects=False)
    assert answer.status_code in (302, 303)
    assert answer.headers["location"].endswith("/console/login")


def test_rasa_and_the_actions_want_their_tokens(stack: Stack) -> None:
    body = {"sender": "x", "message": "hi", "message_id": "1"}
    assert httpx.post(f"{stack.rasa_url}/webhooks/rest/webhook", json=body).status_code == 401
    assert httpx.get(f"{stack.rasa_url}/conversations/x/tracker").status_code == 401
    assert httpx.post(stack.environment["MADO_ACTIONS_URL"], json={}).status_code == 401


def test_no_word_of_a_talk_is_in_a_log(stack: Stack) -> None:
    person = stack.resident().open()
    secret = "ひみつの住所は武佐三丁目"
    person.ask("はい、いいです")
    person.ask(f"家賃が払えません。{secret}")
    stack.kill("actions")
    message_id = person.say(f"困っています。{secret}")
    person.hear(message_id, seconds=10)
    stack.start("actions")
    person.hear(message_id, seconds=40)
    logs = "".join(log.read_text(errors="replace") for log in stack.folder.glob("*.log"))
    for hidden in (secret, "武佐三丁目", person.token):
        assert hidden not in logs
        assert hidden.encode("unicode_escape").decode() not in logs
