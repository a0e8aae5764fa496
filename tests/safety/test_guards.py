"""Every guard silences what it is for, and gives way where danger is said all the same."""

from __future__ import annotations

import pytest

from safety import detect
from safety.detection import COMPILED_RULES, first_heard, normalize, places
from safety.guards import GUARDS, OVER_PAST, Place, holds
from tests.safety.files import examples

EXAMPLES = examples("guards")
PARTS_OF_OVER_PAST = {"over", "over_after", "over_now"}
"""Shown together, as over_past."""
CARRIED_ALONG = {
    name for compiled in COMPILED_RULES if compiled.rule.follows for name in compiled.rule.unless
}
"""Guards of rules that another rule carries along: they look at the whole message."""


@pytest.mark.parametrize("name", sorted({*GUARDS, OVER_PAST} - PARTS_OF_OVER_PAST - CARRIED_ALONG))
def test_a_guard_silences_a_rule(name: str) -> None:
    text = normalize(EXAMPLES[name]).text
    silenced = [
        compiled.rule.id
        for compiled in COMPILED_RULES
        if name in compiled.guards and any(holds(name, place) for place in places(compiled, text))
    ]
    assert silenced
    assert any(
        first_heard(compiled, text) is None for compiled in COMPILED_RULES if compiled.rule.id in silenced
    )


@pytest.mark.parametrize("name", sorted(CARRIED_ALONG))
def test_a_danger_to_someone_else_is_not_carried_along_to_the_child_who_writes(name: str) -> None:
    text = normalize(EXAMPLES[name]).text
    assert holds(name, Place(text, 0, len(text), 0, len(text)))
    assert not {"violence", "child_abuse"} <= {found.risk for found in detect(EXAMPLES[name])}


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("十年前は死にたいと思っていました。いまも同じです", "self_harm"),
        ("映画を見ても笑えません。死にたいです", "self_harm"),
        ("自殺防止の講演会に行きました。でも本当は死にたいです", "self_harm"),
        ("死ぬほど忙しい毎日です。もう消えてしまいたい", "self_harm"),
        ("死にたいとは言いたくない。でも消えてなくなりたい", "self_harm"),
        ("死にたいと思わない日はありません", "self_harm"),
        ("殴られたことはありませんが、昨日は包丁を向けられました", "violence"),
        ("夫は空手の先生です。家で私を殴ります", "violence"),
        ("子どもを叱りました。そのあと、頬を何度も叩いてしまいました", "child_abuse"),
        ("夫に殴られて子どもも叩かれました。子どもを連れて逃げました", "child_abuse"),
        ("昔は父に殴られました。今もまた殴られています", "violence"),
        ("キャンプが好きでしたが、家をなくして今夜は公園で寝ます", "no_shelter"),
        ("ダイエットではありません。お金がなくて三日食べていません", "no_food"),
        ("停電かと思ったら、料金の滞納で電気を止められていました", "utilities_cut"),
        ("スマホが止まりました。電気も止められました", "utilities_cut"),
        ("熱は下がりましたが、薬が切れて息ができません", "medical"),
    ],
)
def test_danger_wins_over_a_guard_in_another_clause(text: str, risk: str) -> None:
    assert risk in {found.risk for found in detect(text)}
