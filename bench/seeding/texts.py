"""What is said on the made-up desk: the training data's own sentences, encrypted and indexed once each."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

from casework import crypto, search

ROOT = Path(__file__).resolve().parents[2]
BOT_LINES = [
    "話してくださって、ありがとうございます。",
    "家賃は、月にいくらですか。",
    "いま、お仕事はしていますか。",
]
ANSWERS = [
    "こんにちは。相談員です。お話を読みました。",
    "会ってお話ししませんか。",
    "書類がなくても、だいじょうぶです。",
]


def sentences() -> list[str]:
    """The training data's sentences."""
    found: list[str] = []
    for file in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        found += re.findall(r"^\s+- (?!intent)(.{6,160})$", file.read_text(), flags=re.MULTILINE)
    return sorted({re.sub(r"\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", line) for line in found})


class Pool:
    """Texts with their encrypted copy and their index values."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.sealed = [crypto.encrypt(text) for text in self.texts]
        self.grams = [search.grams(text) for text in self.texts]

    def pick(self, chance: random.Random) -> int:
        """One of them, some far more often than others, as in life."""
        return min(int(len(self.texts) * chance.random() ** 1.6), len(self.texts) - 1)


def rare_words(chance: random.Random, count: int) -> list[str]:
    """Sentences with a made-up name of a firm or a house: what a consultant searches for."""
    first = "青赤白黒東西南北大小新古若松竹梅桜藤杉森林川海山谷原田畑星月日光風雪花鳥丘浜島岬"
    kinds = ["荘", "ハイツ", "水産", "運輸", "建設", "食堂", "製紙", "介護センター", "保育園", "団地"]
    return [
        f"{chance.choice(first)}{chance.choice(first)}{chance.choice(first)}{chance.choice(kinds)}のことで困っています。"
        for _ in range(count)
    ]
