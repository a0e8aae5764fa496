"""Hears all labelled texts and writes down how well: by label, by kind, by topic, with the worst errors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.evaluate.measures import Figure, Hearing, hearing, share_right
from bot.evaluate.texts import Labelled
from bot.listener import Listener
from safety import RISKS as RISK_NAMES
from safety import detect

NEED_NAMES = ("housing", "household_budget", "child_learning", "employment")
TOPIC_PREFIXES = ("ask_", "faq/")
_WORST = 30
_KINDS_TO_COMPARE = ("hiragana", "halfkana", "kana", "dialect")


@dataclass(frozen=True)
class Heard:
    """One labelled text and what the assistant heard in it."""

    said: Labelled
    needs: dict[str, float]
    risks: frozenset[str]
    rules: frozenset[str]
    need_scores: dict[str, float]
    risk_scores: dict[str, float]
    intent: str
    confidence: float

    @property
    def need_names(self) -> frozenset[str]:
        """The needs that were listed."""
        return frozenset(self.needs)

    @property
    def risks_of_model(self) -> frozenset[str]:
        """The risks that the model alone would list."""
        return frozenset(name for name, score in self.risk_scores.items() if score >= 0.5)

    @property
    def topic(self) -> str:
        """The intent without its prefix."""
        return next(
            (self.intent[len(prefix) :] for prefix in TOPIC_PREFIXES if self.intent.startswith(prefix)),
            self.intent,
        )


def hear_all(listener: Listener, texts: Sequence[Labelled]) -> tuple[list[Heard], list[float]]:
    """Hear every text; give also how many milliseconds each took."""
    heard: list[Heard] = []
    took: list[float] = []
    for said in texts:
        start = time.perf_counter()
        noted = listener.hear_all(said.text)
        took.append((time.perf_counter() - start) * 1000)
        heard.append(_heard(said, noted))
    return heard, took


def _heard(said: Labelled, noted: Any) -> Heard:
    return Heard(
        said=said,
        needs={need["name"]: need["confidence"] for need in noted.get("needs", [])},
        risks=frozenset(risk["name"] for risk in noted.get("risks", [])),
        rules=frozenset(finding.risk for finding in detect(said.text)),
        need_scores=noted.get("needs_scores") or {},
        risk_scores=noted.get("risks_scores") or {},
        intent=noted["intent"]["name"] or "",
        confidence=noted["intent"]["confidence"],
    )


def lines_of_report(heard: Sequence[Heard], took: Sequence[float]) -> Iterator[str]:
    """Give the report line by line."""
    yield from _about_needs([one for one in heard if one.said.needs is not None])
    yield from _about_risks([one for one in heard if one.said.risks is not None])
    yield from _about_topics([one for one in heard if one.said.topic is not None])
    yield from _about_answers([one for one in heard if one.said.is_answer])
    yield f"\none text: median {np.median(took):.1f} ms, 95 of 100 within {np.percentile(took, 95):.1f} ms"


def _about_needs(heard: Sequence[Heard]) -> Iterator[str]:
    if not heard:
        return
    truth = [one.said.needs or frozenset() for one in heard]
    listed = [one.need_names for one in heard]
    yield f"\nneeds ({len(heard)} texts)"
    yield from _by_label(truth, listed, NEED_NAMES)
    yield f"  exact set {share_right([a == b for a, b in zip(truth, listed, strict=True)])}"
    yield from _by_kind(heard, _need_sets, NEED_NAMES)


def _about_risks(heard: Sequence[Heard]) -> Iterator[str]:
    if not heard:
        return
    truth = [one.said.risks or frozenset() for one in heard]
    listed = [one.risks for one in heard]
    yield f"\nrisks ({len(heard)} texts), model and rules"
    yield from _by_label(truth, listed, RISK_NAMES)
    yield f"  exact set {share_right([a == b for a, b in zip(truth, listed, strict=True)])}"
    yield f"  model alone  {_in_a_line(hearing(truth, [one.risks_of_model for one in heard], RISK_NAMES))}"
    yield f"  rules alone  {_in_a_line(hearing(truth, [one.rules for one in heard], RISK_NAMES))}"
    danger = [[frozenset({"any"}) if names else frozenset() for names in sets] for sets in (truth, listed)]
    yield f"  any danger   {_in_a_line(hearing(danger[0], danger[1], ['any']))}"


def _about_topics(heard: Sequence[Heard]) -> Iterator[str]:
    if heard:
        right = [one.topic == one.said.topic for one in heard]
        yield f"\ntopics of questions ({len(heard)} texts): right {share_right(right)}"
        for topic in sorted({one.said.topic or "" for one in heard}):
            of_topic = [one.topic == topic for one in heard if one.said.topic == topic]
            yield f"  {topic:20} {sum(of_topic)}/{len(of_topic)}"


def _about_answers(heard: Sequence[Heard]) -> Iterator[str]:
    if heard:
        asked = [one for one in heard if one.intent.startswith(TOPIC_PREFIXES)]
        yield f"\nshort answers ({len(heard)}): taken for a question {len(asked)}"
        yield from (f"  {one.said.text} → {one.intent} {one.confidence:.2f}" for one in asked)


def _by_label(
    truth: Sequence[frozenset[str]], listed: Sequence[frozenset[str]], labels: Sequence[str]
) -> Iterator[str]:
    for label in labels:
        yield f"  {label:17} {_in_a_line(hearing(truth, listed, [label]))}"
    yield f"  {'all (micro)':17} {_in_a_line(hearing(truth, listed, labels))}"


def _in_a_line(one: Hearing) -> str:
    counts = f"(there {one.there}, listed {one.listed})"
    return f"precision {one.precision}  recall {one.recall}  F1 {one.f1}  {counts}"


def _need_sets(heard: Sequence[Heard]) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    return [one.said.needs or frozenset() for one in heard], [one.need_names for one in heard]


def _by_kind(
    heard: Sequence[Heard],
    sets: Callable[[Sequence[Heard]], tuple[list[frozenset[str]], list[frozenset[str]]]],
    labels: Sequence[str],
) -> Iterator[str]:
    """Say for each kind of text how well it was heard, and how far kana and dialect lie below the rest."""
    for kind in sorted({one.said.kind for one in heard}):
        of_kind = [one for one in heard if one.said.kind == kind]
        truth, listed = sets(of_kind)
        exact = share_right([a == b for a, b in zip(truth, listed, strict=True)])
        yield f"    {kind:13} F1 {hearing(truth, listed, labels).f1}  exact {exact}  ({len(of_kind)})"
    rest = [one for one in heard if one.said.kind not in _KINDS_TO_COMPARE]
    for name, kinds in (("kana", ("hiragana", "halfkana", "kana")), ("dialect", ("dialect",))):
        chosen = [one for one in heard if one.said.kind in kinds]
        if chosen and rest:
            gap = _f1(sets, rest, labels) - _f1(sets, chosen, labels)
            yield f"    {name} lies {100 * gap:+.1f} points below the rest"


def _f1(
    sets: Callable[[Sequence[Heard]], tuple[list[frozenset[str]], list[frozenset[str]]]],
    heard: Sequence[Heard],
    labels: Sequence[str],
) -> float:
    figure: Figure = hearing(*sets(heard), labels).f1
    return figure.value


def worst_errors(heard: Sequence[Heard]) -> list[str]:
    """Give the errors made with most conviction."""
    errors = [error for one in heard for error in _errors(one)]
    return [
        f"  {how_far:.2f} {what}" for how_far, what in sorted(errors, key=lambda error: -error[0])[:_WORST]
    ]


def _errors(one: Heard) -> Iterator[tuple[float, str]]:
    said = one.said
    for truth, listed, scores in (
        (said.needs, one.need_names, one.need_scores),
        (said.risks, one.risks, one.risk_scores),
    ):
        if truth is None:
            continue
        for name in sorted(truth - listed):
            yield 1 - scores.get(name, 0.0), f"missed {name}: {said.text} [{said.source}/{said.kind}]"
        for name in sorted(listed - truth):
            sure = 1.0 if name in one.rules else scores.get(name, 0.0)
            by = " by a rule" if name in one.rules else ""
            yield sure, f"heard {name}{by}: {said.text} [{said.source}/{said.kind}]"
    if said.topic is not None and one.topic != said.topic:
        yield one.confidence, f"took {said.topic} for {one.topic}: {said.text} [{said.source}]"
