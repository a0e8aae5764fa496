"""What our Rasa components share: they are for Japanese, and those that learn are made and read back alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

Learning = TypeVar("Learning", bound="LearningComponent")


class JapaneseComponent(GraphComponent):
    """A component for Japanese texts."""

    @staticmethod
    def supported_languages() -> list[str] | None:
        """Japanese only."""
        return ["ja"]


class LearningComponent(JapaneseComponent):
    """A component that learns in a training, writes what it learnt into a folder and reads it back."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Keep the settings and where to write what is learnt; nothing is learnt yet."""
        self._config = config
        self._model_storage, self._resource = model_storage, resource

    @classmethod
    def create(
        cls: type[Learning],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Learning:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls: type[Learning],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Learning:
        """Make a component that knows what was learnt."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.read(folder)
        return component

    def read(self, folder: Path) -> None:
        """Read what was learnt from the folder into which the training wrote it."""
        raise NotImplementedError
