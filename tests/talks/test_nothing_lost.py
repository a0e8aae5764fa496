"""Kill anything at any moment: every message is there once, every turn answered once, no case doubled."""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.stack import Stack

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    running = Stack(tmp_path_factory.mktemp("crash"))
    try:
        running.start()
        yield running
    finally:
        running.stop()


def answers_to(history: list[dict], message_id: int) -> list[dict]:
    """The bot's answers to a message (notices that Rasa is away are not answers)."""
    return [
        said for said in history if said["reply_to"] == message_id and said["author"] in ("bot", "safety")
    ]


def assert_each_once(history: list[dict], said: list[str]) -> None:
    own = [message["text"] for message in history if message["author"] == "resident"]
    assert own == said
    for message in history:
        if message["author"] == "resident":
            replies = answers_to(history, message["id"])
            assert replies, f"「{message['text']}」 was not answered"
            texts = [reply["text"] for reply in replies]
            assert len(texts) == len(set(texts)), f"「{message['text']}」 was answered twice"


@pytest.mark.parametrize("victim", ["rasa", "actions"])
def test_a_resident_is_told_within_five_seconds_and_answered_when_it_is_back(
    stack: Stack, victim: str
) -> None:
    person = stack.resident().open()
    person.ask("はい、いいです")
    stack.kill(victim)
    begun = time.monotonic()
    message_id = person.say("家賃が2か月払えません")
    notice = person.hear(message_id, seconds=10)
    assert time.monotonic() - begun < 5.0
    assert notice[0]["author"] == "system"
    assert "0154-25-0288" in notice[0]["text"]
    assert "残って" in notice[0]["text"]
    stack.start(victim)
    assert person.hear(message_id, seconds=40)[0]["author"] == "bot"
    assert_each_once(person.history(), ["はい、いいです", "家賃が2か月払えません"])


@pytest.mark.parametrize("victim", ["rasa", "actions", "desk"])
@pytest.mark.parametrize("after_ms", [0, 5, 20, 60])
def test_killed_in_the_middle_of_a_turn_nothing_is_lost_or_doubled(
    stack: Stack, victim: str, after_ms: int
) -> None:
    person = stack.resident().open()
    said = ["はい、いいです", "仕事をなくして、家賃も払えません"]
    for words in said[:1]:
        person.ask(words)
    client_id = f"crash-{victim}-{after_ms}"
    body = {"client_id": client_id, "text": said[1]}

    def send() -> None:
        for _ in range(100):
            try:
                person.post(body).raise_for_status()
                return
            except httpx.HTTPError:
                time.sleep(0.2)

    sender = threading.Thread(target=send)
    sender.start()
    time.sleep(after_ms / 1000)
    stack.kill(victim)
    stack.start(victim)
    sender.join()
    until = time.monotonic() + 40
    while time.monotonic() < until:
        history = person.history()
        own = [message for message in history if message["author"] == "resident"]
        if len(own) == 2 and answers_to(history, own[1]["id"]):
            break
        time.sleep(0.3)
    assert_each_once(person.history(), said)
    token = staff_token(stack)
    cases = httpx.get(f"{stack.url}/api/cases", headers={"Authorization": f"Bearer {token}"}).json()["cases"]
    numbers = [case["number"] for case in cases]
    assert len(numbers) == len(set(numbers))


def staff_token(stack: Stack) -> str:
    """A token of a consultant, made by the command."""
    email = "crash@example.jp"
    with contextlib.suppress(subprocess.CalledProcessError):  # it was made before
        stack.run(
            "-m", "desk.accounts", "create", "--role", "consultant", "--email", email, "--name", "試験",
            "--password-stdin", stdin="a long password 12\n",
        )  # fmt: skip
    return stack.run("-m", "desk.accounts", "token", "--email", email).strip().splitlines()[-1]
