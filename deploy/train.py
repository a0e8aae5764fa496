"""Train the assistant when there is no model, or when what it is made from changed since."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = ROOT / "models" / "inputs.sha256"
MODEL_NAME = "madoakari"


def inputs() -> list[Path]:
    """Every file that the model is made from."""
    found = [ROOT / "config.yml", ROOT / "domain.yml", ROOT / "bot" / "uv.lock", ROOT / "bot" / "train.py"]
    for folder, pattern in (
        ("data", "**/*.yml"),
        ("bot/nlu", "**/*.py"),
        ("safety", "**/*.py"),
        ("casework/reading", "**/*.py"),
    ):
        found += sorted((ROOT / folder).glob(pattern))
    return found


def fingerprint() -> str:
    """One value for all inputs."""
    total = hashlib.sha256()
    for file in inputs():
        total.update(str(file.relative_to(ROOT)).encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def newest_model() -> Path | None:
    """The model that Rasa will load."""
    found = sorted((ROOT / "models").glob("*.tar.gz"), key=lambda model: model.stat().st_mtime)
    return found[-1] if found else None


def is_current() -> bool:
    """Whether the newest model was made from today's inputs."""
    return newest_model() is not None and STAMP.exists() and STAMP.read_text() == fingerprint()


def train() -> float:
    """Train; returns the seconds it took. Stops the program when training fails."""
    begun = time.monotonic()
    made_from = fingerprint()
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    environment.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    environment["PYTHONWARNINGS"] = "ignore"
    command = [str(ROOT / "bot" / ".venv" / "bin" / "python"), "-m", "bot.train", "--name", MODEL_NAME]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0 or newest_model() is None:
        sys.exit(f"学習に失敗しました。\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    STAMP.write_text(made_from)
    return time.monotonic() - begun


def main() -> None:
    """Train if it is needed, and say so."""
    if is_current():
        print("→ モデルは最新です")
        return
    print("→ 会話のモデルを学習します（1分ほど）…", flush=True)
    print(f"→ 学習が終わりました（{train():.0f}秒）")


if __name__ == "__main__":
    main()
