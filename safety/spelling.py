"""Brings the many ways of writing one word to one, so that a rule is written once and hears kana-only texts too.

A line of the table (safety.spellings) says: these kana (with what must follow) mean this word, unless that stands before.
The guards before and after keep 「ところさん」 from being 殺さん, and 「たのしんで」 from being 死んで.
"""

from __future__ import annotations

import re

from safety.folding import fold_pattern
from safety.mapped import Mapped, Writer
from safety.spellings import SPELLINGS


def _split_top(pattern: str) -> list[str]:
    """Split a pattern at its outermost bars."""
    parts, depth, current = [], 0, ""
    escaped = False
    for char in pattern:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(current)
            current = ""
            continue
        current += char
    return [*parts, current]


def _first_letters(written: str) -> set[str]:
    """Tell with which letters a spelling can begin."""
    letters: set[str] = set()
    for part in _split_top(written):
        body = re.sub(r"^\(\?<[=!][^)]*\)", "", part)
        match = re.match(r"\(\?:", body)
        if match:
            depth, end = 0, 0
            for end, char in enumerate(body):  # noqa: B007
                depth += {"(": 1, ")": -1}.get(char, 0)
                if depth == 0:
                    break
            letters |= {letter for inner in _split_top(body[3:end]) for letter in inner[:1]}
        else:
            letters.add(body[0])
    return letters


def _by_first_letter() -> dict[str, list[tuple[re.Pattern[str], str, str, bool]]]:
    table: dict[str, list[tuple[re.Pattern[str], str, str, bool]]] = {}
    for spelling in SPELLINGS:
        written, means = fold_pattern(spelling.written), fold_pattern(spelling.means)
        entry = (re.compile(written), means, spelling.not_after, spelling.whole)
        for letter in _first_letters(written):
            table.setdefault(letter, []).append(entry)
    return table


_TABLE = _by_first_letter()
_UNITS = (
    (re.compile(r"(?<=[0-9一二三四五六七八九十])にち(?!ょう)"), "日"),
    (
        re.compile(
            r"(?<=[0-9一二三四五六七八九十数何])(?:か|ケ|け|箇|ヶ)?(?:げつ|月)(?=も|間|前|後|め|目|の|で|は|、|。|、|と|く|ほど|分|滞|ぶん)(?<![0-9]月)"
        ),
        "か月",
    ),
    (re.compile(r"(?<=[0-9])えん(?!せ)"), "円"),
    (re.compile(r"(?<=[0-9一二三四五六七八九十])しゅうかん"), "週間"),
    (re.compile(r"いっしゅうかん"), "一週間"),
)


def spell(mapped: Mapped) -> Mapped:
    """Write every known word in its one spelling, from left to right."""
    for pattern, unit in _UNITS:
        mapped = mapped.rewrite(pattern, unit)
    writer: Writer | None = None
    text, at, length = mapped.text, 0, len(mapped.text)
    while at < length:
        glued = at > 0 and mapped.ends[at - 1] == mapped.starts[at]
        for pattern, means, not_after, whole in _TABLE.get(text[at], ()):
            if glued and text[at - 1] in not_after:
                continue  # a space before it would make it a word of its own
            match = pattern.match(text, at)
            if match is not None and match.end() > at:
                if whole and not _stands_alone(mapped, at, match.end()):
                    continue
                if match.group() != means:
                    writer = writer or Writer(mapped)
                    writer.replace(at, match.end(), means)
                at = match.end()
                break
        else:
            at += 1
    return mapped if writer is None else writer.finish()


def _stands_alone(mapped: Mapped, start: int, end: int) -> bool:
    """Say whether a word was written in one piece, apart from the letter before it."""
    before = mapped.text[start - 1] if start else ""
    if before.isalnum() and mapped.ends[start - 1] == mapped.starts[start]:
        return False
    return all(mapped.ends[at] == mapped.starts[at + 1] for at in range(start, end - 1))
