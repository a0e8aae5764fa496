"""【1】相談受付・申込票 and 【2】インテーク・アセスメントシート, filled from the talk."""

from __future__ import annotations

from casework import clock
from casework.city import City
from casework.consents import KEEP, SHARE
from casework.forms.gathering import CaseFile
from casework.forms.paper import Field, Form, Section, Table, ticked
from casework.talk.wording import RISK_LABELS

CHANNELS = {"web": "市のページ（チャット）", "line": "LINE"}
TROUBLE_BY_NEED = {
    "housing": ("housing", "rent_and_loans"),
    "household_budget": ("income",),
    "child_learning": ("parenting",),
    "employment": ("job_search",),
}
TROUBLE_BY_RISK = {"violence": "violence", "child_abuse": "violence", "no_food": "food", "medical": "health"}


def troubles_of(file: CaseFile) -> set[str]:
    """The お困りごと that the case's needs, risks and answers tick."""
    found = {trouble for need in file.needs for trouble in TROUBLE_BY_NEED.get(need, ())}
    found |= {TROUBLE_BY_RISK[risk.name] for risk in file.risks if risk.name in TROUBLE_BY_RISK}
    if file.value("debt_total"):
        found.add("debts")
    if "housing" in file.needs and not file.value("rent_arrears_months"):
        found.discard("rent_and_loans")
    return found


def _consent_line(file: CaseFile, purpose: str) -> str:
    given = [row for row in file.consents if row.purpose == purpose]
    if not given:
        return "まだ聞いていません"
    newest = given[-1]
    said = "同意する" if newest.given else "同意しない"
    return f"{said}（{clock.shown(newest.at)}、{CHANNELS.get(newest.channel, newest.channel)}、文面 {newest.wording}）"


def reception_form(file: CaseFile, city: City) -> Form:
    """【1】相談受付・申込票 (A票 was seen in a published copy; its labels are verified, the rest marked)."""
    case = file.case
    ticked_troubles = troubles_of(file)
    return Form(
        id="reception",
        title="相談受付・申込票",
        number=case.number,
        printed_on=clock.shown_day(clock.today()),
        sections=(
            Section(
                "受付",
                (
                    Field("ID", case.number, verified=True),
                    Field("受付日", clock.shown(case.opened_at), verified=True),
                    Field(
                        "受付者",
                        f"{city.wording.senders.bot}（自動応答）→ {file.staff_name(case.staff_id)}",
                        verified=True,
                    ),
                    Field("相談経路", f"本人から（{CHANNELS.get(case.channel, case.channel)}）"),
                ),
            ),
            Section(
                "基本情報（書ける範囲で）",
                (
                    Field("ふりがな・氏名", file.words("name_or_alias"), verified=True),
                    Field("性別", "", verified=True),
                    Field("生年月日・年齢", file.words("age"), verified=True),
                    Field(
                        "住所", " ".join(filter(None, (case.municipality, file.words("area")))), verified=True
                    ),
                    Field("電話", file.words("phone"), verified=True),
                    Field(
                        "連絡の方法・時間",
                        " ".join(filter(None, (file.words("contact_method"), file.words("contact_time")))),
                    ),
                    Field("連絡の安全", file.words("contact_safe")),
                ),
            ),
            Section(
                "ご相談の内容（お困りのこと）",
                tuple(
                    Field(trouble.label, "○" if trouble.id in ticked_troubles else "", verified=True)
                    for trouble in city.issues.troubles
                ),
            ),
            Section(
                "相談されたいこと・支援への希望",
                (
                    Field("相談されたいこと（本人の言葉）", file.words("trouble"), verified=True),
                    Field("支援への希望（本人の言葉）", file.words("wish"), verified=True),
                    Field("緊急のサイン", "・".join(RISK_LABELS[risk.name] for risk in file.risks)),
                ),
            ),
            Section(
                "申込み・同意",
                (
                    Field("書いたことの保存", _consent_line(file, KEEP)),
                    Field("関係機関（者）との情報共有", _consent_line(file, SHARE), verified=True),
                    Field("日付・本人署名", "", verified=True),
                ),
            ),
        ),
    )


def assessment_form(file: CaseFile, city: City) -> Form:
    """【2】インテーク・アセスメントシート (its structure is from memory: every label is marked)."""
    plan = file.plan or {}
    codes = {challenge["code"]: challenge["why"] for challenge in plan.get("challenges", [])}
    return Form(
        id="assessment",
        title="インテーク・アセスメントシート",
        number=file.case.number,
        printed_on=clock.shown_day(clock.today()),
        sections=(
            Section(
                "本人の主訴・状況",
                (Field("本人の言葉", file.words("trouble")), Field("希望", file.words("wish"))),
            ),
            Section(
                "家族・住まい",
                (
                    Field("同居の人数", file.words("household_size")),
                    Field("子ども", file.words("children")),
                    Field("家賃", file.words("rent")),
                    Field("家賃の滞納", file.words("rent_arrears_months")),
                    Field("住所（地区）", file.words("area")),
                ),
            ),
            Section(
                "健康・障害",
                (Field("本人が話したこと（聞いていない項目は空欄）", ""), Field("通院・服薬", "")),
            ),
            Section(
                "収入・公的給付・債務等",
                (
                    Field("世帯月収", file.words("monthly_income")),
                    Field("預貯金・所持金", file.words("savings")),
                    Field("債務総額", file.words("debt_total")),
                    Field("公的給付", ""),
                    Field("滞納（税・保険料・公共料金）", ""),
                ),
            ),
            Section(
                "職業・職歴等",
                (
                    Field("就労状況", file.words("job_status")),
                    Field("離職等の時期", file.words("job_loss_when")),
                ),
            ),
            Section(
                "課題と背景要因",
                table=Table(
                    ("課題", "理由"),
                    tuple(
                        (
                            ticked(f"{issue.code} {issue.label}", issue.code in codes),
                            codes.get(issue.code, ""),
                        )
                        for issue in city.issues.issues
                    ),
                ),
            ),
            Section(
                "アセスメント結果の整理",
                (
                    Field(
                        "緊急度", {"emergency": "緊急", "high": "高い", "normal": "通常"}[file.case.priority]
                    ),
                    Field("課題のまとめと支援の方向性", ""),
                    Field("スクリーニング結果", ""),
                ),
            ),
        ),
    )
