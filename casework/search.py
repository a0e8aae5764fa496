"""Full-text search over encrypted words: a blind index of character pairs, checked against the opened text.

Each pair of neighbouring characters of a normalised text is kept as a keyed 64-bit hash beside the case's id
(docs/console.md says what that gives away). A search finds the cases that hold every pair, then opens their
texts and keeps those in which the words really stand.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

import jaconv
from sqlalchemy import delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from casework import receipt
from casework.errors import BadInput
from casework.settings import settings
from casework.storage import Answer, Case, CaseLabel, ContactRecord, Conversation, Message, Note, SearchGram

SEARCHED_AUTHORS = ("resident", "consultant")
"""What the bot says is the same for everybody: searching it finds nothing."""
SHORTEST = 2
LONGEST_QUERY = 80
COUNT_UP_TO = 3_000
MOST_OPENED = 400
"""So many cases are opened at most for one page of results."""
SNIPPET = 24
MOST_SNIPPETS = 3


@dataclass(frozen=True)
class Snippet:
    """Where the words stand: before, the words, after; in what, and when."""

    where: str
    before: str
    words: str
    after: str
    at: datetime | None = None


@dataclass(frozen=True)
class Hit:
    """A case in which every word was found."""

    case: Case
    snippets: list[Snippet] = field(default_factory=list)


def normalise(text: str) -> str:
    """One form for what reads alike: width, case and kana are folded, spaces go."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return jaconv.kata2hira("".join(folded.split()))


@lru_cache(maxsize=65_536)
def _hash(pair: str, key: bytes) -> int:
    digest = hashlib.blake2b(pair.encode(), digest_size=8, key=key, person=b"search-pairs").digest()
    return int.from_bytes(digest, "big", signed=True)


def grams(text: str) -> set[int]:
    """The hashes of a text's pairs of characters."""
    key = settings().index_key.get_secret_value().encode()[:64]
    clean = normalise(text)
    return {_hash(clean[place : place + 2], key) for place in range(len(clean) - 1)}


async def add(session: AsyncSession, case_id: int, *texts: str | None) -> None:
    """Have a case found by these texts."""
    wanted = set().union(*(grams(text) for text in texts if text))
    if not wanted:
        return
    rows = [{"gram": gram, "case_id": case_id} for gram in sorted(wanted)]
    dialect = session.get_bind().dialect.name
    insert: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    connection = await session.connection()
    await connection.execute(insert(SearchGram).on_conflict_do_nothing(), rows)


Text = tuple[str, str, datetime | None]
"""Where it stands, the text, when."""


async def texts_of(session: AsyncSession, case_ids: list[int]) -> dict[int, list[Text]]:
    """Everything of some cases that is searched."""
    found: dict[int, list[Text]] = {case_id: [] for case_id in case_ids}
    messages = await session.execute(
        select(Conversation.case_id, Message.author, Message.text, Message.created_at)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Conversation.case_id.in_(case_ids),
            Message.author.in_(SEARCHED_AUTHORS),
            Message.unsent_at.is_(None),
        )
        .order_by(Message.id.desc())
    )
    for case_id, author, text, at in messages:
        found[case_id or 0].append(("talk" if author == "resident" else "answer", text, at))
    for case_id, said, value, at in await session.execute(
        select(Answer.case_id, Answer.said, Answer.value, Answer.recorded_at).where(
            Answer.case_id.in_(case_ids)
        )
    ):
        found[case_id] += [
            ("read", text, at) for text in (said, value if isinstance(value, str) else None) if text
        ]
    for case_id, text, at in await session.execute(
        select(Note.case_id, Note.text, Note.created_at).where(Note.case_id.in_(case_ids))
    ):
        found[case_id].append(("note", text, at))
    for case_id, text, further, at in await session.execute(
        select(ContactRecord.case_id, ContactRecord.content, ContactRecord.next_step, ContactRecord.at).where(
            ContactRecord.case_id.in_(case_ids)
        )
    ):
        found[case_id] += [("record", words, at) for words in (text, further) if words]
    for case_id, name, at in await session.execute(
        select(CaseLabel.case_id, CaseLabel.name, CaseLabel.created_at).where(
            CaseLabel.case_id.in_(case_ids), CaseLabel.removed_at.is_(None)
        )
    ):
        found[case_id].append(("label", name, at))
    return found


