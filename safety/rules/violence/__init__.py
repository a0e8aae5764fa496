"""暴力・脅し (violence): blows, threats, coercion by a partner, family, a collector or anyone; danger to life."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.violence import blows, coercion, family, threats, wide

RULES: tuple[Rule, ...] = (
    *blows.RULES,
    *threats.RULES,
    *coercion.RULES,
    *wide.RULES,
    *family.RULES,
)
