"""What a guard is, and the place that it looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from safety.patterns import compile_pattern


@dataclass(frozen=True)
class Guard:
    """One reason why a match is no danger.

    `where` is `before` (from the beginning of the sentence to the match), `after` (right behind the match, to
    the sentence's end), `within` (the match itself), `sentence`, `later` (all that follows) or `message`.
    `broken_by` is what makes the guard fall: where that is said too, there is danger all the same.
    """

    says: str
    where: str
    pattern: str
    broken_by: str | None = None
    broken_where: str = "message"
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)
    breaks: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    """`broken_by`, compiled at once: the first message of a process must not wait for it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", compile_pattern(self.pattern))
        object.__setattr__(self, "breaks", compile_pattern(self.broken_by) if self.broken_by else None)


@dataclass(frozen=True)
class Place:
    """A match and what stands around it, in the normalised text."""

    text: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int

    def part(self, where: str) -> str:
        """Cut out the part that a guard looks at."""
        if where == "before":
            return self.text[self.sentence_start : self.start]
        if where == "after":
            return self.text[self.end : self.sentence_end]
        if where == "within":
            return self.text[self.start : self.end]
        if where == "sentence":
            return self.text[self.sentence_start : self.sentence_end]
        if where == "later":
            return self.text[self.end :]
        return self.text
