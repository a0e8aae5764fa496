"""What one file of a city says of another: ids that must be there, and placeholders that must be known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casework.city.problems import Problem

if TYPE_CHECKING:
    from casework.city.loading import City
    from casework.city.programme import Programme, Requirement
    from casework.city.yaml_lines import YamlFile


def broken_references(city: City) -> list[Problem]:
    """Every id that points to nothing."""
    return [*_in_programmes(city), *_in_plan_rules(city), *_twice(city)]


def _file(city: City, name: str) -> YamlFile:
    return city.files[f"{city.folder.name}/{name}"]


def _in_programmes(city: City) -> Iterator[Problem]:
    codes = {issue.code for issue in city.issues.issues}
    amounts = {series.id for series in city.amounts.amounts}
    for programme in city.programmes.values():
        file = _file(city, f"programmes/{programme.id}.yml")
        for number, code in enumerate(programme.issues):
            if code not in codes:
                yield file.problem(("issues", number), f"課題コード「{code}」は issues.yml にありません。")
        if programme.amount and programme.amount.amount and programme.amount.amount not in amounts:
            yield file.problem(
                ("amount", "amount"), f"「{programme.amount.amount}」は amounts.yml にありません。"
            )
        if programme.contact.office and programme.contact.office not in city.offices:
            yield file.problem(
                ("contact", "office"), f"窓口「{programme.contact.office}」は city.yml にありません。"
            )
        line = programme.contact.line
        if line and city.crisis.lines and city.crisis.line(line) is None:
            yield file.problem(("contact", "line"), f"相談先「{line}」は crisis.yml にありません。")
        yield from _in_requirements(city, programme, file)


def _in_requirements(city: City, programme: Programme, file: YamlFile) -> Iterator[Problem]:
    for number, requirement in enumerate(programme.requirements):
        place = ("requirements", number)
        for word in _words_of(requirement):
            if word not in city.vocabulary:
                yield file.problem((*place, "arithmetic"), f"計算の式の「{word}」という言葉は知りません。")
        if "{cmp}" in requirement.arithmetic and not (requirement.left and requirement.right):
            yield file.problem((*place, "arithmetic"), "{cmp} を使うときは left と right を書いてください。")
    ids = [requirement.id for requirement in programme.requirements]
    for number, name in enumerate(ids):
        if name in ids[:number]:
            yield file.problem(("requirements", number), f"要件の id「{name}」が 2 回書かれています。")


def _words_of(requirement: Requirement) -> set[str]:
    from casework.city.texts import placeholders_in

    named = placeholders_in(requirement.arithmetic) - {"cmp"}
    return named | {word for word in (requirement.left, requirement.right) if word and not word.isdigit()}


def _in_plan_rules(city: City) -> Iterator[Problem]:
    codes = {issue.code for issue in city.issues.issues}
    file = _file(city, "plan.yml")
    for number, rule in enumerate(city.plan_rules.challenges):
        if rule.code not in codes:
            yield file.problem(
                ("challenges", number), f"課題コード「{rule.code}」は issues.yml にありません。"
            )


def _twice(city: City) -> Iterator[Problem]:
    for name, key, ids in (
        ("city.yml", "offices", [office.id for office in city.profile.offices]),
        ("amounts.yml", "amounts", [series.id for series in city.amounts.amounts]),
        ("answers.yml", "answers", [answer.topic for answer in city.answers.answers]),
        ("issues.yml", "issues", [issue.code for issue in city.issues.issues]),
        ("canned.yml", "texts", [text.id for text in city.canned.texts]),
    ):
        for number, entry in enumerate(ids):
            if entry in ids[:number]:
                yield _file(city, name).problem((key, number), f"「{entry}」が 2 回書かれています。")
