"""The day on which all answers of these tests are given."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture(scope="session")
def today() -> date:
    """A day in late November: 8月からずっと is four months."""
    return date(2026, 11, 23)
