"""Train the assistant: `python -m bot.train`. Rasa's own training, without work whose result nobody uses.

Rasa fingerprints every message at every step for a memory of earlier trainings, which we do not use (it looks at a
component's own file alone, not at what that stands on), and checks the form of every data file each time it reads it,
which `rasa data validate` does in the tests.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from bot.nlu import encode_ahead


def leave_out_what_is_not_used() -> None:
    """No fingerprints of the steps, a light hash of messages (equality stays as it is), no second check of the form."""
    from rasa.engine.training.hooks import TrainingHook
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
    from rasa.shared.nlu.training_data.message import Message

    def nothing_before(*_: Any, **__: Any) -> dict[str, Any]:
        return {}

    def nothing(*_: Any, **__: Any) -> None:
        return None

    def light_hash(message: Message) -> int:
        return hash((message.data.get(TEXT), message.data.get(INTENT)))

    TrainingHook.on_before_node = nothing_before  # type: ignore[method-assign]
    TrainingHook.on_after_node = nothing  # type: ignore[method-assign]
    RasaYAMLReader.validate = nothing  # type: ignore[method-assign]
    Message.__hash__ = light_hash  # type: ignore[method-assign,assignment]


def main() -> None:
    """Train from nothing into a folder."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="models")
    parser.add_argument("--name", default="madoakari")
    arguments = parser.parse_args()

    encode_ahead.begin(Path("data/nlu"))
    leave_out_what_is_not_used()
    from rasa.model_training import train

    result = train(
        domain="domain.yml",
        config="config.yml",
        training_files="data",
        output=arguments.out,
        force_training=True,
        fixed_model_name=arguments.name,
    )
    sys.exit(result.code)


if __name__ == "__main__":
    main()
