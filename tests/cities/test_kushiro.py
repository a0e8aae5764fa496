"""Kushiro's folder: complete, sourced, in easy Japanese, promising nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest

from casework.city import load_city
from casework.city.check import LEAST_CASES, run_case, too_few_cases
from casework.planning import Situation, make_plan

CITY = load_city("kushiro")
NAMED_IN_THE_LAW_OR_BY_THE_CITY = {
    "self_reliance_consultation",
    "housing_security_rent",
    "housing_security_moving",
    "shelter",
    "community_living_support",
    "household_budget_support",
    "work_preparation_daily",
    "work_preparation_social",
    "work_preparation_work",
    "certified_training_unpaid",
    "certified_training_paid",
    "employment_support",
    "hello_work",
    "free_job_placement",
    "job_information",
    "job_retention",
    "child_learning_support",
    "school_expense_aid",
    "child_rearing_allowance",
    "single_parent_training",
    "single_parent_loan",
    "emergency_small_loan",
    "general_support_loan",
    "education_loan",
    "job_seeker_support",
    "legal_aid",
    "food_help",
    "public_assistance",
    "pension_exemption",
    "health_insurance_reduction",
    "kushiro_self_reliance_program",
    "kurashigoto",
}
TOPICS = {
    "cost", "confidentiality", "public_assistance", "office_hours", "documents", "who_can_use",
    "what_happens_next", "talk_to_human", "delete_data", "is_bot", "housing_benefit", "loans", "debt_help",
    "food_help", "child_support", "job_training", "repeat", "out_of_scope", "case_status",
}  # fmt: skip
FORBIDDEN = re.compile(r"困窮者|自立してください|自立しなさい|努力してください|甘え|自己責任|怠け")
PROMISE = re.compile(
    r"支給されます|給付されます|受給できます|もらえます|受け取れます|対象です|対象になります|"
    r"必ず(?:使え|受け|借り|もら)|間違いなく|大丈夫、(?:使え|借り)|保証します|審査に通り"
)
STEERING = re.compile(
    r"生活保護(?:は|の前に|より|を使わ)(?:、)?(?:最後|できるだけ|なるべく|避け|ほかの)|まだ早い|親に頼"
)


def resident_texts() -> Iterator[tuple[str, str]]:
    """Every text of the folder that a resident may read, with its place."""
    for programme in CITY.programmes.values():
        yield f"{programme.id}.plain_name", programme.plain_name
        yield f"{programme.id}.what", programme.what
        yield f"{programme.id}.counter_script", programme.counter_script
        for text in (*programme.caveats, *programme.documents):
            yield f"{programme.id}.caveats", text
        for offer in programme.offer:
            yield f"{programme.id}.offer", offer.why
        for requirement in programme.requirements:
            yield f"{programme.id}.{requirement.id}", requirement.text
        for step in programme.first_steps:
            if step.who == "本人":
                yield f"{programme.id}.first_steps", step.what
        if programme.amount:
            yield f"{programme.id}.amount", programme.amount.note
        yield f"{programme.id}.contact", programme.contact.note
    for answer in CITY.answers.answers:
        yield f"answers.{answer.topic}", answer.text
        yield f"answers.{answer.topic}", answer.at_night or ""
    for text in strings(CITY.wording.model_dump()):
        yield "wording", text
    for text in strings(CITY.line.model_dump(exclude={"version", "approved"})):
        yield "line", text
    for canned in CITY.canned.texts:
        yield f"canned.{canned.id}", canned.text
    for goal in CITY.plan_rules.goals:
        yield f"goals.{goal.id}", goal.text


def strings(value: object) -> Iterator[str]:
    """Every text inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


@pytest.mark.parametrize(("place", "case"), CITY.saved_cases, ids=[case.name for _, case in CITY.saved_cases])
def test_a_saved_case_gets_the_plan_that_a_consultant_would_make(place: str, case: object) -> None:
    outcome = run_case(place, case, CITY)  # type: ignore[arg-type]
    assert outcome.passed, "\n".join(outcome.differences)


def test_every_programme_has_at_least_three_saved_cases() -> None:
    assert LEAST_CASES == 3
    assert too_few_cases(CITY) == []


def test_every_programme_that_was_named_is_there() -> None:
    assert set(CITY.programmes) >= NAMED_IN_THE_LAW_OR_BY_THE_CITY


def test_every_topic_of_residents_questions_has_an_answer() -> None:
    assert {answer.topic for answer in CITY.answers.answers} >= TOPICS


