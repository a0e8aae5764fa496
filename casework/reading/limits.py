"""The limits of each slot: outside them an answer is a slip or a joke, and is asked again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """The smallest and the largest value that a person can mean."""

    lowest: int
    highest: int


# A child who can write may ask for help alone; nobody in Japan has lived past 119.
AGE = Limit(6, 119)
# The writer counts; the largest households that the census knows have under twenty members.
HOUSEHOLD_SIZE = Limit(1, 20)
# One mother's children; above this it is a slip of the finger.
CHILDREN = Limit(0, 15)
# Ten million yen a month is no income of somebody who asks here, 300億円 is a joke.
MONTHLY_INCOME = Limit(0, 10_000_000)
# Money from a sold house or an inheritance may be high; a hundred million is the end of what is plausible.
SAVINGS = Limit(0, 100_000_000)
# Debts of a failed firm with a personal guarantee reach hundreds of millions.
DEBT_TOTAL = Limit(0, 1_000_000_000)
# The dearest flat to let in Kushiro is far below a million yen a month.
RENT = Limit(0, 1_000_000)
# After five years of arrears no tenancy goes on; a larger number is a slip.
RENT_ARREARS_MONTHS = Limit(0, 60)
# The oldest person alive began to work after 1920.
EARLIEST_JOB_LOSS_YEAR = 1935
# A job whose end is already known may end some months ahead.
JOB_LOSS_MONTHS_AHEAD = 12

MONEY: dict[str, Limit] = {
    "monthly_income": MONTHLY_INCOME,
    "savings": SAVINGS,
    "debt_total": DEBT_TOTAL,
    "rent": RENT,
}
