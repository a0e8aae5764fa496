"""Second factor (TOTP, recovery codes) of staff, and the login that waits for it."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pyotp
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, crypto, office_settings
from casework.errors import BadInput
from casework.storage import RecoveryCode, Staff, StaffSession

RECOVERY_CODES = 10
STEP_SECONDS = 30
PENDING_MINUTES = 5
PENDING_KIND = "pending"
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


async def must_enrol(session: AsyncSession, person: Staff) -> bool:
    """Whether the person's role needs a second factor that is not set up yet."""
    if person.totp_secret is not None:
        return False
    return person.role in await office_settings.read(session, office_settings.TOTP_ROLES, [])


def new_secret() -> str:
    """A secret for an authenticator."""
    return pyotp.random_base32()


def address_of_secret(person: Staff, secret: str) -> str:
    """The otpauth:// address that an authenticator reads from a picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name="窓あかり")


def _step_of(secret: str, code: str) -> int | None:
    """The time step for which a code is right, one step of grace either way."""
    digits = "".join(character for character in code if character.isdigit())
    current = int(clock.now().timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in (current, current - 1, current + 1):
        if secrets.compare_digest(totp.generate_otp(step), digits):
            return step
    return None


async def enrol(session: AsyncSession, person: Staff, secret: str, code: str) -> list[str]:
    """Set up the second factor once the person has shown a right code; returns the recovery codes."""
    step = _step_of(secret, code)
    if step is None:
        raise BadInput("番号がちがいます。アプリに出ている6けたの番号を入れてください。")
    person.totp_secret, person.totp_last_step = secret, step
    return await new_recovery_codes(session, person)


async def new_recovery_codes(session: AsyncSession, person: Staff) -> list[str]:
    """Ten fresh codes; the old ones open nothing any more."""
    await session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == person.id))
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    session.add_all(
        RecoveryCode(staff_id=person.id, code_hash=crypto.blind(code, "recovery")) for code in codes
    )
    await session.flush()
    return [f"{code[:5]}-{code[5:]}" for code in codes]


async def check_second(session: AsyncSession, person: Staff, given: str) -> bool:
    """Whether a code of the authenticator or a recovery code is right; each opens once."""
    step = _step_of(person.totp_secret or "", given)
    if step is not None and step > (person.totp_last_step or 0):
        person.totp_last_step = step
        return True
    code = "".join(character for character in given.lower() if character in ALPHABET)
    row = await session.scalar(
        select(RecoveryCode).where(
            RecoveryCode.staff_id == person.id,
            RecoveryCode.code_hash == crypto.blind(code, "recovery"),
            RecoveryCode.used_at.is_(None),
        )
    )
    if row is None:
        return False
    row.used_at = clock.now()
    return True


async def remove(session: AsyncSession, person: Staff) -> None:
    """Take the second factor away (a lost phone; by an admin)."""
    person.totp_secret, person.totp_last_step = None, None
    await session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == person.id))


async def begin_pending(session: AsyncSession, person: Staff, user_agent: str) -> str:
    """The password was right, the code is still to come; the token opens nothing else."""
    token = crypto.new_token()
    moment = clock.now()
    session.add(
        StaffSession(
            staff_id=person.id,
            kind=PENDING_KIND,
            token_hash=crypto.blind(token, "staff-pending"),
            csrf=crypto.new_token(),
            user_agent=user_agent[:200],
            created_at=moment,
            seen_at=moment,
            expires_at=moment + timedelta(minutes=PENDING_MINUTES),
        )
    )
    await session.flush()
    return token


async def pending(session: AsyncSession, token: str) -> tuple[Staff, StaffSession] | None:
    """Who waits with this token for the second step."""
    row = await session.scalar(
        select(StaffSession).where(
            StaffSession.token_hash == crypto.blind(token, "staff-pending"),
            StaffSession.ended_at.is_(None),
            StaffSession.expires_at > clock.now(),
        )
    )
    if row is None:
        return None
    person = await session.get(Staff, row.staff_id)
    if person is None or not person.active:
        return None
    locked = person.locked_until is not None and person.locked_until > clock.now()
    return None if locked else (person, row)


async def end_pending(session: AsyncSession, row: StaffSession) -> None:
    """The second step is done."""
    await session.execute(update(StaffSession).where(StaffSession.id == row.id).values(ended_at=clock.now()))
