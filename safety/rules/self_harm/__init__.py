"""自死・自傷 (self_harm): the wish to die, to vanish, to hurt oneself; openly, veiled, passively; 心中 too."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.self_harm import means, others, passive, veiled, wish

RULES: tuple[Rule, ...] = (
    *wish.RULES,
    *passive.RULES,
    *veiled.RULES,
    *means.RULES,
    *others.RULES,
)
