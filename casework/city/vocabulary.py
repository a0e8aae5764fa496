"""The words that a city's rules may use: each with its kind, its Japanese name and what to ask for it.

docs/programmes.md lists them for a city's staff; a test holds that list against this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rule_engine import DataType

Kind = Literal["bool", "number", "text", "texts"]
KINDS = {
    "bool": DataType.BOOLEAN,
    "number": DataType.FLOAT,
    "text": DataType.STRING,
    "texts": DataType.ARRAY(DataType.STRING),
}


@dataclass(frozen=True)
class Word:
    """One fact. `slot` is the intake's question for it, `question` what a consultant asks instead."""

    name: str
    kind: Kind
    label: str
    unit: str = ""
    slot: str = ""
    question: str = ""

    @property
    def ask(self) -> str:
        """What to ask as long as it is not known: the intake's slot, or a question in words."""
        return self.slot or self.question or f"{self.label}を確認する"


class Vocabulary:
    """A set of words; equal only to itself, so that compiled rules can be kept by it."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = {word.name: word for word in words}

    def __contains__(self, name: str) -> bool:
        return name in self.words

    def with_amounts(self, amounts: Iterable[tuple[str, str]]) -> Vocabulary:
        """The same words, and a city's amounts (id, label) as numbers in yen."""
        return Vocabulary(
            [*self.words.values(), *(Word(name, "number", label, "円") for name, label in amounts)]
        )


OFFICE_DECIDES = "office_decides"
"""A condition that only the office in charge can judge: always open, and nobody is asked for it."""


def _flags(prefix: str, labels: dict[str, str]) -> list[Word]:
    return [Word(f"{prefix}_{name}", "bool", label) for name, label in labels.items()]


