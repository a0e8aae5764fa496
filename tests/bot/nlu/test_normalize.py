"""A text is brought to one form, and every place in it can be found again in what was written."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.normalize import LONGEST_TEXT, normalize, plain


def test_half_width_kana_become_full_width_with_their_voice_marks() -> None:
    assert plain("ｱﾊﾟｰﾄ ﾃﾞ ｶﾞｽ") == "アパート デ ガス"


def test_a_word_is_found_again_where_it_was_written() -> None:
    written = "㈱ヤマダのｱﾊﾟｰﾄの家賃"
    normalized = normalize(written)
    at = normalized.text.index("アパート")
    start, end = normalized.original_span(at, at + len("アパート"))
    assert written[start:end] == "ｱﾊﾟｰﾄ"


def test_one_sign_that_becomes_three_leads_back_to_the_one() -> None:
    normalized = normalize("㈱です")
    assert normalized.text == "(株)です"
    assert normalized.original_span(1, 2) == (0, 1)


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert "\ud83d" not in plain("こまった\ud83d")


def test_a_text_without_end_is_cut() -> None:
    assert len(normalize("あ" * 400_000).text) == LONGEST_TEXT


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=60))
def test_every_place_leads_back_into_the_text(text: str) -> None:
    normalized = normalize(text)
    for at in range(len(normalized.text)):
        start, end = normalized.original_span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet="ｱｲｳｶﾞﾊﾟﾞﾟー家賃12１２円㈱ｶ゛", max_size=30))
def test_letter_by_letter_comes_to_the_same_as_the_whole_text(text: str) -> None:
    assert unicodedata.normalize("NFKC", plain(text)) == unicodedata.normalize("NFKC", text)
