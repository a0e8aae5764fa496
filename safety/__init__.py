"""Danger first: rules that hear a crisis in a message, apart from any model. Pure Python, no I/O at import."""

from safety.detection import detect, spelled_oddly
from safety.findings import RISKS, Finding, Who

__all__ = ["RISKS", "Finding", "Who", "detect", "spelled_oddly"]
