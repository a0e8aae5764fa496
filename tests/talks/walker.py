"""Somebody who does anything at any moment of a talk: what they can do, and what must hold after each of it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx

from tests.stack import Resident, Stack
from tests.talks.backstage import case_number, let_pass, send_media
from tests.talks.things_said import CORRECTIONS, DANGERS, GOOD, MEDIA, NEW_TROUBLES, QUESTIONS, SIMPLY_SAID

MOST_TURNS_TO_THE_END = 60

ANSWERING = ("answer", "nonsense", "decline", "unsure", "two_answers", "press")
"""What is meant for the open question: only these may make it come again, and never a third time alike."""


@dataclass
class Walker:
    """One talk, and what is known of it so far."""

    stack: Stack
    resident: Resident = field(init=False)
    question: str | None = None
    holder: str = "bot"
    choices: list[tuple[int, str]] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """The texts of the open question, as often as it came again to answers that were meant for it."""
    given: dict[str, str] = field(default_factory=dict)
    """The answers that were taken: question → the words."""
    after_danger: bool = False
    """The answer to a danger stands on the screen, and no question of ours."""
    receipts: int = 0
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.resident = self.stack.resident().open()
        self.question = "consent"

    # --- What can be done ------------------------------------------------------------------------

    def act(self, name: str, number: int) -> None:
        """One thing that a resident does, and everything that must hold after it."""
        if self.holder == "waiting" and name != "status":
            self.go_on_while_waiting()
        self.log.append(f"{name}({number}) at {self.question}")
        if name in SIMPLY_SAID:
            self.say(SIMPLY_SAID[name][number % len(SIMPLY_SAID[name])], meant=name)
            return
        doing: Callable[[int], None] = getattr(self, f"do_{name}")
        doing(number)

    def do_answer(self, number: int) -> None:
        if self.after_danger:
            self.go_on()
        question = self.question
        if question is None:
            self.say("ありがとうございました")
            return
        options = GOOD[question]
        words = options[number % len(options)]
        self.say(words, meant="answer")
        if self.question != question:
            self.given[question] = words

    def do_back(self, number: int) -> None:
        self.given.clear()
        self.say(("前の質問に戻りたい", "戻る")[number % 2])

    def do_correct(self, number: int) -> None:
        self.given.clear()
        self.say(CORRECTIONS[number % len(CORRECTIONS)])

    def do_ask(self, number: int) -> None:
        open_question = self.question
        answer = self.say(QUESTIONS[number % len(QUESTIONS)])
        if (
            open_question is not None
            and self.holder == "bot"
            and not any(one["author"] == "safety" for one in answer)
        ):
            assert self.question is not None, self.told("a question of theirs ended the intake")

    def do_human(self, number: int) -> None:
        self.reaches_a_person()
        if number % 2:
            self.go_on_while_waiting()

    def do_stop(self, number: int) -> None:
        self.given.clear()
        self.say(("今日はここでやめておきます", "はじめからやり直したい")[number % 2])

    def do_danger(self, number: int) -> None:
        self.given.clear()
        answer = self.say(DANGERS[number % len(DANGERS)])
        assert answer, self.told("danger was met with silence")

    def do_empty(self, number: int) -> None:
        before = self.question
        refused = self.resident.post(
            {"client_id": uuid.uuid4().hex, "text": ("", "  \n ", "\u0000")[number % 3]}
        )
        assert refused.status_code == 400, self.told("an empty message was taken")
        assert any("ぁ" <= sign <= "ん" for sign in refused.json()["error"])
        assert self.question == before

    def do_press(self, number: int) -> None:
        """A button of the newest message that had any."""
        if not self.choices:
            return
        message_id, choice = self.choices[number % len(self.choices)]
        body = {"client_id": uuid.uuid4().hex, "choice": choice, "of": message_id}
        answer = self.resident.post(body)
        assert answer.status_code == 202, self.told(f"a button was refused: {answer.text}")
        self.given.clear()
        self.heard(answer.json()["id"], meant="press")

    def do_twice(self, number: int) -> None:
        """A double click: the same message with the same id."""
        self.given.clear()
        words, client_id = NEW_TROUBLES[number % len(NEW_TROUBLES)], uuid.uuid4().hex
        first = self.resident.say(words, client_id)
        assert self.resident.say(words, client_id) == first
        self.sent.append(words)
        self.heard(first)

    def do_new_trouble(self, number: int) -> None:
        """A new trouble in the middle, or, after the receipt, a second episode of the same case."""
        after_the_receipt = self.question is None and self.receipts > 0
        self.given.clear()
        answer = self.say(NEW_TROUBLES[number % len(NEW_TROUBLES)])
        if (
            after_the_receipt
            and self.holder == "bot"
            and not any(one["author"] == "safety" for one in answer)
        ):
            assert self.question is not None, self.told("a second trouble was not taken up")

    def do_silence(self, number: int) -> None:
        """Minutes or ten days; after days the talk begins again with one line of what it was about."""
        days = number % 2 * 10
        let_pass(self.resident, timedelta(days=days) if days else timedelta(minutes=40))
        open_question = self.question
        if days and open_question in ("area", "rent", "monthly_income", "savings"):
            answer = self.say(GOOD[open_question][0])
            assert any("おかえりなさい" in one["text"] for one in answer) or any(
                one["author"] == "safety" for one in answer
            ), self.told("after ten days nobody said what it was about")

    def do_media(self, number: int) -> None:
        """A sticker, a picture, a voice message, as LINE brings them; the next words come right behind."""
        kind = MEDIA[number % len(MEDIA)]
        media = send_media(self.resident, kind)
        self.say("見てください")
        replies = [one for one in self.resident.history() if one["reply_to"] == media]
        assert replies, self.told(f"a {kind} was met with silence")

    # --- What must hold --------------------------------------------------------------------------

    def say(self, words: str, meant: str = "") -> list[dict[str, Any]]:
        """Write something and hear the answer."""
        message_id = self.resident.say(words)
        self.sent.append(words.strip())
        return self.heard(message_id, meant)

    def heard(self, message_id: int, meant: str = "") -> list[dict[str, Any]]:
        """The answer to a message: never silence, never an error, never a third question alike."""
        was_waiting = self.holder != "bot"
        answer = self.resident.hear(message_id, seconds=3 if was_waiting else 20)
        state = (
            httpx.get(f"{self.stack.url}/api/session", headers=self.resident.headers)
            .raise_for_status()
            .json()
        )
        self.holder = state["holder"]
        if not answer:
            assert was_waiting, self.told("silence")
            return answer
        for one in answer:
            assert one["author"] in ("bot", "safety", "system"), self.told("somebody else spoke")
            assert one["text"].strip() or one.get("card"), self.told("an empty answer")
            unfilled = set(re.findall(r"\{[a-z_]+\}", one["text"]))
            assert not unfilled - set(re.findall(r"\{[a-z_]+\}", "".join(self.sent))), self.told(
                f"an unfilled text: {one['text']}"
            )
            assert "まだ 返事が できません" not in one["text"], self.told("the bot was away")
        self._note(answer, meant)
        return answer

    def _note(self, answer: list[dict[str, Any]], meant: str) -> None:
        before = self.question
        spoken = [one for one in answer if one["author"] == "bot"]
        self.after_danger = not spoken and any(one["author"] == "safety" for one in answer)
        if spoken:
            self.question = next((one["question"] for one in reversed(spoken) if one.get("question")), None)
        buttons = [one for one in answer if one.get("choices")]
        if buttons:
            last = buttons[-1]
            self.choices = [(last["id"], choice["id"]) for choice in last["choices"]]
        if any(one.get("card") for one in answer):
            self.receipts += 1
        if self.question != before or meant not in ANSWERING or not spoken:
            self.asked = []
        if self.question is not None and spoken:
            self.asked.append(spoken[-1]["text"])
            assert not (len(self.asked) >= 3 and len(set(self.asked[-3:])) == 1), self.told(
                f"the same question a third time: {self.asked[-1]}"
            )

    def reaches_a_person(self) -> None:
        """From every step: a person is asked for, and it is said when one answers."""
        answer = self.say("人と話したいです")
        assert self.holder == "waiting", self.told("there was no way to a person")
        assert answer, self.told("the way to a person was silent")

    def go_on_while_waiting(self) -> None:
        """Press 「待つあいだ、話をつづける」."""
        self.go_on()
        assert self.holder == "bot", self.told("the way back to the bot was shut")

    def go_on(self) -> None:
        """Press the newest button that goes on with the questions."""
        offered = [one for one in self.resident.history() if one.get("choices")]
        for said in reversed(offered):
            for choice in said["choices"]:
                if "つづけ" in choice["title"] or "つづき" in choice["title"]:
                    body = {"client_id": uuid.uuid4().hex, "choice": choice["id"], "of": said["id"]}
                    self.heard(self.resident.post(body).raise_for_status().json()["id"])
                    return
        raise AssertionError(self.told("there was no way to go on"))

    def to_the_end(self) -> None:
        """Whatever was done before: answering in earnest leads to the receipt, or to what is known without one."""
        for _ in range(MOST_TURNS_TO_THE_END):
            if self.holder == "waiting":
                self.go_on_while_waiting()
            if self.question is None:
                return
            self.log.append(f"in earnest at {self.question}")
            self.do_answer(0)
        raise AssertionError(self.told("a talk without an end"))

    def nothing_is_lost(self, token: str) -> None:
        """Every word is in the talk once and in its order, and every taken answer is in the case."""
        own = [one["text"] for one in self.resident.history() if one["author"] == "resident"]
        rest = iter(own)
        assert all(words in rest for words in self.sent), self.told("a message was lost or came out of order")
        number = case_number(self.resident)
        if number is None:
            return
        case = httpx.get(
            f"{self.stack.url}/api/cases/{number}", headers={"Authorization": f"Bearer {token}"}
        ).raise_for_status().json()  # fmt: skip
        for question, words in self.given.items():
            if question in ("consent", "confirm"):
                continue
            kept = case["answers"].get(question)
            assert kept is not None, self.told(f"the answer to {question} was lost")
            assert words in kept["said"], self.told(f"{question}: 「{words}」 was kept as 「{kept['said']}」")

    def told(self, what: str) -> str:
        """What went wrong, with the whole talk."""
        talk = "\n".join(f"  {one['author']}: {one['text'][:160]}" for one in self.resident.history()[-14:])
        return f"{what}\n{' → '.join(self.log)}\n{talk}"
