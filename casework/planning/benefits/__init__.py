"""Household in, yen out: the sums of those programmes whose amounts are computed, from `amounts.yml`."""

from casework.planning.benefits.children import (
    child_allowance,
    child_rearing_allowance,
    school_aid_by_public_assistance,
)
from casework.planning.benefits.housing import (
    HousingSecurity,
    housing_security,
    moving_support,
    rent_support,
)
from casework.planning.benefits.loans import WelfareLoans, single_parent_loan, welfare_loans
from casework.planning.benefits.span import NOTHING, Span
from casework.planning.benefits.tax import tax_exempt_income_limit
from casework.planning.benefits.training import (
    single_parent_training,
    single_parent_training_finish,
    training_benefit,
)

__all__ = [
    "NOTHING",
    "HousingSecurity",
    "Span",
    "WelfareLoans",
    "child_allowance",
    "child_rearing_allowance",
    "housing_security",
    "moving_support",
    "rent_support",
    "school_aid_by_public_assistance",
    "single_parent_loan",
    "single_parent_training",
    "single_parent_training_finish",
    "tax_exempt_income_limit",
    "training_benefit",
    "welfare_loans",
]
