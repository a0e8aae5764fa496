"""How a value reads back to a person: 「8万円」「2か月分」「中学生と小学生」."""

from __future__ import annotations

from typing import Any

from casework.questions import DECLINED, NOT_APPLICABLE, UNREAD, label

NEED_LABELS = {
    "housing": "住まい",
    "household_budget": "くらしのお金",
    "child_learning": "子どもの学習",
    "employment": "しごと",
}
RISK_LABELS = {
    "self_harm": "死にたい気持ち・自傷",
    "violence": "暴力・おどし",
    "child_abuse": "子どもへの虐待",
    "no_shelter": "今夜の寝場所がない",
    "no_food": "食べるものがない",
    "utilities_cut": "電気・ガス・水道の停止",
    "medical": "急な病気・薬切れ",
}
JOB_LABELS = {
    "employed": "働いている",
    "part_time": "パート・アルバイト",
    "self_employed": "自営業",
    "unemployed": "今は仕事がない",
    "on_leave": "休んでいる",
    "student": "学生",
    "retired": "退職した",
    "homemaker": "家のことをしている",
}
STAGE_LABELS = {
    "preschool": "小学校に入る前",
    "elementary": "小学生",
    "junior_high": "中学生",
    "high_school": "高校生",
    "other": "そのほか",
}
METHOD_LABELS = {
    "chat": "このチャット",
    "line": "LINE",
    "phone": "電話",
    "email": "メール",
    "visit": "窓口で会う",
    "mail": "手紙",
}
TODAY_LABELS = {
    "no_food": "食べるものがない",
    "no_shelter": "寝る所がない",
    "utilities_cut": "電気・ガス・水道のこと",
}
MONEY = ("monthly_income", "savings", "debt_total", "rent")


def yen(amount: int) -> str:
    """Money as people say it: 48000 → 4万8,000円, 80000 → 8万円, 900 → 900円."""
    man, rest = divmod(amount, 10_000)
    if man and rest:
        return f"{man:,}万{rest:,}円"
    return f"{man:,}万円" if man else f"{amount:,}円"


def _month(value: str) -> str:
    year, _, month = value.partition("-")
    return f"{year}年{int(month)}月ごろ" if month else f"{year}年ごろ"


def value_in_words(slot: str, value: Any) -> str:
    """A value as the resident and the consultant read it."""
    if value == DECLINED:
        return "（答えない）"
    if value == NOT_APPLICABLE:
        return "あてはまらない"
    if value == UNREAD:
        return "（相談員が読みます）"
    if slot == "rent" and value == 0:
        return "家賃はない（持ち家など）"
    if slot in MONEY:
        return yen(int(value))
    if slot == "needs":
        return "・".join(NEED_LABELS[name] for name in value) or "とくにない"
    if slot == "today":
        return "・".join(TODAY_LABELS.get(name, name) for name in value) or "だいじょうぶ"
    if slot == "children":
        return "と".join(STAGE_LABELS.get(stage, stage) for stage in value) or "いない"
    if slot == "household_size":
        return "ひとり" if value == 1 else f"{value}人"
    if slot == "rent_arrears_months":
        return "おくれていない" if value == 0 else f"{value}か月分"
    if slot == "job_status":
        return JOB_LABELS.get(value, str(value))
    if slot == "job_loss_when":
        return _month(str(value))
    if slot == "contact_method":
        return METHOD_LABELS.get(value, str(value))
    if slot == "contact_safe":
        return "連絡しても安全" if value else "電話や手紙はしないでほしい"
    if slot == "age":
        return f"{value}歳"
    if slot == "phone" and len(str(value)) == 11:
        return f"{value[:3]}-{value[3:7]}-{value[7:]}"
    return str(value)


def line(slot: str, value: Any) -> str:
    """One line of the summary: ・家賃（月）: 5万円."""
    return f"・{label(slot)}：{value_in_words(slot, value)}"
