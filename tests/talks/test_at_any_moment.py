"""A person who stops, doubts, asks back and waits: talks by hand with every real part, as they went wrong once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from safety import detect
from tests.stack import Resident, Stack

pytestmark = pytest.mark.slow

HOW_MANY = "何人で 暮らして"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    product = Stack(tmp_path_factory.mktemp("moments"))
    product.start()
    yield product
    product.stop()


@pytest.fixture
def person(stack: Stack) -> Resident:
    """Somebody who told of the rent and is asked with how many people they live."""
    talking = stack.resident().open()
    for words in ("はい", "家賃が払えません", "はい", "どれも だいじょうぶ", "星が浦です"):
        talking.ask(words)
    return talking


def answer(person: Resident, words: str) -> str:
    """What is said back, in one text."""
    return "\n".join(message["text"] for message in person.ask(words))


def pressed(person: Resident, message_id: int, choice: str) -> str:
    """What is said back to a pressed button."""
    body = {"client_id": uuid.uuid4().hex, "choice": choice, "of": message_id}
    sent = person.post(body).raise_for_status().json()["id"]
    return "\n".join(message["text"] for message in person.hear(sent))


def helped(person: Resident, message_id: int, seconds: float) -> bool:
    """Whether the fixed words for danger come as the answer to a message."""
    with closing(person.events(seconds=seconds)) as events:
        return any(
            event["event"] == "message" and event["author"] == "safety" and event["reply_to"] == message_id
            for event in events
        )


def test_an_own_question_is_answered_and_then_ours_comes_without_a_reproach(person: Resident) -> None:
    assert "読みとれません" in answer(person, "ばなな")
    said = answer(person, "これって家族に知られませんか")
    assert "秘密を守る" in said
    assert HOW_MANY in said
    assert "読みとれません" not in said


def test_the_wrong_district_is_put_right_in_the_middle(person: Resident) -> None:
    assert "「大楽毛」に 直しました" in answer(person, "やっぱり星が浦じゃなくて大楽毛")


def test_who_asks_why_is_told_why_and_that_no_answer_is_needed(person: Resident) -> None:
    said = answer(person, "なんでそんなこと聞くの")
    assert "答えなくても いいです" in said
    assert HOW_MANY in said


def test_words_for_another_question_are_kept_for_that_one(stack: Stack) -> None:
    person = stack.resident().open()
    for words in ("はい", "家賃が払えません", "はい"):
        person.ask(words)
    said = answer(person, "白糠です")
    assert "書きとめました" in said
    assert "住んでいるところ：白糠" in said
    assert "今日 食べるもの" in said
    assert HOW_MANY in answer(person, "だいじょぶです")


def test_after_a_danger_to_go_on_may_be_typed_in_own_words(person: Resident) -> None:
    assert "安全な ところに いますか" in answer(person, "もう消えてしまいたい")
    assert HOW_MANY in answer(person, "つづきを話す")
    person.ask("消えたい")
    assert HOW_MANY in answer(person, "つづけます")


def test_who_stops_and_writes_again_goes_on_with_these_words(person: Resident) -> None:
    assert "ここまでを 残しておきます" in answer(person, "もうやめておきます")
    assert "家賃は 1か月" in answer(person, "3人です")


def test_a_word_while_waiting_for_a_person_is_answered_and_the_way_back_stays_open(person: Resident) -> None:
    assert "相談員に つなぎます" in answer(person, "人と話したいです")
    assert "とどきました" in answer(person, "まだですか")
    person.say("子どもが熱を出していて")
    said = answer(person, "続きを話したいです")
    assert "自動の案内が つづけます" in said
    assert HOW_MANY in said


def test_a_danger_that_only_the_model_hears_is_answered_also_while_a_person_is_waited_for(
    person: Resident,
) -> None:
    words = "遺影にする写真を、きょう写真屋で撮ってきました。あとは片づけるだけです"
    assert not detect(words), "the rules hear this now: take other words"
    assert "相談員に つなぎます" in answer(person, "人と話したいです")
    assert helped(person, person.say(words), seconds=10)


def test_words_of_danger_in_harmless_words_frighten_nobody_and_the_talk_goes_on(person: Resident) -> None:
    words = "元夫の暴力は昔のことで、いまは音沙汰もないです。困っているのは家賃です"
    assert {found.risk for found in detect(words)} == {"violence"}, "no rule hears this now: take other words"
    message_id = person.say(words)
    assert [said["author"] for said in person.hear(message_id)] == ["bot"]
    assert "madoakari_doubted_total 1.0" in httpx.get(f"{person.stack.url}/metrics").text


def test_the_same_words_ring_where_the_model_is_away(person: Resident) -> None:
    person.stack.kill("rasa")
    try:
        message_id = person.say("元夫の暴力は昔のことで、いまは音沙汰もないです。困っているのは家賃です")
        assert helped(person, message_id, seconds=2)
    finally:
        person.stack.start("rasa")
        person.stack.wait_until_ready()


def test_such_a_danger_is_answered_once_rasa_is_back_though_it_was_away_when_the_words_came(
    person: Resident,
) -> None:
    answer(person, "人と話したいです")
    person.stack.kill("rasa")
    try:
        message_id = person.say("遺影にする写真を、きょう写真屋で撮ってきました。あとは片づけるだけです")
    finally:
        person.stack.start("rasa")
    assert helped(person, message_id, seconds=60)


def test_what_is_wrong_in_the_summary_is_asked_without_the_whole_summary_again(stack: Stack) -> None:
    person = stack.resident().open()
    words = (
        "はい",
        "塾に行かせたいけどお金がない",
        "子どもの学習だけです",
        "だいじょうぶ",
        "武佐",
        "中2",
        "高校に行かせたい",
    )
    for each in words:
        person.ask(each)
    assert "まとめました" in answer(person, "このチャット")
    asked = person.ask("直すところがある")
    assert "どこを 直しますか" in asked[-1]["text"]
    line = next(choice for choice in asked[-1]["choices"] if choice["title"] == "子ども")
    assert "お子さんは 何年生" in pressed(person, asked[-1]["id"], line["id"])
