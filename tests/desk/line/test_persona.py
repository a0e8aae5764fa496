"""A whole intake through LINE, with nothing but quick replies and text, by the real assistant."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tests.desk.line.platform import Platform
from tests.stack import Stack
from tests.talks.test_nothing_lost import staff_token

pytestmark = pytest.mark.slow

USER = "U" + "5" * 32
ANSWERS = (
    ("残してもいいですか", "press:いいです"),
    ("保存して、相談員が読んでも", "press:はい"),
    ("どんなことで 困って", "コロナのあと仕事が減って、家賃が2か月払えていません"),
    ("合っていますか", "press:はい"),
    ("急ぐことを 先に", "１"),
    ("どのあたりに 住んで", "武佐です"),
    ("何人で 暮らして", "妻と子どもの3人です。41歳です"),
    ("何年生", "中1です"),
    ("家賃は 1か月", "5万円です"),
    ("払えていない家賃は ありますか", "2か月分です"),
    ("家に入るお金", "手取り12万円くらい"),
    ("いま使えるお金", "3万円くらいです"),
    ("借りているお金は ありますか", "ないです"),
    ("しごとは どうして", "press:仕事がない"),
    ("いつごろですか", "先月です"),
    ("どうなったら いい", "今の家に住みつづけたいです"),
    ("だれかに 見られたり", "1"),
    ("どうやって 受けとりたい", "press:LINE"),
    ("電話番号を 教えて", "書きたくないです"),
    ("何と よべば", "たろう"),
    ("連絡してよいのは", "平日の午後"),
    ("まとめました", "press:はい。相談員だけに"),
)
MOST_TURNS = 30
DELIVERIES = 3
END = "受け付けました。受付番号は"


def said_in(messages: list[dict[str, Any]]) -> str:
    """The words of some messages."""
    return "\n".join(message.get("text", "") for message in messages)


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    line = Platform().start()
    yield line
    line.stop()


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, platform: Platform) -> Iterator[Stack]:
    """The whole product with LINE switched on."""
    folder = tmp_path_factory.mktemp("line-stack")
    product = Stack(folder, **platform.settings, MADO_PUBLIC_URL="https://soudan.example")
    product.start()
    yield product
    product.stop()


@dataclass
class Phone:
    """Somebody with LINE in the hand: reads the screen, taps or types."""

    platform: Platform
    stack: Stack
    read: int = 0
    said: list[str] = field(default_factory=list)

    def send(self, event: dict[str, Any]) -> None:
        """Deliver an event as LINE does: a webhook whose connection broke comes again."""
        body = self.platform.body(event)
        broken: httpx.TransportError | None = None
        for _ in range(DELIVERIES):
            try:
                answer = httpx.post(
                    f"{self.stack.url}/line/webhook",
                    content=body,
                    headers={"x-line-signature": self.platform.sign(body)},
                    timeout=10,
                )
            except httpx.TransportError as error:
                broken = error
                time.sleep(1.0)
                continue
            assert answer.status_code == 200, self.stack.logs()
            return
        raise AssertionError(f"{broken!r}, alive: {self.stack.alive()}\n{self.stack.logs()}")

    def look(self) -> list[dict[str, Any]]:
        """What is new on the screen, up to a question or the end."""
        new = self._look()
        while not any(cue in said_in(new) for cue in (END, *(cue for cue, _ in ANSWERS))):
            new += self._look()
        return new

    def _look(self, seconds: float = 60.0) -> list[dict[str, Any]]:
        """What is new, once the screen has come to rest."""
        until = time.monotonic() + seconds
        while len(self.platform.seen_by(USER)) <= self.read:
            assert time.monotonic() < until, f"silence after {self.said[-1:]}\n{self.stack.logs()}"
            time.sleep(0.05)
        size = 0
        while size != len(self.platform.seen_by(USER)):
            size = len(self.platform.seen_by(USER))
            time.sleep(1.0)
        new = self.platform.seen_by(USER)[self.read :]
        self.read = size
        return new

    def answer(self, new: list[dict[str, Any]]) -> None:
        """Answer the question on the screen."""
        shown = said_in(new)
        answer = next((answer for cue, answer in reversed(ANSWERS) if cue in shown), None)
        assert answer is not None, f"a question that nobody expected: {shown}"
        self.said.append(answer)
        if not answer.startswith("press:"):
            self.send(self.platform.text(USER, answer))
            return
        wanted = answer.removeprefix("press:")
        buttons = [
            item["action"] for message in new for item in message.get("quickReply", {}).get("items", [])
        ]
        button = next(button for button in buttons if button["displayText"].startswith(wanted))
        self.send(self.platform.event("postback", USER, postback={"data": button["data"]}))


def test_a_person_tells_everything_in_line_and_gets_a_plan_and_a_number(
    stack: Stack, platform: Platform
) -> None:
    phone = Phone(platform, stack)
    phone.send(platform.event("follow", USER, follow={"isUnblocked": False}))
    for _ in range(MOST_TURNS):
        new = phone.look()
        if END in said_in(new):
            break
        phone.answer(new)
    else:
        raise AssertionError(f"the intake never ended: {phone.said}")
    assert any(message["type"] == "flex" for message in new)
    assert platform.problems == []
    cases = httpx.get(
        f"{stack.url}/api/cases", headers={"Authorization": f"Bearer {staff_token(stack)}"}, timeout=10
    ).json()["cases"]
    assert len(cases) == 1
    assert cases[0]["channel"] == "line"
    assert cases[0]["status"] == "waiting"
    assert "housing" in {need["name"] for need in cases[0]["needs"]}
    whole = httpx.get(
        f"{stack.url}/api/cases/{cases[0]['number']}",
        headers={"Authorization": f"Bearer {staff_token(stack)}"},
        timeout=10,
    ).json()
    assert whole["answers"]["rent"]["value"] == 50_000
    assert whole["answers"]["rent_arrears_months"]["value"] == 2
    assert whole["plan"] is not None
    calls = [
        call for call in platform.calls if call.path.endswith(("/reply", "/push")) and call.status == 200
    ]
    print(
        f"\n{len(phone.said)} answers, {len(calls)} calls to LINE, of which pushed (billed): {platform.pushed}"
    )
    assert platform.pushed <= len(phone.said) // 4
