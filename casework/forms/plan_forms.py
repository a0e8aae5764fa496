"""【3】支援経過記録シート, 【5】プラン兼事業等利用申込書 and 【6】評価シート."""

from __future__ import annotations

from datetime import date
from typing import Any

from casework import clock, records
from casework.city import City
from casework.forms.gathering import CaseFile
from casework.forms.paper import Field, Form, Section, Table, ticked
from casework.plan_steps import CHANGES, OUTCOMES
from casework.talk.wording import yen

STATES = {"met": "満たす", "not_met": "満たさない", "not_known": "未確認"}
PROGRAMME_BOXES = (
    "住居確保給付金",
    "居住支援",
    "家計改善支援",
    "就労準備支援",
    "認定就労訓練",
    "自立相談支援事業による就労支援",
    "子どもの学習・生活支援",
    "生活福祉資金貸付",
    "生活保護受給者等就労自立促進事業",
    "その他",
)


def record_form(file: CaseFile, _city: City) -> Form:
    """【3】支援経過記録シート: one line a contact, oldest first."""
    rows = tuple(
        (
            clock.shown(row.at),
            file.staff_name(row.staff_id) or "自動応答",
            f"{records.METHODS.get(row.method, row.method)}／{records.PARTNERS.get(row.partner, row.partner)}",
            row.content,
            row.next_step or "",
        )
        for row in file.records
    )
    return Form(
        id="record",
        title="支援経過記録シート",
        number=file.case.number,
        printed_on=clock.shown_day(clock.today()),
        sections=(
            Section(
                "経過",
                table=Table(("日時", "対応者", "方法／相手", "対応内容", "次の予定"), rows, empty_rows=3),
            ),
        ),
    )


def plan_form(file: CaseFile, _city: City) -> Form:
    """【5】プラン兼事業等利用申込書: the five contents of 施行規則1条, and the programmes that are asked for."""
    plan: dict[str, Any] = file.plan or {}
    supports = plan.get("supports", [])
    boxes = {support.get("form_box") for support in supports}
    meeting = file.meetings[-1] if file.meetings else None
    return Form(
        id="plan",
        title="プラン兼事業等利用申込書",
        number=file.case.number,
        printed_on=clock.shown_day(clock.today()),
        sections=(
            Section(
                "作成",
                (
                    Field("作成回", f"第{file.plan_version or 1}版"),
                    Field("担当者", file.staff_name(file.case.staff_id)),
                    Field("氏名", file.words("name_or_alias")),
                ),
            ),
            Section("生活に対する意向", (Field("本人の言葉", plan.get("intention", "")),)),
            Section(
                "解決すべき課題",
                table=Table(
                    ("課題", "理由"),
                    tuple(
                        (f"{each['code']} {each['label']}", each["why"])
                        for each in plan.get("challenges", [])
                    ),
                    empty_rows=1,
                ),
            ),
            Section(
                "目標と達成時期",
                table=Table(
                    ("目標", "段階", "時期"),
                    tuple(
                        (each["text"], each["sphere"], _day(each["due"])) for each in plan.get("goals", [])
                    ),
                    empty_rows=1,
                ),
            ),
            Section(
                "支援の種類・内容",
                table=Table(
                    ("支援", "理由", "条件", "金額の目安"),
                    tuple(
                        (each["name"], each["why"], _requirements(each), _amount(each)) for each in supports
                    ),
                    empty_rows=1,
                ),
            ),
            Section(
                "だれが、何をするか",
                table=Table(
                    ("だれが", "何を"),
                    tuple((each["who"], each["what"]) for each in plan.get("this_week", [])),
                ),
            ),
            Section(
                "留意事項", tuple(Field("", caution, verified=True) for caution in plan.get("cautions", []))
            ),
            Section(
                "法に基づく事業等（申込み）",
                tuple(Field("", ticked(box, box in boxes), verified=True) for box in PROGRAMME_BOXES),
            ),
            Section(
                "確認",
                (
                    Field("次回モニタリング時期", str(plan.get("next_monitoring", ""))),
                    Field("支援調整会議 開催日", clock.shown_day(meeting.held_on) if meeting else ""),
                    Field("支援決定日", ""),
                    Field("本人署名・申込・同意", ""),
                ),
            ),
        ),
    )


def _requirements(support: dict[str, Any]) -> str:
    return "\n".join(f"{STATES[each['state']]}：{each['text']}" for each in support["requirements"])


def _day(written: str) -> str:
    """A goal's 時期 as people read it; what a consultant wrote in words stays as written."""
    try:
        return clock.shown_day(date.fromisoformat(written))
    except ValueError:
        return written


def _amount(support: dict[str, Any]) -> str:
    low, high = support.get("min_yen"), support.get("max_yen")
    if high is None:
        return ""
    return f"{yen(low or 0)}〜{yen(high)}（{support.get('unit') or '目安'}）"


def evaluation_form(file: CaseFile, _city: City) -> Form:
    """【6】評価シート: goals, 見られた変化, what remains, and how it goes on."""
    evaluation = file.evaluation
    seen = set(evaluation.changes or []) if evaluation else set()
    goals = (file.plan or {}).get("goals", [])
    return Form(
        id="evaluation",
        title="評価シート",
        number=file.case.number,
        printed_on=clock.shown_day(clock.today()),
        sections=(
            Section(
                "目標の達成状況",
                (Field("達成状況", evaluation.reached if evaluation else ""),),
                Table(
                    ("目標", "時期", "達成"), tuple((each["text"], _day(each["due"]), "") for each in goals)
                ),
            ),
            Section(
                "見られた変化",
                tuple(Field("", ticked(name, code in seen), verified=True) for code, name in CHANGES.items()),
            ),
            Section(
                "就労・増収",
                (
                    Field("就労", "あり" if evaluation and evaluation.started_work else ""),
                    Field("増収", "あり" if evaluation and evaluation.earned_more else ""),
                ),
            ),
            Section(
                "判断",
                (
                    Field("残された課題", (evaluation.remaining or "") if evaluation else ""),
                    Field(
                        "判断",
                        OUTCOMES.get(evaluation.outcome, "")
                        if evaluation
                        else "終結 ・ 再プランして継続 ・ 中断",
                    ),
                    Field("評価日", clock.shown_day(evaluation.evaluated_on) if evaluation else ""),
                ),
            ),
        ),
    )
