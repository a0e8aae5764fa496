"""Tokens stand where the resident wrote them, and carry lemma and reading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import clauses_of
from bot.nlu.morphology import _Words
from bot.nlu.sudachi_tokenizer import SudachiTokenizer


@pytest.fixture
def tokenizer() -> SudachiTokenizer:
    return SudachiTokenizer(SudachiTokenizer.get_default_config())


@pytest.mark.parametrize(
    "written", ["ｱﾊﾟｰﾄの家賃が払えん", "㈱の寮を　出ます", "家賃５万８千円、滞納😢", "がが\nはい"]
)
def test_every_token_is_a_piece_of_what_was_written(tokenizer: SudachiTokenizer, written: str) -> None:
    tokens = tokenizer.tokenize(Message({TEXT: written}), TEXT)
    assert tokens
    for token in tokens:
        assert written[token.start : token.end] == token.text
    assert all(one.end <= two.start for one, two in pairwise(tokens))


def test_spellings_of_one_word_share_a_lemma(tokenizer: SudachiTokenizer) -> None:
    lemmas = [tokenizer.tokenize(Message({TEXT: text}), TEXT)[0].lemma for text in ("打ち込む", "打込む")]
    assert lemmas[0] == lemmas[1]


def test_tokens_carry_their_reading(tokenizer: SudachiTokenizer) -> None:
    token = tokenizer.tokenize(Message({TEXT: "家賃"}), TEXT)[0]
    assert token.get("reading") == "ヤチン"


def test_a_message_without_words_has_no_tokens(tokenizer: SudachiTokenizer) -> None:
    assert tokenizer.tokenize(Message({TEXT: " \n"}), TEXT) == []


def test_training_texts_are_cut_only_where_somebody_learns_from_tokens() -> None:
    for wanted in (True, False):
        cutter = SudachiTokenizer({**SudachiTokenizer.get_default_config(), "training_texts": wanted})
        data = cutter.process_training_data(TrainingData([Message({TEXT: "家賃が払えない"})]))
        assert bool(data.training_examples[0].get(TOKENS_NAMES[TEXT])) is wanted


def test_only_so_many_messages_are_remembered() -> None:
    words = _Words()
    words.most = 2
    first = words("家賃が払えない")
    assert words("家賃が払えない") is first
    words("仕事がない")
    words("学校に行けない")
    assert words("家賃が払えない") == first
    assert len(words._known) == 2


def test_contrast_is_cut_in_two() -> None:
    assert clauses_of("借金はないけど家賃が払えません。仕事はあります") == [
        "借金はないけど",
        "家賃が払えません。",
        "仕事はあります",
    ]


def test_nothing_is_lost_between_clauses() -> None:
    text = "生活は共働きで何とかなっています、ただ娘が学校に行けなくて、勉強が遅れています!どうしたら"
    assert "".join(clauses_of(text)) == text
