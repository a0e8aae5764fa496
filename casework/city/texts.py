"""The words of a city: issue codes, answers to questions, wording, checklists and canned texts."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from casework.city.base import Need, Strict, Text

PLACEHOLDERS = frozenset(
    {
        "city",
        "desk_name",
        "desk_phone",
        "desk_address",
        "desk_hours",
        "city_hall_name",
        "city_hall_phone",
        "city_hall_hours",
        "welfare_name",
        "welfare_phone",
        "next_opening",
        "name",
        "consultant",
        "case_number",
        "case_status",
        "day",
        "time",
        "place",
        "documents",
    }
)
"""What may stand in braces in a text: the office's facts, and what the desk fills in itself."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def _known_placeholders(text: str) -> str:
    unknown = sorted({name for name in _BRACES.findall(text) if name not in PLACEHOLDERS})
    if unknown:
        raise ValueError(
            f"{{{'}・{'.join(unknown)}}} は使えません。使える言葉は docs/programmes.md にあります。"
        )
    return text


def placeholders_in(text: str) -> set[str]:
    """The names in braces."""
    return set(_BRACES.findall(text))


Filled = Annotated[str, Field(min_length=1), AfterValidator(_known_placeholders)]
Version = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}(\.\d+)?$")]


class Issue(Strict):
    """One of the 27 課題と背景要因."""

    code: Annotated[str, StringConstraints(pattern=r"^K(0[1-9]|1\d|2[0-7])$")]
    label: Text
    draft: bool
    """True while the official label has not been compared with the ministry's form."""
    needs: tuple[Need, ...]
    sensitive: bool = False
    """要配慮個人情報: never asked for, only kept when the person says it."""
    human_confirms: bool = False


class Trouble(Strict):
    """One of the 16 お困りごと of the reception form, in its own words."""

    id: Text
    label: Text
    need: Need | None


class Issues(Strict):
    """`issues.yml`."""

    source_url: Text
    issues: tuple[Issue, ...] = Field(min_length=27, max_length=27)
    troubles: tuple[Trouble, ...] = Field(min_length=16, max_length=16)


class Answer(Strict):
    """The answer to one topic of residents' questions (質問)."""

    topic: Text
    text: Filled
    at_night: Filled | None = None
    """Said instead while the offices are closed."""
    source_url: str = ""
    unverified: tuple[Text, ...] = ()


class Answers(Strict):
    """`answers.yml`."""

    answers: tuple[Answer, ...]


class Consent(Strict):
    """One of the two consents (同意): its text is kept with its version when somebody agrees."""

    version: Version
    title: Text
    text: Filled
    details: tuple[Filled, ...]
    agree: Text
    decline: Text
    after_decline: Filled


class Senders(Strict):
    """Who is shown as the writer of a message."""

    bot: Text
    consultant: Text
    system: Text
    resident: Text


class PlanWords(Strict):
    """What stands around a provisional plan."""

    title: Text
    provisional: Text
    amount: Text
    amount_unknown: Text
    loan: Text
    before_contract: Text
    rights: Text
    closing: Filled


class Wording(Strict):
    """`wording.yml`."""

    greeting: tuple[Filled, ...]
    keep: Consent
    share: Consent
    senders: Senders
    out_of_hours: Filled
    out_of_hours_unknown: Filled
    waiting: Filled
    arrived: Filled
    """To a word that comes while a person is awaited."""
    handed_over: Filled
    receipt: Filled
    kept_but_down: Filled
    quick_exit: Filled
    nothing_found: Filled
    plan: PlanWords
    keep_answering: Text
    """Added to a question: it may be left unanswered."""


class ChecklistStep(Strict):
    """What to see to at one step of a case, for a consultant in the first year."""

    id: Text
    step: Text
    check: tuple[Text, ...]
    ask_next: tuple[Text, ...]
    source: Text


class HardMoment(Strict):
    """A hard moment in a talk: words that are safe, and words to leave unsaid."""

    id: Text
    moment: Text
    say: tuple[Filled, ...]
    avoid: tuple[Text, ...]
    do: tuple[Text, ...]
    source: Text


class Checklists(Strict):
    """`checklists.yml`."""

    steps: tuple[ChecklistStep, ...]
    hard_moments: tuple[HardMoment, ...]


class CannedText(Strict):
    """A text that a consultant can send and change (定型文)."""

    id: Text
    title: Text
    text: Filled


class Canned(Strict):
    """`canned.yml`."""

    texts: tuple[CannedText, ...]
