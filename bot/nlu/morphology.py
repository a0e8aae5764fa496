"""Cuts Japanese text into words with Sudachi: surface, lemma, reading, part of speech."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any, NamedTuple

from sudachipy import Dictionary, SplitMode

_lock = threading.Lock()


class Word(NamedTuple):
    """One word of a text (形態素); `lemma` is Sudachi's normalised form, `reading` is katakana."""

    surface: str
    lemma: str
    reading: str
    part_of_speech: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _sudachi() -> Any:
    return Dictionary(dict="small").tokenizer(mode=SplitMode.A)


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Cut an already normalised text into words; white space is left out."""
    if not text.strip():
        return ()
    with _lock:
        return tuple(
            Word(
                surface,
                morpheme.normalized_form(),
                morpheme.reading_form(),
                morpheme.part_of_speech()[0],
                morpheme.begin(),
                morpheme.end(),
            )
            for morpheme in _sudachi().tokenize(text)
            if not (surface := morpheme.surface()).isspace()
        )
