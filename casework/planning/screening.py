"""Holding every programme against what is known: offered or not, each condition with its arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from casework.city import City
from casework.city.programme import Contact, Offer, Programme, Requirement
from casework.city.rules import judge, unknown_words
from casework.city.vocabulary import OFFICE_DECIDES, SURE
from casework.planning.amounts import amount_of
from casework.planning.facts import facts_of, place_of
from casework.planning.models import ContactShown, RequirementResult, State, Support
from casework.planning.money import with_unit
from casework.planning.situation import Situation

MAIN_NEED_BONUS = 8
RECHECK_PENALTY = 10


def screen(situation: Situation, city: City, facts: Mapping[str, Any] | None = None) -> list[Support]:
    """Every programme that the situation calls for, most fitting first; those that fail are last."""
    known = facts if facts is not None else facts_of(situation, city)
    supports = [
        _support(programme, offer, situation, city, known)
        for programme in city.programmes.values()
        if programme.holds_on(situation.today)
        for offer in [_best_offer(programme, known, city)]
        if offer is not None
    ]
    return sorted(supports, key=_order)


def _order(support: Support) -> tuple[bool, bool, int, str]:
    return (support.standing == "not_now", not support.urgent, -support.rank, support.programme)


def _best_offer(programme: Programme, facts: Mapping[str, Any], city: City) -> Offer | None:
    holding = [offer for offer in programme.offer if judge(offer.when, facts, city.vocabulary)]
    return max(holding, key=lambda offer: (offer.urgent, offer.rank), default=None)


def _support(
    programme: Programme, offer: Offer, situation: Situation, city: City, facts: Mapping[str, Any]
) -> Support:
    requirements = tuple(judge_requirement(entry, facts, city) for entry in programme.requirements)
    standing = _standing(requirements)
    sums = amount_of(programme, requirements, situation, city)
    rank = offer.rank
    if situation.main_need in programme.needs:
        rank += MAIN_NEED_BONUS
    if standing == "recheck":
        rank -= RECHECK_PENALTY
    words = city.wording.plan
    return Support(
        programme=programme.id,
        name=programme.name,
        plain_name=programme.plain_name,
        what=programme.what,
        kind=programme.kind,
        sphere=programme.sphere,
        step=programme.step,
        group=programme.group or programme.id,
        why=offer.why,
        requirements=requirements,
        standing=standing,
        min_yen=sums.least if sums else None,
        max_yen=sums.most if sums else None,
        unit=programme.amount.unit if programme.amount else None,
        amount_note=programme.amount.note if programme.amount else "",
        documents=programme.documents,
        contact=contact_shown(programme.contact, situation, city),
        counter_script=programme.counter_script,
        caveats=programme.caveats,
        consultant_notes=programme.consultant_notes,
        urgent=offer.urgent,
        rank=rank,
        provisional=words.loan if programme.kind == "貸付" else words.provisional,
        unverified=programme.unverified,
        source_url=programme.source_url,
        valid_from=programme.valid_from,
        verified_on=programme.verified_on,
        form_box=programme.form_box,
    )


def _standing(requirements: tuple[RequirementResult, ...]) -> Literal["open", "recheck", "not_now"]:
    failed = [requirement for requirement in requirements if requirement.state == "not_met"]
    if not failed:
        return "open"
    return "recheck" if all(requirement.recheck for requirement in failed) else "not_now"


def judge_requirement(requirement: Requirement, facts: Mapping[str, Any], city: City) -> RequirementResult:
    """A condition as met, not met or not known, with the sum behind it and what to ask."""
    answer = judge(requirement.rule, facts, city.vocabulary)
    state: State = "not_known" if answer is None else ("met" if answer else "not_met")
    recheck = None
    if (
        state == "not_met"
        and requirement.recheck_if
        and judge(requirement.recheck_if, facts, city.vocabulary)
    ):
        recheck = _filled(requirement.recheck_note, facts, city, cmp="")
    arithmetic = _arithmetic(requirement, state, facts, city)
    ask, question = _what_to_ask(requirement, facts, city) if state == "not_known" else (None, None)
    return RequirementResult(
        id=requirement.id,
        text=f"{requirement.official}（{arithmetic}）" if arithmetic else requirement.official,
        plain=requirement.text,
        state=state,
        ask=ask,
        question=question,
        recheck=recheck,
        unverified=requirement.unverified,
    )


def _arithmetic(requirement: Requirement, state: State, facts: Mapping[str, Any], city: City) -> str:
    if not requirement.arithmetic:
        return ""
    left, right = _side(requirement.left, facts), _side(requirement.right, facts)
    if left is not None and right is not None:
        cmp = _sign(left, right, strict=requirement.strict)
        return _filled(requirement.arithmetic, facts, city, cmp=cmp)
    # Met in another way: what was not asked has nothing to do with it.
    return "" if state == "met" else _filled(requirement.arithmetic, facts, city, cmp="／")


def _side(name: str, facts: Mapping[str, Any]) -> Any:
    return int(name) if name.isdigit() else facts.get(name)


def _sign(left: Any, right: Any, *, strict: bool) -> str:
    if strict:
        return "<" if left < right else "≥"
    return "≤" if left <= right else ">"


def _filled(text: str, facts: Mapping[str, Any], city: City, *, cmp: str) -> str:
    filled = text.replace("{cmp}", cmp)
    for name, word in city.vocabulary.words.items():
        if "{" + name + "}" in filled:
            filled = filled.replace("{" + name + "}", with_unit(facts.get(name), word.unit))
    return filled


def _what_to_ask(
    requirement: Requirement, facts: Mapping[str, Any], city: City
) -> tuple[str | None, str | None]:
    missing = [name for name in unknown_words(requirement.rule, facts, city.vocabulary) if name not in SURE]
    word = next((city.vocabulary.words[name] for name in missing), None)
    if word is not None and word.name == OFFICE_DECIDES:
        return None, None
    if requirement.ask:
        return (word.slot if word and word.slot else requirement.ask), requirement.ask
    if word is None:
        return requirement.official, requirement.official
    return word.ask, word.question or f"{word.label}を確認する"


def contact_shown(contact: Contact, situation: Situation, city: City) -> ContactShown:
    """Whom to turn to, with what is known of phone, address and hours."""
    place = place_of(situation, city)
    if contact.welfare_office:
        office = city.welfare_office(place.name if place else None)
    elif contact.office:
        office = city.offices[contact.office]
    else:
        line = city.crisis.line(contact.line) if contact.line else None
        return ContactShown(
            name=line.label if line else city.desk.name,
            phone=line.number if line else city.desk.phone,
            address=None,
            hours=(line.hours or "") if line else city.desk.hours_text,
            note=contact.note,
        )
    if office.phone is None:
        # Nobody is left without a number: the desk's own office takes the call and passes it on.
        return ContactShown(
            name=f"{city.desk.name}（{office.plain_name}につなぎます）",
            phone=city.desk.phone,
            address=city.desk.address,
            hours=city.desk.hours_text,
            note=contact.note,
        )
    return ContactShown(
        name=office.name,
        phone=office.phone,
        address=office.address,
        hours=office.hours_text,
        note=contact.note,
    )
