"""`check` and `new`, the two commands of a city's staff."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casework.city import load_city
from casework.city.__main__ import main
from casework.city.loading import CITIES


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the first city that a test may spoil."""
    shutil.copytree(CITIES / "kushiro", tmp_path / "kushiro")
    return tmp_path


def test_a_city_in_order_is_green(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "kushiro"]) == 0
    said = capsys.readouterr().out
    assert "すべて正しいです" in said
    assert "×" not in said


def test_a_changed_limit_turns_its_saved_cases_red_with_file_and_line(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "kushiro" / "amounts.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('"1": 81000', '"1": 71000'), encoding="utf-8")
    assert main(["check", "kushiro", "--root", str(copy)]) == 1
    said = capsys.readouterr().out
    assert "× 1人・貯金がちょうど上限（48.6万円）" in said
    assert "kushiro/cases/housing.yml:" in said
    assert "要件「assets」は「満たす」のはずですが、「満たさない」です。" in said


def test_a_broken_file_is_red_with_file_and_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "kushiro" / "programmes" / "shelter.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: 現物", "kind: 物"), encoding="utf-8")
    assert main(["check", "kushiro", "--root", str(copy)]) == 1
    assert "kushiro/programmes/shelter.yml:" in capsys.readouterr().out


def test_a_programme_with_too_few_cases_is_red(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "kushiro" / "cases" / "children.yml").unlink()
    assert main(["check", "kushiro", "--root", str(copy)]) == 1
    assert "事例が 3 件より少ない制度: education_loan" in capsys.readouterr().out


def test_a_misspelt_saved_case_is_told_with_its_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "kushiro" / "cases" / "safety.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("risks: [no_food]", "risks: [no_fod]", 1), encoding="utf-8"
    )
    assert main(["check", "kushiro", "--root", str(copy)]) == 1
    said = capsys.readouterr().out
    assert "kushiro/cases/safety.yml:" in said
    assert "no_fod" in said


def test_a_new_city_starts_with_every_local_fact_as_a_gap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "obihiro", "--name", "帯広市", "--root", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "窓口の名前・電話" in said
    assert "基準額" in said
    city = load_city("obihiro", tmp_path)
    assert city.profile.name == "帯広市"
    assert city.desk.phone is None
    assert "kushiro_self_reliance_program" not in city.programmes


def test_nothing_of_the_first_city_is_left_in_a_new_one(tmp_path: Path) -> None:
    main(["new", "obihiro", "--name", "帯広市", "--root", str(tmp_path)])
    for path in (tmp_path / "obihiro").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert "釧路" not in text, path.name
        assert "0154" not in text, path.name
    local = [line for line in load_city("obihiro", tmp_path).crisis.all_lines if line.gap]
    assert local
    assert all(line.number is None for line in local)


def test_a_new_city_already_makes_plans(tmp_path: Path) -> None:
    from datetime import date

    from casework.planning import Situation, make_plan

    main(["new", "obihiro", "--name", "帯広市", "--root", str(tmp_path)])
    city = load_city("obihiro", tmp_path)
    answers = {"household_size": 1, "monthly_income": 90000, "savings": 100000, "rent": 40000}
    plan = make_plan(
        Situation(
            today=date(2026, 11, 23),
            needs=frozenset({"housing"}),
            trouble="失業して家賃が払えません",
            answers=answers,
        ),
        city,
    )
    rent = next(support for support in plan.supports if support.programme == "housing_security_rent")
    states = {requirement.id: requirement.state for requirement in rent.requirements}
    assert states["income"] == "not_known"
    assert rent.min_yen == 0


def test_a_city_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    assert main(["new", "obihiro", "--root", str(tmp_path)]) == 0
    assert main(["new", "obihiro", "--root", str(tmp_path)]) == 1


@pytest.mark.parametrize("name", ["Obihiro", "../x", "帯広", ""])
def test_a_name_that_is_no_folder_name_is_refused(name: str, tmp_path: Path) -> None:
    assert main(["new", name, "--root", str(tmp_path)]) == 1
