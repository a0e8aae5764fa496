"""Rasa component: the dangers that a message tells of, by the model and by the rules of `safety`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.label_classifier import LabelClassifier
from bot.nlu.marks import RISKS, RISKS_SCORES

_CERTAIN = 1.0
# A rule's hit that the model holds for so unlikely is mostly a word of danger in a harmless text (docs/decisions/ on what
# we tried). Only here: the safety room hears by its rules alone.
_HARDLY_POSSIBLE = 0.16


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class RisksClassifier(LabelClassifier):
    """Adds `risks: [{"name", "confidence", "rule"}]`; what a rule heard is certain and names the rule.

    A rule is not believed where the model, which knows many texts with the same words, holds the risk for unlikely.
    """

    key = RISKS
    scores_key = RISKS_SCORES

    def read(self, folder: Path) -> None:
        """Read what was learnt, and make the rules ready; a training has no use for them."""
        super().read(folder)
        import safety  # noqa: F401

    def listed(self, message: Message, confidences: dict[str, float]) -> list[dict[str, Any]]:
        """List what the rules heard, then what the model heard beyond it."""
        from safety import detect

        rules: dict[str, str] = {}
        for finding in detect(message.get(TEXT) or ""):
            if confidences.get(finding.risk, _CERTAIN) >= _HARDLY_POSSIBLE:
                rules.setdefault(finding.risk, finding.rule)
        by_rule = [{"name": risk, "confidence": _CERTAIN, "rule": rule} for risk, rule in rules.items()]
        by_model = [
            {**label, "rule": None}
            for label in super().listed(message, confidences)
            if label["name"] not in rules
        ]
        return by_rule + by_model
