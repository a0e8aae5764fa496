"""Cases with their talks, answers, needs and dangers, row by row, from one seed."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from bench.seeding import work
from bench.seeding.texts import ANSWERS, BOT_LINES, Pool, rare_words, sentences
from casework import crypto
from casework.cases import NEEDS, RISKS
from casework.receipt import _check_digit

MONTHS = 36
PASSWORD = "seeded-for-measuring"  # noqa: S105 (a made-up desk)
PLACES = ["釧路市"] * 12 + ["釧路町", "厚岸町", "浜中町", "標茶町", "弟子屈町", "鶴居村", "白糠町"]
SLOTS = [
    "trouble",
    "area",
    "household_size",
    "rent",
    "rent_arrears_months",
    "monthly_income",
    "savings",
    "wish",
]


class Generator:
    """Rows, table by table, from one seed."""

    def __init__(self, cases: int, messages: int, seed: int, now: datetime) -> None:
        self.chance = random.Random(seed)
        self.count, self.per_case, self.now = cases, max(2, messages // cases), now
        self.said = Pool(sentences() + rare_words(self.chance, 4_000))
        self.bot, self.consultant = Pool(BOT_LINES), Pool(ANSWERS)
        self.values = {
            "household_size": [crypto.encrypt(str(n)) for n in range(1, 7)],
            "rent": [crypto.encrypt(str(n)) for n in range(20_000, 80_000, 1_000)],
            "rent_arrears_months": [crypto.encrypt(str(n)) for n in range(0, 8)],
            "monthly_income": [crypto.encrypt(str(n)) for n in range(0, 250_000, 5_000)],
            "savings": [crypto.encrypt(str(n)) for n in range(0, 600_000, 20_000)],
        }
        self.plans = {need: work.sealed_plan(need) for need in NEEDS}
        self.short = [
            crypto.encrypt(words)
            for words in ("本人・相談支援員・福祉事務所", "目標に近づいた。", "電話で様子を聞く。")
        ]
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.message_id = 0

    def put(self, table: str, **row: Any) -> None:
        """One more row."""
        self.tables.setdefault(table, []).append(row)

    def staff(self) -> None:
        """Fifty consultants, three supervisors, one admin; one password for all."""
        from argon2 import PasswordHasher

        hashed = PasswordHasher().hash(PASSWORD)
        roles = ["admin", "supervisor", "supervisor", "supervisor"] + ["consultant"] * 50
        for number, role in enumerate(roles, start=1):
            self.put(
                "staff",
                id=number,
                email=f"{role}{number}@example.jp",
                name=f"職員{number:02}",
                role=role,
                password_hash=hashed,
                active=True,
                on_duty=True,
                failed_logins=0,
                created_at=self.now,
            )

    def case(self, case_id: int) -> None:
        """One case with everything in it."""
        chance = self.chance
        opened = self.now - timedelta(minutes=chance.randint(5, MONTHS * 30 * 24 * 60))
        age = self.now - opened
        status = self._status(age)
        staff_id = None if status in ("intake", "waiting") else chance.randint(2, 54)
        risky = chance.random() < 0.04
        priority = "emergency" if risky else chance.choices(("high", "normal"), (2, 8))[0]
        answered = opened + timedelta(minutes=chance.expovariate(1 / 600)) if staff_id else None
        waits = status == "waiting" or (status == "active" and chance.random() < 0.3)
        closed = (
            min(self.now, opened + timedelta(days=chance.randint(7, 300))) if status == "closed" else None
        )
        body = f"{opened:%y%m}{case_id % 100_000:05d}"
        channel = "line" if chance.random() < 0.45 else "web"
        self.put(
            "cases",
            id=case_id,
            number=f"{body[:4]}-{body[4:]}-{_check_digit(body)}",
            status=status,
            priority=priority,
            channel=channel,
            municipality=chance.choice(PLACES),
            staff_id=staff_id,
            opened_at=opened,
            updated_at=opened,
            submitted_at=None if status == "intake" else opened + timedelta(minutes=12),
            first_unanswered_at=opened + timedelta(minutes=12) if waits else None,
            first_answered_at=answered,
            closed_at=closed,
        )
        talk = f"{case_id:032x}"
        self.put(
            "conversations",
            id=talk,
            channel=channel,
            holder="consultant" if status == "active" else "bot",
            staff_id=staff_id if status == "active" else None,
            episode=f"ep-{case_id}",
            case_id=case_id,
            consent=True,
            contact_unsafe=False,
            reachable=True,
            created_at=opened,
            seen_by_resident_id=0,
            expires_at=opened + timedelta(days=90),
        )
        grams = self._talk(case_id, talk, opened, staff_id)
        needs = chance.sample(NEEDS, chance.choices((1, 2, 3), (5, 4, 1))[0])
        for need in needs:
            self.put("case_needs", case_id=case_id, name=need, source="confirmed", created_at=opened)
        if risky:
            self.put(
                "case_risks",
                case_id=case_id,
                name=chance.choice(RISKS),
                rule="seeded",
                who="self",
                message_id=self.message_id,
                raised_at=opened,
            )
        self._answers(case_id, opened, status)
        if status != "intake":
            work.put(self, work.Opened(case_id, talk, opened, staff_id, closed), needs[0])
        self.tables.setdefault("search_grams", []).extend(
            {"gram": gram, "case_id": case_id} for gram in grams
        )

    def _status(self, age: timedelta) -> str:
        chance = self.chance
        if chance.random() < 0.12:
            return "intake"
        if age < timedelta(days=3) and chance.random() < 0.8:
            return "waiting"
        if age < timedelta(days=120) and chance.random() < 0.7:
            return "active"
        return "waiting" if chance.random() < 0.004 else "closed"

    def _talk(self, case_id: int, talk: str, opened: datetime, staff_id: int | None) -> set[int]:
        grams: set[int] = set()
        for place in range(self.per_case):
            self.message_id += 1
            author = "resident" if place % 2 == 0 else ("consultant" if place > 6 and staff_id else "bot")
            pool = {"resident": self.said, "bot": self.bot, "consultant": self.consultant}[author]
            index = pool.pick(self.chance)
            if author != "bot":
                grams |= pool.grams[index]
            self.put(
                "messages",
                id=self.message_id,
                conversation_id=talk,
                external_id=f"s{self.message_id}",
                author=author,
                staff_id=staff_id if author == "consultant" else None,
                kind="text",
                text=pool.sealed[index],
                turn="none",
                attempts=0,
                told_waiting=False,
                created_at=opened + timedelta(minutes=place),
                delivery="none",
            )
        return grams

    def _answers(self, case_id: int, opened: datetime, status: str) -> None:
        slots = SLOTS if status != "intake" else SLOTS[: self.chance.randint(0, 6)]
        for slot in slots:
            declined = self.chance.random() < 0.06
            value = self.chance.choice(self.values[slot]) if slot in self.values and not declined else None
            said = None if declined else self.said.sealed[self.said.pick(self.chance)]
            corrected = self.chance.random() < 0.03 and value is not None
            self.put(
                "answers",
                case_id=case_id,
                slot=slot,
                value=value,
                declined=declined,
                unread=value is None and not declined and slot in self.values,
                said=said,
                source="resident",
                recorded_at=opened,
                replaced_at=opened + timedelta(hours=5) if corrected else None,
            )
            if corrected:
                self.put(
                    "answers",
                    case_id=case_id,
                    slot=slot,
                    value=self.chance.choice(self.values[slot]),
                    declined=False,
                    unread=False,
                    said=said,
                    source="consultant",
                    recorded_at=opened + timedelta(hours=5),
                )
