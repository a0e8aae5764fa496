"""Fills from the first free text what it plainly says of the writer: it is shown, and never asked again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from casework.reading.ask import Ask
from casework.reading.children import read_children
from casework.reading.clauses import clauses_of
from casework.reading.labelled import Fact, facts_in
from casework.reading.numbers import only_number
from casework.reading.outcome import Value
from casework.reading.place_names import NOWHERE, Places
from casework.reading.places import read_municipality
from casework.reading.said import LONGEST_TEXT, Said

_N = r"[\d一二三四五六七八九十]+"
_CHILDREN_COUNTED = re.compile(rf"(?:子ども|子供|こども|子)(?:が|は)?(?P<n>{_N})人")
_CHILDREN_TOLD = re.compile(
    r"(?:^|[。、!])(?:うちの|私の)?(?:子ども|子供|こども)(?:は|が)(?:[^。]*?)(?=。|$)"
)
_STAGE_NAMED = re.compile(
    rf"小学|中学|高校生|高校[1-3一二三]年|大学生|幼稚園|保育園|未就学|[小中高][1-6一二三四五六]|"
    rf"年[長中少]|{_N}歳の(?:息子|娘|子)|{_N}歳と{_N}歳|{_N}歳児"
)
_NO_CHILDREN = re.compile(r"(?:子ども|子供|こども|子)(?:は|も)(?:い(?:ない|ません)|おりません|なし)")
_LIVING_IN = re.compile(
    r"(?P<place>[一-龥ぁ-んァ-ヶ]{2,8}(?:市|町|村)?)(?:に|で)(?:住んで|すんで|暮らし)|"
    r"(?P<place2>[一-龥ァ-ヶ]{2,8}(?:市|町|村)?)(?:在住|住み|市民|町民)"
)
_NOW = re.compile("今は|いまは|現在")


def prefill(text: str, *, today: date, places: Places = NOWHERE) -> dict[str, Value]:
    """Read from a free text each slot that it clearly states of the writer and of now."""
    said = Said(text, LONGEST_TEXT)
    facts = [fact for clause in clauses_of(said.text) if clause.own for fact in facts_in(clause, today)]
    filled = _agreed(said, facts)
    filled |= _children(said, filled, today)
    filled |= _place(said, today, places)
    return filled


def as_said(said: Said, fact: Fact) -> Value:
    """Give the fact's value with the person's own words, and where they stand in the text."""
    span = said.span(fact.start, fact.end)
    return replace(
        fact.value, said=said.quote(fact.start, fact.end), details={**fact.value.details, "span": list(span)}
    )


def _agreed(said: Said, facts: Iterable[Fact]) -> dict[str, Value]:
    """Keep what is said once, or twice alike; two different values are left to the question."""
    by_slot: dict[str, list[Fact]] = {}
    for fact in facts:
        by_slot.setdefault(fact.slot, []).append(fact)
    out: dict[str, Value] = {}
    for slot, told in by_slot.items():
        values = {repr(fact.value.value) for fact in told}
        if len(values) == 1:
            out[slot] = as_said(said, told[0])
        elif slot == "job_status" and (
            now := [one for one in told if _NOW.search(said.text[one.start : one.end])]
        ):
            out[slot] = as_said(said, now[-1])
        elif (
            slot == "rent_arrears_months"
            and (owed := [one for one in told if one.value.value])
            and len(owed) == 1
        ):
            out[slot] = as_said(said, owed[0])
    return out


def _children(said: Said, filled: dict[str, Value], today: date) -> dict[str, Value]:
    """Fill the children only where the text counts them, or tells of them all."""
    text = said.text
    if found := _NO_CHILDREN.search(text):
        return {"children": as_said(said, Fact("children", Value([], {"count": 0}), *found.span()))}
    counted, told = _CHILDREN_COUNTED.search(text), _CHILDREN_TOLD.search(text)
    if not counted and not told:
        return {}
    stages = "、".join(clause.text for clause in clauses_of(text) if _STAGE_NAMED.search(clause.text))
    reading = read_children(Said(stages), Ask("children", today))
    if not isinstance(reading, Value) or not reading.value:
        return {}
    expected = Said(counted["n"]).text if counted else None
    if expected is not None and reading.details.get("count") != _as_number(expected):
        return {}
    start, end = (counted or told).span()  # type: ignore[union-attr]
    return {"children": as_said(said, Fact("children", reading, start, end))}


def _as_number(written: str) -> int:
    return only_number(written) or 0


def _place(said: Said, today: date, places: Places) -> dict[str, Value]:
    """Fill where the writer lives, if they say that they live there."""
    found = _LIVING_IN.search(said.wide)
    if not found:
        return {}
    place = re.sub(r"^.*(?:[、。はがも]|今|現在)", "", found["place"] or found["place2"])
    reading = read_municipality(Said(place), Ask("municipality", today, places=places))
    if not isinstance(reading, Value):
        return {}
    return {
        "municipality": replace(reading, said=found.group()),
        "area": Value(place, {}, found.group()),
    }
