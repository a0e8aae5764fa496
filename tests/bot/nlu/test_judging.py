"""How scores become what is listed: clauses of their own, rules that the model rules out, buttons never in words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.listener import Listener
from bot.nlu.calibration import alone_and_in_pairs, fit_judge, sigmoid
from bot.nlu.label_classifier import LabelClassifier
from bot.nlu.label_model import LabelModel
from bot.nlu.likeness import Likeness
from bot.nlu.likeness_featurizer import Resemblance, Study
from bot.nlu.sentence_encoder import sentence_vectors
from safety import detect

LEARNT = {
    "家賃が払えません": "housing",
    "家賃を滞納しています": "housing",
    "アパートを出されます": "housing",
    "仕事をクビになりました": "employment",
    "働く所が見つかりません": "employment",
    "求人に落ちてばかりです": "employment",
    "庭の花がきれいに咲きました": "",
    "孫が遊びに来て楽しかった": "",
    "町内の祭りの準備で忙しい": "",
}
WHOLE = "孫が遊びに来て楽しかったのですが、家賃が払えません。町内の祭りの準備で忙しい日です"
CLAUSES = ["孫が遊びに来て楽しかったのですが、", "家賃が払えません。", "町内の祭りの準備で忙しい日です"]


@pytest.fixture(scope="module")
def taught() -> tuple[LabelModel, Likeness]:
    texts = list(LEARNT)
    likeness, known = Likeness.learn(texts, sentence_vectors(texts))
    truth = np.array([[label == name for name in ("employment", "housing")] for label in LEARNT.values()])
    ridge = np.full(len(texts), 0.03, dtype=np.float32)
    model, _ = LabelModel.learn(Study(known), ["employment", "housing"], np.arange(len(texts)), truth, ridge)
    return model, likeness


def resemblance(likeness: Likeness, texts: list[str]) -> Resemblance:
    traits = likeness.traits(texts, sentence_vectors(texts))
    return Resemblance(traits, likeness.meaning_like_known(traits))


def odds(model: LabelModel, heard: Resemblance, clauses: float) -> np.ndarray:
    by_own_score = np.array([[1.0, 0, 0, 0, 0, 0], [0, 1.0, 0, 0, 0, 0]])
    config = {"clauses": clauses}
    classifier = LabelClassifier(config, None, None)  # type: ignore[arg-type]
    classifier._model, classifier._names, classifier._judges = model, model.names, by_own_score
    return classifier._odds(heard)


def test_a_need_said_in_one_clause_of_a_long_message_is_heard_more_surely(
    taught: tuple[LabelModel, Likeness],
) -> None:
    model, likeness = taught
    heard = resemblance(likeness, [WHOLE, *CLAUSES])
    employment, housing = odds(model, heard, 0.35) - odds(model, heard, 0.0)
    assert housing > 0.1
    assert housing > employment


def test_no_clause_makes_a_need_less_likely_than_the_whole_message_does(
    taught: tuple[LabelModel, Likeness],
) -> None:
    model, likeness = taught
    heard = resemblance(likeness, ["家賃が払えません", "庭の花がきれいに咲きました"])
    assert (odds(model, heard, 0.35) >= odds(model, heard, 0.0) - 1e-5).all()


def test_the_first_row_of_the_scores_is_the_whole_message(taught: tuple[LabelModel, Likeness]) -> None:
    model, likeness = taught
    heard = resemblance(likeness, [WHOLE, *CLAUSES])
    rows = model.scores_with_clauses(heard)
    assert rows.shape == (4, 2)
    np.testing.assert_allclose(rows[0], model.scores(heard), atol=1e-5)


def test_a_judge_hears_what_two_labels_together_say_of_a_third() -> None:
    """Here a text carries the label where two scores are both high or both low, not where one alone is."""
    random = np.random.default_rng(3)
    scores = random.normal(size=(4000, 2))
    truth = scores[:, 0] * scores[:, 1] > 0
    judge = fit_judge(scores, truth)
    odds = alone_and_in_pairs(scores) @ judge[:-1] + judge[-1]
    assert ((odds > 0) == truth).mean() > 0.95


def test_a_judged_confidence_means_what_it_says() -> None:
    random = np.random.default_rng(4)
    scores = random.normal(size=(4000, 3))
    truth = random.random(4000) < sigmoid(2 * scores[:, 1] - 1)
    judge = fit_judge(scores, truth)
    sure = sigmoid(alone_and_in_pairs(scores) @ judge[:-1] + judge[-1])
    for low in (0.1, 0.4, 0.7):
        near = (sure > low) & (sure < low + 0.2)
        assert abs(sure[near].mean() - truth[near].mean()) < 0.08


@pytest.mark.slow
@pytest.mark.parametrize("text", ["死にたいです", "夫に殴られて怖い", "今夜寝るところがありません"])
def test_what_a_rule_heard_stays_where_the_model_does_not_rule_it_out(listener: Listener, text: str) -> None:
    rules = {finding.risk for finding in detect(text)}
    assert rules
    assert rules <= {risk["name"] for risk in listener.hear(text)["risks"]}


@pytest.mark.slow
def test_no_risk_is_listed_that_the_model_holds_for_unlikely(listener: Listener) -> None:
    """Every risk in the list is one that the model gives at least twelve in a hundred."""
    for text in (
        (Path(__file__).parents[3] / "data/nlu/troubles/harmless.yml").read_text("utf-8").splitlines()
    ):
        if text.startswith("    - "):
            heard = listener.hear_all(text[6:])
            assert all(heard["risks_scores"][risk["name"]] >= 0.12 for risk in heard["risks"])


@pytest.mark.slow
@pytest.mark.parametrize("text", ["はじめる", "start", "スタンプ", "もどる", "／send_sticker"])
def test_what_only_a_button_says_is_never_heard_in_words(listener: Listener, text: str) -> None:
    ranking = listener.hear_all(text)["intent_ranking"]
    assert ranking
    assert not {"start", "return_to_bot", "send_sticker"} & {one["name"] for one in ranking}
