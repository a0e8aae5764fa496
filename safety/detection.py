"""Hears the dangers in one message: rules over normalised text, guards, and who writes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from safety.findings import Finding, Who
from safety.folding import SENTENCE_ENDS, fold
from safety.guards import OVER_PAST, Memo, Place, holds
from safety.hidden import hides_in_katakana, uncover, uncover_katakana
from safety.latin import read_latin
from safety.mapped import Mapped
from safety.patterns import compile_pattern
from safety.rule import Rule
from safety.rules import ALL_RULES
from safety.spelling import spell
from safety.who import who_writes, writer_is_child

LONGEST_TEXT = 10_000
"""Of a longer message the beginning and the end are read: nobody's last words may be lost."""

_OVERLAP = 200
_ALWAYS_GUARDED_BY = (
    "cheerful",
    "in_jest",
    "at_leisure",
    "mistaken",
    "word_itself",
    "practical_question",
    "only_likened",
    "about_a_thing",
    "not_yet",
    "flatly_denied",
    "study_or_craft",
    "laughed_off",
    "turned_out_well",
    "kills_in_play",
    "an_animal_died",
    "so_full",
    "changes_supplier",
    OVER_PAST,
)

_LETTER_BY_LETTER = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s、。.・_/-]+){3,}[^\W\d_](?![^\W_])")
_SENTENCE_END = re.compile(f"[{re.escape(SENTENCE_ENDS)}]")


@dataclass(frozen=True)
class CompiledRule:
    """A rule with its patterns compiled, and all guards that may silence it."""

    rule: Rule
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    near: re.Pattern[str] | None
    guards: tuple[str, ...]


def _compile(rule: Rule) -> CompiledRule:
    return CompiledRule(
        rule,
        compile_pattern(rule.pattern),
        compile_pattern(rule.needs) if rule.needs else None,
        compile_pattern(rule.near) if rule.near else None,
        tuple(dict.fromkeys((*rule.unless, *_ALWAYS_GUARDED_BY))),
    )


COMPILED_RULES = tuple(_compile(rule) for rule in ALL_RULES)


def normalize(text: str) -> Mapped:
    """Bring a message to the one spelling that the rules are written in."""
    return spell(read_latin(uncover(fold(uncover_katakana(text)))))


def spelled_oddly(text: str) -> bool:
    """Say whether words stand in it as few people write them: hidden, in Latin letters, or letter by letter."""
    if _LETTER_BY_LETTER.search(text) or hides_in_katakana(text):
        return True
    folded = fold(text)
    return read_latin(uncover(folded)).text != folded.text


def detect(text: str) -> list[Finding]:
    """Give every danger heard in a message, one finding for each rule, in the order of the text."""
    findings = _detect(text[:LONGEST_TEXT], 0)
    if len(text) > LONGEST_TEXT:
        start = max(LONGEST_TEXT - _OVERLAP, len(text) - LONGEST_TEXT)
        known = {finding.rule for finding in findings}
        findings += [finding for finding in _detect(text[start:], start) if finding.rule not in known]
    return findings


def _detect(text: str, offset: int) -> list[Finding]:
    mapped = normalize(text)
    memo: Memo = {}
    findings: list[Finding] = []
    child: bool | None = None
    for compiled in COMPILED_RULES:
        if compiled.rule.follows:
            continue
        place = first_heard(compiled, mapped.text, memo)
        if place is None:
            continue
        if child is None:
            child = writer_is_child(mapped.text)
        start, end = mapped.span(place.start, place.end)
        who = who_writes(compiled.rule, place, child)
        findings.append(Finding(compiled.rule.risk, compiled.rule.id, who, start + offset, end + offset))
    findings += list(_carried_along(findings, mapped.text, memo))
    findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return findings


def _carried_along(findings: list[Finding], text: str, memo: Memo) -> Iterator[Finding]:
    """A child who is hit is in danger twice over: what one risk's rule heard of them, the other risk carries too."""
    known = {finding.risk for finding in findings}
    whole = Place(text, 0, len(text), 0, len(text))
    for compiled in COMPILED_RULES:
        rule = compiled.rule
        if not rule.follows or rule.risk in known:
            continue
        cause = next((f for f in findings if f.rule in rule.follows and f.who is Who.CHILD), None)
        if cause is None or (compiled.needs is not None and compiled.needs.search(text) is None):
            continue
        if not any(holds(name, whole, memo) for name in rule.unless):
            yield Finding(rule.risk, rule.id, Who.CHILD, cause.start, cause.end)


def first_heard(compiled: CompiledRule, text: str, memo: Memo | None = None) -> Place | None:
    """Find where a rule is heard first, with none of its guards holding there."""
    known = {} if memo is None else memo
    for place in places(compiled, text):
        if not any(holds(name, place, known) for name in compiled.guards):
            return place
    return None


def places(compiled: CompiledRule, text: str) -> Iterator[Place]:
    """Give every place where a rule's words stand, silenced or not."""
    if compiled.needs is not None and compiled.needs.search(text) is None:
        return
    for start, end, core_end in _spans(compiled, text):
        yield _place(text, start, end, core_end)


def _spans(compiled: CompiledRule, text: str) -> Iterator[tuple[int, int, int | None]]:
    """Give every place where the rule's pattern stands, with what must stand near it."""
    if compiled.near is None:
        for match in compiled.pattern.finditer(text):
            if match.end() > match.start():
                yield *match.span(), None
        return
    others = [match.span() for match in compiled.near.finditer(text)]
    starts = [start for start, _ in others]
    for match in compiled.pattern.finditer(text):
        start, end = match.span()
        inside = bisect_left(starts, start)
        if inside < len(others) and others[inside][1] <= end:
            yield start, end, None
        at = bisect_left(starts, end)
        if at < len(others) and others[at][0] - end <= compiled.rule.within:
            yield start, others[at][1], end
        before = bisect_left(starts, start) - 1
        if before >= 0 and 0 <= start - others[before][1] <= compiled.rule.within:
            yield others[before][0], end, None


def _place(text: str, start: int, end: int, core_end: int | None) -> Place:
    sentence_start = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
    after = _SENTENCE_END.search(text, end)
    return Place(text, start, end, sentence_start, after.start() if after else len(text), core_end)
