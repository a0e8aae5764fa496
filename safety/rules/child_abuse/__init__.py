"""児童虐待 (child_abuse): a child hit, threatened, touched, shut out, left alone or unfed, by anyone, the writer too."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.child_abuse import blows, neglect, other_harm, parent, seen, wide

RULES: tuple[Rule, ...] = (
    *blows.RULES,
    *parent.RULES,
    *neglect.RULES,
    *other_harm.RULES,
    *wide.RULES,
    *seen.RULES,
)
