"""A city's folder is read whole, and every mistake is told with its file and line, in plain Japanese."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casework.city import CityProblems, load_city
from casework.city.loading import CITIES

Edit = Callable[[str, str, str], None]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the first city that a test may spoil."""
    shutil.copytree(CITIES / "kushiro", tmp_path / "kushiro")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> int:
    """Replace a text once; returns the line on which it stood."""
    path = root / "kushiro" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(root: Path) -> list[str]:
    """What the check says of a spoiled folder."""
    with pytest.raises(CityProblems) as caught:
        load_city("kushiro", root)
    return [str(problem) for problem in caught.value.problems]


def test_the_first_city_is_read_without_a_problem() -> None:
    assert load_city("kushiro").profile.name == "釧路市"


def test_the_city_is_read_once_a_process() -> None:
    assert load_city("kushiro") is load_city("kushiro")


def test_a_misspelt_key_is_told_with_file_line_and_the_right_word(copy: Path) -> None:
    line = change(copy, "programmes/shelter.yml", "counter_script:", "counter_scrpt:")
    said = problems(copy)
    assert any(
        entry.startswith(f"kushiro/programmes/shelter.yml:{line}:") and "counter_script" in entry
        for entry in said
    )


def test_a_missing_key_is_told_with_its_name(copy: Path) -> None:
    change(copy, "programmes/shelter.yml", "law: ", "# law: ")
    assert "kushiro/programmes/shelter.yml:1: 「law」が書かれていません。" in problems(copy)


def test_a_wrong_word_in_a_condition_is_told_with_the_right_one(copy: Path) -> None:
    line = change(
        copy,
        "programmes/housing_security_rent.yml",
        "rule: savings <= asset_cap",
        "rule: savins <= asset_cap",
    )
    [said] = problems(copy)
    assert said.startswith(f"kushiro/programmes/housing_security_rent.yml:{line}:")
    assert "「savins」という言葉は知りません" in said
    assert "「savings」の書きまちがいですか" in said


def test_a_condition_that_compares_money_with_words_is_refused(copy: Path) -> None:
    change(
        copy,
        "programmes/housing_security_rent.yml",
        "rule: savings <= asset_cap",
        'rule: savings <= "たくさん"',
    )
    assert any("が読めません" in said for said in problems(copy))


def test_a_condition_can_not_reach_into_the_program(copy: Path) -> None:
    change(copy, "plan.yml", "when: risk_self_harm,", "when: '__import__(\"os\")',")
    assert any("__import__" in said for said in problems(copy))


def test_money_written_with_a_comma_is_told_at_its_line(copy: Path) -> None:
    line = change(copy, "amounts.yml", '"1": 81000', '"1": "8.1万"')
    assert any(said.startswith(f"kushiro/amounts.yml:{line}:") and "整数" in said for said in problems(copy))


def test_a_wrong_date_is_told_at_its_line(copy: Path) -> None:
    line = change(copy, "programmes/legal_aid.yml", "valid_from: 2015-04-01", "valid_from: 平成27年")
    assert (
        f"kushiro/programmes/legal_aid.yml:{line}: 「valid_from」は日付（例 2026-04-01）で書いてください。"
        in problems(copy)
    )


def test_broken_yaml_is_told_with_its_line(copy: Path) -> None:
    line = change(copy, "wording.yml", "senders:\n", "senders:\n\tbot: x\n")
    [said] = problems(copy)
    assert said.startswith(f"kushiro/wording.yml:{line + 1}:")


def test_a_key_written_twice_is_told(copy: Path) -> None:
    change(copy, "programmes/shelter.yml", "kind: 現物\n", "kind: 現物\nkind: 給付\n")
    assert any("2 回" in said for said in problems(copy))


def test_an_office_that_is_not_there_is_told(copy: Path) -> None:
    change(copy, "programmes/shelter.yml", "office: kurashigoto", "office: kurasigoto")
    assert any("kurasigoto" in said and "city.yml にありません" in said for said in problems(copy))


def test_an_issue_code_that_is_not_there_is_told(copy: Path) -> None:
    line = change(copy, "plan.yml", "code: K08", "code: K98")
    assert any(said.startswith(f"kushiro/plan.yml:{line}:") and "K98" in said for said in problems(copy))


def test_an_unknown_word_in_braces_is_told(copy: Path) -> None:
    change(copy, "answers.yml", "{desk_phone}", "{desk_fone}")
    assert any("desk_fone" in said for said in problems(copy))


def test_a_file_must_bear_its_programmes_name(copy: Path) -> None:
    change(copy, "programmes/shelter.yml", "id: shelter", "id: shelters")
    assert any("ファイルの名前「shelter」" in said for said in problems(copy))


def test_a_missing_file_is_told(copy: Path) -> None:
    (copy / "kushiro" / "plan.yml").unlink()
    assert problems(copy) == ["kushiro/plan.yml:1: ファイルがありません。"]


def test_all_mistakes_are_told_at_once(copy: Path) -> None:
    change(copy, "programmes/shelter.yml", "law: ", "lax: ")
    change(copy, "programmes/legal_aid.yml", "rank: 82", "rank: 820")
    files = {said.split(":")[0] for said in problems(copy)}
    assert files == {"kushiro/programmes/shelter.yml", "kushiro/programmes/legal_aid.yml"}


def test_a_problem_never_shows_the_machines_own_folders(copy: Path) -> None:
    change(copy, "programmes/shelter.yml", "law: ", "lax: ")
    assert str(copy) not in "".join(problems(copy))


def test_a_city_that_is_not_there_is_told() -> None:
    with pytest.raises(CityProblems, match="ファイルがありません"):
        load_city("atlantis")
