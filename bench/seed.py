"""A big desk to measure with: `python -m bench.seed --cases 100000 --messages 1000000`.

It fills the configured database. Everything is made up: sentences of the product's own training data, put
together by a seeded generator. Words are encrypted and indexed as the product does it; equal sentences share
one encrypted copy, which only saves time here.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text as sql

from casework import clock, crypto, search
from casework.receipt import _check_digit
from casework.storage import Database, database
from casework.storage.tables import Base

ROOT = Path(__file__).resolve().parent.parent
MONTHS = 36
PASSWORD = "seeded-for-measuring"  # noqa: S105 (a made-up desk)
PLACES = ["釧路市"] * 12 + ["釧路町", "厚岸町", "浜中町", "標茶町", "弟子屈町", "鶴居村", "白糠町"]
NEEDS = ["housing", "household_budget", "employment", "child_learning"]
RISKS = ["self_harm", "violence", "no_shelter", "no_food", "utilities_cut", "medical", "child_abuse"]
PROGRAMMES = [
    "housing_benefit",
    "household_support",
    "job_readiness",
    "job_support",
    "child_learning_support",
]
CHANGES = ["housing", "health", "relations", "budget", "motivation", "goal", "sos", "calm", "income_work"]
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
BOT_LINES = [
    "話してくださって、ありがとうございます。",
    "家賃は、月にいくらですか。",
    "いま、お仕事はしていますか。",
]
ANSWERS = [
    "こんにちは。相談員です。お話を読みました。",
    "会ってお話ししませんか。",
    "書類がなくても、だいじょうぶです。",
]
ROWS_AT_ONCE = 20_000


def sentences() -> list[str]:
    """The training data's sentences."""
    found: list[str] = []
    for file in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        found += re.findall(r"^\s+- (?!intent)(.{6,160})$", file.read_text(), flags=re.MULTILINE)
    return sorted({re.sub(r"\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", line) for line in found})


