"""Names under which the components leave their notes for each other on a message."""

from __future__ import annotations

SPELLED = "spelled_text"
"""The normalised text in its usual spelling (a text in kana alone is spelled with kanji)."""

RESEMBLANCE = "resemblance"
"""How the message resembles the texts of the training: a `Resemblance`."""

NEEDS = "needs"
RISKS = "risks"
NEEDS_SCORES = "needs_scores"
RISKS_SCORES = "risks_scores"
"""The confidence of every label, those below one half too; kept for measuring, never sent out."""
