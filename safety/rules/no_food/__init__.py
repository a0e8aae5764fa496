"""Nothing to eat now, nothing eaten for days (食べる物がない)."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.no_food import empty, hungry, little, wide

RULES: tuple[Rule, ...] = (
    *empty.RULES,
    *hungry.RULES,
    *wide.RULES,
    *little.RULES,
)
