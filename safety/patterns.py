"""Turns a rule's pattern, with its word lists in braces, into one compiled expression."""

from __future__ import annotations

import re
from functools import lru_cache

from safety.families import FAMILIES
from safety.folding import fold_pattern
from safety.words import WORDS

_LISTS = {**WORDS, **FAMILIES}
_NAMED = re.compile(r"\{([A-Z_]+|~~?|s|-|TO)\}")


def expand(pattern: str) -> str:
    """Put the word lists in the place of their names, lists within lists too."""
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda match: _LISTS[match.group(1)], pattern)
    return pattern


@lru_cache(maxsize=2048)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern as messages are read: katakana folded, long sounds dropped."""
    return re.compile(fold_pattern(expand(pattern)))
