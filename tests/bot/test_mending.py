"""The mends of Rasa: as right as before, quicker, and never silent when the actions are away."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from aiohttp import web
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.mending import ActionsUnreachable, mend


@pytest.fixture(autouse=True)
def mended() -> None:
    mend()


class Endpoint(EndpointConfig):
    """An action server that answers, or fails, as told."""

    def __init__(self, answer: Any) -> None:
        super().__init__("http://127.0.0.1:9")
        self.answer = answer

    async def request(self, *_: Any, **__: Any) -> Any:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


async def run(answer: Any) -> list:
    action = RemoteAction("action_x", Endpoint(answer))
    tracker = DialogueStateTracker.from_events("ep", [], [])
    return await action.run(None, None, tracker, Domain.empty())


async def test_a_right_answer_of_an_action_is_taken() -> None:
    assert await run({"events": [{"event": "slot", "name": "rent", "value": 1}], "responses": []}) == [
        SlotSet("rent", 1)
    ]


async def test_an_answer_of_the_wrong_form_fails_the_turn() -> None:
    with pytest.raises(ActionsUnreachable):
        await run({"events": "nonsense"})


async def test_actions_that_are_away_fail_the_turn_without_the_talk_in_the_error() -> None:
    with pytest.raises(ActionsUnreachable) as failed:
        await run(ClientResponseError(500, "broken", "家賃が払えない…the whole talk"))
    assert "家賃" not in str(failed.value)
    assert failed.value.__cause__ is None


async def test_a_rejection_is_still_a_rejection() -> None:
    with pytest.raises(ActionExecutionRejection):
        await run(ClientResponseError(400, "no", '{"action_name": "action_x", "error": "no"}'))


def test_every_kind_of_event_is_still_found_by_its_name() -> None:
    from rasa.shared.utils.common import all_subclasses

    for kind in all_subclasses(Event):
        assert Event.resolve_by_type(kind.type_name) is not None
    with pytest.raises(ValueError, match="Unknown event"):
        Event.resolve_by_type("no_such_event")


def test_the_compiled_check_refuses_what_the_slow_one_refused() -> None:
    action = RemoteAction("action_x", Endpoint({}))
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result({"events": [{"event": 3}]})


async def test_two_calls_of_the_actions_go_over_one_connection() -> None:
    asked_by: list[Any] = []

    async def answer(request: web.Request) -> web.Response:
        assert "Content-Encoding" not in request.headers
        asked_by.append(request.transport.get_extra_info("peername"))
        return web.json_response({"events": [], "responses": []})

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    endpoint = EndpointConfig(f"http://127.0.0.1:{runner.addresses[0][1]}/webhook")
    action = RemoteAction("action_x", endpoint)
    tracker = DialogueStateTracker.from_events("ep", [], [])
    for _ in range(2):
        assert await action.run(None, None, tracker, Domain.empty()) == []
    async with endpoint.session() as session:
        await session.close()
    await runner.cleanup()
    assert len(asked_by) == 2
    assert len(set(asked_by)) == 1
