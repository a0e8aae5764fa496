"""Who writes in kana alone is heard as who writes with kanji."""

from __future__ import annotations

import pytest

from bot.nlu.kana import is_kana_text, kana_copy, reading_of
from bot.nlu.kana_reader import KanaReader

HEARD = [
    "家賃が払えません",
    "借金の返済で毎月何も残りません",
    "仕事がありません",
    "アパートの家賃を滞納しています",
    "会社を辞めさせられました",
    "水道を止められました",
]


@pytest.fixture(scope="module")
def reader() -> KanaReader:
    return KanaReader.learn(HEARD)


@pytest.mark.parametrize(
    "text", ["やちん はらえません", "ヤチン ハラエマセン", "しごと ない、やちん はらえない。"]
)
def test_kana_alone_is_told(text: str) -> None:
    assert is_kana_text(text)


@pytest.mark.parametrize("text", ["家賃が払えません", "はい", "62", "", "アパートの家賃"])
def test_other_texts_are_not_kana_texts(text: str) -> None:
    assert not is_kana_text(text)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("やちんがはらえません", "家賃が払えません"),
        ("ヤチン ガ ハラエマセン", "家賃 が 払えません"),
        ("しゃっきんの へんさい", "借金の 返済"),
        ("あぱーとの やちん", "アパートの 家賃"),
    ],
)
def test_known_words_are_spelled_as_usual(reader: KanaReader, written: str, spelled: str) -> None:
    assert reader.read(written) == spelled


def test_unknown_words_and_other_signs_stay(reader: KanaReader) -> None:
    assert reader.read("ぬるぽ 3かげつ OK") == "ぬるぽ 3かげつ OK"


def test_a_kana_copy_is_read_back(reader: KanaReader) -> None:
    for text in HEARD:
        assert reader.read(kana_copy(text)) == text


def test_sounds_are_the_same_however_it_is_written() -> None:
    assert reading_of("借金がある") == reading_of("しゃっきんがある") == reading_of("シャッキンガアル")


def test_what_was_learnt_survives_being_written_down(reader: KanaReader) -> None:
    again = KanaReader.from_record(reader.to_record())
    assert again.read("やちんがはらえません") == reader.read("やちんがはらえません")
