"""Likeness: what it learns, that it survives being stored, and that leaving out is exact."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.calibration import fit_sharpness, fit_sigmoid, share_out, sigmoid
from bot.nlu.gram import both_ways
from bot.nlu.kernel_ridge import SingularLikenessError, factor, solve
from bot.nlu.likeness import Likeness, Traits, gram
from bot.nlu.sentence_encoder import sentence_vectors
from bot.nlu.word_vectors import shared_word_vectors

TEXTS = [
    "家賃が払えません",
    "家賃を二か月滞納しています",
    "アパートを出るように言われました",
    "借金の返済が苦しいです",
    "リボ払いが増えるばかりです",
    "仕事をクビになりました",
    "働きたいけれど面接に落ちます",
    "娘が学校に行けません",
]


@pytest.fixture(scope="module")
def learnt() -> tuple[Likeness, Traits]:
    return Likeness.learn(TEXTS, sentence_vectors(TEXTS))


def test_a_text_is_most_like_itself(learnt: tuple[Likeness, Traits]) -> None:
    _, known = learnt
    assert (gram(known).argmax(axis=1) == np.arange(len(TEXTS))).all()


def test_some_texts_are_as_alike_apart_as_among_all(learnt: tuple[Likeness, Traits]) -> None:
    _, known = learnt
    some = np.array([5, 0, 3])
    np.testing.assert_allclose(gram(known.of(some)), gram(known)[np.ix_(some, some)], atol=1e-5)


def test_a_new_text_about_rent_is_most_like_those_about_rent(learnt: tuple[Likeness, Traits]) -> None:
    likeness, known = learnt
    new = ["大家さんに払う家賃がない"]
    traits = likeness.traits(new, sentence_vectors(new))
    alike = traits.pieces @ known.pieces.T + likeness.meaning_like_known(traits)
    assert int(np.asarray(alike).argmax()) in (0, 1)


def test_known_texts_have_the_same_traits_when_seen_again(learnt: tuple[Likeness, Traits]) -> None:
    likeness, known = learnt
    again = likeness.traits(TEXTS, sentence_vectors(TEXTS))
    assert abs(again.pieces - known.pieces).max() < 1e-6
    np.testing.assert_allclose(again.words, known.words, atol=1e-5)


def test_what_was_learnt_survives_being_stored(learnt: tuple[Likeness, Traits], tmp_path: Path) -> None:
    likeness, _ = learnt
    likeness.save(tmp_path)
    again = Likeness.load(tmp_path)
    new = ["やっと仕事が見つかりました"]
    vectors = sentence_vectors(new)
    before, after = likeness.traits(new, vectors), again.traits(new, vectors)
    assert abs(before.pieces - after.pieces).max() < 1e-3
    np.testing.assert_allclose(
        likeness.meaning_like_known(before), again.meaning_like_known(after), atol=1e-5
    )


def test_no_stored_file_can_hold_objects(learnt: tuple[Likeness, Traits], tmp_path: Path) -> None:
    learnt[0].save(tmp_path)
    for file in tmp_path.glob("*.npz"):
        with np.load(file, allow_pickle=False) as arrays:
            assert all(arrays[name].dtype != object for name in arrays.files)


def test_left_out_scores_are_those_of_a_training_without_the_text() -> None:
    random = np.random.default_rng(7)
    points = random.normal(size=(12, 3)).astype(np.float32)
    table = np.exp(-((points[:, None] - points[None]) ** 2).sum(axis=2)).astype(np.float32)
    targets = np.where(random.random((12, 2)) > 0.5, 1, -1).astype(np.float32)
    ridge = np.full(12, 0.1, dtype=np.float32)
    _, left_out = solve(factor(table.copy(), ridge), targets, 5)
    assert left_out.shape == (5, 2)
    for one in range(7, 12):
        rest = np.array([at for at in range(12) if at != one])
        weights, _ = solve(factor(table[np.ix_(rest, rest)], ridge[rest]), targets[rest], 1)
        np.testing.assert_allclose(table[one, rest] @ weights, left_out[one - 7], atol=1e-3)


def test_likeness_that_cannot_be_inverted_is_named() -> None:
    with pytest.raises(SingularLikenessError):
        factor(-np.eye(3, dtype=np.float32), np.zeros(3, dtype=np.float32))


def test_calibrated_confidences_mean_what_they_say() -> None:
    random = np.random.default_rng(1)
    scores = random.normal(size=4000)
    truth = random.random(4000) < sigmoid(2 * scores - 1)
    slope, shift = fit_sigmoid(scores, truth)
    sure = sigmoid(slope * scores + shift)
    for low in (0.1, 0.4, 0.7):
        near = (sure > low) & (sure < low + 0.2)
        assert abs(sure[near].mean() - truth[near].mean()) < 0.08


def test_shares_add_up_to_one_and_keep_the_order() -> None:
    scores = np.array([[0.1, 0.9, -1.0], [0.0, 0.0, 0.0]])
    shares = share_out(scores, fit_sharpness(scores, np.array([1, 0])))
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    assert shares[0].argmax() == 1


def test_words_that_mean_alike_lie_near_each_other() -> None:
    vectors = shared_word_vectors()
    rent, debt, sea = (vectors.get(word) for word in ("家賃", "借金", "海"))
    assert rent is not None
    assert debt is not None
    assert sea is not None
    assert rent @ debt > rent @ sea


def test_a_word_that_nobody_knows_has_no_vector() -> None:
    assert shared_word_vectors().get("ぬるぽがっ") is None
    assert "家賃" in shared_word_vectors()


def test_the_table_of_likeness_is_whole_though_only_half_of_it_is_worked_out() -> None:
    points = np.random.default_rng(5).normal(size=(600, 4)).astype(np.float32)
    asked: list[tuple[int, int]] = []

    def alike(rows: slice, later: slice) -> np.ndarray:
        asked.append((len(points[rows]), len(points[later])))
        return points[rows] @ points[later].T

    np.testing.assert_allclose(both_ways(600, alike), points @ points.T, atol=1e-4)
    assert sum(rows * columns for rows, columns in asked) < 0.8 * 600 * 600
