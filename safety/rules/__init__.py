"""All crisis rules, one module for each risk."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules import (
    child_abuse,
    medical,
    no_food,
    no_shelter,
    self_harm,
    utilities_cut,
    violence,
)

ALL_RULES: tuple[Rule, ...] = (
    *self_harm.RULES,
    *violence.RULES,
    *child_abuse.RULES,
    *medical.RULES,
    *no_shelter.RULES,
    *no_food.RULES,
    *utilities_cut.RULES,
)
