"""The outside truth's cases (openfisca-japan's own tests), read as plain households. Nothing of it is copied.

Its YAML is read where it was installed, in an environment of its own; it is never imported or shipped.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "outside-truth"
PACKAGE = "openfisca-japan==2.2.0"
_LISTS = ("親一覧", "子一覧", "祖父母一覧")


@dataclass(frozen=True)
class OutsideHousehold:
    """One household of a case: what is given of it and of its people, and what must come out."""

    given: dict[str, Any]
    people: dict[str, dict[str, Any]]
    roles: dict[str, list[str]]
    expected: dict[str, Any]


@dataclass(frozen=True)
class OutsideCase:
    """One case."""

    file: str
    name: str
    on: date
    households: tuple[OutsideHousehold, ...]

    @property
    def variables(self) -> list[str]:
        """What the case asks for."""
        return sorted({name for household in self.households for name in household.expected})


def installed() -> Path:
    """The folder of its tests; installs the package, without its dependencies, on first use."""
    found = sorted(HOME.glob("lib/python*/site-packages/openfisca_japan/tests"))
    if not found:
        subprocess.run(["uv", "venv", "--quiet", str(HOME)], check=True)
        python = str(HOME / "bin" / "python")
        command = ["uv", "pip", "install", "--quiet", "--python", python, "--no-deps", PACKAGE]
        subprocess.run(command, check=True)
        found = sorted(HOME.glob("lib/python*/site-packages/openfisca_japan/tests"))
    return found[0]


def all_cases() -> Iterator[OutsideCase]:
    """Every case of every file."""
    folder = installed()
    reader = YAML(typ="safe")
    for path in sorted(folder.rglob("*.y*ml")):
        for raw in reader.load(path.read_text(encoding="utf-8")) or []:
            yield _case(path.relative_to(folder).as_posix(), raw)


def _case(file: str, raw: dict[str, Any]) -> OutsideCase:
    return OutsideCase(file, str(raw["name"]), _day(raw["period"]), tuple(_households(raw)))


def _day(period: Any) -> date:
    if isinstance(period, date):
        return period
    parts = [int(part) for part in str(period).split("-")]
    return date(*[*parts, 1, 1][:3])


def _households(raw: dict[str, Any]) -> Iterator[OutsideHousehold]:
    given, output = raw["input"], raw["output"]
    people = {name: _flat(person or {}) for name, person in (given.get("世帯員") or {}).items()}
    if "世帯一覧" in given:
        for name, household in given["世帯一覧"].items():
            expected = (output.get("世帯一覧") or {}).get(name, {})
            if "世帯員" in output:
                expected = {**expected, **_of_people(output["世帯員"], household)}
            yield _household(household or {}, people, expected)
    elif "世帯" in given:
        rest = {key: value for key, value in output.items() if key not in ("世帯", "世帯員")}
        expected = {**(output.get("世帯") or {}), **rest}
        if "世帯員" in output:
            expected.update(_of_people(output["世帯員"], given["世帯"]))
        yield _household(given["世帯"] or {}, people, expected)
    else:
        yield OutsideHousehold(_flat(given), {}, {}, dict(output))


def _of_people(output: dict[str, Any], household: dict[str, Any]) -> dict[str, Any]:
    members = {name for key in _LISTS for name in household.get(key) or []}
    return {
        f"{variable}（{name}）": value
        for name, values in output.items()
        if name in members
        for variable, value in values.items()
    }


def _household(
    household: dict[str, Any], people: dict[str, Any], expected: dict[str, Any]
) -> OutsideHousehold:
    roles = {key: list(household.get(key) or []) for key in _LISTS}
    given = _flat({key: value for key, value in household.items() if key not in _LISTS})
    members = {name: people.get(name, {}) for names in roles.values() for name in names}
    return OutsideHousehold(given, members, roles, _flat(expected))


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """Values without their date: `{年齢: {2026-06-01: 3}}` as `{年齢: 3}`; several dates stay as they are."""
    flat = {}
    for key, value in values.items():
        one = isinstance(value, dict) and len(value) == 1
        flat[key] = next(iter(value.values())) if one else value
    return flat
