"""Checks the way of hearing on texts that nobody here wrote: `python -m bot.evaluate.public PATH`.

PATH is a copy of the Accommodation Search Dialog Corpus (megagonlabs/asdc, CC BY 4.0; learnt from its dialogues 1-90,
measured on 161-210) or of xSID (mainlp/xsid, CC BY-SA 4.0; the Japanese half of 0.7, learnt from its 150 valid texts,
measured on its 250 test texts). Neither is ever committed, and nothing is changed for them.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.evaluate.measures import hearing, share_right
from bot.nlu.calibration import fit_sigmoid, sigmoid
from bot.nlu.label_model import LabelModel
from bot.nlu.likeness import Likeness
from bot.nlu.likeness_featurizer import Resemblance, Study
from bot.nlu.normalize import plain
from bot.nlu.sentence_encoder import sentence_vectors

_SPANS = Path("data/main/request_span")
_LAST_TO_LEARN, _FIRST_TO_TEST = 90, 161
_RIDGE = 0.03
_XSID = Path("data/xSID-0.7")
_XSID_TEXT, _XSID_INTENT, _XSID_SIGN = "# text", "# intent", "="


@dataclass(frozen=True)
class Sentence:
    """What a customer said, which kinds of wish are in it, and what they do by saying it."""

    dialogue: int
    text: str
    wishes: frozenset[str]
    act: str


def read_sentences(folder: Path) -> Iterator[Sentence]:
    """Read the customers' sentences; a sentence with several wishes stands on several lines."""
    for file in sorted((folder / _SPANS).glob("*.tsv")):
        by_id: dict[str, list[dict[str, str]]] = {}
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["speaker"] == "user" and row["utterance"]:
                    by_id.setdefault(row["utterance_id"], []).append(row)
        for rows in by_id.values():
            wishes = frozenset(row["span_type"] for row in rows if row["span_type"])
            yield Sentence(int(file.stem), plain(rows[0]["utterance"]), wishes, rows[0]["speech_act"])


def read_requests(file: Path) -> Iterator[Sentence]:
    """Read one of xSID's files: a request's text, its words joined again, and what it asks for."""
    text = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(_XSID_SIGN)
        if name.strip() == _XSID_TEXT:
            text = plain("".join(value.split()))
        elif name.strip() == _XSID_INTENT:
            yield Sentence(0, text, frozenset(), value.strip())


def main() -> int:
    """Learn, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate.public", description=__doc__)
    parser.add_argument("path", type=Path, help="a copy of megagonlabs/asdc or of mainlp/xsid")
    path = parser.parse_args().path
    return _measure_requests(path / _XSID) if (path / _XSID).is_dir() else _measure_dialogues(path)


def _measure_requests(folder: Path) -> int:
    learn, test = (list(read_requests(folder / f"ja.{part}.conll")) for part in ("valid", "test"))
    study, new = _study(learn, test)
    print(f"{len(learn)} requests learnt, {len(test)} tested")
    print(f"what is asked for: {share_right(_acts_right(study, new, learn, test))}")
    return 0


def _measure_dialogues(path: Path) -> int:
    sentences = list(read_sentences(path))
    learn = [one for one in sentences if one.dialogue <= _LAST_TO_LEARN]
    test = [one for one in sentences if one.dialogue >= _FIRST_TO_TEST]
    if not learn or not test:
        print("no dialogues found there")
        return 1
    study, new = _study(learn, test)
    wishes = sorted({wish for one in sentences for wish in one.wishes})
    sure = _confidences(study, new, wishes, [one.wishes for one in learn])
    listed = [frozenset(wish for wish, at in zip(wishes, row, strict=True) if at >= 0.5) for row in sure]
    truth = [one.wishes for one in test]
    right = _acts_right(study, new, learn, test)
    print(f"{len(learn)} sentences learnt, {len(test)} tested")
    print(f"wishes (many in a sentence): micro-F1 {hearing(truth, listed, wishes).f1}")
    print(f"wishes, exact set: {share_right([a == b for a, b in zip(truth, listed, strict=True)])}")
    print(f"what the sentence does: {share_right(right)}")
    return 0


def _acts_right(
    study: Study, new: Resemblance, learn: Sequence[Sentence], test: Sequence[Sentence]
) -> list[bool]:
    """Say of each test sentence whether the likeliest act is its own."""
    acts = sorted({one.act for one in learn})
    likely = _confidences(study, new, acts, [frozenset({one.act}) for one in learn])
    return [acts[int(row.argmax())] == one.act for row, one in zip(likely, test, strict=True)]


def _study(learn: Sequence[Sentence], test: Sequence[Sentence]) -> tuple[Study, Resemblance]:
    texts, new = [one.text for one in learn], [one.text for one in test]
    likeness, known = Likeness.learn(texts, sentence_vectors(texts))
    traits = likeness.traits(new, sentence_vectors(new))
    return Study(known), Resemblance(traits, likeness.meaning_like_known(traits))


def _confidences(
    study: Study, new: Resemblance, names: Sequence[str], truth: Sequence[frozenset[str]]
) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    there = np.array([[name in names_of for name in names] for names_of in truth])
    places, ridge = np.arange(len(truth)), np.full(len(truth), _RIDGE, dtype=np.float32)
    model, left_out = LabelModel.learn(study, names, places, there, ridge)
    judged = there[left_out.texts]
    lines = [fit_sigmoid(left_out.scores[:, at], judged[:, at]) for at in range(len(names))]
    slopes, shifts = (np.array(side) for side in zip(*lines, strict=True))
    assert new.to_known is not None
    found = []
    for at in range(len(new.traits)):
        one = Resemblance(new.traits.of(np.array([at])), new.to_known[at : at + 1])
        scores = model.scores(one)
        found.append(sigmoid(slopes * scores + shifts))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
