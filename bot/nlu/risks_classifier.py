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
# A rule's hit that the model holds for so unlikely is mostly a word of danger in a harmless text; what was lost and
# gained by it stands in docs/decisions/0013.
_HARDLY_POSSIBLE = 0.08
DOUBTED = "doubted"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class RisksClassifier(LabelClassifier):
    """Adds `risks: [{"name", "confidence", "rule"}]`; what a rule heard is certain and names the rule.

    A rule is not believed where the model, which knows many texts with the same words, holds the risk for hardly
    possible. Such risks are named under `doubted`: the desk asks for them before it rings.
    """

    key = RISKS
    scores_key = RISKS_SCORES

    def read(self, folder: Path) -> None:
        """Read what was learnt, and make the rules ready; a training has no use for them."""
        super().read(folder)
        import safety  # noqa: F401

    def listed(self, message: Message, confidences: dict[str, float]) -> list[dict[str, Any]]:
        """List what the rules heard, then what the model heard beyond it."""
        from safety import detect, spelled_oddly

        text = message.get(TEXT) or ""
        rules: dict[str, str] = {}
        doubted: set[str] = set()
        # A hidden word is one that the model has hardly met: there the rule knows better.
        least = 0.0 if spelled_oddly(text) else _HARDLY_POSSIBLE
        for finding in detect(text):
            if confidences.get(finding.risk, _CERTAIN) >= least:
                rules.setdefault(finding.risk, finding.rule)
            else:
                doubted.add(finding.risk)
        message.set(DOUBTED, sorted(doubted), add_to_output=True)
        by_rule = [{"name": risk, "confidence": _CERTAIN, "rule": rule} for risk, rule in rules.items()]
        by_model = [
            {**label, "rule": None}
            for label in super().listed(message, confidences)
            if label["name"] not in rules
        ]
        return by_rule + by_model
