"""Cuts Japanese text into words with Sudachi: surface, lemma, reading, part of speech."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sudachipy import Dictionary, SplitMode

_lock = threading.Lock()


@dataclass(frozen=True)
class Word:
    """One word of a text (形態素); `lemma` is Sudachi's normalised form, `reading` is katakana."""

    surface: str
    lemma: str
    reading: str
    part_of_speech: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _sudachi() -> Any:
    return Dictionary(dict="core").tokenizer(mode=SplitMode.A)


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Cut an already normalised text into words; white space is left out."""
    if not text.strip():
        return ()
    with _lock:
        return tuple(
            Word(
                surface=morpheme.surface(),
                lemma=morpheme.normalized_form(),
                reading=morpheme.reading_form(),
                part_of_speech=morpheme.part_of_speech()[0],
                start=morpheme.begin(),
                end=morpheme.end(),
            )
            for morpheme in _sudachi().tokenize(text)
            if not morpheme.surface().isspace()
        )
