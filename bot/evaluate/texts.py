"""Reads labelled texts: one JSON object a line, with needs and risks, or a topic, or a slot's answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Labelled:
    """A text and what a person says is in it; None where nobody has said."""

    text: str
    needs: frozenset[str] | None
    risks: frozenset[str] | None
    topic: str | None
    kind: str
    is_answer: bool
    source: str


def read_folder(folder: Path) -> list[Labelled]:
    """Read all the folder's .jsonl files, in order of their names."""
    return [text for path in sorted(folder.glob("*.jsonl")) for text in read_file(path)]


def read_file(path: Path) -> Iterator[Labelled]:
    """Read one file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _labelled(json.loads(line), path.stem)


def _labelled(row: dict[str, Any], source: str) -> Labelled:
    return Labelled(
        text=row["text"],
        needs=_names(row.get("needs")),
        risks=_names(row.get("risks")),
        topic=row.get("topic"),
        kind=row.get("kind") or "plain",
        is_answer="slot" in row,
        source=source,
    )


def _names(names: Iterable[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)