class Pool:
    """Texts with their encrypted copy and their index values."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.sealed = [crypto.encrypt(text) for text in self.texts]
        self.grams = [search.grams(text) for text in self.texts]

    def pick(self, chance: random.Random) -> int:
        """One of them, some far more often than others, as in life."""
        return min(int(len(self.texts) * chance.random() ** 1.6), len(self.texts) - 1)


def rare_words(chance: random.Random, count: int) -> list[str]:
    """Sentences with a made-up name of a firm or a house: what a consultant searches for."""
    first = "青赤白黒東西南北大小新古若松竹梅桜藤杉森林川海山谷原田畑星月日光風雪花鳥丘浜島岬"
    kinds = ["荘", "ハイツ", "水産", "運輸", "建設", "食堂", "製紙", "介護センター", "保育園", "団地"]
    return [
        f"{chance.choice(first)}{chance.choice(first)}{chance.choice(first)}{chance.choice(kinds)}のことで困っています。"
        for _ in range(count)
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
        self.plans = [crypto.encrypt(json.dumps(_plan(need), ensure_ascii=False)) for need in NEEDS]
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
            self._work(case_id, talk, opened, staff_id, needs, closed)
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

    def _work(
        self,
        case_id: int,
        talk: str,
        opened: datetime,
        staff_id: int | None,
        needs: list[str],
        closed: datetime | None,
    ) -> None:
        chance = self.chance
        self.put(
            "handovers",
            case_id=case_id,
            conversation_id=talk,
            asked_by="bot",
            to_staff_id=staff_id,
            state="taken" if staff_id else "requested",
            requested_at=opened + timedelta(minutes=12),
            taken_at=opened + timedelta(hours=4) if staff_id else None,
        )
        plan_id = case_id * 2
        sealed = self.plans[NEEDS.index(needs[0])]
        self.put(
            "plans",
            id=plan_id,
            case_id=case_id,
            version=1,
            state="provisional",
            content=sealed,
            made_at=opened,
        )
        if staff_id is None or chance.random() > 0.3:
            return
        made = min(self.now, opened + timedelta(days=chance.randint(3, 30)))
        self.put(
            "plans",
            id=plan_id + 1,
            case_id=case_id,
            version=2,
            state="decided",
            content=sealed,
            staff_id=staff_id,
            made_at=made,
        )
        common = {"case_id": case_id, "plan_id": plan_id + 1, "staff_id": staff_id, "at": made}
        self.put("agreements", **common, given=True, how="meeting", agreed_on=made.date())
        self.put(
            "meetings",
            **common,
            purpose="plan",
            held_on=made.date(),
            members=self.short[0],
            result="fit",
        )
        self.put("decisions", **common, decided_on=made.date(), result="decided")
        self.put(
            "services",
            case_id=case_id,
            staff_id=staff_id,
            programme=chance.choice(PROGRAMMES),
            starts_on=made.date(),
            state="ended" if closed else "running",
            created_at=made,
        )
        due = made + timedelta(days=chance.randint(14, 90))
        self.put(
            "tasks",
            case_id=case_id,
            staff_id=staff_id,
            kind="monitoring",
            who="支援員",
            what=self.short[2],
            due_on=due.date(),
            done_at=due if closed and due < self.now else None,
            created_at=made,
        )
        self.put(
            "contact_records",
            case_id=case_id,
            staff_id=staff_id,
            at=made,
            method="meeting",
            partner="resident",
            content=self.short[2],
            from_chat=False,
            created_at=made,
        )
        if closed:
            self.put(
                "evaluations",
                **common,
                evaluated_on=closed.date(),
                reached=self.short[1],
                changes=json.dumps(chance.sample(CHANGES, 2)),
                started_work=chance.random() < 0.4,
                earned_more=chance.random() < 0.2,
                outcome="close",
            )


def _plan(need: str) -> dict[str, Any]:
    support = {
        "programme": "housing_benefit",
        "name": "住居確保給付金",
        "why": "家賃の支払いが苦しい",
        "standing": "open",
        "requirements": [{"text": "離職から2年以内", "state": "met"}],
        "min_yen": 0,
        "max_yen": 30_000,
    }
    return {
        "intention": "家賃を払って、今の部屋に住み続けたい。",
        "challenges": [{"code": "K09", "label": "経済的困窮", "why": need}],
        "goals": [
            {
                "text": "毎月の家賃を払える",
                "sphere": "日常生活自立",
                "step": "日常生活自立",
                "due": "2027-02-28",
            }
        ],
        "supports": [support],
        "cautions": ["連絡は夕方がよい"],
        "priority": "normal",
        "work_support": need == "employment",
    }


def _columns(table: str, rows: list[dict[str, Any]]) -> list[str]:
    known = Base.metadata.tables[table].columns
    names = {name for row in rows for name in row}
    return [column.name for column in known if column.name in names]


def _plain(value: Any) -> Any:
    return (
        value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        if isinstance(value, datetime)
        else value
    )


async def _write_sqlite(base: Database, table: str, rows: list[dict[str, Any]]) -> None:
    columns = _columns(table, rows)
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    async with base.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.execute("PRAGMA synchronous=OFF")
        await driver.execute("BEGIN")
        await driver.executemany(
            statement, [tuple(_plain(row.get(name)) for name in columns) for row in rows]
        )
        await driver.commit()


async def _write_postgres(base: Database, table: str, rows: list[dict[str, Any]]) -> None:
    columns = _columns(table, rows)
    async with base.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        async with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                await copy.write_row([row.get(name) for name in columns])
        await driver.commit()


async def _flush(base: Database, tables: dict[str, list[dict[str, Any]]]) -> None:
    write = _write_sqlite if base.is_sqlite else _write_postgres
    for table in Base.metadata.sorted_tables:
        rows = tables.get(table.name)
        if rows:
            await write(base, table.name, rows)
    tables.clear()


def _batches(generator: Generator) -> Iterator[None]:
    generator.staff()
    for case_id in range(1, generator.count + 1):
        generator.case(case_id)
        if len(generator.tables.get("messages", ())) >= ROWS_AT_ONCE:
            yield
    yield


async def seed(cases: int, messages: int, seed_number: int = 5) -> None:
    """Fill the configured, migrated, empty database."""
    base = database()
    begun = time.monotonic()
    generator = Generator(cases, messages, seed_number, clock.now())
    index_after = base.is_sqlite and cases >= 10_000
    if index_after:
        async with base.begin() as session:
            await session.execute(sql("DROP INDEX IF EXISTS ix_search_grams_case_id"))
    pairs: list[tuple[int, int]] = []
    for _ in _batches(generator):
        # The index is written at the end, in its own order: far faster than row by row.
        pairs += [(row["gram"], row["case_id"]) for row in generator.tables.pop("search_grams", [])]
        await _flush(base, generator.tables)
        print(f"\r{generator.message_id:,} 件の文", end="", file=sys.stderr, flush=True)
    pairs.sort()
    for start in range(0, len(pairs), 500_000):
        rows = [{"gram": gram, "case_id": case_id} for gram, case_id in pairs[start : start + 500_000]]
        await _flush(base, {"search_grams": rows})
    async with base.begin() as session:
        if index_after:
            await session.execute(sql("CREATE INDEX ix_search_grams_case_id ON search_grams (case_id)"))
        if not base.is_sqlite:
            for table in Base.metadata.sorted_tables:
                if "id" in table.columns and table.columns["id"].autoincrement is True:
                    await session.execute(
                        sql(
                            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                            f"(SELECT coalesce(max(id), 1) FROM {table.name}))"
                        )
                    )
        await session.execute(sql("ANALYZE"))
    await base.close()
    seconds = time.monotonic() - begun
    done = f"{cases:,} ケース、{generator.message_id:,} 文、索引 {len(pairs):,} 行、{seconds:.0f} 秒"
    print(f"\n{done}", file=sys.stderr)


def main() -> None:
    """Fill the configured database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    asyncio.run(seed(options.cases, options.messages, options.seed))


if __name__ == "__main__":
    main()
