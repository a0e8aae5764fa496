"""職業訓練受講給付金 and 高等職業訓練促進給付金: money while somebody learns a trade."""

from __future__ import annotations

from datetime import date

from casework.city.amounts import Amounts
from casework.planning.benefits.span import NOTHING, Span
from casework.planning.household import Household


def training_benefit(household: Household, amounts: Amounts, on: date) -> Span:
    """職業訓練受講給付金 a month at most: the allowance, the way there, lodging for those with a family."""
    allowance = amounts.yen("training_allowance", on)
    asset_cap = amounts.yen("training_asset_cap", on)
    if allowance is None or asset_cap is None:
        return NOTHING
    if household.savings is not None and household.savings > asset_cap:
        return NOTHING
    most = allowance + (amounts.yen("training_commute", on) or 0)
    if household.size > 1:
        most += amounts.yen("training_lodging", on) or 0
    return Span(0, most)


def single_parent_training(household: Household, amounts: Amounts, on: date) -> Span:
    """高等職業訓練促進給付金 a month: more in the last year, and for households without tax."""
    if not _open_to(household) or household.in_eligible_training is False:
        return NOTHING
    exempt, taxed = (
        amounts.yen("single_parent_training_exempt", on),
        amounts.yen("single_parent_training_taxed", on),
    )
    if exempt is None or taxed is None:
        return NOTHING
    last_year = amounts.yen("single_parent_training_last_year", on) or 0
    least = taxed if household.tax_exempt is not True else exempt
    most = (exempt if household.tax_exempt is not False else taxed) + last_year
    sure = household.in_eligible_training is True and household.income_within_single_parent_limit is True
    return Span(least if sure else 0, most)


def single_parent_training_finish(household: Household, amounts: Amounts, on: date) -> int:
    """高等職業訓練修了支援給付金, once, when the training is finished."""
    if not _open_to(household) or not household.finished_eligible_training:
        return 0
    name = "single_parent_finish_exempt" if household.tax_exempt else "single_parent_finish_taxed"
    return amounts.yen(name, on) or 0


def _open_to(household: Household) -> bool:
    return household.is_single_parent and household.income_within_single_parent_limit is not False
