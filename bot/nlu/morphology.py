"""Cuts Japanese text into words with Sudachi: surface, lemma, reading, part of speech."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any, NamedTuple

from sudachipy import Dictionary, SplitMode

_lock = threading.Lock()
_REMEMBERED = 512


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


class _Words:
    """Cuts texts, and remembers the last ones: every component asks for the same."""

    def __init__(self) -> None:
        self.most = _REMEMBERED
        self._known: dict[str, tuple[Word, ...]] = {}

    def __call__(self, text: str) -> tuple[Word, ...]:
        """Cut an already normalised text into words; white space is left out."""
        with _lock:
            if text not in self._known:
                while len(self._known) >= self.most:
                    del self._known[next(iter(self._known))]
                self._known[text] = _cut(text)
            return self._known[text]


words_of = _Words()


def remember(texts: int) -> None:
    """Remember so many texts from now on: in a training, all of them."""
    words_of.most = texts


def _cut(text: str) -> tuple[Word, ...]:
    if not text.strip():
        return ()
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
