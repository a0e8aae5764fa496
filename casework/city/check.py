"""A city's own regression: its files against the schema, and its saved cases against the plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from casework import clock
from casework.city.cases import ExpectedProgramme, SavedCase, SavedSituation
from casework.city.loading import City, load_city
from casework.city.problems import CityProblems
from casework.planning import Plan, PlanFacts, Situation, Support, make_plan
from safety.lines import soon_stale, stale, what_to_do

LEAST_CASES = 3
STATES = {"met": "満たす", "not_met": "満たさない", "not_known": "まだ分からない"}


@dataclass(frozen=True)
class Outcome:
    """One saved case: where it stands, its name, and what is not as expected."""

    place: str
    name: str
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything is as expected."""
        return not self.differences


def check_city(name: str, root: Path | None = None) -> tuple[City, list[Outcome], list[str]]:
    """The city, each saved case's outcome, and the programmes with too few cases. Raises CityProblems."""
    city = load_city(name, root)
    outcomes = [run_case(place, case, city) for place, case in city.saved_cases]
    return city, outcomes, too_few_cases(city)


def too_few_cases(city: City) -> list[str]:
    """Programmes that fewer than three saved cases speak of."""
    counted: Counter[str] = Counter()
    for _, case in city.saved_cases:
        counted.update({*case.expect.programmes, *case.expect.first})
    return [programme for programme in city.programmes if counted[programme] < LEAST_CASES]


def run_case(place: str, case: SavedCase, city: City) -> Outcome:
    """Make the plan of a saved case and tell every difference in plain Japanese."""
    try:
        plan = make_plan(as_situation(case.situation), city)
    except ValueError as error:
        return Outcome(place, case.name, (f"この事例は読めません: {str(error).splitlines()[0]}",))
    return Outcome(place, case.name, tuple(_differences(case, plan, city)))


def as_situation(saved: SavedSituation) -> Situation:
    """A saved situation as the plan takes it."""
    return Situation(
        today=saved.today,
        needs=frozenset(saved.needs),
        risks=frozenset(saved.risks),
        main_need=saved.main_need,
        answers=saved.answers,
        municipality=saved.municipality,
        trouble=saved.trouble,
        wish=saved.wish,
        contact_safe=saved.contact_safe,
        facts=PlanFacts.model_validate(saved.facts),
    )


def _differences(case: SavedCase, plan: Plan, city: City) -> list[str]:
    expect = case.expect
    said: list[str] = []
    unknown = sorted({*expect.first, *expect.programmes} - set(city.programmes))
    said += [f"「{name}」という制度はありません。" for name in unknown]
    if expect.first and (not plan.supports or plan.supports[0].programme not in expect.first):
        now = plan.supports[0].programme if plan.supports else "なし"
        said.append(f"はじめの提案は {'・'.join(expect.first)} のはずですが、{now} です。")
    for name, expected in expect.programmes.items():
        said += [f"{name}: {line}" for line in _programme_differences(expected, _find(plan, name))]
    codes = {challenge.code for challenge in plan.challenges}
    said += [f"課題 {code} がありません。" for code in expect.challenges if code not in codes]
    if expect.priority and plan.priority != expect.priority:
        said.append(f"緊急度は {expect.priority} のはずですが、{plan.priority} です。")
    if expect.shown_at_most is not None and len(plan.shown) > expect.shown_at_most:
        said.append(f"見せる提案は {expect.shown_at_most} 件までのはずですが、{len(plan.shown)} 件です。")
    return said


def _find(plan: Plan, name: str) -> Support | None:
    return next((support for support in (*plan.supports, *plan.not_now) if support.programme == name), None)


def _programme_differences(expected: ExpectedProgramme, support: Support | None) -> list[str]:
    offered = support is not None and support.standing != "not_now"
    said: list[str] = []
    if offered != expected.offered:
        said.append(
            "提案されるはずですが、されません。" if expected.offered else "提案されないはずですが、されます。"
        )
    if support is None:
        return (
            said
            if not expected.requirements
            else [*said, "要件を確かめられません（提案の候補にもありません）。"]
        )
    states = {requirement.id: requirement.state for requirement in support.requirements}
    for name, state in expected.requirements.items():
        if name not in states:
            said.append(f"要件「{name}」がありません。")
        elif states[name] != state:
            said.append(f"要件「{name}」は「{STATES[state]}」のはずですが、「{STATES[states[name]]}」です。")
    for label, wanted, found in (
        ("最小", expected.min_yen, support.min_yen),
        ("最大", expected.max_yen, support.max_yen),
    ):
        if wanted is not None and wanted != found:
            said.append(
                f"{label}は {wanted:,}円のはずですが、{'なし' if found is None else f'{found:,}円'} です。"
            )
    if expected.urgent is not None and support.urgent != expected.urgent:
        said.append(
            "急ぎのはずですが、急ぎではありません。"
            if expected.urgent
            else "急ぎではないはずですが、急ぎです。"
        )
    reasons = "\n".join(requirement.text for requirement in support.requirements)
    said += [f"理由に「{words}」がありません。" for words in expected.says if words not in reasons]
    return said


def report(name: str, root: Path | None = None) -> tuple[str, bool]:
    """What `make check-city` prints, and whether all is green."""
    try:
        city, outcomes, few = check_city(name, root)
    except CityProblems as error:
        lines = [f"× {problem}" for problem in error.problems]
        return "\n".join([*lines, "", f"直すところが {len(lines)} 件あります。"]), False
    lines = []
    for outcome in outcomes:
        lines.append(f"{'○' if outcome.passed else '×'} {outcome.name}")
        if not outcome.passed:
            lines += [f"    {outcome.place}", *(f"    → {line}" for line in outcome.differences)]
    failed = sum(not outcome.passed for outcome in outcomes)
    lines += [f"× 事例が {LEAST_CASES} 件より少ない制度: {programme}" for programme in few]
    old = stale(city.crisis.all_lines, clock.today())
    lines += [f"× {what_to_do(line)}" for line in old]
    lines += [
        f"△ {line.label}（{line.number or line.url}）: あと{days}日で、確かめてから180日をこえます。"
        for line, days in soon_stale(city.crisis.all_lines, clock.today())
    ]
    lines += ["", *summary(city, len(outcomes), failed)]
    return "\n".join(lines), not failed and not few and not old


def summary(city: City, cases: int, failed: int) -> list[str]:
    """The last lines: how much was checked and what the city must still confirm."""
    open_facts = sum(len(programme.unverified) for programme in city.programmes.values())
    rows = [row for series in city.amounts.amounts for row in series.rows]
    unread = sum(row.verified_on is None for row in rows)
    gaps = len(city.profile.gaps)
    verdict = "すべて正しいです。" if not failed else f"{failed} 件が予想とちがいます。"
    return [
        f"{city.profile.name}: 制度 {len(city.programmes)}、金額 {len(rows)} 行、事例 {cases} 件。{verdict}",
        f"まだ確かめていないこと: 制度の中の {open_facts} か所、金額 {unread} 行、gaps {gaps} 件。",
    ]
