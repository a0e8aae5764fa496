"""The reader of each slot, and what is tried before and after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from casework.reading.age import read_age
from casework.reading.arrears import read_arrears
from casework.reading.ask import Ask
from casework.reading.children import read_children
from casework.reading.contact import read_contact_method
from casework.reading.contact_time import read_contact_time
from casework.reading.courtesies import bare_answer, sentences_of
from casework.reading.free_text import keep_trouble, keep_wish, read_needs
from casework.reading.holdings import read_debt_total, read_savings
from casework.reading.household import read_household_size
from casework.reading.income import read_monthly_income
from casework.reading.job import read_job_status
from casework.reading.job_loss import read_job_loss_when
from casework.reading.names import read_name
from casework.reading.numbers import find_numbers
from casework.reading.other_matters import is_another_matter
from casework.reading.outcome import Reading, Unreadable, Value
from casework.reading.phone import read_phone
from casework.reading.places import read_area, read_municipality
from casework.reading.refusals import find_not_known, find_refusal
from casework.reading.rent import read_rent
from casework.reading.said import Said
from casework.reading.second_thoughts import part_at_second_thought
from casework.reading.trim import is_question
from casework.reading.yes_no import read_yes_no

Reader = Callable[[Said, Ask], "Reading | None"]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "age": read_age,
        "household_size": read_household_size,
        "children": read_children,
        "monthly_income": read_monthly_income,
        "savings": read_savings,
        "debt_total": read_debt_total,
        "rent": read_rent,
        "rent_arrears_months": read_arrears,
        "job_status": read_job_status,
        "job_loss_when": read_job_loss_when,
        "yes_no": read_yes_no,
        "phone": read_phone,
        "municipality": read_municipality,
        "area": read_area,
        "name_or_alias": read_name,
        "contact_method": read_contact_method,
        "contact_time": read_contact_time,
        "wish": keep_wish,
        "trouble": keep_trouble,
        "needs": read_needs,
    }
)
SLOTS = tuple(READERS)

# Without a figure, 「わからない」 in these is the whole answer; its ない is no 「なし」.
_COUNTED = frozenset(
    ("age", "household_size", "monthly_income", "savings", "debt_total", "rent", "rent_arrears_months")
)
_CHANGEABLE = _COUNTED | {"children", "job_status", "job_loss_when", "phone", "contact_time", "name_or_alias"}
_FRAMED = _COUNTED | {
    "children",
    "job_status",
    "job_loss_when",
    "yes_no",
    "phone",
    "municipality",
    "area",
}
_FREE = frozenset(("wish", "trouble"))


def read_said(said: Said, ask: Ask) -> Reading:
    """Read an answer, or what it was changed to (「12万、いや13万」), without what is said around it."""
    changed = part_at_second_thought(said) if ask.slot in _CHANGEABLE else None
    if changed:
        first, last = (_read_within(part, ask) for part in changed)
        if isinstance(first, Value) and isinstance(last, Value):
            return last
    return _read_within(said, ask)


def _read_within(said: Said, ask: Ask) -> Reading:
    """Read the answer without its courtesies; then as it was typed; then the one sentence that answers."""
    if ask.slot not in _FRAMED:
        return _read_plainly(said, ask)
    if is_another_matter(said.text, ask.slot):
        return Unreadable("question" if is_question(said.text) else "not_understood")
    refusal = find_refusal(said, ask.slot)
    bare = bare_answer(said, ask.slot)
    reading = _read_plainly(bare, ask)
    if refusal and not isinstance(reading, Value):
        return refusal
    if isinstance(reading, Unreadable) and bare is not said:
        reading = _read_plainly(said, ask)
    if (
        not isinstance(reading, Unreadable)
        or reading.reason not in ("not_understood", "question")
        or ask.slot == "yes_no"
    ):
        return reading
    told = [
        _read_plainly(bare_answer(one, ask.slot), ask)
        for one in sentences_of(bare)
        if not is_question(one.text)
    ]
    values = [one for one in told if not isinstance(one, Unreadable)]
    return values[0] if len(values) == 1 else reading


def _read_plainly(said: Said, ask: Ask) -> Reading:
    """Read an answer: refusals first, then the slot's reader, then 「わからない」."""
    reader = READERS[ask.slot]
    if said.is_empty and ask.slot != "yes_no":
        return Unreadable("empty")
    refusal = find_refusal(said, ask.slot)
    if refusal and not (ask.slot == "phone" and isinstance(reader(said, ask), Value)):
        return refusal
    not_known = None if ask.slot in _FREE else find_not_known(said)
    if not_known and ask.slot in _COUNTED and not _has_figure(said.text):
        return not_known
    reading = reader(said, ask)
    if reading is not None and not (isinstance(reading, Unreadable) and not_known):
        return reading
    if not_known:
        return not_known
    return Unreadable("question" if is_question(said.text) else "not_understood")


def _has_figure(text: str) -> bool:
    return any(number.has_figures or number.has_unit for number in find_numbers(text))
