"""The form of each slot's value, and an example that can be shown when an answer could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class SlotForm:
    """What a slot's value looks like, an answer that gives one, and that answer's value."""

    value: str
    example: str
    read_as: Any


FORMS: Mapping[str, SlotForm] = MappingProxyType(
    {
        "age": SlotForm("full years on the day; details: birth_year, low, high", "45歳です", 45),
        "household_size": SlotForm("people, the writer among them", "妻と子ども2人", 4),
        "children": SlotForm(
            "preschool, elementary, junior_high, high_school, other, each once, in the order said; "
            "[] for none; details: count",
            "中1と小4です",
            ["junior_high", "elementary"],
        ),
        "monthly_income": SlotForm("yen a month, all sources of the household", "手取り12万くらい", 120_000),
        "savings": SlotForm("yen, cash and deposits", "7万円くらい", 70_000),
        "debt_total": SlotForm("yen, all debts together", "3社で80万", 800_000),
        "rent": SlotForm(
            "yen a month; 0 for a house of one's own; details: owned, mortgage", "4万8千円", 48_000
        ),
        "rent_arrears_months": SlotForm(
            "unpaid months, this one too when it is unpaid", "先月と今月の2か月分", 2
        ),
        "job_status": SlotForm(
            "employed, part_time, self_employed, on_leave, unemployed, student, homemaker or retired",
            "パートで働いています",
            "part_time",
        ),
        "job_loss_when": SlotForm(
            "YYYY-MM; null for somebody who did not leave a job", "令和6年3月末", "2024-03"
        ),
        "yes_no": SlotForm("true or false, by the question's words", "はい", True),
        "phone": SlotForm("10 or 11 digits", "080-1234-5678", "08012345678"),
        "municipality": SlotForm("the official name", "釧路町です", "釧路町"),
        "area": SlotForm("the district or town as it was said", "武佐です", "武佐"),
        "name_or_alias": SlotForm("the name as it was said", "まゆと呼んでください", "まゆ"),
        "contact_method": SlotForm(
            "chat, phone, line, email, visit or mail; details: also, avoid", "LINEがいいです", "line"
        ),
        "contact_time": SlotForm("a short text", "平日の午後", "平日の午後"),
        "wish": SlotForm("the person's own words", "自分の部屋で暮らしたい", "自分の部屋で暮らしたい"),
        "trouble": SlotForm("the person's own words", "家賃が払えません", "家賃が払えません"),
        "needs": SlotForm(
            "housing, household_budget, child_learning, employment, in the order said",
            "住まいと仕事",
            ["housing", "employment"],
        ),
    }
)
