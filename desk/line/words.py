"""What LINE's side needs beside the city's words: the menu's commands, stubs for the talk, notes for the consultant.

What residents are told stands in cities/<name>/line.yml (`city.line`).
"""

from __future__ import annotations

from casework.city.line_words import TO_THE_PAGE

STICKER = "［スタンプ］"
PICTURE = "［写真］"
PICTURE_NOT_KEPT = "［写真］（開けない写真だったので、残していません）"
VIDEO = "［動画］"
AUDIO = "［音声］"
FILE = "［ファイル］"
NOT_KEPT = "（中身は残していません）"
PLACE = "［場所］"
UNKNOWN = "［読めない形のメッセージ］"
"""Stand in the talk where something came that is no text."""

BLOCKED_NOTE = (
    "この方は、LINEのブロックをしました（または友だちから外しました）。LINEでは返事がとどきません。"
)
UNBLOCKED_NOTE = "この方が、LINEのブロックを外しました。また、LINEで返事ができます。"
TWO_CASES_NOTE = "LINEと市のページの相談が つながりました。同じ方の別の相談があります：受付番号 {other}"

MENU_START = "相談をはじめる"
MENU_STATUS = "いまの状況"
MENU_CONTACTS = "急ぎの連絡先"
MENU_PERSON = "人と話す"
MENU_STOP = "やめる"
SAID_BY_MENU = {
    MENU_START: "はじめる",
    MENU_STATUS: "私の相談は、いまどうなっていますか",
    MENU_PERSON: "人と話したい",
    MENU_STOP: "ここでやめます",
}
"""What a tap on the rich menu says, in words that the assistant hears."""

__all__ = ["TO_THE_PAGE"]
