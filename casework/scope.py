"""Which cases a person may see (見えるケース): those of the own office, and those whose municipality nobody knows yet."""

from __future__ import annotations

from casework.city import City
from casework.errors import NotFound
from casework.storage import Case, Staff

Scope = tuple[str, ...] | None
"""Names of municipalities; None: all of them."""


def scope_of(person: Staff, city: City) -> Scope:
    """The municipalities of a person's office."""
    if not person.office:
        return None
    return tuple(
        place.name for place in city.profile.municipalities if place.consultation_office == person.office
    )


def may_see(person: Staff, case: Case, city: City) -> bool:
    """Whether a case is in a person's scope; one without a municipality is everybody's."""
    scope = scope_of(person, city)
    return scope is None or case.municipality is None or case.municipality in scope


def check_sees(person: Staff, case: Case, city: City) -> Case:
    """The case; NotFound when it belongs to another office, so that nothing is told."""
    if not may_see(person, case, city):
        raise NotFound("この受付番号のケースは見つかりません。")
    return case
