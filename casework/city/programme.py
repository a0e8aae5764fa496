"""`programmes/*.yml`: one programme (制度) a file, as the city's staff keep it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from casework.city.base import Need, Sourced, Sphere, Step, Strict, Text
from casework.city.rules import RuleText, RuleTree

Kind = Literal["相談", "給付", "貸付", "現物", "減免", "学習", "訓練", "就労", "安全"]
Formula = Literal[
    "fixed",
    "housing_security_rent",
    "housing_security_moving",
    "living_support_loan",
    "child_allowance",
    "child_rearing_allowance",
    "training_benefit",
    "single_parent_training",
    "single_parent_loan",
]
Who = Literal["本人", "支援員", "機関"]


class Offer(Strict):
    """When a programme is proposed, how near the top, and why. The first is the strongest that holds."""

    when: RuleText
    rank: int = Field(ge=1, le=100)
    why: Text
    urgent: bool = False


class Requirement(Strict):
    """One condition (要件), asked of the case's answers."""

    id: Text
    text: Text
    """For the resident, in やさしい日本語."""
    official: Text
    """For the consultant, in the law's words."""
    rule: RuleTree
    arithmetic: str = ""
    """The sum behind the answer: 「預貯金 {savings} {cmp} 上限 {asset_cap}」."""
    left: str = ""
    right: str = ""
    """What `{cmp}` compares: facts, or a plain number such as `24`."""
    strict: bool = False
    """The limit itself is already too much: `<` instead of `≤`."""
    ask: str = ""
    """What to ask while it is not known, if the missing fact's own question will not do."""
    recheck_if: RuleText | None = None
    """Not met, but to be looked at again: a limit that is about to change, or an exception."""
    recheck_note: str = ""
    unverified: bool = False

    @model_validator(mode="after")
    def _recheck_says_why(self) -> Requirement:
        if (self.recheck_if is None) != (not self.recheck_note):
            raise ValueError("recheck_if と recheck_note は両方書いてください。")
        return self


class AmountRule(Strict):
    """How much, at most (最大) and at least (最小)."""

    formula: Formula
    amount: str = ""
    """For `fixed`: an id of amounts.yml."""
    unit: Literal["円/月", "円/回", "円/年", "円まで（貸付）", "円/月まで（貸付）"]
    note: str = ""

    @model_validator(mode="after")
    def _fixed_names_an_amount(self) -> AmountRule:
        if (self.formula == "fixed") != bool(self.amount):
            raise ValueError("formula: fixed のときだけ amount（amounts.yml の id）を書いてください。")
        return self


class Contact(Strict):
    """Whom to turn to: an office of city.yml, or a line of crisis.yml."""

    office: str | None = None
    welfare_office: bool = False
    """The 福祉事務所 of the person's own municipality."""
    line: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _somebody(self) -> Contact:
        if not (self.office or self.welfare_office or self.line or self.note):
            raise ValueError("office・welfare_office・line・note のどれかを書いてください。")
        return self


class FirstStep(Strict):
    """What somebody does this week if the programme is taken up."""

    who: Who
    what: Text


class Programme(Sourced):
    """One programme."""

    id: Text
    name: Text
    plain_name: Text
    what: Text
    law: Text
    kind: Kind
    sphere: Sphere
    step: Step | None
    group: str = ""
    """Programmes of one group stand for each other: only the best of them is shown to a resident."""
    needs: tuple[Need, ...]
    issues: tuple[Text, ...]
    local: bool = False
    """Only this city has it; another city starts without."""
    form_box: str = ""
    """The box of the official plan form (法に基づく事業等) that it belongs to."""
    offer: tuple[Offer, ...] = Field(min_length=1)
    requirements: tuple[Requirement, ...]
    amount: AmountRule | None = None
    documents: tuple[Text, ...]
    contact: Contact
    counter_script: Text
    caveats: tuple[Text, ...]
    consultant_notes: tuple[Text, ...] = ()
    first_steps: tuple[FirstStep, ...] = ()
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the programme exists on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
