"""Somebody who talks to the desk as a persona would: answers what is asked, with the ways that people have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from casework.talk.wording import NEED_LABELS
from tests.stack import ROOT, Resident, Stack
from tests.talks.backstage import let_pass, send_media

SHARED = ROOT.parent / "shared" / "examples" / "personas.json"
OWN = ROOT / "tests" / "evaluation" / "set_aside" / "personas.json"
MOST_TURNS = 45
TEN_DAYS, ONE_DAY = timedelta(days=10), timedelta(days=1)

OTHERWISE = {
    "needs": "はい、合っています",
    "today": "どれも だいじょうぶ",
    "wish": "落ち着いて暮らしたいです",
    "confirm": "はい。相談員だけに わたしてください",
    "contact_safe": "はい、だいじょうぶです",
}
QUESTIONS = {
    "what_happens_next": "このあとどうなるんですか？",
    "child_support": "子どもの勉強を見てもらえる所ってありますか？",
    "loans": "お金を貸してもらえる制度はありますか？",
    "confidentiality": "職場に知られませんか？",
    "out_of_scope": "ゴミの日っていつですか？",
    "cost": "お金はかかりますか？",
    "public_assistance": "生活保護って働いていても受けられるんですか？",
    "office_hours": "窓口は何時まで開いていますか？",
    "documents": "何を持っていけばいいですか？",
    "is_bot": "あなたは人ですか？",
    "repeat": "ごめんなさい、もう一度言ってもらえますか",
    "who_can_use": "外国人でも相談していいですか？",
    "housing_benefit": "家賃を助けてくれる制度ってどんなのですか？",
    "debt_help": "弁護士に無料で相談できるって本当ですか？",
    "food_help": "食べ物をもらえるところはありますか？",
    "job_training": "職業訓練ってお金はかかるんですか？",
    "delete_data": "書いたものはどのくらい保管されますか？",
}


def personas() -> list[dict[str, Any]]:
    """The residents written for tests: our own, and the known ones where they stand beside the checkout."""
    found: list[dict[str, Any]] = json.loads(OWN.read_text()) if OWN.exists() else []
    return found + (json.loads(SHARED.read_text()) if SHARED.exists() else [])


@dataclass
class Talk:
    """One talk of one persona with the desk."""

    stack: Stack
    persona: dict[str, Any]
    resident: Resident = field(init=False)
    asked: list[str] = field(default_factory=list)
    heard: list[dict[str, Any]] = field(default_factory=list)
    comes_back: bool = False
    sticker: int | None = None
    put_right: list[str] = field(default_factory=list)
    """The needs that were shown wrong, as they were shown; the person says it in their own words then."""

    def __post_init__(self) -> None:
        self.resident = self.stack.resident()

    @property
    def facts(self) -> dict[str, str]:
        return {**OTHERWISE, **self.persona["facts"]}

    def run(self) -> Talk:
        """From opening the page to the receipt, or to the refusal."""
        self.resident.open()
        question = self.say(self.persona["opening"]) or "consent"
        waiting = [behaviour for behaviour in self.persona["behaviours"]]
        for turn in range(MOST_TURNS):
            if question is None:
                break
            self.asked.append(question)
            if turn >= 3 and question not in ("confirm", "consent"):
                ready = next((each for each in waiting if self.is_time_for(each, question)), None)
                if ready is not None:
                    waiting.remove(ready)
                    question = self.behave(ready, question) or question
            answer = self.needs_in_words() if question == "needs" else self.facts.get(question)
            assert answer is not None, f"{self.persona['id']} was asked {question} and has no answer"
            question = self.say(answer)
        return self

    def needs_in_words(self) -> str:
        """Yes to what was heard when it is right; their own words for it when something is missing or wrong."""
        shown = next(said for said in reversed(self.heard) if said["question"] == "needs")["text"]
        meant = [NEED_LABELS[need] for need in self.persona["expected"]["needs"]]
        if all((label in shown) == (label in meant) for label in NEED_LABELS.values()):
            return OTHERWISE["needs"]
        self.put_right.append(shown)
        return "と".join(meant) + "のことです" if meant else "どれでもないです"

    def is_time_for(self, behaviour: str, question: str) -> bool:
        """Nobody corrects what was not asked yet, or what is asked right now."""
        corrects = re.match(r"corrects_earlier_answer\((\w+),", behaviour)
        return corrects is None or (corrects.group(1) in self.asked[:-1] and corrects.group(1) != question)

    def say(self, text: str) -> str | None:
        """Say something; the question that is open then. None when the intake is over."""
        answer = self.resident.ask(text)
        assert answer, f"silence after 「{text}」\n{self.stack.logs()}"
        if self.comes_back:
            assert any("おかえりなさい" in said["text"] for said in answer), (
                "after ten days nobody said where we were"
            )
            self.comes_back = False
        if self.sticker is not None:
            replies = [said["text"] for said in self.resident.history() if said["reply_to"] == self.sticker]
            assert any("スタンプ" in said for said in replies), "nobody said that a sticker can't be read"
            self.sticker = None
        self.heard += answer
        crisis = next((said for said in answer if said["author"] == "safety"), None)
        if crisis is not None:
            return self.go_on(crisis)
        return next((said["question"] for said in reversed(answer) if said.get("question")), None)

    def go_on(self, crisis: dict[str, Any]) -> str | None:
        """Press 「つづきを話す」 under the answer to a danger."""
        body = {
            "client_id": f"go-on-{crisis['id']}",
            "choice": crisis["choices"][0]["id"],
            "of": crisis["id"],
        }
        answer = self.resident.hear(self.resident.post(body).raise_for_status().json()["id"])
        self.heard += answer
        return next((said["question"] for said in reversed(answer) if said.get("question")), None)

    def behave(self, behaviour: str, question: str) -> str | None:
        """What this persona does besides answering."""
        name, argument = re.match(r"(\w+)(?:\((.*)\))?$", behaviour, re.S).groups()  # type: ignore[union-attr]
        if name == "interrupts_with_question":
            again = self.say(QUESTIONS[argument])
            assert again == question, f"after a question of theirs, {question} should be open, not {again}"
            return again
        if name == "corrects_earlier_answer":
            return self.say(argument.split(",", 1)[1])
        if name == "goes_silent_and_resumes":
            let_pass(self.resident, TEN_DAYS)
            self.comes_back = True
            return question
        if name == "sends_sticker_or_image":
            self.sticker = send_media(self.resident, "sticker")
            return question
        if name == "reveals_crisis_midway":
            crisis = self.resident.ask(argument)
            assert any(said["author"] == "safety" for said in crisis), f"no crisis answer to 「{argument}」"
            self.heard += crisis
            return question
        return question

    def ask_status(self) -> str:
        """「どうなりましたか」, the day after."""
        let_pass(self.resident, ONE_DAY)
        return "\n".join(said["text"] for said in self.resident.ask("私の相談、どうなりましたか"))

    def case(self, token: str) -> dict[str, Any] | None:
        """The case as the staff's API gives it."""
        import httpx

        number = next((found for found in map(_receipt, self.heard) if found), None)
        headers = {"Authorization": f"Bearer {token}"}
        if number is None:
            return None
        found: dict[str, Any] = (
            httpx.get(f"{self.stack.url}/api/cases/{number}", headers=headers).raise_for_status().json()
        )
        return found


def _receipt(said: dict[str, Any]) -> str | None:
    found = re.search(r"\d{4}-\d{5}-\d", said["text"])
    return found.group() if found else None


def differences(expected: dict[str, Any], case: dict[str, Any]) -> Iterator[str]:
    """Answers of the case that are not what the persona meant."""
    for slot, value in expected["slots"].items():
        if slot in ("consent",) or slot not in case["answers"]:
            continue
        kept = case["answers"][slot]
        if kept["value"] != value and not (value is None and (kept["declined"] or kept["value"] is None)):
            yield f"{slot}: 「{kept['said']}」 was read as {kept['value']!r}, meant {value!r}"
