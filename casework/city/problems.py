"""Mistakes in a city's folder, each with file and line, said in plain Japanese."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casework.errors import CaseworkError

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from casework.city.yaml_lines import YamlFile


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: the file, the line, and what to do about it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CityProblems(CaseworkError):
    """A city's folder can't be used as it stands; `problems` says where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def from_validation(error: ValidationError, file: YamlFile, model: type[BaseModel]) -> list[Problem]:
    """The problems of one file that its schema does not take."""
    return [file.problem(_place(item), _message(item, model)) for item in error.errors()]


def _place(item: Any) -> tuple[int | str, ...]:
    return tuple(item["loc"])


def _message(item: Any, model: type[BaseModel]) -> str:
    kind, location, context = item["type"], item["loc"], item.get("ctx", {})
    name = next((str(step) for step in reversed(location) if isinstance(step, str)), "")
    if kind == "missing":
        return f"「{name}」が書かれていません。"
    if kind == "extra_forbidden":
        return f"「{name}」という項目は使えません。{_did_you_mean(name, model)}"
    if kind in ("literal_error", "enum"):
        return f"「{name}」に「{item['input']}」は使えません。使えるのは {context.get('expected', '')} です。"
    if kind == "value_error":
        return f"「{name}」: {context.get('error', '')}"
    if kind.startswith(("date", "datetime")):
        return f"「{name}」は日付（例 2026-04-01）で書いてください。"
    if kind.startswith("int"):
        return f"「{name}」は整数で書いてください（例 48600。カンマや「万」は使えません）。"
    if kind.startswith("bool"):
        return f"「{name}」は true か false で書いてください。"
    if kind.startswith("string"):
        return f"「{name}」は文字で書いてください（電話番号などは引用符でかこみます）。"
    if kind.startswith("list") or kind.startswith("tuple"):
        return f"「{name}」は「- 」で始まる箇条書きで書いてください。"
    if kind.startswith(("dict", "model")):
        return f"「{name}」は「項目: 値」の形で書いてください。"
    return f"「{name}」の書き方が正しくありません。"


def _did_you_mean(name: str, model: type[BaseModel]) -> str:
    near = difflib.get_close_matches(name, _field_names(model, set()), n=1)
    return f"「{near[0]}」の書きまちがいですか。" if near else ""


def _field_names(model: type[BaseModel], seen: set[type[BaseModel]]) -> list[str]:
    from pydantic import BaseModel as Model

    seen.add(model)
    names = [field.alias or key for key, field in model.model_fields.items()]
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            if inner not in seen and issubclass(inner, Model):
                names += _field_names(inner, seen)
    return names


def _models_in(annotation: Any) -> list[Any]:
    inner = [part for argument in getattr(annotation, "__args__", ()) for part in _models_in(argument)]
    if isinstance(annotation, type) and hasattr(annotation, "model_fields"):
        inner.append(annotation)
    return inner
