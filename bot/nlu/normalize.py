"""Brings a message to one width and form (NFKC) and remembers where each character came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_TEXT = 3000
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_HALF_WIDTH_VOICE_MARKS = (
    "\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK}"
)


@dataclass(frozen=True)
class NormalizedText:
    """A text in NFKC, each of its characters tied to the span of the original that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Say where `text[start:end]` stands in the text as it was written."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def normalize(text: str) -> NormalizedText:
    """Normalise letter by letter, so that offsets can be mapped back (ｱﾊﾟｰﾄ, ㈱, ⅲ change lengths)."""
    if len(text) <= LONGEST_TEXT and _is_normal(text):
        return NormalizedText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    limit = min(len(text), LONGEST_TEXT)
    while at < limit:
        end = _end_of_letter(text, at, limit)
        letter = unicodedata.normalize("NFKC", _speakable(text[at:end]))
        out.append(letter)
        starts.extend([at] * len(letter))
        ends.extend([end] * len(letter))
        at = end
    return NormalizedText("".join(out), tuple(starts), tuple(ends))


def plain(text: str) -> str:
    """Give the normalised text alone, for those who need no offsets."""
    return text if len(text) <= LONGEST_TEXT and _is_normal(text) else normalize(text).text


def _is_normal(text: str) -> bool:
    """Say whether a text would come out as it is, as most do."""
    return not _HALF_A_PAIR.search(text) and unicodedata.is_normalized("NFKC", text)


def _end_of_letter(text: str, at: int, limit: int) -> int:
    """Find where the letter that starts here ends, its voice marks and combining marks with it."""
    end = at + 1
    while end < limit and (text[end] in _HALF_WIDTH_VOICE_MARKS or unicodedata.combining(text[end])):
        end += 1
    return end


def _speakable(letter: str) -> str:
    """Put a sign in the place of half a surrogate pair, which no encoder can take."""
    return "".join(_REPLACEMENT if unicodedata.category(sign) == "Cs" else sign for sign in letter)
