"""The files that the tests of safety read: examples, set-aside texts, the city's crisis file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).resolve().parent
CRISIS_FILE = HERE.parents[1] / "cities" / "kushiro" / "crisis.yml"


@cache
def read_yaml(path: Path) -> Any:
    """Read one YAML file."""
    return YAML(typ="safe").load(path.read_text("utf-8"))


def examples(name: str) -> Any:
    """Read `examples/<name>.yml`."""
    return read_yaml(HERE / "examples" / f"{name}.yml")


def set_aside() -> list[dict[str, Any]]:
    """Read the labelled texts that were written before the rules, and set aside."""
    lines = (HERE / "set_aside.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
