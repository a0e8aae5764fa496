"""What every action shares: it never fails silently and never lets a word of the talk into a log."""

from __future__ import annotations

import abc
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from casework.city import City, load_city
from casework.settings import settings

log = structlog.get_logger()
Events = list[dict[str, Any]]


def city() -> City:
    """The city that this installation serves."""
    return load_city(settings().city)


def desk_words() -> dict[str, str]:
    """The names and numbers that sentences of domain.yml are filled with."""
    place = city()
    return {
        "city_name": place.profile.name,
        "desk_name": place.desk.plain_name,
        "desk_phone": place.desk.phone or "",
    }


class CaseAction(Action, abc.ABC):  # type: ignore[misc]
    """An action that answers kindly when something breaks, and logs an id instead of the talk."""

    @abc.abstractmethod
    def name(self) -> str:
        """The action's name in domain.yml."""

    @abc.abstractmethod
    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """What the action does."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Do it; a failure is logged by kind and place only, and raised without the talk, so that the turn is retried."""
        try:
            return await self.act(dispatcher, tracker)
        except Exception as error:
            log.error(
                "action.failed",
                action=self.name(),
                kind=type(error).__name__,
                at=_place_of(error),
                episode=tracker.sender_id,
            )
            raise ActionFailed(self.name()) from None


class ActionFailed(Exception):
    """An action broke; carries its name only."""


def _place_of(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else ""
