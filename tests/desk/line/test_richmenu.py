"""The rich menu: drawn, put up, shown to all, and the same however often the command runs."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pytest
from PIL import Image

from desk.line import richmenu, richmenu_image
from tests.desk.line.platform import Platform


def test_the_picture_keeps_lines_limits() -> None:
    data = richmenu_image.draw()
    assert len(data) <= richmenu_image.LARGEST_BYTES
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (2_500, 843)


def test_the_fields_cover_the_menu_without_overlap() -> None:
    covered = sum(width * height for _, (_, _, width, height), _, _ in richmenu_image.FIELDS)
    assert covered == 2_500 * 843
    assert [label for label, *_ in richmenu_image.FIELDS] == [
        "相談をはじめる",
        "人と話す",
        "いまの状況",
        "急ぎの連絡先",
        "やめる",
    ]


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_words_can_be_read() -> None:
    for label, _, ground, ink in richmenu_image.FIELDS:
        assert contrast(ground, ink) >= 4.5, label


def test_running_the_command_twice_changes_nothing(
    line_settings: None,
    platform: Platform,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["richmenu"])
    assert richmenu.main() == 0
    first, shown = dict(platform.menus), platform.default_menu
    assert shown in first
    assert richmenu.main() == 0
    assert platform.menus == first
    assert platform.default_menu == shown
    assert platform.problems == []
    assert "もうあります" in capsys.readouterr().out


def test_an_older_menu_of_ours_goes_and_anothers_stays(line_settings: None, platform: Platform) -> None:
    old: dict[str, Any] = richmenu.menu(b"old")
    platform.menus["richmenu-old"] = old
    platform.menus["richmenu-theirs"] = {**old, "name": "ほかの人のメニュー"}
    asyncio.run(richmenu.put_up(richmenu_image.draw()))
    assert "richmenu-old" not in platform.menus
    assert "richmenu-theirs" in platform.menus


def test_a_menu_left_without_its_picture_is_made_anew(line_settings: None, platform: Platform) -> None:
    image = richmenu_image.draw()
    platform.menus["richmenu-half"] = richmenu.menu(image)
    asyncio.run(richmenu.put_up(image))
    assert "richmenu-half" not in platform.menus
    assert platform.default_menu in platform.menu_images


def test_without_settings_the_command_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from casework.settings import settings

    for name in ("MADO_LINE_CHANNEL_SECRET", "MADO_LINE_ACCESS_TOKEN"):
        monkeypatch.setenv(name, "")
    settings.cache_clear()
    monkeypatch.setattr("sys.argv", ["richmenu"])
    assert richmenu.main() == 1
    assert "MADO_LINE_CHANNEL_SECRET" in capsys.readouterr().err
    settings.cache_clear()
