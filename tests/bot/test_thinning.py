"""Setting training texts aside keeps every text and its labels, and what is hard to hear stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluate.thinning import Line, lines_in, thin

HEAD = '# rent and food\nversion: "3.1"\nnlu:\n'
RENT = [f"家賃を{months}か月払えていません" for months in range(2, 14)]
FOOD = [f"{days}日前から食べるものがありません" for days in range(2, 14)]
HARD = "家賃は払えています。食べるものもあります"


def group(needs: str, risks: str, texts: list[str], intent: str = "tell_trouble") -> str:
    rows = "".join(f"    - {text}\n" for text in texts)
    return f"- intent: {intent}\n  metadata: {{needs: [{needs}], risks: [{risks}]}}\n  examples: |\n{rows}"


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    folder = tmp_path / "troubles"
    folder.mkdir()
    (folder / "one.yml").write_text(HEAD + group("housing", "", RENT) + group("", "", [HARD]))
    (folder / "two.yml").write_text(
        HEAD
        + group("household_budget", "no_food", FOOD)
        + group("", "", ["はい、こんにちは"], intent="greet")
    )
    return folder


def facts(*folders: Path) -> set[tuple[str, frozenset[str], str]]:
    """Each text with its intent and labels, whichever folder it stands in."""
    return {(line.labels[0], line.carries, line.text) for folder in folders for line in lines_in(folder)[1]}


def test_every_text_stays_in_one_of_both_folders_with_its_labels(taught: Path, tmp_path: Path) -> None:
    before = facts(taught)
    aside = thin(taught, tmp_path / "spare", keep=10)
    assert len(facts(taught)) in (10, 11), "ten of the hardest, and the greeting, which may be one of them"
    assert aside == len(before) - len(facts(taught))
    assert facts(taught, tmp_path / "spare") == before
    assert not facts(taught) & facts(tmp_path / "spare")


def test_what_would_be_heard_wrongly_is_kept(taught: Path, tmp_path: Path) -> None:
    thin(taught, tmp_path / "spare", keep=10)
    left = {line.text for line in lines_in(taught)[1]}
    assert HARD in left, "the words of the others, and neither of their troubles"
    assert "はい、こんにちは" in left


def test_choosing_again_chooses_from_what_was_set_aside_too(taught: Path, tmp_path: Path) -> None:
    before = facts(taught)
    thin(taught, tmp_path / "spare", keep=8)
    thin(taught, tmp_path / "spare", keep=15)
    assert len(facts(taught)) in (15, 16)
    assert facts(taught, tmp_path / "spare") == before


def test_with_room_for_all_nothing_is_set_aside(taught: Path, tmp_path: Path) -> None:
    before = facts(taught)
    thin(taught, tmp_path / "spare", keep=10)
    assert thin(taught, tmp_path / "spare", keep=100) == 0
    assert facts(taught) == before
    assert not list((tmp_path / "spare").glob("*.yml"))


def test_a_line_knows_what_its_labels_carry() -> None:
    line = Line(
        "a.yml", ("- intent: tell_trouble", "  metadata: {needs: [housing], risks: [no_shelter]}"), "x"
    )
    assert line.carries == {"housing", "no_shelter"}
