"""The questions of the intake (インテーク), once, in order: the source of the form's slots, the branches,
the progress (3/8), the summary and the console's labels.

A slot's value is what was read, or one of the marks below. An unasked slot is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

DECLINED = "__declined__"
"""The resident would rather not say, or does not know: a value of its own, never an empty one."""
UNREAD = "__unread__"
"""Said, but left for the consultant to read."""
NOT_APPLICABLE = "__not_applicable__"
"""Answered, and nothing applies: somebody who still works has no month in which the job ended."""
MARKS = (DECLINED, UNREAD, NOT_APPLICABLE)

Answers = Mapping[str, Any]


def known(answers: Answers, slot: str) -> Any:
    """What was read for a slot; None when it was not asked, declined, or left unread."""
    value = answers.get(slot)
    return None if isinstance(value, str) and value in MARKS else value


def _always(_answers: Answers) -> bool:
    return True


def _consented(answers: Answers) -> bool:
    return answers.get("consent") is True


def _needs(*names: str) -> Callable[[Answers], bool]:
    def asked(answers: Answers) -> bool:
        return _consented(answers) and any(name in (known(answers, "needs") or []) for name in names)

    return asked


def _in_trouble(answers: Answers) -> bool:
    return _consented(answers) and bool(known(answers, "needs"))


def _rents(answers: Answers) -> bool:
    return _needs("housing")(answers) and known(answers, "rent") != 0


def _without_work(answers: Answers) -> bool:
    """The rent benefit asks since when the income is gone; for finding work it is what was lost that counts."""
    status = known(answers, "job_status")
    if _needs("housing")(answers) and status == "on_leave":
        return True
    return _needs("employment", "housing")(answers) and status == "unemployed"


def _wants_contact(*methods: str) -> Callable[[Answers], bool]:
    def asked(answers: Answers) -> bool:
        return _consented(answers) and known(answers, "contact_method") in methods

    return asked


def _time_is_asked(answers: Answers) -> bool:
    """The question for the number asks for a good time too; only where a wrong hour harms is it asked by itself."""
    if _wants_contact("visit")(answers):
        return True
    return _wants_contact("phone")(answers) and _in_danger_at_home(answers)


def _in_danger_at_home(answers: Answers) -> bool:
    return _consented(answers) and bool(answers.get("home_danger"))


@dataclass(frozen=True)
class Question:
    """One question: its slot, its label for people, when it is asked, and what a correction asks again."""

    slot: str
    label: str
    asked: Callable[[Answers], bool]
    again: tuple[str, ...] = ()
    unit: str = ""
    in_summary: bool = True


QUESTIONS: tuple[Question, ...] = (
    Question("consent", "保存の同意", _always, in_summary=False),
    Question("trouble", "困りごと", _consented),
    Question("needs", "相談したいこと", _consented),
    Question("today", "今日・今夜のこと", _consented),
    Question("area", "住んでいるところ", _in_trouble),
    Question("household_size", "いっしょに暮らす人数", _needs("housing", "household_budget"), unit="人"),
    Question("children", "子ども", _needs("child_learning")),
    Question("rent", "家賃（月）", _needs("housing"), again=("rent_arrears_months",), unit="円"),
    Question("rent_arrears_months", "払えていない家賃", _rents, unit="か月分"),
    Question("monthly_income", "世帯の収入（月）", _needs("housing", "household_budget"), unit="円"),
    Question("savings", "手もとのお金と貯金", _needs("housing", "household_budget"), unit="円"),
    Question("debt_total", "借りているお金", _needs("household_budget"), unit="円"),
    Question("job_status", "仕事", _needs("employment"), again=("job_loss_when",)),
    Question("job_loss_when", "仕事をやめた（へった）時期", _without_work),
    Question("wish", "これからの希望", _in_trouble),
    Question("contact_safe", "連絡の安全", _in_danger_at_home),
    Question("contact_method", "連絡の方法", _in_trouble, again=("phone", "contact_time")),
    Question("phone", "電話番号", _wants_contact("phone"), again=("contact_time",)),
    Question("name_or_alias", "よび名", _wants_contact("phone", "visit")),
    Question("contact_time", "連絡してよい時間", _time_is_asked),
    Question("confirm", "内容の確認", _consented, in_summary=False),
)

EXTRA_LABELS = {"age": "年齢", "municipality": "市町村"}
"""What is kept when it is said in passing, but never asked for by itself."""

BY_SLOT = {question.slot: question for question in QUESTIONS}
READ_SLOTS = (
    "age",
    "household_size",
    "children",
    "monthly_income",
    "savings",
    "debt_total",
    "rent",
    "rent_arrears_months",
    "job_status",
    "job_loss_when",
)
"""Slots that a first free text, or a second half of an answer, may fill."""


def label(slot: str) -> str:
    """What a slot is called on the console and in the summary."""
    return BY_SLOT[slot].label if slot in BY_SLOT else EXTRA_LABELS.get(slot, slot)


def asked(answers: Answers) -> list[Question]:
    """The questions that these answers call for, answered or not, in order."""
    return [question for question in QUESTIONS if question.asked(answers)]


def next_question(answers: Answers) -> Question | None:
    """The first question that is still open; None when the intake is complete."""
    if answers.get("consent") is False:
        return None
    return next((question for question in asked(answers) if answers.get(question.slot) is None), None)


def progress(answers: Answers) -> tuple[int, int]:
    """(which question this is, how many there are as far as is known now)."""
    questions = asked(answers)
    done = sum(1 for question in questions if answers.get(question.slot) is not None)
    return min(done + 1, len(questions)), len(questions)


def depend_on(slot: str) -> tuple[str, ...]:
    """What must be asked again when this answer changes."""
    return BY_SLOT[slot].again if slot in BY_SLOT else ()
