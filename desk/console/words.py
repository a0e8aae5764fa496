"""The console's words for codes: what staff read instead of `waiting` or `closed`."""

from __future__ import annotations

from typing import Any

from casework import safety_review, workflow
from casework.talk import wording

STATUS = {"intake": "聞きとり中", "waiting": "受付待ち", "active": "担当中", "closed": "終結"}
PRIORITY = {"emergency": "緊急", "high": "急ぎ", "normal": "ふつう"}
CHANNEL = {"web": "ウェブ", "line": "LINE"}
ROLE = {"admin": "管理者", "supervisor": "主任", "consultant": "相談支援員", "auditor": "閲覧のみ"}
HOLDER = {"bot": "自動の受付が対応中", "waiting": "相談員を待っています", "consultant": "相談員が対応中"}
AUTHOR = {
    "resident": "相談者",
    "bot": "自動の受付",
    "safety": "安全の案内",
    "system": "お知らせ",
    "consultant": "相談員",
}
NEED = wording.NEED_LABELS
RISK = wording.RISK_LABELS
NEED_SOURCE = {"heard": "文から聞きとり", "confirmed": "本人が確認", "consultant": "相談員"}
PURPOSE = {"keep": "保存", "share": "関係機関との共有", "link": "LINEとの連携"}
HANDOVER = {
    "requested": "依頼中",
    "taken": "引き受け",
    "offered": "引き継ぎを打診中",
    "refused": "打診を断った",
    "released": "もどした",
    "cancelled": "本人が取りやめ",
    "expired": "待ち時間切れ",
}
ASKED_BY = {"resident": "本人", "bot": "自動の受付", "safety": "安全の見きわめ", "consultant": "相談員"}
PLAN_STATE = {"provisional": "仮（自動）", "draft": "案", "agreed": "本人同意", "decided": "支援決定"}
REQUIREMENT = {"met": "あてはまる", "not_met": "あてはまらない", "not_known": "まだ分からない"}
REQUIREMENT_SIGN = {"met": "○", "not_met": "×", "not_known": "？"}
STANDING = {"open": "候補", "recheck": "要確認", "not_now": "今は該当しない"}
KIND = {"sticker": "スタンプ", "image": "画像", "voice": "音声", "file": "ファイル", "place": "位置情報"}
ANSWER_SOURCE = {"resident": "本人", "prefill": "本人の文から", "consultant": "相談員が訂正"}
STEPS = workflow.STEPS
LOWER_REASONS = safety_review.REASONS
ACTION = {
    "case.viewed": "ケースを開いた",
    "case.taken": "引き受けた",
    "case.answered": "返事を送った",
    "case.given_back": "自動の受付にもどした",
    "case.offered": "引き継ぎを打診した",
    "case.offer_accepted": "引き継ぎを受けた",
    "case.offer_refused": "引き継ぎを断った",
    "case.released": "担当を外れた",
    "case.closed": "終結した",
    "case.reopened": "再開した",
    "case.printed": "印刷した",
    "risk.lowered": "危険のサインを下げた",
    "risk.raised": "危険のサインを上げた",
    "answer.corrected": "答えを訂正した",
    "plan.edited": "プランを書きかえた",
    "case.exported": "書き出した",
    "picture.viewed": "写真を見た",
}


def value_in_words(slot: str, value: Any) -> str:
    """A value for staff; one that does not fit its slot is shown as it is."""
    if value is None:
        return ""
    try:
        return wording.value_in_words(slot, value)
    except (KeyError, TypeError, ValueError):
        return str(value)
