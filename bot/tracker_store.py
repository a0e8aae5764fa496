"""Rasa's memory of a talk: encrypted at rest, kept warm, and short however long the talk becomes.

Stock Rasa reads and replays the whole talk at every turn, so that a turn grows slower with each one. Here the live
tracker stays in memory (one Rasa process owns it), only new events are written, and a long talk is compacted the
way Rasa itself carries slots into a new session: a session start, the slots, the open form.
"""

from __future__ import annotations

import json
import os
from collections import OrderedDict
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet, MultiFernet
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.withdrawing import without

WARM_TALKS = 2_000
"""How many talks stay in memory; the others are read from the database."""
LONGEST_TALK = 90
"""Events after which a talk is compacted at its next turn."""

_metadata = sa.MetaData()
EVENTS = sa.Table(
    "talk_events",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("sender_id", sa.String(64), nullable=False, index=True),
    sa.Column("starts_session", sa.Boolean, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)


def _sync_url(url: str) -> str:
    """The product's database URL as the drivers of this environment know it."""
    return url.replace("postgresql+psycopg://", "postgresql+psycopg2://").replace(
        "sqlite+aiosqlite", "sqlite"
    )


class EncryptedTrackerStore(TrackerStore):
    """Rasa's tracker store of this product (endpoints.yml)."""

    def __init__(
        self,
        domain: Domain | None,
        host: str = "sqlite:///var/rasa.db",
        event_broker: EventBroker | None = None,
        key: str | None = None,
        **kwargs: Any,
    ) -> None:
        keys = (key or os.environ["MADO_DATA_KEY"]).split(",")
        self._box = MultiFernet([Fernet(each.strip()) for each in keys])
        self._engine = sa.create_engine(_sync_url(host), future=True)
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _set_sqlite_pragmas)
        _metadata.create_all(self._engine)
        self._warm: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._written: dict[str, int] = {}
        super().__init__(domain, event_broker, **kwargs)

    # -- Rasa's side --------------------------------------------------------------------------------

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The live tracker of a talk; None when there is none."""
        tracker = self._warm.get(sender_id)
        if tracker is None:
            events = self._read(sender_id)
            if not events:
                return None
            tracker = DialogueStateTracker.from_events(
                sender_id, events, self.domain.slots, sender_source=None, domain=self.domain
            )
            self._keep_warm(tracker)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the events that are not yet written, in one transaction."""
        sender_id = tracker.sender_id
        events = list(tracker.events)
        new = events[self._written.get(sender_id, 0) :]
        if self.event_broker:
            await self.stream_events(tracker)
        try:
            self._write(sender_id, new)
        except BaseException:
            # The live tracker would claim a turn that is not written.
            self.forget(sender_id)
            raise
        self._keep_warm(tracker)

    async def keys(self) -> Iterable[str]:
        """The ids of all talks."""
        with self._engine.connect() as connection:
            return [row[0] for row in connection.execute(sa.select(EVENTS.c.sender_id).distinct())]

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The same as `retrieve`: what came before a compaction is in the desk's messages, not here."""
        return await self.retrieve(conversation_id)

    async def delete(self, sender_id: str) -> None:
        """Erase a talk."""
        self.forget(sender_id)
        with self._engine.begin() as connection:
            connection.execute(EVENTS.delete().where(EVENTS.c.sender_id == sender_id))

    # -- ours -------------------------------------------------------------------------------------------

    def forget(self, sender_id: str) -> None:
        """Drop the live tracker: the next turn begins from what is written."""
        self._warm.pop(sender_id, None)
        self._written.pop(sender_id, None)

    async def compact(self, sender_id: str) -> None:
        """Begin a long talk anew with what it knows; called between turns only."""
        tracker = await self.retrieve(sender_id)
        if tracker is None or len(tracker.events) <= LONGEST_TALK:
            return
        self._begin_anew(sender_id, carried_over(tracker))

    async def withdraw(self, sender_id: str, message_id: str, slots: Collection[str]) -> None:
        """Forget the words of one message, written and in memory; called between turns only."""
        tracker = await self.retrieve(sender_id)
        if tracker is not None:
            self._begin_anew(sender_id, without(tracker.events, message_id, slots))

    def _begin_anew(self, sender_id: str, events: list[Event]) -> None:
        fresh = DialogueStateTracker.from_events(sender_id, events, self.domain.slots, domain=self.domain)
        self._write(sender_id, events, replace=True)
        self._keep_warm(fresh)

    def _keep_warm(self, tracker: DialogueStateTracker) -> None:
        self._warm[tracker.sender_id] = tracker
        self._warm.move_to_end(tracker.sender_id)
        self._written[tracker.sender_id] = len(tracker.events)
        while len(self._warm) > WARM_TALKS:
            oldest, _ = self._warm.popitem(last=False)
            self._written.pop(oldest, None)

    def _read(self, sender_id: str) -> list[Event]:
        newest_start = (
            sa.select(sa.func.max(EVENTS.c.id))
            .where(EVENTS.c.sender_id == sender_id, EVENTS.c.starts_session)
            .scalar_subquery()
        )
        query = (
            sa.select(EVENTS.c.data)
            .where(EVENTS.c.sender_id == sender_id, EVENTS.c.id >= sa.func.coalesce(newest_start, 0))
            .order_by(EVENTS.c.id)
        )
        with self._engine.connect() as connection:
            rows = [row[0] for row in connection.execute(query)]
        events = (Event.from_parameters(json.loads(self._box.decrypt(row.encode()))) for row in rows)
        return [event for event in events if event is not None]

    def _write(self, sender_id: str, events: list[Event], replace: bool = False) -> None:
        rows = [
            {
                "sender_id": sender_id,
                "starts_session": isinstance(event, SessionStarted),
                "data": self._box.encrypt(json.dumps(event.as_dict(), ensure_ascii=False).encode()).decode(),
            }
            for event in events
        ]
        with self._engine.begin() as connection:
            if replace:
                connection.execute(EVENTS.delete().where(EVENTS.c.sender_id == sender_id))
            if rows:
                connection.execute(EVENTS.insert(), rows)


def behind_the_wrappers(store: Any) -> EncryptedTrackerStore:
    """Our store inside Rasa's wrappers, which would answer a failing database from memory."""
    while not isinstance(store, EncryptedTrackerStore):
        store = store._tracker_store
    return store


def carried_over(tracker: DialogueStateTracker) -> list[Event]:
    """The state of a talk as the first events of a new session: its slots, its form, and that it listens."""
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    events += [
        SlotSet(name, slot.value)
        for name, slot in tracker.slots.items()
        if slot.value is not None and name != REQUESTED_SLOT
    ]
    form = tracker.active_loop_name
    if form:
        events += [
            ActionExecuted(form),
            ActiveLoop(form),
            SlotSet(REQUESTED_SLOT, tracker.get_slot(REQUESTED_SLOT)),
        ]
    events.append(ActionExecuted(ACTION_LISTEN_NAME))
    return events


def _set_sqlite_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # A killed process loses nothing; after a power cut the bot may ask its last question once more.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.close()
