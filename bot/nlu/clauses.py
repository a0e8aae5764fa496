"""Cuts a message into its clauses, so that 「借金はないけど家賃が」 is heard in two parts."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[。．!?…\n])|(?<=[^\d]\.)(?=\s)")
_JOINT = re.compile(
    r"(?:けれども|けれど|けども|けど|(?<=[ますでだたい])が(?=[、, ])|(?<=す)が|のに|ので|んで(?=[、, ])"
    r"|(?:から|し|て|で|たら)(?=[、, ])|ものの|一方|くせに)[、, ]*"
)
_FEWEST_SIGNS = 4
MOST_CLAUSES = 16


def clauses_of(text: str) -> list[str]:
    """Cut a normalised text at the ends of sentences and at the joints inside them."""
    clauses = [
        clause
        for sentence in _SENTENCE_END.split(text)
        for clause in _at_joints(sentence.strip())
        if clause.strip()
    ]
    return clauses[:MOST_CLAUSES]


def _at_joints(sentence: str) -> list[str]:
    clauses: list[str] = []
    start = 0
    for joint in _JOINT.finditer(sentence):
        if joint.end() - start >= _FEWEST_SIGNS and len(sentence) - joint.end() >= _FEWEST_SIGNS:
            clauses.append(sentence[start : joint.end()].strip())
            start = joint.end()
    clauses.append(sentence[start:].strip())
    return clauses
