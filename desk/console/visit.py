"""Who looks at the console in this request, and which cases that person may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sanic import Request

from casework import scope
from casework.city import City
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

    def municipalities(self, city: City) -> scope.Scope:
        """The municipalities of this person's office; None: all."""
        return scope.scope_of(self.person, city)

    def may_see(self, case: Case, city: City) -> bool:
        """Whether a case is in this person's scope."""
        return scope.may_see(self.person, case, city)

    def check_sees(self, case: Case, city: City) -> Case:
        """The case; NotFound when it belongs to another office, so that nothing is told."""
        return scope.check_sees(self.person, case, city)


def visit_of(request: Request[Any, Any]) -> Visit:
    """Who is here; 401 when nobody is."""
    visit: Visit | None = getattr(request.ctx, "visit", None)
    if visit is None:
        raise NotLoggedIn
    return visit
