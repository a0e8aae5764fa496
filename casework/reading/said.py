"""A person's words in one form: one width, hiragana for katakana, numerals for spoken numbers.

Every character remembers where it stood, so that the person's own words can be quoted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property

import jaconv

from casework.reading.kana_words import AFTER_NUMBERS, KANA_WORDS
from casework.reading.spoken_numbers import REWRITES

# An answer is short; what comes after this is kept in the talk, and would only cost time here.
LONGEST_ANSWER = 400
LONGEST_TEXT = 3_000

_VOICE_MARKS = "\uff9e\uff9f"
_KEPT_SYMBOLS = "○〇×¥+=<>~|-/"
_DASHES = "‐‑‒–—―−﹣─━"
_WAVES = "〜～∼∽〰"
_DIGITS = "0-9〇一二三四五六七八九"

_PLAIN = (
    (re.compile(r"(\d{20})\d+"), r"\1"),  # keys held down: no number is so long
    (re.compile(r"([^\d])\1{8,}"), r"\1" * 8),
    (re.compile(r"(?<=\d) (?=\d)"), ";"),  # 080 1234 5678
    (
        re.compile(
            r"(?<=[^\s、。…])\s+(?=いや[、\s\d一二三四五六七八九十]|あっ?[、\s\d]|やっぱり?|じゃなく|訂正|もとい)"
        ),
        "、",
    ),
    (re.compile(r"\s+"), ""),
    (re.compile(r"\((?:笑|泣|汗|爆|涙)+\)|笑+(?=[。!)]*$)|w{2,}|(?<=[^a-z])w+(?=[^a-z]|$)"), ""),
    (re.compile(rf"(?<=[{_DIGITS}])ー(?=[{_DIGITS}])|^ー(?=\d)"), "-"),
)


class Said:
    """What somebody wrote. `text` is the form that the readers search; `raw` is as it was typed."""

    def __init__(self, raw: str, longest: int = LONGEST_ANSWER) -> None:
        self.raw = raw
        self.longest = longest
        self.text = ""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._fold()
        self.typed = self.text  # before spoken numbers become numerals: for digits that are spelt out
        for pattern, replacement in (*KANA_WORDS, *REWRITES, *AFTER_NUMBERS):
            self.rewrite(pattern, replacement)

    def quote(self, start: int, end: int) -> str:
        """Give the typed words that `text[start:end]` stands for."""
        if start >= end:
            return ""
        return self.raw[self._starts[start] : self._ends[end - 1]].strip()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Say where `text[start:end]` stands in what was typed."""
        return (self._starts[start], self._ends[end - 1]) if start < end else (0, 0)

    def rewrite(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> None:
        """Replace in `text`, keeping the way back to what was typed."""
        text, starts, ends, at = [], [], [], 0
        for found in pattern.finditer(self.text):
            new = replacement(found) if callable(replacement) else found.expand(replacement)
            if found.start() == found.end() or new == found.group():
                continue
            text.append(self.text[at : found.start()] + new)
            first, last = self._starts[found.start()], self._ends[found.end() - 1]
            starts += self._starts[at : found.start()] + [first] * len(new)
            ends += self._ends[at : found.start()] + [last] * len(new)
            at = found.end()
        if at:
            self.text = "".join(text) + self.text[at:]
            self._starts = starts + self._starts[at:]
            self._ends = ends + self._ends[at:]

    @cached_property
    def wide(self) -> str:
        """The typed text in one width, katakana and spaces kept: for names and places."""
        letters = (self.raw[at:end] for at, end in _letters(self.raw[: self.longest]))
        return re.sub(r"\s+", " ", "".join(_one_form(letter) for letter in letters)).strip()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left that could carry a meaning: only signs, laughter or pictures."""
        return not re.search(r"[0-9a-vx-z○×ぁ-んゔ一-鿿々〇]", self.text)

    def _fold(self) -> None:
        letters: list[str] = []
        for at, end in _letters(self.raw[: self.longest]):
            letter = _one_form(self.raw[at:end]).lower()
            letters.append(letter)
            self._starts += [at] * len(letter)
            self._ends += [end] * len(letter)
        self.text = _as_hiragana("".join(letters))
        for pattern, plain in _PLAIN:
            self.rewrite(pattern, plain)


def _letters(raw: str) -> Iterator[tuple[int, int]]:
    """Part a text into letters, each with its voice marks (ｶﾞ) and combining marks."""
    at = 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and (raw[end] in _VOICE_MARKS or unicodedata.combining(raw[end])):
            end += 1
        yield at, end
        at = end


def _one_form(letter: str) -> str:
    """Bring one letter to the common width; pictures, joiners and control signs vanish."""
    if letter in _DASHES:
        return "-"
    if letter in _WAVES:
        return "~"
    if letter == "◯":
        return "○"
    if "①" <= letter <= "⑳":
        return unicodedata.normalize("NFKC", letter) + "、"
    letter = unicodedata.normalize("NFKC", letter)
    return "".join(sign for sign in letter if _is_kept(sign))


def _is_kept(sign: str) -> bool:
    if sign in _KEPT_SYMBOLS or sign.isspace():
        return True
    return unicodedata.category(sign) not in ("So", "Sk", "Cs", "Cf", "Co", "Cn", "Cc", "Me", "Mn")


def _as_hiragana(text: str) -> str:
    hiragana = str(jaconv.kata2hira(text))
    return hiragana if len(hiragana) == len(text) else text
