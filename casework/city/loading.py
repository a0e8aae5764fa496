"""A city's folder, read whole and held against its schema."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from casework.city import hours
from casework.city.amounts import Amounts
from casework.city.cases import SavedCase, SavedCases
from casework.city.crisis import Crisis
from casework.city.line_words import LineWords
from casework.city.plan_rules import PlanRules
from casework.city.problems import CityProblems, Problem, from_validation
from casework.city.profile import Municipality, Office, Profile
from casework.city.programme import Programme
from casework.city.references import broken_references
from casework.city.texts import Answers, Canned, Checklists, Issues, Wording
from casework.city.vocabulary import BASE, Vocabulary
from casework.city.yaml_lines import YamlFile, read_yaml
from casework.clock import TOKYO, WEEKDAYS
from casework.reading.place_names import Places

CITIES = Path(__file__).resolve().parents[2] / "cities"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class City:
    """Everything that a city changes, ready to use."""

    profile: Profile
    programmes: dict[str, Programme]
    amounts: Amounts
    issues: Issues
    answers: Answers
    wording: Wording
    checklists: Checklists
    canned: Canned
    plan_rules: PlanRules
    crisis: Crisis
    line: LineWords
    vocabulary: Vocabulary
    files: dict[str, YamlFile] = field(repr=False)
    folder: Path = field(repr=False)

    @cached_property
    def offices(self) -> dict[str, Office]:
        """The offices by id."""
        return {office.id: office for office in self.profile.offices}

    @property
    def desk(self) -> Office:
        """The office behind this desk (自立相談支援機関)."""
        return self.offices[self.profile.desk_office]

    @cached_property
    def home(self) -> Municipality:
        """The city itself among the municipalities that it serves."""
        return next(place for place in self.profile.municipalities if place.is_the_city)

    @cached_property
    def saved_cases(self) -> list[tuple[str, SavedCase]]:
        """The saved cases, each with the file and line where it stands."""
        return _saved_cases(self.folder)

    def municipality(self, said: str | None) -> Municipality | None:
        """The municipality that a resident's words name; None when they name none that is served."""
        named = [
            (len(name), place)
            for place in self.profile.municipalities
            for name in (place.name, *place.also_called, *place.districts)
            if name in (said or "")
        ]
        # 釧路町 also holds the word 釧路: the longest name is the one that was meant.
        return max(named, key=lambda pair: pair[0])[1] if named else None

    @cached_property
    def places(self) -> Places:
        """The names of places by which an answer to 「どのあたりに」 is read."""
        return Places(
            home=self.home.name,
            towns={place.name: place.also_called for place in self.profile.municipalities},
            districts={
                name: (place.name, reading)
                for place in self.profile.municipalities
                for name, reading in place.districts.items()
            },
            outside=self.profile.outside,
            no_towns=self.profile.not_a_municipality,
        )

    def welfare_office(self, municipality: str | None = None) -> Office:
        """The 福祉事務所 in charge; the city's own while the municipality is not known."""
        place = self.municipality(municipality) or self.home
        return self.offices[place.welfare_office]

    def is_open(self, office: str, at: datetime) -> bool | None:
        """Whether an office is open; None as long as its hours are not known."""
        return hours.is_open(self.offices[office], at)

    def somebody_is_there(self, at: datetime) -> bool:
        """Whether the desk's office is open, or, its hours unknown, the office that stands in for it."""
        own = self.is_open(self.profile.desk_office, at)
        return bool(self.is_open(self.profile.hours_office, at) if own is None else own)

    def next_opening(self, office: str, at: datetime) -> datetime | None:
        """When an office opens next; None as long as its hours are not known."""
        return hours.next_opening(self.offices[office], at)

    def next_opening_text(self, at: datetime) -> str:
        """The next opening of the desk's office, or of the office whose hours stand in for it, in words."""
        for office in (self.profile.desk_office, self.profile.hours_office):
            opening = self.next_opening(office, at)
            if opening is not None:
                return _moment_text(opening)
        return "窓口が開く時間"

    def fill(
        self, text: str, at: datetime | None = None, municipality: str | None = None, **more: str
    ) -> str:
        """A text with its braces filled from the offices; a brace that nobody fills stays as it is."""
        hall, welfare = self.offices[self.profile.hours_office], self.welfare_office(municipality)
        values = {
            "city": self.profile.name,
            "desk_name": self.desk.name,
            "desk_phone": self.desk.phone or "",
            "desk_address": self.desk.address or "",
            "desk_hours": self.desk.hours_text,
            "city_hall_name": hall.name,
            "city_hall_phone": hall.phone or "",
            "city_hall_hours": hall.hours_text,
            "welfare_name": welfare.name,
            "welfare_phone": welfare.phone or "",
            **({"next_opening": self.next_opening_text(at)} if at else {}),
            **more,
        }
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def answer(self, topic: str, at: datetime | None = None, municipality: str | None = None) -> str | None:
        """The answer to a topic of residents' questions, for this hour of the day."""
        found = next((answer for answer in self.answers.answers if answer.topic == topic), None)
        if found is None:
            return None
        closed = at is not None and self.is_open(self.profile.hours_office, at) is False
        text = found.at_night if closed and found.at_night else found.text
        return self.fill(text, at, municipality)


