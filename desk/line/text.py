"""Text as LINE counts it: UTF-16 units for messages, graphemes for labels; cut without breaking a character."""

from __future__ import annotations

import unicodedata

LONGEST_TEXT = 5_000
LONGEST_LABEL = 20

_JOINER = "\u200d"


def units(text: str) -> int:
    """UTF-16 code units; a character beyond the basic plane counts two."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def graphemes(text: str) -> list[str]:
    """What a person sees as characters: marks, joined emoji, skin tones and flags stay with their base."""
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _belongs(before: str, character: str) -> bool:
    if before == "\r" and character == "\n":
        return True
    if unicodedata.category(character) in ("Mn", "Mc", "Me") or character == _JOINER:
        return before not in ("\n", "\r")
    code = ord(character)
    if 0x1F3FB <= code <= 0x1F3FF or 0xFE00 <= code <= 0xFE0F or 0xE0020 <= code <= 0xE007F:
        return True
    if before.endswith(_JOINER):
        return code >= 0x2000
    return _is_flag_half(character) and len(before) == 1 and _is_flag_half(before)


def _is_flag_half(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def split(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    """Pieces of at most so many UTF-16 units, cut at the end of a line or a sentence where there is one."""
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for grapheme in graphemes(text):
        # A "character" longer than a message (thousands of combined marks) can only be cut inside.
        for part in [grapheme] if units(grapheme) <= longest else list(grapheme):
            if size + units(part) > longest:
                kept = _good_end(current)
                pieces.append("".join(current[:kept]))
                current = current[kept:]
                size = units("".join(current))
            current.append(part)
            size += units(part)
    pieces.append("".join(current))
    return [piece for piece in (piece.strip("\n") for piece in pieces) if piece.strip()]


def _good_end(current: list[str]) -> int:
    """Where to cut: after the last line or sentence in the second half, else at the very end."""
    for ends in ("\n", "。"):
        for place in range(len(current) - 1, len(current) // 2, -1):
            if current[place] == ends:
                return place + 1
    return len(current)


def shorten(text: str, longest: int = LONGEST_LABEL) -> str:
    """At most so many graphemes, with … where something is left out."""
    seen = graphemes(text)
    return text if len(seen) <= longest else "".join(seen[: longest - 1]) + "…"


def shorten_units(text: str, longest: int) -> str:
    """At most so many UTF-16 units, with … where something is left out."""
    if units(text) <= longest:
        return text
    kept = ""
    for grapheme in graphemes(text):
        if units(kept) + units(grapheme) > longest - 1:
            break
        kept += grapheme
    return kept + "…"
