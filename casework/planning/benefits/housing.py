"""住居確保給付金: the limits of income and savings, the rent paid, and the cost of moving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.city.amounts import Amounts
from casework.planning.benefits.span import NOTHING, Span

ASSET_MONTHS = 6
"""The savings limit is so many months of the base amount (基準額×6) …"""
MOVING_TIMES = 3
"""The limit for moving is so many times the rent limit at the new home (住宅扶助基準×3)."""


@dataclass(frozen=True)
class HousingSecurity:
    """The limits for one household on one day. None: the city has a gap there."""

    base: int | None
    rent_cap: int | None
    asset_ceiling: int | None
    """… and never more than this (100万円)."""

    @property
    def asset_cap(self) -> int | None:
        """預貯金の上限."""
        if self.base is None:
            return None
        cap = self.base * ASSET_MONTHS
        return cap if self.asset_ceiling is None else min(cap, self.asset_ceiling)

    def income_cap(self, rent: int | None) -> int | None:
        """収入基準額: the base and the rent, up to the rent limit. None while the rent is not known."""
        if self.base is None or self.rent_cap is None or rent is None:
            return None
        return self.base + min(rent, self.rent_cap)

    @property
    def income_cap_most(self) -> int | None:
        """The income limit for somebody whose rent reaches the rent limit."""
        return None if self.base is None or self.rent_cap is None else self.base + self.rent_cap


def housing_security(
    amounts: Amounts,
    on: date,
    size: int | None,
    grade: str | None,
    municipality: str | None,
    *,
    expected: bool = False,
) -> HousingSecurity:
    """The limits by date, household size, 級地 and municipality."""
    base = amounts.look_up("base_amount", on, size, grade, municipality, expected=expected)
    if base is None and expected:
        base = amounts.look_up("base_amount", on, size, grade, municipality)
    rent_cap = amounts.look_up("rent_cap", on, size, grade, municipality)
    ceiling = amounts.look_up("asset_ceiling", on)
    return HousingSecurity(
        base.yen if base else None, rent_cap.yen if rent_cap else None, ceiling.yen if ceiling else None
    )


def rent_support(rent: int | None, rent_cap: int | None, income: int | None, base: int | None) -> Span:
    """家賃補助 a month: the rent up to its limit; less what the income is above the base amount.

    An unknown income leaves the least at zero; an unknown rent may turn out at the limit.
    """
    if rent is not None and rent <= 0:
        return NOTHING
    if rent is None:
        return Span(0, rent_cap or 0)
    paid = rent if rent_cap is None else min(rent, rent_cap)
    if income is None or base is None:
        return Span(0, paid)
    if income <= base:
        return Span(paid, paid)
    left = max(base + paid - income, 0)
    return Span(left, left)


def moving_support(rent_cap_at_new_home: int | None) -> Span:
    """転居費用補助, once: up to three times the rent limit where the household moves to."""
    return Span(0, (rent_cap_at_new_home or 0) * MOVING_TIMES)
