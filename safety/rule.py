"""What a crisis rule is made of."""

from __future__ import annotations

from dataclasses import dataclass

from safety.findings import RISKS, Who


@dataclass(frozen=True)
class Rule:
    """One rule: the id (`risk.family.name`), what it hears in plain Japanese, the pattern, what silences it."""

    id: str
    hears: str
    pattern: str
    unless: tuple[str, ...] = ()
    """Names of guards (safety.guards) that silence this rule where they hold."""
    who: Who | None = None
    """Who writes, where the rule itself tells; else it is worked out (safety.who)."""
    needs: str | None = None
    """A pattern that must also stand somewhere in the message."""
    near: str | None = None
    """A second pattern that must stand before or after the first, at most `within` letters away."""
    within: int = 44
    follows: tuple[str, ...] = ()
    """Rules of another risk that carry this one along where a child writes of what is done to them."""

    @property
    def risk(self) -> str:
        """The risk that the rule belongs to: the first part of its id."""
        risk = self.id.split(".", 1)[0]
        assert risk in RISKS, self.id
        return risk
