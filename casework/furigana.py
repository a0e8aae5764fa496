"""Furigana (ふりがな) on demand: the reading over each word that has kanji, by Sudachi."""

from __future__ import annotations

import re
from functools import lru_cache

import jaconv
from sudachipy import Dictionary, SplitMode, Tokenizer

KANJI = re.compile(r"[一-龯々〆ヶ]")
KANA_AT_END = re.compile(r"[ぁ-ゖァ-ヺー]+$")
LONGEST_TEXT = 6_000

Segment = tuple[str, str | None]
"""A piece of the text, and its reading where it has kanji."""


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="core").create()


def annotate(text: str) -> list[Segment]:
    """The text in pieces; joined again, the first parts give the text unchanged."""
    pieces: list[Segment] = []
    for token in _tokenizer().tokenize(text[:LONGEST_TEXT], SplitMode.B):
        surface = token.surface()
        if not KANJI.search(surface):
            _add_plain(pieces, surface)
            continue
        reading = jaconv.kata2hira(token.reading_form())
        ending = KANA_AT_END.search(surface)
        tail = ending.group() if ending and reading.endswith(jaconv.kata2hira(ending.group())) else ""
        stem = surface[: len(surface) - len(tail)]
        pieces.append((stem, reading[: len(reading) - len(tail)] or None))
        if tail:
            _add_plain(pieces, tail)
    if len(text) > LONGEST_TEXT:
        _add_plain(pieces, text[LONGEST_TEXT:])
    return pieces


def _add_plain(pieces: list[Segment], text: str) -> None:
    if pieces and pieces[-1][1] is None:
        pieces[-1] = (pieces[-1][0] + text, None)
    else:
        pieces.append((text, None))
