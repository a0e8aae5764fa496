"""Ringing (緊急の知らせ): console banner and sound, mail to those on duty, the city's webhook; again until taken."""

from __future__ import annotations

import asyncio
from email.message import EmailMessage
from typing import Any

import aiosmtplib
import httpx
import structlog
from sqlalchemy import select

from casework import alarms, cases
from casework.settings import settings
from casework.storage import Staff
from casework.talk.wording import RISK_LABELS
from desk.live import CONSOLE
from desk.running import Running

log = structlog.get_logger()

LOOK_SECONDS = 2.0
SEND_SECONDS = 10.0


async def ring_due(desk: Running) -> None:
    """Ring every alarm that is due: a mail and a webhook that fail don't keep the others from ringing."""
    notices: list[dict[str, Any]] = []
    async with desk.database.begin() as session:
        for alarm in await alarms.due(session):
            case = await cases.by_id(session, alarm.case_id)
            risks = await cases.risks_of(session, case.id)
            alarms.rang(alarm)
            notices.append(
                {
                    "kind": "alarm",
                    "number": case.number,
                    "ring": alarm.rings,
                    "risks": sorted({risk.name for risk in risks}),
                }
            )
        to = await _addresses(desk, session) if notices else []
    for notice in notices:
        desk.live.publish(CONSOLE, notice)
        log.warning("alarm.rings", number=notice["number"], ring=notice["ring"])
    # Side by side: a mail server that hangs must not hold up the webhook, nor one alarm the next.
    await asyncio.gather(*(_mail(notice, to) for notice in notices), *(_post(notice) for notice in notices))


async def _addresses(_desk: Running, session: Any) -> list[str]:
    on_duty = await session.scalars(
        select(Staff.email).where(Staff.active, Staff.on_duty, Staff.role.in_(("supervisor", "consultant")))
    )
    others = [part.strip() for part in settings().alarm_mail_to.split(",") if part.strip()]
    return [*on_duty, *others]


async def _mail(notice: dict[str, Any], to: list[str]) -> None:
    if not settings().smtp_host or not to:
        return
    mail = EmailMessage()
    mail["Subject"] = f"【緊急】受付番号 {notice['number']}（{notice['ring']}回目）"
    mail["From"] = settings().mail_from or settings().smtp_user
    mail["Bcc"] = ", ".join(to)
    risks = "、".join(RISK_LABELS.get(name, name) for name in notice["risks"])
    # No word of the resident leaves the city's own system.
    mail.set_content(
        f"危険のサインがあります：{risks}\n相談員の画面で、受付番号 {notice['number']} を開いてください。\n"
    )
    try:
        await aiosmtplib.send(
            mail,
            hostname=settings().smtp_host,
            port=settings().smtp_port,
            username=settings().smtp_user or None,
            password=settings().smtp_password.get_secret_value() or None,
            start_tls=settings().smtp_starttls,
            timeout=SEND_SECONDS,
        )
    except (aiosmtplib.SMTPException, OSError) as error:
        log.error("alarm.mail_failed", kind=type(error).__name__)


async def _post(notice: dict[str, Any]) -> None:
    if not settings().alarm_webhook_url:
        return
    try:
        async with httpx.AsyncClient(timeout=SEND_SECONDS) as client:
            answer = await client.post(settings().alarm_webhook_url, json=notice)
        if answer.is_error:
            log.error("alarm.webhook_refused", status=answer.status_code)
    except httpx.HTTPError as error:
        log.error("alarm.webhook_failed", kind=type(error).__name__)
