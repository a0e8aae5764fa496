"""急病・医療 (medical): sudden illness, medicine that has run out, ill and unable to see a doctor."""

from __future__ import annotations

from safety.rule import Rule
from safety.rules.medical import care, sudden, wide

RULES: tuple[Rule, ...] = (
    *sudden.RULES,
    *care.RULES,
    *wide.RULES,
)
