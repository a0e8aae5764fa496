"""The tables (SQLAlchemy 2.1) and the way to them. Schema changes come by Alembic only (migrations/)."""

from casework.storage.database import Database, database
from casework.storage.tables import (
    Alarm,
    Answer,
    Audit,
    Base,
    Case,
    CaseNeed,
    CaseRisk,
    Consent,
    Conversation,
    Handover,
    Message,
    Plan,
    Staff,
    StaffSession,
)

__all__ = [
    "Alarm",
    "Answer",
    "Audit",
    "Base",
    "Case",
    "CaseNeed",
    "CaseRisk",
    "Consent",
    "Conversation",
    "Database",
    "Handover",
    "Message",
    "Plan",
    "Staff",
    "StaffSession",
    "database",
]
