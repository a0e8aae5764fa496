"""How many cores a calculation takes: one when a resident waits, all while training."""

from __future__ import annotations

import os
from typing import Any

from threadpoolctl import threadpool_limits


def use_one_core() -> None:
    """Calculate with one core from now on: a message is too small to be worth the waking of others."""
    threadpool_limits(limits=1, user_api="blas")


def all_cores() -> Any:
    """Give a context in which calculations take every core."""
    return threadpool_limits(limits=os.cpu_count() or 1, user_api="blas")
