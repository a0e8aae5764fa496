"""LINE's side of a running desk: the client, the sending, the pictures, the quota, the sweeping."""

from __future__ import annotations

import gc

import structlog

from desk import inbox
from desk.line import attachments, forgetting, outbox, quota
from desk.line.arrivals import Taken
from desk.line.client import LineClient
from desk.line.delivery import LOOK_SECONDS, Delivery
from desk.line.inbox import Inbox
from desk.line.quota import Quota
from desk.live import talk_topic
from desk.running import Running

log = structlog.get_logger()

PICTURES_SECONDS = 5.0
SWEEP_SECONDS = 600.0


class LineService:
    """Everything of LINE that runs beside the webhook."""

    def __init__(self, desk: Running) -> None:
        self.desk = desk
        self.client = LineClient()
        self.delivery = Delivery(desk, self.client)
        self.inbox = Inbox(desk, self.follow)
        self.quota: Quota | None = None

    async def start(self) -> None:
        """Take up what a former process left, and go on by the clock."""
        self.desk.live.watch(self.delivery.hear)
        await self.delivery.take_up()
        await self.inbox.start()
        self.desk.every(LOOK_SECONDS, self.delivery.look)
        self.desk.every(PICTURES_SECONDS, attachments.fetch_due)
        self.desk.every(quota.LOOK_SECONDS, self.look_at_quota)
        self.desk.every(SWEEP_SECONDS, self.sweep)
        self.desk.every(SWEEP_SECONDS, forgetting.forget_due)
        # A full collection over all that was loaded by now would stop the desk for a quarter of a second,
        # again and again; none of it is ever garbage.
        gc.collect()
        gc.freeze()
        log.info("line.on")

    async def stop(self) -> None:
        """End everything; the rows say what is still to be done."""
        await self.inbox.stop()
        await self.delivery.stop()
        await self.client.close()

    def follow(self, taken: Taken) -> None:
        """What comes after an event: danger, the bot, the sending, the pictures."""
        self.delivery.joined(taken.conversation_id)
        if taken.pictures:
            self.desk.soon(self.fetch_pictures())
        if taken.withdrawn:
            self.desk.soon(forgetting.forget_due(self.desk))
        if taken.left is not None:
            self.desk.live.publish(talk_topic(taken.left))
        for message_id in taken.to_see_to:
            inbox.follow(self.desk, taken.conversation_id, message_id)
        if not taken.to_see_to:
            self.desk.live.publish(talk_topic(taken.conversation_id))

    async def fetch_pictures(self) -> None:
        """A picture came: fetch it now."""
        await attachments.fetch_due(self.desk)

    async def look_at_quota(self, _desk: Running) -> None:
        """How many messages are left this month."""
        self.quota = await quota.look(self.client, self.quota)

    async def sweep(self, desk: Running) -> None:
        """Throw away what only served the sending."""
        async with desk.database.begin() as session:
            await outbox.sweep(session)

    async def resend(self, message_id: int) -> None:
        """Send a failed message once more (for the console)."""
        async with self.desk.database.begin() as session:
            conversation_id = await outbox.resend(session, message_id)
        self.delivery.wake(conversation_id)
