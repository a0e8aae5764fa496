"""Reads several answers from one message: 「家賃は5万で、3か月たまってます」 (まとめて答えたとき)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from casework.reading.ask import Ask
from casework.reading.clauses import Clause, clauses_of
from casework.reading.labelled import OTHER_BILLS, Fact, facts_in
from casework.reading.outcome import Reading, Value
from casework.reading.place_names import NOWHERE, Places
from casework.reading.prefill import as_said
from casework.reading.readers import read_said
from casework.reading.said import LONGEST_TEXT, Said

_N = r"[\d一二三四五六七八九十]+"

# The words by which a stretch of an answer names what it is about.
LABELS: dict[str, re.Pattern[str]] = {
    "age": re.compile(rf"{_N}歳(?!児|の(?:息子|娘|子)|と)|年齢|{_N}年生まれ"),
    "household_size": re.compile(
        rf"{_N}人(?:暮らし|家族|で暮|世帯|で住)|一人暮らし|独り暮らし|私で{_N}人|(?:世帯|家族)(?:は|"
        rf"が){_N}人|(?:妻|夫|母|父|両親)と(?:{_N}人|子)"
    ),
    "children": re.compile(
        rf"小学|中学|高校(?:生|[1-3一二三])|大学生|幼稚園|保育園|[小中高][1-6一二三四五六]|年[長中少]|"
        rf"{_N}歳と{_N}歳|{_N}歳(?:児|の(?:息子|娘|子))|子ども(?:は|が)|子供(?:は|が)|(?:息子|娘)(?:は|"
        rf"が)"
    ),
    "monthly_income": re.compile(
        r"収入|手取り|月収|給料|年金(?!暮|生活)|ぱーと(?:が|で|代|の収入)|ばいと(?:が|で|代)|手当|"
        r"生活保護費"
    ),
    "savings": re.compile(r"貯金|貯蓄|預金|所持金|手持ち|手元|残高|財布|貯え"),
    "debt_total": re.compile(r"借金(?!取り)|借入|ろーん|りぼ|きゃっしんぐ|奨学金|かーど"),
    "rent": re.compile(r"家賃(?!の?滞納|は?遅)|やちん|部屋代|持ち?家|実家(?:暮|です|な)"),
    "rent_arrears_months": re.compile(
        rf"滞納|たま[っり]|溜ま|遅れ|払え(?:て(?:い)?)?(?:な|ま(?:せ))|払って(?:い)?(?:な|ま(?:せ))|"
        rf"家賃[^、。]*{_N}か月"
    ),
    "job_status": re.compile(
        r"無職|失業|求職|休職|育休|産休|自営|ふりーらんす|ぱーと(?:です|で働|をして|して|勤)|"
        r"ばいと(?:です|で働|をして|して)|正社員|会社員|公務員|派遣|主婦|主夫|年金(?:暮|生活)|働いて|"
        r"仕事(?:は|を)"
    ),
    "job_loss_when": re.compile(
        r"(?:辞|や)め(?:た|まし|て)|退職|離職|解雇|くび|廃業|失業(?!保険)|契約(?:が)?(?:切れ|終)"
    ),
    "phone": re.compile(r"\d[\d\-~;().]{8,}\d"),
    "contact_method": re.compile(r"電話(?!番号)|らいん|line|めーる|ちゃっと|郵送|手紙|窓口"),
    "contact_time": re.compile(rf"平日|土日|週末|午前|午後|夕方|夜|昼|朝|いつでも|{_N}時|休日|曜"),
    "municipality": re.compile(r"[一-龥]{2,5}(?:市|町|村)(?:です|に|在|の|$)"),
    "area": re.compile(r"(?:に|で)(?:住ん|暮らし)|[一-龥]{2,5}(?:市|町|村)(?:です|に|在|の|$)"),
}

# A husband's age or job is no answer of the writer's.
_THE_WRITERS = frozenset(("age", "job_status", "job_loss_when"))


def two_answers(
    text: str, slots: Sequence[str], *, today: date, open_slot: str | None = None, places: Places = NOWHERE
) -> dict[str, Value]:
    """Read a message for several slots, each from the stretch of it that names what it is about.

    The answer to the open question needs no such word: it is read from what the others leave.
    """
    said = Said(text, LONGEST_TEXT)
    stretches = _label(clauses_of(said.text), slots)
    out: dict[str, Value] = {}
    taken: set[int] = set()
    for slot in slots:
        own = [(number, clause) for number, (clause, labels) in enumerate(stretches) if slot in labels]
        value = _read(said, slot, [clause for _, clause in own], today, places)
        if value:
            out[slot] = value
            taken |= {number for number, (_, labels) in enumerate(stretches) if labels == {slot}}
    for clause, _ in stretches:
        for fact in facts_in(clause, today):
            if fact.slot in slots and fact.slot not in out:
                out[fact.slot] = as_said(said, fact)
    if open_slot and open_slot not in out and out:
        others = [slot for slot in slots if slot != open_slot]
        value = _before_others(said, open_slot, others, today, places)
        rest = [
            clause
            for number, (clause, labels) in enumerate(stretches)
            if number not in taken and not labels - {open_slot}
        ]
        value = value or _read(said, open_slot, rest, today, places)
        if value:
            out[open_slot] = value
    return out


def _before_others(said: Said, slot: str, others: Sequence[str], today: date, places: Places) -> Value | None:
    """Read the open question's answer from what stands before the first label of another slot."""
    starts = [
        found.start() for other in others if other in LABELS and (found := LABELS[other].search(said.text))
    ]
    if not starts or min(starts) < 1:
        return None
    reading = read_said(Said(said.quote(0, min(starts))), Ask(slot, today, places=places))
    return as_said(said, Fact(slot, reading, 0, min(starts))) if isinstance(reading, Value) else None


def _label(clauses: list[Clause], slots: Sequence[str]) -> list[tuple[Clause, set[str]]]:
    wanted = [slot for slot in slots if slot in LABELS]
    return [(clause, {slot for slot in wanted if _names(slot, clause)}) for clause in clauses]


def _names(slot: str, clause: Clause) -> bool:
    if slot in _THE_WRITERS and not clause.own:
        return False
    if slot == "rent_arrears_months" and "家賃" not in clause.text and OTHER_BILLS.search(clause.text):
        return False
    return bool(LABELS[slot].search(clause.text))


def _read(said: Said, slot: str, clauses: list[Clause], today: date, places: Places) -> Value | None:
    if not clauses:
        return None
    whole = "、".join(said.quote(clause.start, clause.end) for clause in clauses)
    reading: Reading = read_said(Said(whole), Ask(slot, today, places=places))
    if not isinstance(reading, Value):
        return None
    start, end = clauses[0].start, clauses[-1].end
    return as_said(said, Fact(slot, reading, start, end))
