"""Who looks at the console in this request, and which cases that person may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sanic import Request

from casework.city import City
from casework.errors import NotFound
from casework.storage import Case, Staff, StaffSession
from desk.errors import NotLoggedIn

SESSION_COOKIE = "mado_staff"


@dataclass(frozen=True)
class Visit:
    """A logged-in person and the session."""

    person: Staff
    login: StaffSession
    address: str

    @property
    def is_supervisor(self) -> bool:
        """Whether this person may approve and answer calls for help."""
        return self.person.role in ("supervisor", "admin")

    @property
    def may_write(self) -> bool:
        """Whether this person may change anything."""
        return self.person.role != "auditor"

    def municipalities(self, city: City) -> tuple[str, ...] | None:
        """The municipalities of this person's office; None: all."""
        office = self.person.office
        if not office:
            return None
        return tuple(
            place.name for place in city.profile.municipalities if place.consultation_office == office
        )

    def may_see(self, case: Case, city: City) -> bool:
        """Whether a case is in this person's scope; one without a municipality is everybody's."""
        scope = self.municipalities(city)
        return scope is None or case.municipality is None or case.municipality in scope

    def check_sees(self, case: Case, city: City) -> Case:
        """The case; NotFound when it belongs to another office, so that nothing is told."""
        if not self.may_see(case, city):
            raise NotFound("この受付番号のケースは見つかりません。")
        return case


def visit_of(request: Request[Any, Any]) -> Visit:
    """Who is here; 401 when nobody is."""
    visit: Visit | None = getattr(request.ctx, "visit", None)
    if visit is None:
        raise NotLoggedIn
    return visit
