"""Hears the dangers in one message: rules over normalised text, guards, and who writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from safety.findings import Finding
from safety.folding import SENTENCE_ENDS, fold
from safety.guards import Place, holds
from safety.hidden import uncover, uncover_katakana
from safety.latin import read_latin
from safety.mapped import Mapped
from safety.patterns import compile_pattern
from safety.rule import Rule
from safety.rules import ALL_RULES
from safety.spelling import spell
from safety.who import who_writes, writer_is_child

LONGEST_TEXT = 10_000
"""Longer messages are read up to here, and from the end: nobody's last words may be lost."""

_SENTENCE_END = re.compile(f"[{re.escape(SENTENCE_ENDS)}]")


@dataclass(frozen=True)
class _Compiled:
    rule: Rule
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    near: re.Pattern[str] | None


_COMPILED = tuple(
    _Compiled(
        rule,
        compile_pattern(rule.pattern),
        compile_pattern(rule.needs) if rule.needs else None,
        compile_pattern(rule.near) if rule.near else None,
    )
    for rule in ALL_RULES
)


def normalize(text: str) -> Mapped:
    """Bring a message to the one spelling that the rules are written in."""
    return spell(read_latin(uncover(fold(uncover_katakana(text)))))


def detect(text: str) -> list[Finding]:
    """Give every danger heard in a message, one finding for each rule, in the order of the text."""
    findings = _detect(text[:LONGEST_TEXT], 0)
    if len(text) > LONGEST_TEXT:
        start = max(LONGEST_TEXT, len(text) - LONGEST_TEXT)
        known = {finding.rule for finding in findings}
        findings += [finding for finding in _detect(text[start:], start) if finding.rule not in known]
    return findings


def _detect(text: str, offset: int) -> list[Finding]:
    mapped = normalize(text)
    findings: list[Finding] = []
    child: bool | None = None
    for compiled in _COMPILED:
        place = _first_heard(compiled, mapped.text)
        if place is None:
            continue
        if child is None:
            child = writer_is_child(mapped.text)
        start, end = mapped.span(place.start, place.end)
        who = who_writes(compiled.rule, place, child)
        findings.append(Finding(compiled.rule.risk, compiled.rule.id, who, start + offset, end + offset))
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return findings


def _first_heard(compiled: _Compiled, text: str) -> Place | None:
    """Find where a rule is heard first, with none of its guards holding there."""
    if compiled.needs is not None and compiled.needs.search(text) is None:
        return None
    for start, end in _spans(compiled, text):
        place = _place(text, start, end)
        if not any(holds(name, place) for name in (*compiled.rule.unless, "cheerful")):
            return place
    return None


def _spans(compiled: _Compiled, text: str) -> Iterator[tuple[int, int]]:
    """Give every place where the rule's pattern stands, with what must stand near it."""
    if compiled.near is None:
        for match in compiled.pattern.finditer(text):
            yield match.span()
        return
    others = [match.span() for match in compiled.near.finditer(text)]
    if not others:
        return
    for match in compiled.pattern.finditer(text):
        start, end = match.span()
        for other_start, other_end in others:
            gap = other_start - end if other_start >= end else start - other_end
            if 0 <= gap <= compiled.rule.within:
                yield min(start, other_start), max(end, other_end)


def _place(text: str, start: int, end: int) -> Place:
    sentence_start = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
    after = _SENTENCE_END.search(text, end)
    return Place(text, start, end, sentence_start, after.start() if after else len(text))
