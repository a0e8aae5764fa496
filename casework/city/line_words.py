"""`line.yml`: what the desk says by itself in LINE, in the city's approved words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from casework.city.base import Strict, Text
from casework.city.texts import PLACEHOLDERS, Filled, Version, placeholders_in

TO_THE_PAGE = "市のページで続ける"
"""What a resident sends to go on at the city's page: the desk hears exactly these words."""


def _with(name: str) -> Callable[[str], str]:
    """Checks that a text carries what the desk puts in at this name, and knows every other."""

    def check(text: str) -> str:
        named = placeholders_in(text)
        if name not in named:
            raise ValueError(f"{{{name}}} を入れてください。そこに本当の値が入ります。")
        unknown = sorted(named - PLACEHOLDERS - {name})
        if unknown:
            raise ValueError(f"{{{'・'.join(unknown)}}} は使えません。")
        return text

    return check


def _names_the_way(text: str) -> str:
    if TO_THE_PAGE not in text:
        raise ValueError(f"「{TO_THE_PAGE}」を、そのまま入れてください。受付はこの言葉を聞き分けます。")
    return text


WithUrl = Annotated[str, Field(min_length=1), AfterValidator(_with("url"))]
WithNumber = Annotated[str, Field(min_length=1), AfterValidator(_with("number"))]
WithMoment = Annotated[str, Field(min_length=1), AfterValidator(_with("moment"))]
WithDay = Annotated[str, Field(min_length=1), AfterValidator(_with("day"))]
WithTheWay = Annotated[str, Field(min_length=1), AfterValidator(_names_the_way)]


class Approved(Strict):
    """Who of the city read the words and found them right, and when; null as long as nobody has."""

    by: str | None
    on: date | None

    @property
    def is_given(self) -> bool:
        """Whether the city stands behind the words."""
        return bool(self.by and self.on)


class GreetingWords(Strict):
    """Said to whoever adds the account, or comes back."""

    kept_where: Filled
    on_the_page: WithTheWay
    the_page: WithUrl
    welcome_back: Filled


class AnswerWords(Strict):
    """Said beside the assistant's own answers."""

    numbers_hint: Filled
    not_taken: Filled
    old_button: Filled


class ContactWords(Strict):
    """急ぎの連絡先."""

    text: Filled
    police: Text
    ambulance: Text


class LinkWords(Strict):
    """Said when the page and LINE become one talk, in LINE and on the page."""

    page: WithUrl
    no_page: Filled
    linked: Filled
    code_unknown: Filled
    code_too_many: Filled
    page_needs_consent: Filled
    page_linked_before: Filled
    page_old_link: WithTheWay


class PanelWords(Strict):
    """On the cards of the provisional plan, and on the list of telephone numbers."""

    lines_title: Text
    open_now: Text
    opens_at: WithMoment
    call: WithNumber
    open_page: Text
    card_number: WithNumber
    card_made: WithDay
    card_steps: Text
    card_bring: Text
    card_bring_hint: Text
    card_say: Text
    card_desk: Text


class LineWords(Strict):
    """The file."""

    version: Version
    approved: Approved
    greeting: GreetingWords
    answers: AnswerWords
    contacts: ContactWords
    link: LinkWords
    panels: PanelWords

    @property
    def consent_version(self) -> str:
        """Under which words LINE and the page were joined, for the record of the consent."""
        return f"line-link-{self.version}"
