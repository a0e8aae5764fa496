"""Picks the fixed, approved text (承認された文) for what was heard: the same findings always give the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from safety.findings import Finding, Who

URGENCY: tuple[str, ...] = (
    "self_harm",
    "violence",
    "child_abuse",
    "medical",
    "no_shelter",
    "no_food",
    "utilities_cut",
)
ACUTE_MEDICAL = frozenset(
    {
        "medical.breath_heart",
        "medical.unconscious",
        "medical.blood",
        "medical.stroke",
        "medical.pregnant",
        "medical.near.body",
        "medical.near.alarming",
    }
)
"""Rules that hear an illness in which minutes count: 119 comes before what else was written, but self-harm."""

_WHO_FIRST = (Who.CHILD, Who.PARENT, Who.SELF, Who.OTHER)
_FALLBACK = {
    Who.CHILD: (Who.CHILD, Who.SELF, Who.OTHER),
    Who.PARENT: (Who.PARENT, Who.SELF, Who.OTHER),
    Who.SELF: (Who.SELF, Who.OTHER, Who.CHILD),
    Who.OTHER: (Who.OTHER, Who.SELF, Who.CHILD),
}


@dataclass(frozen=True)
class CrisisText:
    """One fixed text: lines to say, one question, the buttons under it."""

    say: tuple[str, ...]
    ask: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class CrisisTexts:
    """All fixed texts of a city, by risk and by who writes; `also` is the one line for a second risk."""

    by_risk: Mapping[str, Mapping[Who, CrisisText]]
    also: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What the resident is told: the text for the most urgent risk, and a line for each other one."""

    risk: str
    who: Who
    text: CrisisText
    also: tuple[str, ...]
    risks: tuple[str, ...]
    """All risks heard, the most urgent first: the order in which lines are shown."""


def build_texts(rows: Mapping[str, Any]) -> CrisisTexts:
    """Build the texts from the city's parsed YAML (`crisis.yml`, key `texts`)."""
    by_risk: dict[str, dict[Who, CrisisText]] = {}
    also: dict[str, str] = {}
    for risk, entry in rows.items():
        also[str(risk)] = str(entry["also"])
        by_risk[str(risk)] = {
            Who(str(who)): CrisisText(
                tuple(str(line) for line in text["say"]),
                str(text["ask"]),
                tuple(str(choice) for choice in text["choices"]),
            )
            for who, text in entry.items()
            if who != "also"
        }
    return CrisisTexts(by_risk, also)


def answer_for(texts: CrisisTexts, findings: Sequence[Finding]) -> Answer | None:
    """Pick the answer to what was heard in one message; None if nothing was."""
    if not findings:
        return None
    risks = by_urgency(findings)
    who = {risk: _who_writes(findings, risk) for risk in risks}
    first = risks[0]
    if first == "violence" and "child_abuse" in risks and who["child_abuse"] is Who.CHILD:
        first = "child_abuse"
    rest = tuple(risk for risk in risks if risk != first)
    said = tuple(texts.also[risk] for risk in rest if not _same_thing(first, risk))
    return Answer(first, who[first], pick(texts, first, who[first]), said, (first, *rest))


def pick(texts: CrisisTexts, risk: str, who: Who) -> CrisisText:
    """Give the fixed text for a risk and a writer, or the nearest there is."""
    known = texts.by_risk[risk]
    return next(known[candidate] for candidate in _FALLBACK[who] if candidate in known)


def by_urgency(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Order the risks heard, the most urgent first; an illness where minutes count right after self-harm."""
    heard = list(findings)
    risks = {finding.risk for finding in heard}
    acute = any(finding.rule in ACUTE_MEDICAL for finding in heard)

    def place(risk: str) -> float:
        return 0.5 if risk == "medical" and acute else URGENCY.index(risk)

    return tuple(sorted(risks, key=place))


def _who_writes(findings: Sequence[Finding], risk: str) -> Who:
    said = {finding.who for finding in findings if finding.risk == risk}
    return next(who for who in _WHO_FIRST if who in said)


def _same_thing(first: str, other: str) -> bool:
    """Violence against the child who writes is said once."""
    return {first, other} == {"violence", "child_abuse"}
