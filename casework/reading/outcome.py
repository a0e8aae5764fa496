"""What reading an answer can come to: a value, a declined answer, an unreadable one, an impossible one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Union

Details = Mapping[str, Any]

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "empty": "文字が読みとれませんでした。",
        "not_understood": "うまく読みとれませんでした。",
        "question": "ご質問のようです。",
        "amount_missing": "金額が読みとれませんでした。",
        "days_missing": "働いた日数がわかると、月の金額にできます。",
        "number_missing": "数が読みとれませんでした。",
        "stage_missing": "お子さんの学年か年齢がわかりませんでした。",
        "date_missing": "いつごろか、読みとれませんでした。",
        "digits_missing": "電話番号の数字が足りないか、多いようです。",
        "choice_missing": "どれにあたるか、読みとれませんでした。",
        "negative": "マイナスの数は、そのままでは書きとめられません。",
        "too_small": "数が小さすぎるようです。",
        "too_large": "数が大きすぎるようです。",
        "future": "まだ先の日付のようです。",
        "no_such_date": "その日付は、こよみにありません。",
    }
)


@dataclass(frozen=True)
class Value:
    """An answer that was read. `value` and `details` can go into JSON as they are.

    `value` is None where nothing applies: somebody who still works has no month of job loss.
    `said` is the part of the person's own words that it was read from.
    """

    value: Any
    details: Details = field(default_factory=dict)
    said: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give the contract's form, with the details beside the value."""
        return {"value": self.value, **self.details}


@dataclass(frozen=True)
class Declined:
    """The person answered, and gave no value (回答しない).

    `why`: refused (言いたくない), dont_know (わからない), later (あとで), nothing (とくにない),
    none (電話がない: there is none to give), other_way (電話ではなくLINEで).
    """

    why: str = "refused"
    said: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give the contract's form."""
        return {"declined": True, "why": self.why}


@dataclass(frozen=True)
class Unreadable:
    """Nothing could be read from the text: ask again with an example."""

    reason: str = "not_understood"
    details: Details = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Say the reason in short Japanese."""
        return SENTENCES[self.reason]

    def as_json(self) -> dict[str, Any]:
        """Give the contract's form."""
        return {"invalid": self.reason, "sentence": self.sentence, **self.details}


@dataclass(frozen=True)
class Impossible:
    """A number or date was read that cannot be so (年齢200, 家賃-4万)."""

    reason: str
    details: Details = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Say the reason in short Japanese."""
        return SENTENCES[self.reason]

    def as_json(self) -> dict[str, Any]:
        """Give the contract's form."""
        return {"invalid": self.reason, "sentence": self.sentence, **self.details}


Reading = Union[Value, Declined, Unreadable, Impossible]  # noqa: UP007  (evaluated at run time on 3.10)
