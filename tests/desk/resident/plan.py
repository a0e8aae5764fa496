"""A plan card as long as a city would print it: three proposals, each with everything."""

from __future__ import annotations

from typing import Any


def _support(name: str, official: str, urgent: bool = False) -> dict[str, Any]:
    return {
        "programme": official,
        "name": name,
        "official_name": official,
        "what": "仕事をなくした人や、収入がへった人の家賃を、市が大家さんに払います。"
        "3か月まで（のばせることがあります）。",
        "amount": "最大 31,000円（月） 仮の案です。使えるかどうかは、相談員が確認します。",
        "unverified": ["令和8年7月からの基準額", "釧路市の窓口の直通電話"],
        "contact": {
            "name": "釧路市生活相談支援センター「くらしごと」",
            "phone": "0154-25-0288",
            "address": "釧路市北大通12丁目1-14 ビケンワークビル1階",
            "hours": "開いている時間は確認中です。先に電話で確かめてください",
            "note": "予約は電話でできます",
        },
        "say": "仕事をなくして、家賃が払えません。この制度の相談をしたいです。",
        "caveats": [
            "収入と貯金の条件があります。相談員が確認します。",
            "契約やしはらいの前に、相談してください。",
        ],
        "urgent": urgent,
    }


CARD: dict[str, Any] = {
    "title": "仮の支援プラン（案）",
    "number": "K26-0123",
    "made_on": "2026年11月23日(月)",
    "provisional": "仮の案です。使えるかどうかは、相談員が確認します。",
    "intention": "家賃を払って、いまの部屋に住みつづけたい。子どもの学校をかえたくない。仕事を見つけたい。",
    "goals": [
        {"text": "家賃を 払えるように なる", "due": "2027年2月23日(火)"},
        {"text": "朝おきて、週に3回 出かける", "due": "2027年1月23日(土)"},
        {"text": "毎月のお金の 出入りを 紙に書く", "due": "2026年12月23日(水)"},
    ],
    "supports": [
        _support("家賃を 手伝う お金", "住居確保給付金（家賃補助）", urgent=True),
        _support("くらしの お金の 相談", "家計改善支援事業"),
        _support("生活保護の 相談", "生活保護"),
    ],
    "steps": [
        "家賃の はらっていない分を、紙に書く",
        "くらしごとに 電話する（0154-25-0288）",
        "離職票をさがす",
        "大家さんに「いま相談しています」と伝える",
    ],
    "documents": ["本人確認の書類（免許証など）", "離職票", "通帳", "家賃の契約書", "給料の明細"],
    "desk": {
        "name": "釧路市生活相談支援センター「くらしごと」",
        "phone": "0154-25-0288",
        "address": "釧路市北大通12丁目1-14 ビケンワークビル1階",
        "hours": "開いている時間は確認中です。先に電話で確かめてください",
    },
    "closing": "これは仮の案です。決めるのは、あなたと相談員です。",
    "text": "仮の支援プラン（案）\n1. 家賃を 手伝う お金",
}

LINES: list[dict[str, Any]] = [
    {
        "label": "#いのちSOS",
        "number": "0120-061-338",
        "tel": "tel:0120061338",
        "hours": "24時間",
        "cost": "無料",
        "official_url": "https://www.lifelink.or.jp/",
        "open_now": True,
        "say": "つらいです",
        "verified_on": "2026-06-02",
    },
    {
        "label": "いのちの電話",
        "number": "0120-783-556",
        "tel": "0120783556",
        "hours": "毎日16時〜21時",
        "cost": "無料",
        "official_url": "https://www.inochinodenwa.org/",
        "open_now": False,
    },
]
