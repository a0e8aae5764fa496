"""Train the assistant: `python -m bot.train`. Rasa's own training, without work whose result nobody uses.

Rasa fingerprints every message at every step for a memory of earlier trainings, which we do not use (it looks at a
component's own file alone, not at what that stands on), checks the form of every data file each time it reads it, which
`rasa data validate` does in the tests, reads all files three times, and copies every message in depth a dozen times.
The model file is pressed quickly instead of hard: most of it is numbers, which hardly grow smaller.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tarfile import TarFile
from typing import Any

from bot.nlu import encode_ahead, morphology

_MORE_THAN_ALL = 100_000


def leave_out_what_is_not_used() -> None:
    """No fingerprints, no second check of the form or reading of a file; a light hash and copy of messages."""
    from rasa.engine.training.hooks import TrainingHook
    from rasa.shared.importers import utils
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData
    from tarsafe import TarSafe

    def nothing_before(*_: Any, **__: Any) -> dict[str, Any]:
        return {}

    def nothing(*_: Any, **__: Any) -> None:
        return None

    def press_quickly(archive: type[TarFile], *named: Any, **others: Any) -> TarFile:
        return gzopen(archive, *named, **{"compresslevel": 1, **others})

    def light_hash(message: Message) -> int:
        return hash((message.data.get(TEXT), message.data.get(INTENT)))

    def light_copy(message: Message, _: dict[int, Any]) -> Message:
        copied = Message.__new__(Message)
        vars(copied).update(vars(message))
        copied.data, copied.features = dict(message.data), list(message.features)
        copied.output_properties = set(message.output_properties)
        return copied

    gzopen: Any = vars(TarFile)["gzopen"].__func__
    read = utils.training_data_from_paths
    known: dict[tuple[str, ...], TrainingData] = {}

    def read_once(paths: Iterable[str], language: str) -> TrainingData:
        files = tuple(paths)
        if files not in known:
            known[files] = read(files, language)
        return known[files]

    utils.training_data_from_paths = read_once
    Message.__deepcopy__ = light_copy
    TrainingHook.on_before_node = nothing_before
    TrainingHook.on_after_node = nothing
    RasaYAMLReader.validate = nothing
    Message.__hash__ = light_hash
    TarSafe.gzopen = classmethod(press_quickly)


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
    morphology.remember(_MORE_THAN_ALL)
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
