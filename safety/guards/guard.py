"""What a guard is, and the place that it looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from safety.patterns import compile_pattern

_REACH = 300
"""How many letters before and behind a match are looked at: a message without a full stop must not take seconds."""


@dataclass(frozen=True)
class Guard:
    """One reason why a match is no danger.

    `where` is `before` (from the beginning of the sentence to the match), `after` (right behind the match, to
    the sentence's end), `within` (the match itself), `sentence`, `later` (all that follows), `from` (the match and all that follows), `upto` (to the match's end) or `message`.
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
    core_end: int | None = None
    """Where the rule's own words end, if what must stand near them comes later."""

    def part(self, where: str) -> str:
        """Cut out the part that a guard looks at."""
        if where == "before":
            return self.text[max(self.sentence_start, self.start - _REACH) : self.start]
        if where == "after_core":
            core = self.end if self.core_end is None else self.core_end
            return self.text[core : max(core, self.sentence_end)]
        if where == "after":
            return self.text[self.end : self.sentence_end]
        if where == "within":
            return self.text[self.start : self.end]
        if where == "sentence":
            return self.text[self.sentence_start : self.sentence_end]
        if where == "upto":
            return self.text[max(self.sentence_start, self.start - _REACH) : self.end]
        if where == "from":
            return self.text[self.start : self.end + _REACH]
        if where == "later":
            return self.text[self.end : self.end + _REACH]
        return self.text
