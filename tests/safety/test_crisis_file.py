"""Kushiro's crisis file: words that do no harm, numbers with their hours and dates, gaps marked, nothing out of date."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from casework.city.check import report
from safety import RISKS, Who
from safety.lines import JST, build_lines, stale, what_to_do
from safety.texts import build_texts
from tests.safety.files import CRISIS_FILE, read_yaml

CRISIS = read_yaml(CRISIS_FILE)
TEXTS = build_texts(CRISIS["texts"])
LINES = build_lines(CRISIS["lines"])
SAID = [
    (risk, who, line)
    for risk, by_who in TEXTS.by_risk.items()
    for who, text in by_who.items()
    for line in (*text.say, text.ask)
]


def test_no_line_shown_to_residents_is_older_than_180_days_today() -> None:
    """The check of the real date. It goes red by itself: a number nobody looked at for half a year must be called."""
    today = datetime.now(UTC).astimezone(JST).date()
    old = stale(LINES, today)
    assert not old, "\n".join(["相談者に出ている番号が古くなりました。", *map(what_to_do, old)])


def test_check_city_turns_red_over_an_old_number_and_says_how_to_make_it_good() -> None:
    old = next(each for each in LINES if each.number and each.verified_on and each.can_be_shown)
    assert old.verified_on is not None
    with time_machine.travel(datetime.combine(old.verified_on + timedelta(days=182), time(12), tzinfo=JST)):
        text, green = report("kushiro")
    assert not green
    assert f"× {what_to_do(old)}" in text


def test_texts_differ_where_the_brief_asks_for_it() -> None:
    assert set(TEXTS.by_risk) == set(RISKS)
    assert set(TEXTS.by_risk["self_harm"]) == {Who.SELF, Who.OTHER, Who.CHILD}
    assert set(TEXTS.by_risk["violence"]) == {Who.SELF, Who.OTHER, Who.CHILD}
    assert set(TEXTS.by_risk["child_abuse"]) == {Who.CHILD, Who.OTHER, Who.PARENT}


@pytest.mark.parametrize(("risk", "who", "line"), SAID)
def test_no_text_blames_cheers_promises_or_speaks_of_means(risk: str, who: Who, line: str) -> None:
    harmful = (
        "命を大切に|がんばって|頑張って|負けないで|きっと良くなる|考えすぎ|みんな同じ|甘え|自分のせい|あなたにも"
        "|話し合って|実家に|別れなさい|我慢して|支給されます|対象です|もらえます|困窮|自立して"
        "|ロープ|首を|飛び降り|薬を|手首|包丁|練炭|遺書|通報します|通報しません|なぜ|どうして|どんなふうに"
    )
    assert re.search(harmful, line) is None
    assert len(line) <= 90


@pytest.mark.parametrize("risk", RISKS)
def test_each_text_thanks_says_it_is_a_program_and_that_a_person_was_told(risk: str) -> None:
    for text in TEXTS.by_risk[risk].values():
        whole = "".join(text.say)
        assert "ありがとう" in text.say[0]
        assert "自動で 答える プログラム" in whole
        assert "人(相談員)に、いま 知らせました" in whole


def test_each_text_asks_one_question_only() -> None:
    for by_who in TEXTS.by_risk.values():
        for text in by_who.values():
            assert "か。" in text.ask
            assert not [line for line in text.say if line.endswith("か。")]


def test_violence_texts_show_the_quick_exit_and_ask_for_no_name() -> None:
    for who in (Who.SELF, Who.CHILD):
        assert any("すぐ閉じる" in line for line in TEXTS.by_risk["violence"][who].say)
    assert not any("名前を 教えて" in line for _, _, line in SAID)


@pytest.mark.parametrize("line", [line for line in LINES if line.can_be_shown], ids=lambda line: line.id)
def test_a_line_that_is_shown_is_whole(line) -> None:  # type: ignore[no-untyped-def]
    assert line.label
    assert line.hours
    assert line.cost
    assert line.verified_on is not None or line.unverified
    assert line.official_url or "official_url" in line.missing
    assert set(line.for_risks) <= set(RISKS)
    assert set(line.for_who) <= {who.value for who in Who}
    if line.number:
        assert line.tel
        assert re.fullmatch(r"#?\d+", line.tel)
        assert line.tel == line.number.replace("-", "")


@pytest.mark.parametrize("line", [line for line in LINES if line.gap], ids=lambda line: line.id)
def test_a_gap_has_no_number_and_says_what_is_to_be_filled_in(line) -> None:  # type: ignore[no-untyped-def]
    assert line.number is None
    assert line.tel is None
    assert line.to_fill


def test_line_ids_are_used_once() -> None:
    names = [line.id for line in LINES]
    assert len(names) == len(set(names))
