"""One browser for each file of these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsers import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with the file."""
    with chromium() as opened:
        yield opened
