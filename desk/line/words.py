"""What LINE's side says by itself: short, in やさしい日本語. What a city says stands in cities/<name>/wording.yml."""

from __future__ import annotations

KEPT_WHERE = (
    "このLINEは、相談の入口です。\n"
    "相談の記録は、{city}のデータベースに 残します。記録をLINEに 置くことは しません。LINEは 入口としてだけ 使います。\n"
    "送った文は、あなたのスマホのトーク画面には 残ります。見られたくないときは、トークを消すか、市のページを 使ってください。"
)
ON_THE_PAGE = "市のページで つづけたいときは「市のページで続ける」と 送ってください。"
THE_PAGE = "市のページ：{url}"
WELCOME_BACK = "おかえりなさい。つづきから 話せます。困っていることを そのまま 書いてください。"
BLOCKED_NOTE = (
    "この方は、LINEのブロックをしました（または友だちから外しました）。LINEでは返事がとどきません。"
)
UNBLOCKED_NOTE = "この方が、LINEのブロックを外しました。また、LINEで返事ができます。"

NUMBERS_HINT = "（番号でも、言葉でも 答えられます）"
STICKER = "［スタンプ］"
PICTURE = "［写真］"
PICTURE_NOT_KEPT = "［写真］（開けない写真だったので、残していません）"
VIDEO = "［動画］（中身は残していません）"
AUDIO = "［音声］（中身は残していません）"
FILE = "［ファイル］（中身は残していません）"
PLACE = "［場所］"
UNKNOWN = "［読めない形のメッセージ］"
NOT_TAKEN = (
    "すみません。動画・音声・ファイルは、ここでは 見られません。文か写真で 送ってください。"
    "電話でも 話せます。{desk_name} {desk_phone}"
)
OLD_BUTTON = "そのボタンは、もう使えません。文で 書いてください。"

CALL = "{number} に電話"
OPEN_PAGE = "ページを開く"
OPEN_NOW = "いま つながります"
OPENS_AT = "{moment} から"
LINES_TITLE = "すぐ話せる電話"
CONTACTS_TITLE = "急ぎの連絡先"
CONTACTS = (
    "命があぶないときは、110（警察）か119（救急）に 電話してください。お金はかかりません。\n"
    "{desk_name}：{desk_phone}（{desk_hours}）"
)
POLICE = {"label": "警察（命があぶないとき）", "number": "110", "tel": "110"}
AMBULANCE = {"label": "救急・消防", "number": "119", "tel": "119"}

PAGE_LINK = (
    "市のページで つづけられます。10分のあいだに、1回だけ 開けます。\n{url}\n"
    "開くと、このLINEの相談と 同じ相談として つながります。ほかの人に 送らないでください。"
)
NO_PAGE = "いまは、市のページを お知らせできません。このLINEで つづけてください。"
LINKED = "市のページの相談と、このLINEが つながりました。ここからは、どちらでも つづけられます。"
LINKED_BEFORE = "市のページの相談と、このLINEは、もう つながっています。"
CODE_UNKNOWN = (
    "この番号では つながりませんでした。番号は10分のあいだに、1回だけ 使えます。"
    "市のページで、もう一度 番号を出してください。"
)
CODE_TOO_MANY = "番号のまちがいが つづきました。10分待ってから、もう一度 試してください。"
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
TO_THE_PAGE = "市のページで続ける"

CARD_MADE = "{day} 作成"
CARD_NUMBER = "受付番号 {number}"
CARD_STEPS = "今週すること"
CARD_BRING = "持っていくもの"
CARD_BRING_HINT = "なくても、先に相談できます"
CARD_SAY = "窓口での言い方"
CARD_DESK = "相談の窓口"
MORE_BELOW = "つづきは、下の文で 読めます。"
