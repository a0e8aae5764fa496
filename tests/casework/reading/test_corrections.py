"""「やっぱり…」 changes the answer that it names, and a plain answer changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.reading import correction

ANSWERED = [
    "age",
    "household_size",
    "children",
    "monthly_income",
    "savings",
    "debt_total",
    "rent",
    "rent_arrears_months",
    "job_status",
    "phone",
    "contact_method",
    "name_or_alias",
]


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("やっぱり家賃は5万", "rent", 50_000),
        ("すみません今月分もまだでした。なので2ヶ月です", "rent_arrears_months", 2),
        ("3人じゃなくて4人です", "household_size", 4),
        ("家賃5万じゃなくて6万です", "rent", 60_000),
        ("さっきの貯金、3万でした", "savings", 30_000),
        ("実は借金が30万あります", "debt_total", 300_000),
        ("やっぱりLINEがいいです", "contact_method", "line"),
        ("違いました、パートは8万です", "monthly_income", 80_000),
        ("子どもは小4じゃなくて中1です", "children", ["junior_high"]),
        ("家賃の滞納、2か月でした。間違えました", "rent_arrears_months", 2),
        ("やっぱり45です", "age", 45),
        ("訂正します。収入は月9万です", "monthly_income", 90_000),
    ],
)
def test_a_correction_names_its_slot_and_its_new_value(text: str, slot: str, value: Any, today: date) -> None:
    found = correction(text, ANSWERED, today=today)
    assert found is not None
    assert found[0] == slot
    assert found[1] is not None
    assert found[1].value == value


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("収入まちがえた", "monthly_income"),
        ("電話番号間違えました", "phone"),
        ("名前を変えたいです", "name_or_alias"),
    ],
)
def test_a_slot_that_is_only_named_is_to_be_asked_again(text: str, slot: str, today: date) -> None:
    assert correction(text, ANSWERED, today=today) == (slot, None)


@pytest.mark.parametrize(
    "text", ["5万です", "すみません、3人です", "はい", "いいえ、違います", "家賃は5万です", "無職です"]
)
def test_a_plain_answer_is_no_correction(text: str, today: date) -> None:
    assert correction(text, ANSWERED, today=today) is None


@pytest.mark.parametrize(
    ("text", "open_slot", "slot", "value"),
    [
        ("カードの分を忘れていました。全部で460万です", "job_status", "debt_total", 4600000),
        ("すいません、免許のお金払ったんで今は12万でした", "job_status", "savings", 120000),
        ("あ、家賃4万8千でした", "savings", "rent", 48000),
        ("母の年金も入れると月18万になります", "debt_total", "monthly_income", 180000),
        ("前に3人と書きましたが4人です", "rent", "household_size", 4),
        ("一人忘れてました、5人です", "rent", "household_size", 5),
        ("正しくは57歳です", "savings", "age", 57),
        ("ごめんなさい、借金のところ10万足りませんでした。90万です", "wish", "debt_total", 900000),
        ("さっき2か月って言ったけど3か月たまってます", "savings", "rent_arrears_months", 3),
        ("ちがった、貯金は6万", "job_status", "savings", 60000),
        ("すみません、今日おろしたので貯金は今2万です", "job_status", "savings", 20000),
        ("パートでなくて派遣でした", "wish", "job_status", "employed"),
        ("訂正:月収11万", "wish", "monthly_income", 110000),
        ("あ、いや、子どもは中2です", "rent", "children", ["junior_high"]),
        ("よく見たら家賃5万2千円でした", "savings", "rent", 52000),
        ("やっぱ電話じゃなくてLINEにしてください", "name_or_alias", "contact_method", "line"),
        ("番号まちがえてました。090-1212-3434です", "wish", "phone", "09012123434"),
        ("すみません、奨学金もありました。合わせて250万です", "job_status", "debt_total", 2500000),
        ("家賃、管理費ぬいて4万でした", "savings", "rent", 40000),
        ("歳をごまかしました、本当は62です", "rent", "age", 62),
        ("すみません4人でした", "rent", "household_size", 4),
        ("名前は田中じゃなくて中田です", "contact_time", "name_or_alias", "中田"),
        ("先月も払えてなかったので2か月でした", "savings", "rent_arrears_months", 2),
        ("訂正いいですか?収入は15万です", "savings", "monthly_income", 150000),
        ("やっぱり住んでるのは愛国です", "rent", "area", "愛国"),
    ],
)
def test_a_correction_is_heard_while_another_question_is_open(
    text: str, open_slot: str, slot: str, value: Any, today: date
) -> None:
    answered = [name for name in (*ANSWERED, "area") if name != open_slot]
    found = correction(text, answered, today=today, open_slot=open_slot)
    assert found is not None
    assert found[0] == slot
    assert found[1] is not None
    assert found[1].value == value


@pytest.mark.parametrize(
    ("text", "open_slot"),
    [
        ("今は12万です", "savings"),
        ("すみません、先月は9万でした", "monthly_income"),
        ("12万でした", "savings"),
        ("本当は働きたいです", "wish"),
        ("やっぱり仕事を探したい", "wish"),
        ("すみません、3人です", "household_size"),
        ("カードの分を入れて460万です", "debt_total"),
        ("全部で80万です", "debt_total"),
        ("家賃払ったので今は3万です", "savings"),
        ("間違いありません", "confirm"),
        ("実は夫に殴られています", "wish"),
        ("8月に辞めました", "job_loss_when"),
        ("忘れました", "rent"),
    ],
)
def test_an_answer_to_the_open_question_corrects_nothing_earlier(
    text: str, open_slot: str, today: date
) -> None:
    answered = [name for name in ANSWERED if name != open_slot]
    assert correction(text, answered, today=today, open_slot=open_slot) is None


def test_what_was_never_answered_is_not_corrected(today: date) -> None:
    assert correction("やっぱり家賃は5万", ["age", "savings"], today=today) is None


def test_a_bare_new_amount_changes_the_amount_that_was_answered_last(today: date) -> None:
    found = correction("5万じゃなくて6万です", ["rent", "savings"], today=today)
    assert found is not None
    assert found[0] == "savings"
