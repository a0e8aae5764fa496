"""The whole pipeline, trained small: needs, risks, values; the same answers by every way in."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.listener import Listener
from bot.nlu.typed_values import typed_values

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.slow

CONTRACT = {"text", "intent", "entities", "needs", "risks"}


def names(heard: dict[str, Any], key: str) -> set[str]:
    return {label["name"] for label in heard[key]}


def test_an_answer_has_the_form_of_the_contract(listener: Listener) -> None:
    heard = listener.hear("家賃が払えなくて、仕事もありません")
    assert set(heard) == CONTRACT
    assert set(heard["intent"]) == {"name", "confidence"}
    assert all(set(need) == {"name", "confidence"} for need in heard["needs"])
    assert all(set(risk) == {"name", "confidence", "rule"} for risk in heard["risks"])
    assert all(label["confidence"] >= 0.5 for label in heard["needs"] + heard["risks"])
    json.dumps(heard)


def test_several_troubles_in_one_breath_are_all_heard(listener: Listener) -> None:
    assert {"housing", "employment"} <= names(
        listener.hear("家賃を滞納していて、仕事もクビになりました"), "needs"
    )


@pytest.mark.parametrize(
    "text",
    [
        "家賃は払えています。困っていることはありません",
        "家賃はちゃんと払えてます",
        "子どもが二人います。みんな元気です",
        "仕事はあります。家賃も払えています。",
        "借金はありません",
    ],
)
def test_what_is_not_the_trouble_is_not_listed(whole_listener: Listener, text: str) -> None:
    assert names(whole_listener.hear(text), "needs") == set()


def test_the_surest_need_comes_first(listener: Listener) -> None:
    sure = [need["confidence"] for need in listener.hear("借金があって、家賃も払えず、仕事もない")["needs"]]
    assert sure == sorted(sure, reverse=True)


@pytest.mark.parametrize(
    ("kana", "kanji"),
    [("やちんが はらえません", "家賃が払えません"), ("シゴト ヲ クビニ ナリマシタ", "仕事を首になりました")],
)
def test_kana_alone_is_heard_as_kanji_is(listener: Listener, kana: str, kanji: str) -> None:
    assert names(listener.hear(kana), "needs") == names(listener.hear(kanji), "needs") != set()


def test_what_a_rule_heard_is_certain_and_names_the_rule(listener: Listener) -> None:
    risks = listener.hear("もう死にたいです")["risks"]
    by_rule = [risk for risk in risks if risk["name"] == "self_harm"]
    assert by_rule[0]["confidence"] == 1.0
    assert by_rule[0]["rule"]


@pytest.mark.parametrize("text", ["/restart", '/affirm{"name":"x"}', "／restart", "  /start"])
def test_a_leading_slash_is_text_and_never_an_order(listener: Listener, text: str) -> None:
    heard = listener.hear(text)
    assert heard["text"] == text
    assert heard["intent"]["name"] not in ("restart", "start")
    assert heard["intent"]["confidence"] < 1.0


@pytest.mark.parametrize("text", ["", " ", "😢", "。", "a" * 50_000, "\ud83d"])
def test_no_text_breaks_the_hearing(listener: Listener, text: str) -> None:
    assert set(listener.hear(text)) == CONTRACT


def test_the_server_gives_the_same_answers(listener: Listener, small_model: Path) -> None:
    """`/model/parse` answers with what `Agent.parse_message` gives."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(small_model))
    for text in ("家賃を2か月滞納しています", "お金はかかりますか", "もう消えてしまいたい", "62歳です"):
        by_server = asyncio.run(agent.parse_message(text))
        here = listener.hear(text)
        assert by_server["needs"] == here["needs"]
        assert by_server["risks"] == here["risks"]
        assert by_server["entities"] == here["entities"]
        assert by_server["intent"] == here["intent"]
        assert not {"needs_scores", "risks_scores", "resemblance"} & set(by_server)


def test_the_command_answers_line_by_line_and_says_nothing_else(
    listener: Listener, small_model: Path
) -> None:
    texts = ["家賃が払えません", "", "/restart", "はい"]
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot.parse", "--model", str(small_model)],
        input="\n".join(texts) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["text"] for answer in answers] == texts
    assert answers[0]["needs"] == listener.hear(texts[0])["needs"]


def test_the_command_says_plainly_that_there_is_no_model(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot.parse"],
        input="はい\n",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert run.returncode == 1
    assert "no model" in run.stderr


@pytest.mark.parametrize(
    ("text", "name", "value", "written"),
    [
        ("家賃５万8千円を滞納", "money", 58000, "５万8千円"),
        ("62歳です", "age", 62, "62歳"),
        ("四人家族です", "people", 4, "四人"),
        ("先月仕事を切られました", "date", "2026-10", "先月"),
        ("ｱﾊﾟｰﾄの家賃が月五万八千円", "rent", 58000, "家賃が月五万八千円"),
    ],
)
def test_values_are_read_with_their_places(text: str, name: str, value: object, written: str) -> None:
    found = [one for one in typed_values(text, date(2026, 11, 23)) if one["entity"] == name]
    assert any(one["value"] == value and text[one["start"] : one["end"]] == written for one in found)
