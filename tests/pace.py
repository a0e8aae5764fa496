"""How much slower this machine is at this moment than the one on which the limits of time were set."""

from __future__ import annotations

import re
import time

_WORK = "今夜は寒いので、夫と息子に電話して、家賃のことを話しました。" * 400
_LOOKED_FOR = re.compile(r"(?:家賃|電話|[0-9]{1,4}円)[^。]{0,20}?(?:話し(?:た|まし)|払え(?:な|ま)せ?)")
_SECONDS_THEN = 0.0032
"""Processor time of the work below, on a quiet core of the machine of 2026-11-23."""


def slowness() -> float:
    """Give by how much a limit of processor time must be stretched; 1 on a machine as quick as that one."""
    return max(1.0, min(_once() for _ in range(5)) / _SECONDS_THEN)


def _once() -> float:
    started = time.process_time()
    for _ in range(10):
        _LOOKED_FOR.findall(_WORK)
    return time.process_time() - started
