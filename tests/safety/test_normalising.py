"""However a word is written or hidden, it is read as one; and what is found can be shown in the resident's own text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safety import detect, spelled_oddly
from safety.detection import normalize

WAYS_TO_WRITE_THE_WISH_TO_DIE = (
    "死にたい", "しにたい", "シニタイ", "ｼﾆﾀｲ", "しニたぃ", "し に た い", "し　に　た　い", "し、に、た、い", "し・に・た・い",
    "し\u200bに\u200dたい", "しにたーーい", "しにたあああい", "しにたいいいい", "氏にたい", "市にたい", "４にたい", "4にたい",
    "四にたい", "師にたい", "し○たい", "死◯たい", "死⚪︎たい", "し●たい", "○にたい", "×にたい", "タヒにたい", "ﾀﾋにたい",
    "タヒりたい",
    "しにｔａｉ", "sinitai", "shinitai", "しｎiたい", "死ｎたい", "死二たい", "死にたひ", "しにてえ", "死にてぇ",
    "死にたい😭", "死.に.た.い", "死\nに\nた\nい",
)  # fmt: skip


@pytest.mark.parametrize("text", WAYS_TO_WRITE_THE_WISH_TO_DIE)
def test_the_wish_to_die_is_heard_however_it_is_written(text: str) -> None:
    assert "self_harm" in {found.risk for found in detect(text)}


@pytest.mark.parametrize(
    "text",
    [
        "わたしにたいする手当", "釧路市にたいする要望", "田中氏にたいへんお世話に", "話しにたいして", "彼氏にたいしての愚痴",
        "タヒチに行きたい", "ｱｼﾀﾋﾏ?", "お返しにたい焼きをもらった", "ところさんの番組", "こころころころ", "たのしんでしまった",
        "仕事さがす", "第4にたいへん似ている", "自分の誕生日", "56歳です",
    ],
)  # fmt: skip
def test_words_that_only_look_alike_are_left_alone(text: str) -> None:
    assert detect(text) == []


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("うち ごはん ない", "no_food"),
        ("うちごはんない", "no_food"),
        ("おとうさん が たたく", "child_abuse"),
        ("おとうさんがたたく", "child_abuse"),
        ("でんき とめられた", "utilities_cut"),
        ("ｶﾞｽ ﾄﾏﾘﾏｼﾀ", "utilities_cut"),
        ("こんや ねる ところ ない", "no_shelter"),
        ("ﾄﾏﾙ ﾄｺﾛ ﾅｲ", "no_shelter"),
        ("くすり きれた おかね ない", "medical"),
        ("だんな なぐる こわい", "violence"),
        ("自○したい", "self_harm"),
        ("じさつ したい", "self_harm"),
        ("自56したい", "self_harm"),
        ("56されそうで怖い", "violence"),
        ("i want to die", "self_harm"),
    ],
)
def test_kana_and_hidden_words_carry_every_risk(text: str, risk: str) -> None:
    assert risk in {found.risk for found in detect(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("収入は8万です。でも もう し に た い です", "し に た い"),
        ("ﾓｳ ｼﾆﾀｲ ﾃﾞｽ", "ｼﾆﾀｲ"),
        ("ガス代🙇‍♀️が払えなくて、電気を止められました。", "電気を止められ"),
    ],
)
def test_offsets_point_into_the_text_as_it_was_written(text: str, found: str) -> None:
    assert any(found in text[finding.start : finding.end] for finding in detect(text))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_read_and_keeps_its_offsets(text: str) -> None:
    mapped = normalize(text)
    assert len(mapped.text) == len(mapped.starts) == len(mapped.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(mapped.starts, mapped.ends, strict=True))
    for finding in detect(text):
        assert 0 <= finding.start < finding.end <= len(text)


@settings(deadline=None)
@given(st.text(alphabet="しにたい死ぬ夫が殴る子ども電気止食べない。、 ー○wａ\n", max_size=200))
def test_any_mixture_of_dangerous_words_can_be_read(text: str) -> None:
    for finding in detect(text):
        assert text[finding.start : finding.end]


@pytest.mark.parametrize(
    "text",
    ["タヒにたい", "氏にたい", "sinitai", "し に た い", "し、に、た、い", "た べ も の な い", "まｓた"],
)
def test_words_written_as_few_write_them_are_known_as_such(text: str) -> None:
    assert spelled_oddly(text)


@pytest.mark.parametrize(
    "text",
    [
        "死にたい",
        "カッターで切った",
        "ガスが止まった",
        "きのう から なにも たべて ない",
        "DVされています",
        "ﾔﾁﾝ ｶﾞ ﾊﾗｴﾅｲ",
    ],
)
def test_plain_words_are_not_taken_for_hidden_ones(text: str) -> None:
    assert not spelled_oddly(text)
