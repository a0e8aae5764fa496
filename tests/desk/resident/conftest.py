"""A staged desk and a browser for the tests of the page; both live as long as this folder's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browsers import chromium
from tests.desk.resident.visitor import StagedDesk, Visitor
from tests.stack import ROOT

PHONE = {"width": 360, "height": 740}
Visit = Callable[..., Visitor]


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StagedDesk]:
    """The desk, with the pages built."""
    assert (ROOT / "desk/static/build/chat.js").exists(), "the pages are not built: make pages"
    staged = StagedDesk(tmp_path_factory.mktemp("staged"))
    staged.migrate()
    staged.start()
    yield staged
    staged.kill()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed with this folder."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, desk: StagedDesk) -> Iterator[Visit]:
    """Somebody new comes to the page, with a browser of their own; options go to it."""
    contexts = []

    def come(**options: Any) -> Visitor:
        context = browser.new_context(
            **{"viewport": PHONE, "locale": "ja-JP", "timezone_id": "Asia/Tokyo", **options}
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Visitor(context.new_page(), desk)

    yield come
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """Somebody with a phone."""
    return visit()
