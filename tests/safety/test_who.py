"""Who writes is told apart where the answer differs: the one in danger, a child, another, a parent's own hand."""

from __future__ import annotations

import pytest

from safety import Who, detect
from tests.safety.files import set_aside


@pytest.mark.parametrize(
    ("text", "risk", "who"),
    [
        ("もう死にたいです", "self_harm", Who.SELF),
        ("息子が死にたいと言います", "self_harm", Who.OTHER),
        ("母が「もう生きていたくない」と泣きます", "self_harm", Who.OTHER),
        ("妻に先立たれて、もう死にたい", "self_harm", Who.SELF),
        ("夫がふさぎこんで「もう楽になりたい」と言っています", "self_harm", Who.OTHER),
        ("友達が「今から飛ぶ」って投稿してて、どうしたらいい?", "self_harm", Who.OTHER),
        ("夫が亡くなって半年です。追いかけたい", "self_harm", Who.SELF),
        ("学校いきたくない しにたい", "self_harm", Who.CHILD),
        ("中2です。消えたい", "self_harm", Who.CHILD),
        ("夫に殴られました", "violence", Who.SELF),
        ("妹が彼氏に殴られています", "violence", Who.OTHER),
        ("父に殴られる。小6です", "violence", Who.CHILD),
        ("父に殴られる。小6です", "child_abuse", Who.CHILD),
        ("子どもを叩いてしまいます。やめたいのに", "child_abuse", Who.PARENT),
        ("夫が息子を殴ります", "child_abuse", Who.OTHER),
        ("担任です。児童の体にあざがあります", "child_abuse", Who.OTHER),
        ("今夜寝るところがありません", "no_shelter", Who.SELF),
    ],
)
def test_who_writes(text: str, risk: str, who: Who) -> None:
    assert who in {found.who for found in detect(text) if found.risk == risk}


def test_most_set_aside_texts_are_told_apart() -> None:
    right = total = 0
    for entry in set_aside():
        said = {found.who.value for found in detect(entry["text"])}
        if entry.get("who") and said:
            total += 1
            right += entry["who"] in said
    assert right / total >= 0.93
