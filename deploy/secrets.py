"""The secrets of an installation: made once into `var/secrets.env` (mode 600) unless the environment has them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parent.parent
SECRETS_FILE = ROOT / "var" / "secrets.env"

MAKERS = {
    "MADO_DATA_KEY": lambda: Fernet.generate_key().decode(),
    "MADO_INDEX_KEY": lambda: secrets.token_hex(32),
    "MADO_RASA_TOKEN": lambda: secrets.token_urlsafe(32),
    "MADO_ACTIONS_TOKEN": lambda: secrets.token_urlsafe(32),
}


def read_secrets(file: Path = SECRETS_FILE) -> dict[str, str]:
    """The names and values in the secrets file; empty when there is none."""
    if not file.exists():
        return {}
    pairs = (line.split("=", 1) for line in file.read_text().splitlines() if "=" in line and line[0] != "#")
    return {name.strip(): value.strip() for name, value in pairs}


def ensure_secrets(file: Path = SECRETS_FILE) -> list[str]:
    """Make what is missing; says which names were made. The file is readable by its owner only."""
    known = read_secrets(file)
    missing = [name for name in MAKERS if name not in known and name not in os.environ]
    if not missing:
        return []
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.fchmod(handle, 0o600)
    with os.fdopen(handle, "a") as out:
        if not known:
            out.write(
                "# Secrets of this installation. Keep a copy: without MADO_DATA_KEY nothing can be read.\n"
            )
        out.writelines(f"{name}={MAKERS[name]()}\n" for name in missing)
    return missing
