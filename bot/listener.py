"""Hears texts with the newest trained model, in this process: the same graph that answers /model/parse."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MODELS = Path("models")
_PAYLOAD_SIGN, _HARMLESS_SIGN = "/", "／"


class NoModelError(Exception):
    """There is no trained model to hear with."""


def be_quiet() -> None:
    """Keep what people wrote, and TensorFlow's chatter, out of the terminal."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    import structlog

    logging.basicConfig(level=logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


class Listener:
    """A loaded model that hears one text at a time."""

    def __init__(self, model: Path | None = None) -> None:
        """Load a model: the one named, or the newest in `models/`."""
        be_quiet()
        from rasa.core.agent import Agent
        from rasa.model import get_latest_model

        path = str(model) if model else get_latest_model(MODELS)
        if not path:
            raise NoModelError("no model in models/: train one first (make train)")
        self._agent = Agent.load(path)

    def hear(self, text: str) -> dict[str, Any]:
        """Give text, intent, entities, needs and risks; a leading slash is text, never a command."""
        heard = self.hear_all(text)
        return {
            "text": text,
            "intent": {"name": heard["intent"]["name"], "confidence": heard["intent"]["confidence"]},
            "entities": heard["entities"],
            "needs": heard.get("needs", []),
            "risks": heard.get("risks", []),
        }

    def hear_all(self, text: str) -> Mapping[str, Any]:
        """Give all that the components noted on the message, the scores below one half too."""
        from rasa.core.channels.channel import UserMessage

        processor = self._agent.processor
        if processor is None:
            raise NoModelError("the model could not be loaded")
        return processor._parse_message_with_graph(
            UserMessage(_as_text(text)),
            tracker=None,
            only_output_properties=False,
        )


def _as_text(text: str) -> str:
    """Write a leading slash full-width: Rasa takes 「/intent{…}」 for an order, residents mean none."""
    stripped = text.strip()
    if stripped.startswith(_PAYLOAD_SIGN):
        return _HARMLESS_SIGN + stripped[len(_PAYLOAD_SIGN) :]
    return stripped
