"""Rasa component: which of the four needs a message tells of (住まい, 家計, 子どもの学習, 就労)."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.label_classifier import LabelClassifier
from bot.nlu.marks import NEEDS, NEEDS_SCORES


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NeedsClassifier(LabelClassifier):
    """Adds `needs: [{"name", "confidence"}]` to what is heard."""

    key = NEEDS
    scores_key = NEEDS_SCORES