def test_the_27_issues_and_the_16_troubles_are_complete() -> None:
    assert [issue.code for issue in CITY.issues.issues] == [f"K{number:02}" for number in range(1, 28)]
    assert len(CITY.issues.troubles) == 16


@pytest.mark.parametrize("never", [FORBIDDEN, PROMISE, STEERING], ids=["blame", "promise", "steering"])
def test_no_text_blames_promises_or_steers_away_from_public_assistance(never: re.Pattern[str]) -> None:
    assert [(place, text) for place, text in resident_texts() if never.search(text)] == []


def test_sentences_for_residents_are_short() -> None:
    long = [
        (place, sentence)
        for place, text in resident_texts()
        for sentence in re.split(r"[。\n]", text)
        if len(sentence) > 62
    ]
    assert long == []


def test_a_sentence_is_twenty_signs_long_in_the_middle() -> None:
    lengths = sorted(
        len(sentence)
        for _, text in resident_texts()
        for sentence in re.split(r"[。\n]", text)
        if sentence.strip()
    )
    assert lengths[len(lengths) // 2] <= 24


def test_every_fact_says_where_it_is_from_and_what_is_open() -> None:
    for programme in CITY.programmes.values():
        assert programme.source_url.startswith("https://"), programme.id
        assert programme.verified_on or programme.unverified, programme.id
        assert programme.valid_from <= date(2026, 11, 23), programme.id


def test_what_nobody_has_confirmed_is_a_marked_gap() -> None:
    desk = CITY.desk
    assert desk.weekly is None
    assert "確認中" in desk.hours_text
    assert desk.gaps
    for office in CITY.profile.offices:
        if office.phone is None:
            assert any("電話" in gap for gap in office.gaps), office.id


def test_the_city_hall_has_its_hours() -> None:
    hall = CITY.offices["kushiro_city_hall"]
    assert hall.weekly is not None
    assert set(hall.weekly) == {"mon", "tue", "wed", "thu", "fri"}
    assert all(windows == ("08:50-17:20",) for windows in hall.weekly.values())


def test_an_answer_gives_a_way_to_reach_somebody() -> None:
    for topic in (
        "talk_to_human",
        "public_assistance",
        "housing_benefit",
        "loans",
        "food_help",
        "what_happens_next",
    ):
        text = CITY.answer(topic)
        assert text is not None
        assert re.search(r"\d{2,4}-\d{2,4}-\d{3,4}", text), topic


def test_the_answer_on_public_assistance_names_the_right_and_the_barriers_that_are_none() -> None:
    text = CITY.answer("public_assistance")
    assert text is not None
    for words in ("権利", "家がなくても", "持ち家", "車", "働いていても", "書類", "申請したいです"):
        assert words in text


def test_consent_names_purpose_readers_withdrawal_and_the_exception() -> None:
    keep = " ".join((CITY.wording.keep.text, *CITY.wording.keep.details))
    for words in ("何のため", "見る人", "やめられます", "自動のプログラム", "命があぶない", "マイナンバー"):
        assert words in keep
    assert CITY.wording.keep.version
    assert CITY.wording.share.version


def test_no_floor_of_public_assistance_reaches_a_resident() -> None:
    situation = Situation(
        today=date(2026, 11, 23),
        needs=frozenset({"household_budget"}),
        answers={"household_size": 1, "monthly_income": 0, "savings": 0},
        municipality="釧路市",
    )
    plan = make_plan(situation, CITY)
    for support in plan.supports:
        shown = json.dumps(support.model_dump(exclude={"consultant_notes"}, mode="json"), ensure_ascii=False)
        assert "101,460" not in shown
        assert "71,460" not in shown


def test_every_checklist_has_safe_words_for_hard_moments() -> None:
    moments = {moment.id for moment in CITY.checklists.hard_moments}
    assert {"self_harm", "violence", "child", "silence", "shame", "not_eligible", "debt"} <= moments
    assert all(moment.say and moment.avoid and moment.do for moment in CITY.checklists.hard_moments)


def test_every_danger_has_lines_to_call_and_words() -> None:
    for risk in ("self_harm", "violence", "child_abuse", "no_shelter", "no_food", "utilities_cut", "medical"):
        assert any(risk in line.for_risks for line in CITY.crisis.shown_lines), risk
        assert all(text.say and text.ask for text in CITY.crisis.words.by_risk[risk].values()), risk


def test_a_programme_of_danger_gives_the_line_to_call() -> None:
    for programme in CITY.programmes.values():
        if programme.contact.line:
            line = CITY.crisis.line(programme.contact.line)
            assert line is not None
            assert line.number
