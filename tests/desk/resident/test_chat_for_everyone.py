"""The page for everyone: axe, keyboard, screen reader, 320 px, large letters, furigana, colours, paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.desk.resident.conftest import Visit
from tests.desk.resident.plan import CARD, LINES
from tests.desk.resident.visitor import Visitor

pytestmark = pytest.mark.slow

CHOICES = [
    {"id": "1", "title": "つづきを話す", "payload": "つづき"},
    {"id": "2", "title": "人と話したい", "payload": "人"},
]


def whole_talk(visitor: Visitor) -> None:
    """A talk with everything that can be shown."""
    visitor.begin()
    visitor.write("家賃が払えません")
    visitor.desk.say(
        {
            "text": "話してくれて、ありがとうございます。",
            "author": "safety",
            "extra": {"lines": LINES, "choices": CHOICES},
        },
        {"text": "田中です。読みました。", "author": "consultant"},
        {"text": "相談員がいない時間です。", "author": "system"},
        {"text": CARD["text"], "kind": "card", "extra": {"card": CARD, "progress": {"now": 8, "of": 8}}},
    )
    expect(visitor.the("card")).to_be_visible()


def faults(visitor: Visitor) -> list[str]:
    """What axe finds, by rule and place."""
    found: dict[str, Any] = Axe().run(visitor.page).response
    return [
        f"{fault['id']}: {node['target']} {node['html'][:90]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, scheme: str) -> None:
    visitor = visit(color_scheme=scheme)
    visitor.open()
    assert faults(visitor) == []
    visitor.picture(f"narrow-{scheme}-start")
    whole_talk(visitor)
    assert faults(visitor) == []
    visitor.messages("safety").scroll_into_view_if_needed()
    visitor.picture(f"narrow-{scheme}-crisis")
    visitor.open_menu()
    visitor.the("close").click()
    assert faults(visitor) == []
    visitor.picture(f"narrow-{scheme}-menu")


def test_axe_finds_nothing_on_a_wide_screen_with_furigana(visit: Visit) -> None:
    visitor = visit(viewport={"width": 1280, "height": 860})
    visitor.open()
    visitor.picture("wide-start")
    whole_talk(visitor)
    visitor.open_menu()
    visitor.page.get_by_label("漢字に ふりがなを つける").check()
    expect(visitor.the("card").locator("rt", has_text="しえん").first).to_be_visible()
    assert faults(visitor) == []
    visitor.picture("wide-furigana")
    visitor.page.get_by_label(re.compile("ふりがなを")).uncheck()
    expect(visitor.the("card").locator("rt").first).to_be_hidden()
    visitor.open_menu()
    visitor.messages("safety").scroll_into_view_if_needed()
    visitor.picture("wide-talk")


def test_forced_colours_keep_everything_readable(visit: Visit) -> None:
    visitor = visit(forced_colors="active")
    whole_talk(visitor)
    assert faults(visitor) == []
    visitor.picture("narrow-forced-colours")


@pytest.mark.parametrize("size", ["小", "中", "大"])
@pytest.mark.parametrize("furigana", [False, True])
def test_nothing_runs_out_of_320_pixels(visit: Visit, size: str, furigana: bool) -> None:
    visitor = visit(viewport={"width": 320, "height": 640})
    whole_talk(visitor)
    visitor.open_menu()
    visitor.page.get_by_label(size, exact=True).check()
    if furigana:
        visitor.page.get_by_label("漢字に ふりがなを つける").check()
        expect(visitor.the("card").locator("rt").first).to_be_visible()
    assert overflow(visitor) == 0
    visitor.open_menu()
    assert overflow(visitor) == 0
    visitor.picture(f"320-{'smd'['小中大'.index(size)]}{'-furigana' if furigana else ''}")


def test_letters_of_200_percent_and_a_zoom_of_400_percent_fit(visit: Visit) -> None:
    visitor = visit(viewport={"width": 320, "height": 256})
    whole_talk(visitor)
    assert overflow(visitor) == 0
    visitor.picture("zoom-400")
    expect(visitor.the("quick-exit")).to_be_in_viewport()
    visitor.the("input").focus()
    visitor.page.keyboard.type("見える")
    assert not is_covered(visitor, "input")
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    visitor.page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert overflow(visitor) == 0
    visitor.the("input").focus()
    visitor.page.keyboard.type("る")
    assert not is_covered(visitor, "input")
    expect(visitor.the("quick-exit")).to_be_in_viewport()
    visitor.picture("letters-200")


def overflow(visitor: Visitor) -> int:
    """Pixels that stick out at the side."""
    wide: int = visitor.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def is_covered(visitor: Visitor, name: str) -> bool:
    """Whether something lies over the middle of a part."""
    covered: bool = visitor.the(name).evaluate(
        """part => {
            const box = part.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return top !== part && !part.contains(top);
        }"""
    )
    return covered


def test_the_whole_talk_goes_by_keyboard_alone(visit: Visit) -> None:
    visitor = visit(viewport={"width": 1000, "height": 800})
    keys = visitor.page.keyboard
    visitor.open()
    for _ in range(12):
        keys.press("Tab")
        if visitor.page.evaluate("document.activeElement.id") == "start":
            break
    keys.press("Enter")
    expect(visitor.the("log")).to_have_attribute("data-ready", "")
    expect(visitor.page.locator("#talk-title")).to_be_focused()
    visitor.desk.say({"text": "ひとりですか", "extra": {"choices": CHOICES}})
    expect(visitor.the("choice")).to_have_count(2)
    keys.press("Tab")
    expect(visitor.the("choice").first).to_be_focused()
    keys.press("Enter")
    expect(visitor.the("input")).to_be_focused()  # the next words can be typed at once
    keys.type("ひとりです")
    keys.press("Tab")
    expect(visitor.the("send")).to_be_focused()
    keys.press("Enter")
    visitor.expect_heard("つづき", "ひとりです")


def test_a_finger_on_a_choice_does_not_open_the_keyboard(visit: Visit) -> None:
    visitor = visit(has_touch=True, is_mobile=True)
    visitor.begin()
    visitor.desk.say({"text": "ひとりですか", "extra": {"choices": CHOICES}})
    visitor.the("choice").first.tap()
    visitor.expect_heard("つづき")
    expect(visitor.the("input")).not_to_be_focused()


def test_only_the_newest_words_are_read_aloud_and_the_region_is_emptied(visitor: Visitor) -> None:
    visitor.begin()
    visitor.listen_to_screen_reader()
    visitor.desk.say({"text": "一つめの文"}, {"text": "二つめの文"})
    expect(visitor.the("live")).to_contain_text("二つめの文")
    expect(visitor.the("live")).to_contain_text("一つめの文")  # one answer in two bubbles
    expect(visitor.the("live")).to_have_text("", timeout=2_500)
    visitor.desk.say({"text": "三つめの文"})
    expect(visitor.the("live")).to_contain_text("自動の受付。")
    said = visitor.heard_aloud()
    assert "三つめの文" in said[-1]
    assert "一つめの文" not in said[-1]
    visitor.write("わたしの文")
    visitor.expect_heard("わたしの文")
    assert not any("わたしの文" in words for words in visitor.heard_aloud())


def test_the_list_is_a_log_that_announces_nothing_by_itself(visitor: Visitor) -> None:
    visitor.begin()
    log = visitor.page.get_by_role("log", name="いままでのお話")
    expect(log).to_have_attribute("aria-live", "off")


def test_after_a_reload_the_history_is_there_and_is_not_read_aloud(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("わたしの文")
    visitor.desk.say({"text": "受付の文"})
    expect(visitor.messages("bot")).to_have_count(1)
    visitor.page.add_init_script(
        """document.addEventListener('DOMContentLoaded', () => {
            window.said = [];
            const region = document.querySelector('[data-testid=live]');
            new MutationObserver(() => region.textContent && window.said.push(region.textContent))
                .observe(region, {childList: true, characterData: true, subtree: true});
        })"""
    )
    visitor.page.reload()
    expect(visitor.the("log")).to_have_attribute("data-ready", "")
    expect(visitor.messages()).to_have_count(2)
    visitor.page.wait_for_timeout(500)
    assert visitor.heard_aloud() == []


def test_a_message_never_moves_the_focus_and_a_button_shows_it_when_scrolled_up(visitor: Visitor) -> None:
    visitor.begin()
    visitor.desk.say(*({"text": f"{place}つめの長い文です。" * 6} for place in range(8)))
    expect(visitor.messages("bot")).to_have_count(8)
    expect(visitor.the("new-messages")).to_be_visible()  # more came at once than fits
    visitor.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(visitor.the("new-messages")).to_be_hidden()
    visitor.the("input").focus()
    visitor.page.evaluate("window.scrollTo(0, 0)")
    visitor.page.wait_for_timeout(100)
    visitor.desk.say({"text": "いちばん新しい文"})
    expect(visitor.the("new-messages")).to_be_visible()
    expect(visitor.the("input")).to_be_focused()
    assert visitor.page.evaluate("window.scrollY") == 0
    visitor.the("new-messages").click()
    expect(visitor.the("new-messages")).to_be_hidden()
    expect(visitor.messages("bot").last).to_be_in_viewport()


def test_the_title_tells_of_a_new_message_while_the_person_is_elsewhere(visitor: Visitor) -> None:
    visitor.begin()
    before = visitor.page.title()
    visitor.page.evaluate(
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})"
    )
    visitor.desk.say({"text": "お返事です"})
    expect(visitor.page).to_have_title(re.compile("新しいメッセージ"))
    visitor.page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'visible'})")
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(visitor.page).to_have_title(before)


@pytest.mark.parametrize("proposals", [2, 3])
@pytest.mark.parametrize("furigana", [False, True])
def test_the_plan_prints_alone_on_one_page(visitor: Visitor, furigana: bool, proposals: int) -> None:
    whole_talk(visitor)
    if proposals < len(CARD["supports"]):
        shorter = {**CARD, "supports": CARD["supports"][:proposals]}
        visitor.desk.say({"text": CARD["text"], "kind": "card", "extra": {"card": shorter}})
        expect(visitor.the("card")).to_have_count(2)
    if furigana:
        visitor.open_menu()
        visitor.page.get_by_label("漢字に ふりがなを つける").check()
        expect(visitor.the("card").last.locator("rt").first).to_be_visible()
    paper = visitor.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    visitor.page.emulate_media(media="print")
    expect(visitor.the("card").last).to_be_visible()
    expect(visitor.the("card").locator("li.card-support >> visible=true")).to_have_count(proposals)
    for hidden in (
        visitor.messages("resident"),
        visitor.messages("safety"),
        visitor.the("quick-exit"),
        visitor.the("input"),
    ):
        expect(hidden.first).to_be_hidden()
    visitor.picture(f"printed-{proposals}{'-furigana' if furigana else ''}")


def test_without_a_plan_the_talk_is_not_printed(visitor: Visitor) -> None:
    visitor.begin()
    visitor.write("ひみつの話")
    visitor.page.emulate_media(media="print")
    expect(visitor.messages("resident")).to_be_hidden()