NEEDS = _flags(
    "need",
    {"housing": "住まい", "household_budget": "家計", "child_learning": "子どもの学習", "employment": "就労"},
)
RISKS = _flags(
    "risk",
    {
        "self_harm": "死にたい気持ち・自傷",
        "violence": "暴力・おどし",
        "child_abuse": "子どもへの虐待",
        "no_shelter": "今夜の寝場所がない",
        "no_food": "食べるものがない",
        "utilities_cut": "電気・ガス・水道の停止",
        "medical": "急な病気・薬切れ",
    },
)
ANSWERS = [
    Word("age", "number", "年齢", "歳", slot="age"),
    Word("household_size", "number", "世帯人数", "人", slot="household_size"),
    Word("monthly_income", "number", "世帯の月収", "円", slot="monthly_income"),
    Word("savings", "number", "預貯金", "円", slot="savings"),
    Word("debt_total", "number", "借入れの総額", "円", slot="debt_total"),
    Word("rent", "number", "家賃", "円", slot="rent"),
    Word("rent_arrears_months", "number", "家賃の滞納", "か月", slot="rent_arrears_months"),
    Word("job_status", "text", "仕事の状況", slot="job_status"),
    Word("months_since_job_loss", "number", "離職・廃業から", "か月", slot="job_loss_when"),
    Word("child_stages", "texts", "子どもの学年", slot="children"),
    Word("has_child", "bool", "子どもがいる", slot="children"),
    Word("has_preschool", "bool", "小学校入学前の子がいる", slot="children"),
    Word("has_elementary", "bool", "小学生がいる", slot="children"),
    Word("has_junior_high", "bool", "中学生がいる", slot="children"),
    Word("has_high_school", "bool", "高校生がいる", slot="children"),
    Word("contact_safe", "bool", "連絡しても安全", slot="contact_safe"),
]
FACTS = [
    Word("tenant", "bool", "賃貸の住まい", question="住まいは賃貸ですか（持ち家・寮ではありませんか）"),
    Word("home_owner", "bool", "持ち家", question="持ち家ですか"),
    Word(
        "income_dropped",
        "bool",
        "自分の都合ではない収入の減少",
        question="仕事や収入が、ご自分の都合ではなく減りましたか（休業・シフト減など）",
    ),
    Word(
        "months_since_income_drop",
        "number",
        "収入が減ってから",
        "か月",
        question="世帯の収入が大きく減ったのはいつですか",
    ),
    Word(
        "job_search_break",
        "bool",
        "病気・けが・育児で30日以上求職できない期間",
        question="離職のあと、病気・けが・育児などで30日以上 仕事を探せない期間がありましたか",
    ),
    Word(
        "main_earner",
        "bool",
        "世帯の生計を主に支えている",
        question="世帯の生計を主に支えている方はどなたですか",
    ),
    Word("wants_work", "bool", "求職の意思", question="仕事を探したいお気持ちはありますか"),
    Word("wants_to_move", "bool", "転居の希望", question="家賃の低い住まいへ移ることを考えていますか"),
    Word(
        "moving_found_needed",
        "bool",
        "家計改善支援で転居が必要と認められた",
        question="家計改善支援で転居の必要性を確認する",
    ),
    Word("single_parent", "bool", "ひとり親", question="お一人で子育てをしていますか"),
    Word("tax_exempt", "bool", "住民税非課税の世帯", question="住民税はかかっていますか（非課税ですか）"),
    Word("on_public_assistance", "bool", "生活保護を受けている", question="いま生活保護を利用していますか"),
    Word(
        "similar_benefit", "bool", "似た給付を受けている", question="家賃を助けるほかの給付を受けていますか"
    ),
    Word("income_expected", "bool", "近く入るお金がある", question="次にお金が入るのはいつですか"),
    Word(
        "employment_insurance_open",
        "bool",
        "雇用保険を受けられる見込み",
        question="雇用保険（失業給付）に入っていましたか",
    ),
    Word(
        "in_eligible_training",
        "bool",
        "対象の資格の訓練を受けている",
        question="看護師などの資格のための学校に通いますか",
    ),
    Word(
        "school_aid_open",
        "bool",
        "就学援助の認定基準に合う",
        question="就学援助の認定基準（所得など）を教育委員会に確認する",
    ),
    Word(OFFICE_DECIDES, "bool", "窓口の判断（だれにも聞かない）"),
    Word(
        "long_plan", "bool", "支援プランを使う意向", question="相談員といっしょに計画をつくることを望みますか"
    ),
    Word("repayable", "bool", "返す見通しがある", question="返していける見通しはありますか"),
    Word(
        "welfare_certificate",
        "bool",
        "障害者手帳がある世帯",
        question="（ご本人が話したときだけ）手帳をお持ちの方がいますか",
    ),
    Word("aged_65", "bool", "65歳以上の世帯員がいる", question="65歳以上の方がいますか"),
    Word(
        "own_income_low",
        "bool",
        "本人の月収が上限以下",
        question="ご本人だけの月収はいくらですか（世帯ではなく）",
    ),
    Word("insured_pension", "bool", "国民年金に加入", question="年金は国民年金ですか（厚生年金ですか）"),
    Word("insured_kokuho", "bool", "国民健康保険に加入", question="健康保険は国民健康保険ですか"),
    Word("in_city", "bool", "この市に住んでいる", question="住んでいる市町村を確認する", slot="area"),
    Word(
        "in_district",
        "bool",
        "窓口の受持ち区域に住んでいる",
        question="住んでいる市町村を確認する",
        slot="area",
    ),
]
DERIVED = [
    Word("home_rent", "number", "家賃（上限まで）", "円", slot="rent"),
    Word("income_cap", "number", "収入基準額（基準額＋家賃）", "円"),
    Word("income_cap_most", "number", "収入基準額（家賃が上限のとき）", "円"),
    Word("income_cap_expected", "number", "収入基準額（見込み・未確認）", "円"),
    Word("asset_cap", "number", "預貯金の上限（基準額×6、100万円まで）", "円"),
    Word("asset_cap_expected", "number", "預貯金の上限（見込み・未確認）", "円"),
    Word("prep_asset_cap", "number", "金融資産の上限（基準額×6）", "円"),
    Word("prep_asset_cap_expected", "number", "金融資産の上限（見込み・未確認）", "円"),
    Word("month_of_living", "number", "ひと月の暮らしの目安（基準額）", "円"),
    Word("debt_to_income", "number", "借入れは月収の", "倍", slot="debt_total"),
    Word("months_of_savings", "number", "手もとのお金で暮らせる", "か月", slot="savings"),
    Word(
        "income_after_deductions",
        "number",
        "控除後の所得（年）",
        "円",
        question="昨年の所得（控除後）を確認する",
    ),
    Word("child_rearing_income_limit", "number", "児童扶養手当の所得限度額", "円", slot="children"),
    Word("crowded", "number", "重なっている困りごと", "こ"),
]
SAID = _flags(
    "said",
    {
        "eviction": "退去・立ち退きの話",
        "eviction_soon": "退去まで日がない",
        "no_place": "行く所・住む所がない",
        "rent_arrears": "家賃の遅れ",
        "net_cafe": "ネットカフェ・車中などで寝ている",
        "staying_with_others": "知人宅などに身を寄せている",
        "dormitory": "寮・社宅を出る",
        "cannot_rent": "部屋を借りられない（保証人・審査・初期費用）",
        "unfit_home": "住める状態でない家",
        "mortgage": "住宅ローンの支払い",
        "moving": "引っ越したい・家賃を下げたい",
        "reduced_income": "収入やシフトが減った",
        "closed_business": "店・事業をやめた",
        "dismissed": "解雇・雇い止め・退職",
        "breadwinner_lost": "家計を支える人の死亡・入院・離職",
        "debt": "借金・ローン・リボ",
        "debt_heavy": "多重債務・取り立て・差し押さえ",
        "guarantor_debt": "保証人としての請求",
        "spending": "お金の管理の困難・使いすぎ",
        "no_outlook": "支払いの見通しが立たない",
        "tax_arrears": "税金の滞納",
        "health_insurance_arrears": "国保料の滞納",
        "pension_arrears": "国民年金の滞納",
        "utility_arrears": "電気・ガス・水道・電話の滞納",
        "working": "今働いている",
        "cannot_work": "今は働けない",
        "dv": "暴力から離れたい",
        "seizure": "差し押さえ",
        "no_job": "仕事がない",
        "no_money": "所持金がほとんどない",
        "short_of_food": "食べるものを減らしている",
        "wants_loan": "借りたい・貸付",
        "income_soon": "近くお金が入る",
        "public_assistance_wish": "生活保護の話",
        "on_public_assistance": "生活保護を受けている",
        "pension_living": "年金で暮らしている",
        "withdrawn": "ひきこもり・長く外に出ていない",
        "rhythm": "昼夜逆転・生活リズムの乱れ",
        "people_fear": "人がこわい・対人の不安",
        "work_blank": "長い空白・経験がない",
        "work_anxiety": "働くことへの不安",
        "application_help": "面接・履歴書",
        "cannot_keep_job": "仕事が続かない",
        "keep_job": "働き続けることの悩み",
        "training_wish": "資格・訓練・勉強したい",
        "short_work": "短い時間・少しずつなら働ける",
        "seasonal_work": "季節の仕事が切れる",
        "job_wish": "仕事をさがしている",
        "more_income": "収入をふやしたい",
        "truancy": "不登校",
        "study_delay": "勉強の遅れ",
        "study_place": "勉強する場所がない",
        "cram_cost": "塾・講習の費用",
        "school_costs": "給食費・学用品・修学旅行の費用",
        "high_school_costs": "高校の費用",
        "higher_costs": "大学・専門学校の費用",
        "dropout": "高校中退",
        "exam": "受験・進路",
        "single_parent": "ひとり親",
        "allowance_received": "手当を受けている",
        "hit_by_parent": "親からの暴力",
        "young_carer": "家族の世話をする子ども",
        "caregiving": "介護",
        "illness": "病気",
        "injury": "けが",
        "mental": "気持ちの不調・眠れない",
        "disability": "障害・手帳",
        "no_doctor": "受診できない・薬がない",
        "medical_cost": "医療費の負担",
        "foreign": "日本語・在留の事情",
        "released": "出所・更生",
        "disaster": "災害",
        "family_trouble": "家族の関係",
        "worn_out": "つらい・困っていると話した",
        "isolated": "孤立",
        "care_leaver": "施設を出る若者",
        "student_loan": "奨学金の返済",
        "communication": "話すこと・書くことが苦手",
        "junior_high_leaver": "中学卒・高校中退",
        "delinquency": "非行",
    },
)
BASE = Vocabulary([*NEEDS, *RISKS, *ANSWERS, *FACTS, *DERIVED, *SAID])
SURE = frozenset(word.name for word in [*NEEDS, *RISKS, *SAID])
"""Facts that are never "not known": a need, a risk or a word is there, or it is not."""
