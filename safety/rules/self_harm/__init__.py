"""自死・自傷 (self_harm): the wish to die, to vanish, to hurt oneself; openly, veiled, passively; 心中 too."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.self_harm import (
    farewell,
    going,
    leaving,
    living,
    means,
    others,
    passive,
    places,
    plans,
    traces,
    veiled,
    wide,
    wish,
)

RULES: tuple[Rule, ...] = (
    *wish.RULES,
    *passive.RULES,
    *veiled.RULES,
    *farewell.RULES,
    *living.RULES,
    *plans.RULES,
    *traces.RULES,
    *leaving.RULES,
    *means.RULES,
    *places.RULES,
    *others.RULES,
    *wide.RULES,
    *going.RULES,
)