def load_city(name: str = "kushiro", root: Path | None = None) -> City:
    """The city of this name, read once a process. Raises CityProblems with every mistake's file and line."""
    return _load(name, root or Path(os.environ.get("MADO_CITIES", "") or CITIES))


@lru_cache(maxsize=8)
def _load(name: str, root: Path) -> City:
    folder = root / name
    if not (folder / "city.yml").is_file():
        raise CityProblems(
            [Problem(f"{name}/city.yml", 1, "ファイルがありません（まちの名前を確かめてください）。")]
        )
    reader = _Reader(root)
    amounts = reader.read(folder / "amounts.yml", Amounts)
    reader.vocabulary = BASE.with_amounts(amounts.for_rules() if amounts else [])
    profile = reader.read(folder / "city.yml", Profile)
    issues = reader.read(folder / "issues.yml", Issues)
    answers = reader.read(folder / "answers.yml", Answers)
    wording = reader.read(folder / "wording.yml", Wording)
    checklists = reader.read(folder / "checklists.yml", Checklists)
    canned = reader.read(folder / "canned.yml", Canned)
    plan_rules = reader.read(folder / "plan.yml", PlanRules)
    crisis = reader.read(folder / "crisis.yml", Crisis) if (folder / "crisis.yml").is_file() else Crisis()
    line = reader.read(folder / "line.yml", LineWords)
    programmes = reader.read_programmes(folder / "programmes")
    if reader.problems or not (
        amounts
        and profile
        and issues
        and answers
        and wording
        and checklists
        and canned
        and plan_rules
        and crisis
        and line
    ):
        raise CityProblems(reader.problems)
    city = City(
        profile, programmes, amounts, issues, answers, wording, checklists, canned, plan_rules, crisis,
        line, reader.vocabulary, reader.files, folder,
    )  # fmt: skip
    broken = broken_references(city)
    if broken:
        raise CityProblems(broken)
    return city


class _Reader:
    """Reads file after file and gathers what is wrong, so that all of it is told at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.vocabulary = BASE
        self.files: dict[str, YamlFile] = {}
        self.problems: list[Problem] = []

    def read(self, path: Path, model: type[Model]) -> Model | None:
        """One file as its model; None, with its problems noted, when it does not fit."""
        try:
            file = read_yaml(path, self.root)
        except CityProblems as error:
            self.problems += error.problems
            return None
        self.files[file.shown_path] = file
        try:
            return model.model_validate(file.content or {}, context={"vocabulary": self.vocabulary})
        except ValidationError as error:
            self.problems += from_validation(error, file, model)
            return None

    def read_programmes(self, folder: Path) -> dict[str, Programme]:
        """Every programme by id; its file must bear its name."""
        programmes: dict[str, Programme] = {}
        for path in sorted(folder.glob("*.yml")):
            programme = self.read(path, Programme)
            if programme is None:
                continue
            if programme.id != path.stem:
                file = next(file for file in self.files.values() if file.path == path)
                self.problems.append(
                    file.problem(("id",), f"id は、ファイルの名前「{path.stem}」と同じにしてください。")
                )
            programmes[programme.id] = programme
        return programmes


def _saved_cases(folder: Path) -> list[tuple[str, SavedCase]]:
    reader = _Reader(folder.parent)
    found: list[tuple[str, SavedCase]] = []
    for path in sorted((folder / "cases").glob("*.yml")):
        saved = reader.read(path, SavedCases)
        if saved is None:
            continue
        file = next(file for file in reader.files.values() if file.path == path)
        for number, case in enumerate(saved.cases):
            found.append((f"{file.shown_path}:{file.line_of(('cases', number))}", case))
    if reader.problems:
        raise CityProblems(reader.problems)
    return found


def _moment_text(moment: datetime) -> str:
    local: Any = moment.astimezone(TOKYO)
    clock = f"{local.hour}時{local.minute}分" if local.minute else f"{local.hour}時"
    return f"{local.month}月{local.day}日（{WEEKDAYS[local.weekday()]}）{clock}"
