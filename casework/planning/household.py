"""A household (世帯) for sums of money: who lives in it, how old, in what year of school."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ADULT = 18
FIRST_YEAR = 1
JUNIOR_HIGH_LAST = 9
HIGH_SCHOOL_LAST = 12
UNIVERSITY_LAST = 16

SchoolKind = Literal["public", "private"]


def age_on(born: date, on: date) -> int:
    """Age in full years on a day; somebody who is not born yet is 0."""
    birthday_is_ahead = (on.month, on.day) < (born.month, born.day)
    return max(on.year - born.year - birthday_is_ahead, 0)


def school_year_on(born: date, on: date) -> int:
    """The year of school (学年): 1–6 elementary, 7–9 junior high, 10–12 high school, before that 0 or less.

    A school year starts on 1 April and takes in those born up to and with that day six years before.
    """
    first_april = born.year + 6 + ((born.month, born.day) > (4, 1))
    this_april = on.year - ((on.month, on.day) < (4, 1))
    return this_april - first_april + 1


@dataclass(frozen=True)
class Certificates:
    """Grades of disability certificates (障害者手帳), each as printed on it; None: no such certificate."""

    physical: int | None = None
    intellectual: Literal["A", "B"] | None = None
    mental: int | None = None

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return self.physical is not None or self.intellectual is not None or self.mental is not None

    @property
    def extends_child_age(self) -> bool:
        """Whether 児童扶養手当 goes on to the day before 20 (障害の程度が中度以上の目安)."""
        return (
            (self.physical is not None and self.physical <= 3)
            or self.intellectual is not None
            or (self.mental is not None and self.mental <= 2)
        )


@dataclass(frozen=True)
class Member:
    """One person. A birthday is best; an age or a school year does where there is none."""

    born: date | None = None
    age: int | None = None
    school_year: int | None = None
    certificates: Certificates = Certificates()
    high_school: SchoolKind | None = None

    def age_on(self, on: date) -> int | None:
        """Age on a day, if it can be told."""
        return age_on(self.born, on) if self.born else self.age

    def school_year_on(self, on: date) -> int | None:
        """Year of school on a day, if it can be told."""
        if self.school_year is not None:
            return self.school_year
        if self.born:
            return school_year_on(self.born, on)
        return None

    def is_child_on(self, on: date) -> bool:
        """Up to the March after the 18th birthday (高校生年代まで)."""
        year = self.school_year_on(on)
        if year is not None:
            return year <= HIGH_SCHOOL_LAST
        age = self.age_on(on)
        return age is not None and age <= ADULT


@dataclass(frozen=True)
class Household:
    """Who lives together, and what decides sums of money. None: not known."""

    adults: tuple[Member, ...]
    children: tuple[Member, ...] = ()
    grandparents: tuple[Member, ...] = ()
    single_parent: bool | None = None
    """None: told from how many adults there are."""
    savings: int | None = None
    rent: int | None = None
    tax_exempt: bool | None = None
    income_after_deductions: int | None = None
    on_public_assistance: bool | None = None
    hit_by_disaster: bool = False
    widowed: bool = False
    in_eligible_training: bool | None = None
    finished_eligible_training: bool = False
    income_within_single_parent_limit: bool | None = None
    grades: dict[str, str] = field(default_factory=dict)

    @property
    def everybody(self) -> tuple[Member, ...]:
        """All members."""
        return (*self.adults, *self.grandparents, *self.children)

    @property
    def size(self) -> int:
        """How many live together (世帯人数)."""
        return len(self.everybody)

    @property
    def is_single_parent(self) -> bool:
        """ひとり親 as the rules take it: one adult and a child, unless said otherwise."""
        if self.single_parent is not None:
            return self.single_parent
        return len(self.adults) == 1 and bool(self.children)

    def somebody_is_65_on(self, on: date) -> bool:
        """Whether there is anybody of 65 or more (高齢者世帯)."""
        return any((member.age_on(on) or 0) >= 65 for member in self.everybody)

    @property
    def somebody_has_certificate(self) -> bool:
        """Whether anybody holds a disability certificate (障害者世帯)."""
        return any(member.certificates.any for member in self.everybody)
