"""Which forms there are, and filling one from a case."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from casework.city import City
from casework.errors import NotFound
from casework.forms.gathering import CaseFile, gather
from casework.forms.intake_forms import assessment_form, reception_form
from casework.forms.paper import Form
from casework.forms.plan_forms import evaluation_form, plan_form, record_form
from casework.storage import Case

FORMS: dict[str, tuple[str, Callable[[CaseFile, City], Form]]] = {
    "reception": ("相談受付・申込票", reception_form),
    "assessment": ("インテーク・アセスメントシート", assessment_form),
    "record": ("支援経過記録シート", record_form),
    "plan": ("プラン兼事業等利用申込書", plan_form),
    "evaluation": ("評価シート", evaluation_form),
}
"""The five forms by id, with their official titles."""


async def fill(session: AsyncSession, case: Case, form_id: str, city: City) -> Form:
    """A form filled from a case; NotFound when there is no such form."""
    if form_id not in FORMS:
        raise NotFound("この帳票はありません。")
    return FORMS[form_id][1](await gather(session, case), city)
