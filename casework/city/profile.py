"""The city itself: its municipalities, offices with their hours, and what is still to be filled in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from casework.city.base import Strict, Text

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Window = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$")]
MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Phone = Annotated[str, StringConstraints(pattern=r"^[0-9#*-]+$")]


class Seen(Strict):
    """Where a fact was read, and when."""

    source_url: Text
    verified_on: date | None
    verified_by: Literal["public_source", "city"] = "public_source"


class Population(Seen):
    """How many people live there, for the national report's rates (10万人あたり)."""

    people: int = Field(gt=0)
    as_of: date


class ClosedDays(Strict):
    """Days of the year on which an office is closed, such as the turn of the year (12-29 to 01-03)."""

    from_day: MonthDay
    to_day: MonthDay
    verified: bool
    note: str = ""


class Office(Seen):
    """An office that residents are sent to (窓口). Hours that nobody confirmed are left out, not guessed."""

    id: Text
    name: Text
    plain_name: Text
    role: Text
    phone: Phone | None
    address: str | None
    hours_text: Text
    weekly: dict[Weekday, tuple[Window, ...]] | None
    """Opening windows by weekday; null while the hours are not known."""
    closed_on_holidays: bool | None
    closed_days: tuple[ClosedDays, ...] = ()
    email: str | None = None
    website: str | None = None
    gaps: tuple[Text, ...] = ()


class Municipality(Strict):
    """A municipality that the desk serves, and the welfare office (福祉事務所) that is in charge there."""

    name: Text
    also_called: tuple[Text, ...] = ()
    """Former towns and other names that residents use for it."""
    districts: dict[Text, str] = Field(default_factory=dict)
    """Its districts (地区), each with its reading in hiragana; empty while nobody has written it."""
    grade: Annotated[str, StringConstraints(pattern=r"^[1-3]-[12]$")] | None
    """級地 of public assistance, such as 2-1; null while nobody has filled it in."""
    welfare_office: Text
    consultation_office: Text
    is_the_city: bool = False


class Gap(Strict):
    """Something that the city must still fill in."""

    what: Text
    where: Text
    ask: Text


class Profile(Strict):
    """`city.yml`."""

    id: Text
    name: Text
    prefecture: Text
    population: Population | None
    holidays: Literal["JP"]
    timezone: Literal["Asia/Tokyo"]
    desk_office: Text
    """The office that stands behind this desk (自立相談支援機関)."""
    hours_office: Text
    """The office whose hours are told while the desk's own are not known."""
    municipalities: tuple[Municipality, ...] = Field(min_length=1)
    offices: tuple[Office, ...] = Field(min_length=1)
    gaps: tuple[Gap, ...] = ()
    outside: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """Municipalities that are not served, with the names that residents use for them."""
    not_a_municipality: tuple[Text, ...] = ()
    """Words that hold a municipality's name and mean a wider region (釧路管内)."""

    @model_validator(mode="after")
    def _points_at_offices(self) -> Profile:
        offices = {office.id for office in self.offices}
        named = [self.desk_office, self.hours_office]
        for municipality in self.municipalities:
            named += [municipality.welfare_office, municipality.consultation_office]
        unknown = sorted(set(named) - offices)
        if unknown:
            raise ValueError(f"offices にない窓口 {'・'.join(unknown)} が書かれています。")
        return self

    @model_validator(mode="after")
    def _has_one_city(self) -> Profile:
        if sum(municipality.is_the_city for municipality in self.municipalities) != 1:
            raise ValueError("municipalities のうち 1 つに is_the_city: true を書いてください。")
        return self
