"""The consultant's console (相談員の画面): server-rendered pages under /console."""

from desk.console import (
    accounts,
    alarms,
    case,
    chores,
    errors,
    facts,
    live,
    login,
    me,
    notes,
    official_forms,
    paper,
    plan,
    queue,
    statistics,
    talk,
    work,
)
from desk.console.blueprint import console

__all__ = [
    "accounts",
    "alarms",
    "case",
    "chores",
    "console",
    "errors",
    "facts",
    "live",
    "login",
    "me",
    "notes",
    "official_forms",
    "paper",
    "plan",
    "queue",
    "statistics",
    "talk",
    "work",
]
