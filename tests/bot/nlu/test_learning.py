"""What is learnt from: some of what there is in plenty, and what was counted ahead for the same texts only."""

from __future__ import annotations

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.handed_over import HandedOver
from bot.nlu.label_classifier import LabelClassifier
from bot.nlu.likeness import Counted, Likeness
from bot.nlu.plenty import at_most
from bot.nlu.sentence_encoder import sentence_vectors

TEXTS = ["家賃が払えません", "仕事をクビになりました", "借金の返済が苦しいです", "家賃を滞納しています"]


def said(text: str, intent: str, **labels: list[str]) -> Message:
    data = {TEXT: text, INTENT: intent}
    return Message({**data, "metadata": {"intent": labels}} if labels else data)


def test_of_few_texts_all_are_learnt_from_and_of_many_some_from_end_to_end() -> None:
    few = [said(str(number), "thanks") for number in range(3)]
    many = [said(str(number), "thanks") for number in range(100)]
    assert at_most(5, few) == few
    assert [message.get(TEXT) for message in at_most(4, many)] == ["0", "25", "50", "75"]


def test_labels_are_learnt_from_all_troubles_and_a_few_texts_of_each_intent_that_carries_none() -> None:
    config = {**LabelClassifier.get_default_config(), "most_without": 2, "unsure_intents": ["ask_loans"]}
    classifier = LabelClassifier(config, None, None)  # type: ignore[arg-type]
    troubles = [said(f"家賃 {number}", "tell_trouble", needs=["housing"]) for number in range(5)]
    calm = [said(f"元気 {number}", "tell_trouble", needs=[], risks=[]) for number in range(5)]
    thanks = [said(f"ありがとう {number}", "thanks") for number in range(5)]
    loans = [said(f"借りられますか {number}", "ask_loans") for number in range(5)]
    chosen = classifier._chosen([*troubles, *calm, *thanks, *loans])
    intents = [message.get(INTENT) for message in chosen]
    assert (intents.count("tell_trouble"), intents.count("thanks"), intents.count("ask_loans")) == (10, 2, 0)


def test_what_was_counted_ahead_is_taken_once_and_only_for_the_same_texts() -> None:
    kept: HandedOver[str] = HandedOver()
    kept.hand_over(TEXTS, "counted")
    assert kept.take(TEXTS[:2]) is None
    kept.hand_over(TEXTS, "counted")
    assert kept.take(list(TEXTS)) == "counted"
    assert kept.take(TEXTS) is None


def test_texts_counted_ahead_are_learnt_as_if_counted_then() -> None:
    vectors = sentence_vectors(TEXTS)
    _, then = Likeness.learn(TEXTS, vectors)
    _, ahead = Likeness.learn(TEXTS, vectors, Counted.of(TEXTS))
    assert (then.pieces != ahead.pieces).nnz == 0
    np.testing.assert_array_equal(then.words, ahead.words)
    np.testing.assert_array_equal(then.sentences, ahead.sentences)
