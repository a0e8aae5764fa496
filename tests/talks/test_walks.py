"""Whatever a resident does, in whatever order: no error, no loop, no silence, nothing lost, always a person to reach.

Six walks in `make test`, always the same; `MADO_WALKS=300` walks longer, each time other ways.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.stack import Stack
from tests.talks.test_nothing_lost import staff_token
from tests.talks.walker import Walker

pytestmark = pytest.mark.slow

WALKS = int(os.environ.get("MADO_WALKS", "6"))
OFTEN = ("answer",) * 14
NOW_AND_THEN = (
    "nonsense", "nonsense", "decline", "unsure", "back", "correct", "correct", "ask", "ask", "press", "press",
    "human", "delete", "repeat", "insult", "thanks", "stop", "danger", "strange", "empty", "twice",
    "two_answers", "new_trouble", "status", "silence", "media",
)  # fmt: skip
ONCE = tuple(dict.fromkeys(NOW_AND_THEN))
ACTS = st.lists(
    st.tuples(st.sampled_from(OFTEN + NOW_AND_THEN), st.integers(0, 59)), min_size=6, max_size=20
)  # fmt: skip


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The product behind a proxy: each walker comes from another address, as residents do."""
    product = Stack(tmp_path_factory.mktemp("walks"), MADO_PROXY_COUNT="1")
    try:
        product.start()
        yield product
    finally:
        product.stop()


@pytest.fixture(scope="module")
def token(stack: Stack) -> str:
    return staff_token(stack)


@settings(
    max_examples=WALKS,
    derandomize="MADO_WALKS" not in os.environ,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(acts=ACTS)
def test_whatever_a_resident_does_the_talk_holds(
    acts: list[tuple[str, int]], stack: Stack, token: str
) -> None:
    walker = begin(stack)
    for name, number in acts:
        walker.act(name, number)
    walker.to_the_end()
    walker.nothing_is_lost(token)
    walker.reaches_a_person()
    assert "Traceback" not in stack.logs()
    assert "action.failed" not in stack.logs()


@pytest.mark.parametrize("first", range(0, len(ONCE), 7))
def test_everything_can_be_done_before_consent_in_the_middle_and_after_the_receipt(
    first: int, stack: Stack, token: str
) -> None:
    acts = ONCE[first : first + 7]
    walker = begin(stack)
    for number, act in enumerate(acts):
        walker.act(act, number)
        walker.act("answer", number)
    walker.to_the_end()
    for number, act in enumerate(acts):
        walker.act(act, number + 1)
    walker.to_the_end()
    walker.nothing_is_lost(token)
    walker.reaches_a_person()


def begin(stack: Stack) -> Walker:
    """A walker at an address of their own."""
    begin.talks = getattr(begin, "talks", 0) + 1  # type: ignore[attr-defined]
    stack.client.headers["X-Forwarded-For"] = f"10.1.{begin.talks // 200}.{begin.talks % 200 + 1}"  # type: ignore[attr-defined]
    return Walker(stack)
