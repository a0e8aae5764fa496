"""A text under rewriting that never forgets where each of its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mapped:
    """A normalised text; character `i` stands for `original[starts[i]:ends[i]]`."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Say where `text[start:end]` stands in the original."""
        if not self.text or start >= end:
            return 0, 0
        return min(self.starts[start:end]), max(self.ends[start:end])

    def rewrite(self, pattern: re.Pattern[str], replace: str | Callable[[re.Match[str]], str]) -> Mapped:
        """Replace every match; what comes in its place stands for the whole of what it replaced."""
        if pattern.search(self.text) is None:
            return self
        writer = Writer(self)
        for match in pattern.finditer(self.text):
            new = match.expand(replace) if isinstance(replace, str) else replace(match)
            writer.replace(match.start(), match.end(), new)
        return writer.finish()


class Writer:
    """Copies a mapped text from left to right, with pieces replaced on the way."""

    def __init__(self, source: Mapped) -> None:
        self._source = source
        self._done = 0
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in the place of `source.text[start:end]`; what lies before it is copied."""
        self._copy_until(start)
        if new != self._source.text[start:end]:
            first, last = self._source.span(start, end)
            self._text.append(new)
            self._starts.extend([first] * len(new))
            self._ends.extend([last] * len(new))
            self._done = end

    def finish(self) -> Mapped:
        """Copy the rest and give the rewritten text."""
        self._copy_until(len(self._source.text))
        return Mapped("".join(self._text), self._starts, self._ends)

    def _copy_until(self, end: int) -> None:
        self._text.append(self._source.text[self._done : end])
        self._starts.extend(self._source.starts[self._done : end])
        self._ends.extend(self._source.ends[self._done : end])
        self._done = end
