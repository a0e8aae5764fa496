"""Sums and spans as they are written in a reason: 20万円, 48.6万円, 46,690円, 3か月."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def yen(amount: int) -> str:
    """Money for arithmetic: whole thousands in 万 with one decimal, else to the yen."""
    if abs(amount) >= 10_000 and amount % 1_000 == 0:
        man = Decimal(amount) / 10_000
        return f"{man.normalize():,f}万円"
    return f"{amount:,}円"


def with_unit(value: Any, unit: str) -> str:
    """A fact's value with its unit, as the reason shows it."""
    if value is None:
        return "未確認"
    if unit == "円":
        return yen(int(value))
    if isinstance(value, float):
        return f"{value:.1f}{unit}"
    return f"{value}{unit}"
