"""No bed tonight or within days (今夜の寝場所がない): outdoors, put out, days left."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.no_shelter import out_soon, outdoors, put_out, tonight, wide

RULES: tuple[Rule, ...] = (
    *tonight.RULES,
    *outdoors.RULES,
    *put_out.RULES,
    *wide.RULES,
    *out_soon.RULES,
)
