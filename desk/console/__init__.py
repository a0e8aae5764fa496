"""The consultant's console (相談員の画面): server-rendered pages under /console."""

from desk.console import (
    alarms,
    case,
    errors,
    facts,
    live,
    login,
    queue,
    talk,
)
from desk.console.blueprint import console

__all__ = ["alarms", "case", "console", "errors", "facts", "live", "login", "queue", "talk"]
