"""The names of places that a city knows (`city.yml`), and how a text is searched for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import jaconv

_GA = re.compile("[ヶケが]")
_ENDS_A_NAME = re.compile(
    r"$|[\s、。,.(・/]|[のにでがはをへとも]|から|より|まで|って|という|です|でござ|でごぜ|だ(?!い)|か(?=[一-龥、]|$)|っす|っしょ|かな"
)
"""What may follow a district's name, so that 鳥取大通 is not cut to 鳥取."""

_SIDES = {"ひがし": "東", "にし": "西", "みなみ": "南", "きた": "北"}
_SIDE = re.compile(f"[東西南北](?!口)|中央|大通|{'|'.join(_SIDES)}")


_BLOCK = re.compile(r"の?(?P<n>\d{1,2})(?:ちょうめ|丁目)")


@dataclass(frozen=True)
class Places:
    """A city's municipalities and districts by name. Without any, an answer is kept as it was said."""

    home: str = ""
    towns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The municipalities that are served, each with the words that mean it."""
    districts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """A district's municipality, and its reading in hiragana."""
    outside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    no_towns: Sequence[str] = ()

    def town_in(self, text: str) -> tuple[str, str] | None:
        """The served municipality that a text names, and the word that does; the longest word is the one meant."""
        named = [
            (word, town) for town, words in self.towns.items() for word in (town, *words) if word in text
        ] + [(word, "") for word in self.no_towns if word in text]
        if not named:
            return None
        word, town = max(named, key=lambda pair: (len(pair[0]), text.rfind(pair[0])))
        return (town, word) if town else None

    def district_at_start(self, words: str) -> tuple[str, str] | None:
        """The district that words begin with, as it was said, or by its name where its reading was; and its town."""
        same = _one_ga(words)
        for name, (town, _) in self._longest_first:
            if not same.startswith(_one_ga(name)):
                continue
            end = len(name) + (words[len(name) : len(name) + 1] == "町")
            if _ENDS_A_NAME.match(words, end):
                return words[:end], town
        spoken = str(jaconv.kata2hira(words))
        return self._heard(re.sub(r"\s+", "", spoken)) or self._heard(spoken.strip().split(" ")[0])

    def _heard(self, heard: str) -> tuple[str, str] | None:
        """The district whose reading begins a text in hiragana."""
        for name, (town, reading) in self._longest_first:
            if not reading or not heard.startswith(reading):
                continue
            rest = re.sub("^(?:ちょう|まち|ちく)(?!め)", "", heard[len(reading) :])
            side = _SIDE.match(rest)
            named = name + (_SIDES.get(side.group(), side.group()) if side else "")
            after = rest[side.end() if side else 0 :]
            if block := _BLOCK.match(after):
                named, after = f"{named}{block['n']}丁目", after[block.end() :]
            if _ENDS_A_NAME.match(after):
                return named, town
        return None

    def district_in(self, text: str) -> tuple[str, str] | None:
        """A district named anywhere in a text by its written name, and its town."""
        for name, (town, _) in self._longest_first:
            if name in text and not re.search(f"{name}(?:市|村)", text):
                return name, town
        return None

    def outside_in(self, text: str) -> str | None:
        """A municipality outside that is named without its 市 or 町."""
        for town, names in self.outside.items():
            for name in names:
                if re.search(
                    rf"(?:^|北海道|道内の|今は){name}(?:市|町)?(?:です|に|から|$|だ|。|在住|の)", text
                ):
                    return town
        return None

    @cached_property
    def _longest_first(self) -> list[tuple[str, tuple[str, str]]]:
        return sorted(self.districts.items(), key=lambda pair: -len(pair[0]))


def _one_ga(words: str) -> str:
    return _GA.sub("が", words)


NOWHERE = Places()
"""A city that has written down no names."""