async def index_again(session: AsyncSession, case_id: int) -> int:
    """Write a case's part of the index anew (after a word was withdrawn, or for old rows)."""
    await session.execute(delete(SearchGram).where(SearchGram.case_id == case_id))
    texts = [text for _, text, _ in (await texts_of(session, [case_id]))[case_id]]
    await add(session, case_id, *texts)
    return len(texts)


def _words(query: str) -> list[str]:
    if len(query) > LONGEST_QUERY:
        raise BadInput(f"検索の言葉は{LONGEST_QUERY}文字までにしてください。")
    words = [normalise(word) for word in unicodedata.normalize("NFKC", query).split()]
    words = [word for word in words if word]
    if any(len(word) < SHORTEST for word in words):
        raise BadInput(f"検索の言葉は{SHORTEST}文字以上にしてください。")
    return words


async def _rarest_first(session: AsyncSession, wanted: Iterable[int]) -> list[int]:
    counted: list[tuple[int, int]] = []
    for gram in wanted:
        some = select(SearchGram.case_id).where(SearchGram.gram == gram).limit(COUNT_UP_TO)
        rows = await session.scalars(some)
        counted.append((len(rows.all()), gram))
    return [gram for _, gram in sorted(counted)]


async def cases_with(
    session: AsyncSession, query: str, *, conditions: list[Any], skip: int = 0, limit: int = 21
) -> list[Hit]:
    """The cases in which every word of the query stands, newest first."""
    words = _words(query)
    if not words:
        return []
    by_number = await _by_number(session, query, conditions)
    if by_number is not None:
        return [Hit(by_number)] if skip == 0 else []
    wanted = await _rarest_first(session, set().union(*(grams(word) for word in words)))
    first, *others = wanted
    # The database walks the rarest pair, newest case first, and stops as soon as the page is full.
    matching = select(Case).join(SearchGram, SearchGram.case_id == Case.id).where(SearchGram.gram == first)
    for gram in others:
        other = aliased(SearchGram)
        matching = matching.where(exists().where(other.gram == gram, other.case_id == SearchGram.case_id))
    matching = matching.where(*conditions).order_by(SearchGram.case_id.desc())
    hits: list[Hit] = []
    seen = opened = 0
    while opened < MOST_OPENED and len(hits) < limit:
        batch = list(await session.scalars(matching.offset(seen).limit(limit)))
        seen += len(batch)
        opened += len(batch)
        texts = await texts_of(session, [case.id for case in batch])
        for case in batch:
            snippets = _snippets(texts[case.id], words)
            if not snippets or len(hits) >= limit:
                continue
            if skip:
                skip -= 1
                continue
            hits.append(Hit(case, snippets))
        if len(batch) < limit:
            break
    return hits


async def _by_number(session: AsyncSession, query: str, conditions: list[Any]) -> Case | None:
    """A receipt number, with or without hyphens, finds its case whatever its state."""
    digits = unicodedata.normalize("NFKC", query).replace("-", "").replace(" ", "").strip()
    if not receipt.is_receipt_number(digits):
        return None
    number = f"{digits[:4]}-{digits[4:9]}-{digits[9]}"
    scope = [condition for condition in conditions if "municipality" in str(condition)]
    found: Case | None = await session.scalar(select(Case).where(Case.number == number, *scope))
    return found


def _snippets(texts: list[Text], words: list[str]) -> list[Snippet]:
    """Where each word stands in the opened texts of a case; nothing unless all of them do."""
    found: list[Snippet] = []
    for word in words:
        matches = [
            snippet for where, text, at in texts if (snippet := _cut(where, text, word, at)) is not None
        ]
        if not matches:
            return []
        found += matches[: max(1, MOST_SNIPPETS - len(words) + 1)]
    return found[:MOST_SNIPPETS]


def _cut(where: str, text: str, word: str, at: datetime | None) -> Snippet | None:
    """The piece of a text around a word, in the text's own writing."""
    if word not in normalise(text):
        return None
    # Folding may change lengths, so the place is looked for in the text's own characters.
    places: list[int] = []
    folded = ""
    for place, character in enumerate(text):
        piece = normalise(character)
        folded += piece
        places += [place] * len(piece)
    start = folded.find(word)
    if start < 0:
        return Snippet(where, "", text[: SNIPPET * 2], "", at)
    begin, end = places[start], places[start + len(word) - 1] + 1
    before = text[max(0, begin - SNIPPET) : begin].replace("\n", " ")
    after = text[end : end + SNIPPET].replace("\n", " ")
    return Snippet(where, before, text[begin:end], after, at)
