"""Brings a message to one shape, letter by letter: width, kana, sounds drawn out, signs and spaces in between.

What is folded, in the order of the code below:

1. NFKC, with half-width kana and its voice marks (ｶﾞ → が), capital letters, katakana → hiragana;
2. small vowels to large ones (たぃ → たい), the long sound mark and waves dropped (しにたーい → しにたい);
3. zero-width characters, combining marks and emoji dropped; circles and crosses that hide a letter → ○;
4. spaces dropped, line ends kept as the end of a sentence;
5. letters set apart by signs joined (し、に、た、い → しにたい), a letter held down let go (いいいい → い).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from safety.mapped import Mapped

SENTENCE_ENDS = "。!?\n"
_VOICE_MARKS = "\uff9e\uff9f\u3099\u309a"
_SMALL_TO_LARGE = str.maketrans("ぁぃぅぇぉゎゕゖ", "あいうえおわかか")
_HIDING = frozenset("○◯〇●◎⚪⚫⭕🔴🔵❌✖×✕✗✘❎☓◌⭘▲△■□※*＊")
_DROPPED = frozenset("_^゛゜`´'\u00ad")
_SAME_AS = {
    "．": "。", "｡": "。", "､": "、", "，": "、", ",": "、", "…": "、", "‥": "、", "・": "、",
    "/": "、", "~": "〜", "～": "〜", "|": "、", ";": "、", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "—": "ー",
    "ｰ": "ー", "‐": "ー", "―": "ー", "─": "ー",
    "“": "「", "”": "」", "〝": "「", "〟": "」", "『": "「", "』": "」", "【": "「", "】": "」",
    "《": "「", "》": "」", "＜": "「", "＞": "」", "<": "「", ">": "」", "(": "(", ")": ")",
    "〔": "(", "〕": ")", "[": "(", "]": ")", "⁉": "!", "‼": "!",
}  # fmt: skip

_APART = re.compile(
    r"(?<![ぁ-ん一-龥a-z0-9])(?:[ぁ-ん一-龥][、。.\-+=:!?\n\"#&@]{1,3}){2,}[ぁ-ん一-龥](?![ぁ-ん一-龥])"
)
_LAST_LONG = re.compile(r"(?<=[ぁ-んー]{4})ー(?![ぁ-んー?])")
_SIGNS = re.compile(r"[、。.\-+=:!?\n\"#&@]")
_HELD_DOWN = re.compile(r"([あいうえおんっ])\1{2,}")
_LAUGH = re.compile(
    r"(?<=[ぁ-ん一-龥。、!?」)])(?:w+|笑+|\(笑\))(?![ぁ-んa-z0-9])|(?<=[ぁ-ん])草(?=[。、!?\n」)]|$)"
)
_FULL_STOP = re.compile(r"(?<![0-9a-z])\.(?![0-9a-z])")
_DOTS = re.compile(r"\.{2,}|、{2,}")
_FROM_TO = re.compile(r"(?<=[0-9])〜")
_DRAWN_OUT = re.compile(
    r"〜|-(?=[ぁ-ん一-龥])|ー{2,}|ー(?=い(?![んとかた]))|ー(?=さん|ちゃん|[。、!?\n」)]|$)"
    r"|(?<=し)ー(?=に)|(?<=に)ー(?=た)|(?<=き)ー(?=え)|(?<=[一-龥])ー|^ー"
)


def fold(text: str) -> Mapped:
    """Fold a message as it was written."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, length = 0, len(text)
    while at < length:
        end = at + 1
        while end < length and text[end] in _VOICE_MARKS:
            end += 1
        folded = _fold_letter(text[at:end])
        letters.append(folded)
        if len(folded) == 1:
            starts.append(at)
            ends.append(end)
        elif folded:
            starts.extend([at] * len(folded))
            ends.extend([end] * len(folded))
        at = end
    mapped = Mapped("".join(letters), starts, ends)
    mapped = mapped.rewrite(_DOTS, "、").rewrite(_FULL_STOP, "。")
    mapped = mapped.rewrite(_APART, lambda match: _SIGNS.sub("", match.group()))
    mapped = mapped.rewrite(_FROM_TO, "、").rewrite(_DRAWN_OUT, "")
    return mapped.rewrite(_HELD_DOWN, r"\1").rewrite(_LAUGH, "♪")


def fold_pattern(pattern: str) -> str:
    """Fold a rule's pattern as messages are folded: it may say ガス and アパート, and run over many lines."""
    letters = "".join(_to_hiragana(letter) for letter in pattern if not letter.isspace())
    return _LAST_LONG.sub("ー?", letters.translate(_SMALL_TO_LARGE))


@lru_cache(maxsize=8192)
def _fold_letter(letter: str) -> str:
    if letter[0] in _HIDING:
        return "○"
    if letter in _SAME_AS:
        return _SAME_AS[letter]
    if letter in _DROPPED:
        return ""
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", letter).lower():
        if char == "\n":
            out.append("\n")
        elif char in _SAME_AS:
            out.append(_SAME_AS[char])
        elif char in _DROPPED or char.isspace() or _is_noise(char):
            continue
        else:
            out.append(_to_hiragana(char))
    return "".join(out).translate(_SMALL_TO_LARGE)


def _is_noise(char: str) -> bool:
    """Zero-width and control characters, combining and variation marks, emoji, lone surrogates."""
    return unicodedata.category(char) in {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me", "So", "Sk"}


def _to_hiragana(char: str) -> str:
    return chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char
