"""A small model of the real pipeline, trained once on a part of the real training data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.listener import Listener, be_quiet

ROOT = Path(__file__).resolve().parents[3]
EVERY = 6
EVERY_DENIAL = 2
DENIALS = ("contrast", "hard_negatives", "no_need")

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["RASA_MAX_CACHE_SIZE"] = "0"


def _thin_out(source: Path, target: Path) -> None:
    """Copy a file of training data with one line of each six, of denials one of two."""
    every = EVERY_DENIAL if source.stem in DENIALS else EVERY
    kept: list[str] = []
    seen = 0
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("- ") and not line.lstrip().startswith("- intent"):
            seen += 1
            if seen % every != 1:
                continue
        elif line.lstrip().startswith("- intent"):
            seen = 0
        kept.append(line)
    target.write_text("\n".join(kept) + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of the small model."""
    be_quiet()
    from rasa.model_training import train_nlu

    folder = tmp_path_factory.mktemp("model")
    (folder / "nlu").mkdir()
    for source in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        _thin_out(source, folder / "nlu" / f"{source.parent.name}_{source.name}")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        model = train_nlu(
            config=str(ROOT / "config.yml"),
            nlu_data=str(folder / "nlu"),
            output=str(folder),
            domain=str(ROOT / "domain.yml"),
        )
        assert model is not None
        yield Path(model)
    finally:
        os.chdir(before)


@pytest.fixture(scope="session")
def listener(small_model: Path) -> Listener:
    """The small model, loaded."""
    return Listener(small_model)


@pytest.fixture(scope="session")
def whole_listener() -> Listener:
    """The product's own model, as `make train` left it: what only much text teaches is asked of it."""
    return Listener(ROOT / "models" / "madoakari.tar.gz")
