"""Reading a city's YAML so that every mistake can be shown with its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from casework.city.problems import CityProblems, Problem


@dataclass(frozen=True)
class YamlFile:
    """One file of a city's folder: its plain content, and where in the file each part stands."""

    path: Path
    shown_path: str
    content: Any

    @cached_property
    def _marked(self) -> Any:
        # Line numbers are wanted only when something is wrong; the plain reader is the faster one.
        return YAML(typ="rt").load(self.path.read_text(encoding="utf-8"))

    def line_of(self, location: Sequence[int | str]) -> int:
        """The line (from 1) of the innermost part of `location` that the file holds."""
        node, line = self._marked, 1
        for step in location:
            found = _line_of_child(node, step)
            if found is None:
                # A validator's own step (the name of a union's branch), or a key that is missing.
                continue
            line = found
            node = node[step]
        return line

    def problem(self, location: Sequence[int | str], message: str) -> Problem:
        """A mistake at a place of this file."""
        return Problem(self.shown_path, self.line_of(location), message)


def _line_of_child(node: Any, step: int | str) -> int | None:
    marks = getattr(node, "lc", None)
    if marks is None:
        return None
    if isinstance(node, dict):
        return int(marks.key(step)[0]) + 1 if step in node else None
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return int(marks.item(step)[0]) + 1
    return None


def read_yaml(path: Path, root: Path) -> YamlFile:
    """Read one file; a file that is missing or is not YAML is a problem with its line."""
    shown = shown_path(path, root)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CityProblems([Problem(shown, 1, "ファイルがありません。")]) from None
    except UnicodeDecodeError:
        raise CityProblems([Problem(shown, 1, "文字コードが UTF-8 ではありません。")]) from None
    try:
        content = _content(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line + 1) if mark else 1
        raise CityProblems([Problem(shown, line, _yaml_mistake(error))]) from None
    except YAMLError:
        raise CityProblems([Problem(shown, 1, "YAML として読めません。")]) from None
    return YamlFile(path, shown, content)


@lru_cache(maxsize=256)
def _content(text: str) -> Any:
    # Parsing is most of the time of loading a city; the same text, read again in this process, is the same content.
    return YAML(typ="safe", pure=True).load(text)


def shown_path(path: Path, root: Path) -> str:
    """A path as people know it: `kushiro/programmes/shelter.yml`, never with the machine's own folders."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _yaml_mistake(error: MarkedYAMLError) -> str:
    said = str(error.problem or "")
    if "duplicate key" in said:
        return "同じ項目が 2 回書かれています。"
    if "tab" in said or "'\\t'" in said:
        return "行のはじめにタブがあります。半角の空白を使ってください。"
    return "YAML として読めません（字下げ、「:」のあとの空白、引用符を確かめてください）。"
