"""What the desk says by itself in LINE is the city's: another wording is said, a broken one is named by file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casework.city import City, CityProblems, load_city
from casework.city.loading import CITIES
from casework.city.scaffold import new_city
from desk.line.rendering import numbered
from tests.desk.line.conftest import USER, LineDesk


def a_city(root: Path, old: str, new: str) -> City:
    """Kushiro's folder with one sentence of line.yml changed."""
    shutil.copytree(CITIES / "kushiro", root / "kushiro")
    file = root / "kushiro" / "line.yml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    return load_city("kushiro", root)


async def test_a_city_that_greets_otherwise_is_heard_to_do_so(desk: LineDesk, tmp_path: Path) -> None:
    desk.running.city = a_city(tmp_path, "このLINEは、相談の入口です。", "{city}のLINEへ ようこそ。")
    await desk.receive(desk.platform.event("follow", USER, follow={"isUnblocked": False}))
    seen = await desk.seen(2)
    assert seen[0]["text"].startswith("釧路市のLINEへ ようこそ。")


def test_the_hint_beside_choices_is_the_citys(tmp_path: Path) -> None:
    city = a_city(tmp_path, "（番号でも、言葉でも 答えられます）", "（番号で どうぞ）")
    assert numbered([{"title": "はい"}], city.line) == "1. はい\n（番号で どうぞ）"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("市のページ：{url}", "市のページ", "{url} を入れてください"),
        ("{number} に電話", "{phone} に電話 {number}", "{phone} は使えません"),
        ("「市のページで続ける」と 送ってください", "「つづき」と 送ってください", "そのまま入れてください"),
    ],
)
def test_words_that_would_break_the_talk_are_named_with_file_and_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(CityProblems) as refused:
        a_city(tmp_path, old, new)
    problem = str(refused.value.problems[0])
    assert "kushiro/line.yml:" in problem
    assert said in problem


def test_another_city_begins_with_words_that_nobody_there_has_approved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved = tmp_path / "model"
    shutil.copytree(CITIES, approved)
    file = approved / "kushiro" / "line.yml"
    content = YAML().load(file.read_text())
    content["approved"] = {"by": "釧路市 福祉課", "on": "2026-12-01"}
    YAML().dump(content, file)
    monkeypatch.setattr("casework.city.scaffold.CITIES", approved)
    told = new_city("obihiro", "帯広市", approved)
    city = load_city("obihiro", approved)
    assert not city.line.approved.is_given
    assert "line.yml approved" in "\n".join(told)
    assert "釧路" not in (approved / "obihiro" / "line.yml").read_text()
    assert city.line.greeting.kept_where == load_city("kushiro").line.greeting.kept_where
