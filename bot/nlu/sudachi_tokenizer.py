"""Rasa tokenizer for Japanese: Sudachi's words, normalised forms as lemmas, offsets of the original text."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import JapaneseComponent
from bot.nlu.morphology import words_of
from bot.nlu.normalize import normalize


class SudachiToken(Token):
    """A token that follows from its text alone, so that Rasa need not hash each of its parts."""

    def fingerprint(self) -> str:
        """Tell tokens apart by what they say; a million of them are asked in one training."""
        return str(self.lemma)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SudachiTokenizer(JapaneseComponent, Tokenizer):
    """Cuts a message into tokens; each token's data carries its reading and part of speech."""

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that this component needs."""
        return ["sudachipy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Give the settings that every tokenizer of Rasa has; `training_texts`: whether those are cut too.

        Nothing in our pipeline learns from tokens, and making them for all texts takes seconds.
        """
        return {
            "training_texts": True,
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Cut the training texts, if somebody learns from tokens."""
        return (
            super().process_training_data(training_data) if self._config["training_texts"] else training_data
        )

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Cut one attribute of a message; starts and ends are those of the text as it was written."""
        original: str = message.get(attribute)
        normalized = normalize(original)
        tokens: list[Token] = []
        for word in words_of(normalized.text):
            start, end = normalized.original_span(word.start, word.end)
            tokens.append(
                SudachiToken(
                    text=original[start:end],
                    start=start,
                    end=end,
                    data={"reading": word.reading, "pos": word.part_of_speech},
                    lemma=word.lemma,
                )
            )
        return self._apply_token_pattern(tokens)
