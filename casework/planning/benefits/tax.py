"""住民税非課税: the income up to which a household pays no resident tax, by 級地 and dependants."""

from __future__ import annotations

from datetime import date

from casework.city.amounts import Amounts


def tax_exempt_income_limit(
    amounts: Amounts, on: date, dependants: int, grade: str, municipality: str | None = None
) -> int | None:
    """合計所得の限度額: per head × (本人＋扶養) ＋ 10万円, and a further sum for those with dependants."""
    per_head = amounts.look_up("tax_exempt_per_head", on, None, grade, municipality)
    basis = amounts.look_up("tax_exempt_basis", on)
    family = amounts.look_up("tax_exempt_family", on, None, grade, municipality)
    if per_head is None or basis is None or family is None:
        return None
    return per_head.yen * (1 + dependants) + basis.yen + (family.yen if dependants else 0)
