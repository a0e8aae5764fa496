"""Tells texts that are written in kana alone, and gives the kana of any text."""

from __future__ import annotations

import re

import jaconv

from bot.nlu.morphology import words_of

_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_LARGEST_SHARE_OF_KANJI = 0.08
_FEWEST_KANA = 4


def is_kana_text(text: str) -> bool:
    """Say whether a normalised text has (almost) no kanji, so that kana must carry the meaning."""
    kana = len(_KANA.findall(text))
    kanji = len(_KANJI.findall(text))
    return kana >= _FEWEST_KANA and kanji <= _LARGEST_SHARE_OF_KANJI * (kana + kanji)


_KATAKANA = (chr(sign) for sign in range(0x30A1, 0x30FF))
_HIRAGANA_OF = str.maketrans({katakana: jaconv.kata2hira(katakana) for katakana in _KATAKANA})


def to_hiragana(text: str) -> str:
    """Write katakana as hiragana, all else as it stands."""
    return text.translate(_HIRAGANA_OF)


def kana_copy(text: str) -> str:
    """Write a normalised text as one does who uses hiragana alone, with its marks and digits kept."""
    out: list[str] = []
    at = 0
    for word in words_of(text):
        out.append(text[at : word.start])
        out.append(to_hiragana(word.reading) if _KANJI.search(word.surface) else word.surface)
        at = word.end
    out.append(text[at:])
    return "".join(out)


def reading_of(text: str) -> str:
    """Give the sounds of a normalised text in hiragana: the same for 家賃, やちん and ヤチン."""
    return "".join(
        to_hiragana(word.reading if _KANJI.search(word.surface) else word.surface) for word in words_of(text)
    )
