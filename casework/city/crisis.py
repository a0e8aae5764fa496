"""`crisis.yml`: the fixed words for danger and the lines to call, built and checked by the safety room's own readers."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from safety.lines import Line, build_lines
from safety.texts import CrisisTexts, build_texts


class Crisis(BaseModel):
    """The file. Its parts are read by `safety/`; a part that does not fit is a problem with file and line."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    version: int = 0
    approved: dict[str, Any] = Field(default_factory=dict)
    texts: dict[str, dict[str, Any]] = Field(default_factory=dict)
    again: str = ""
    lines: tuple[dict[str, Any], ...] = ()

    @field_validator("texts")
    @classmethod
    def _texts_can_be_built(cls, texts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        try:
            build_texts(texts)
        except (KeyError, ValueError, TypeError) as error:
            raise ValueError(
                f"危険への言葉が読めません（{error}）。say・ask・choices・also を確かめてください。"
            ) from error
        return texts

    @field_validator("lines")
    @classmethod
    def _lines_can_be_built(cls, lines: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
        for row in lines:
            try:
                build_lines([row])
            except (KeyError, ValueError, TypeError) as error:
                raise ValueError(f"相談先「{row.get('id', '?')}」が読めません（{error}）。") from error
        return lines

    @cached_property
    def words(self) -> CrisisTexts:
        """The fixed texts."""
        return build_texts(self.texts)

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """Every line, gaps too."""
        return build_lines(self.lines)

    @cached_property
    def shown_lines(self) -> tuple[Line, ...]:
        """The lines that may be shown to residents."""
        return tuple(line for line in self.all_lines if line.can_be_shown)

    def line(self, name: str) -> Line | None:
        """A line by its id."""
        return next((line for line in self.all_lines if line.id == name), None)


def holidays_near(day: date) -> frozenset[date]:
    """Japan's public holidays of this year and the next."""
    import holidays

    return frozenset(holidays.country_holidays("JP", years=(day.year, day.year + 1)))
