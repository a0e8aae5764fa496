"""Danger in the middle of the form, in real browsers: fixed words within a second, a consultant alarmed; Rasa up or killed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.stack import Resident, Stack

pytestmark = pytest.mark.slow

EMAIL, PASSWORD = "kinkyu@example.jp", "nagai-password-12"
SECOND = 1_000
BEFORE_DANGER = (
    "はい、いいです",
    "パートのシフトが減って家賃を2か月払えていません。娘は中1です",
    "はい、合っています",
)
IN_DANGER = "収入は8万です。でももう生きてる意味ないです"
TIMES_MEASURED = 9


@pytest.fixture(scope="module")
def office(stack: Stack, browser: Browser) -> Iterator[Page]:
    """A consultant, logged in, with the console open."""
    stack.run(
        "-m", "desk.accounts", "create", "--role", "consultant", "--email", EMAIL, "--name", "当番",
        "--password-stdin", stdin=f"{PASSWORD}\n",
    )  # fmt: skip
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{stack.url}/console")
    page.get_by_test_id("login-email").fill(EMAIL)
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()
    expect(page).to_have_url(f"{stack.url}/console")
    yield page
    context.close()


@contextmanager
def somebody(browser: Browser) -> Iterator[Page]:
    """A resident with a phone."""
    context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    yield context.new_page()
    context.close()


@contextmanager
def without_rasa(stack: Stack) -> Iterator[None]:
    """Rasa is killed, and started again afterwards for the tests that follow."""
    stack.kill("rasa")
    try:
        yield
    finally:
        stack.start("rasa")


def write(page: Page, text: str) -> None:
    """Write and press 送る."""
    page.get_by_test_id("input").fill(text)
    page.get_by_test_id("send").click()


def write_and_be_answered(page: Page, text: str) -> None:
    """Write, and wait for the bot's next words."""
    words = page.locator("[data-testid=message][data-author=bot]")
    before = words.count()
    write(page, text)
    page.wait_for_function(
        "before => document.querySelectorAll('[data-testid=message][data-author=bot]').length > before",
        arg=before,
        timeout=20 * SECOND,
    )


def seconds_until_safe_words(page: Page, text: str) -> float:
    """Send a message; how long until the fixed words stand on the page, by the page's own clock."""
    page.evaluate(
        """() => {
            const shown = () => document.querySelector('[data-testid=message][data-author=safety] a[href^="tel:"]');
            document.querySelector('[data-testid=send]').addEventListener(
                'click', () => { window.sentAt = performance.now(); }, {capture: true, once: true});
            new MutationObserver(() => {
                if (shown() && !window.safeAt) window.safeAt = performance.now();
            }).observe(document.body, {childList: true, subtree: true});
        }"""
    )
    write(page, text)
    page.wait_for_function("() => window.safeAt > 0", timeout=20 * SECOND)
    took: float = page.evaluate("() => (window.safeAt - window.sentAt) / 1000")
    return took


def expect_help(page: Page) -> None:
    """The fixed words, numbers to tap, one question, and a talk that goes on."""
    safe = page.locator("[data-testid=message][data-author=safety]").last
    expect(safe).to_contain_text("プログラム")
    links = safe.locator("a[href^='tel:']")
    assert links.count() >= 2
    assert any("119" in (links.nth(place).get_attribute("href") or "") for place in range(links.count()))
    expect(page.get_by_test_id("input")).to_be_enabled()


def expect_alarm(office: Page, before: int) -> None:
    """The banner comes to the console by itself, at once."""
    expect(office.locator(f"[data-alarms='{before + 1}']")).to_be_visible(timeout=2 * SECOND)


def alarms_shown(office: Page) -> int:
    banner = office.get_by_test_id("alarm-banner")
    return int(banner.get_attribute("data-alarms") or 0) if banner.count() else 0


def take_the_newest(office: Page, stack: Stack) -> None:
    """The consultant opens the case from the banner and takes it."""
    before = alarms_shown(office)
    office.get_by_test_id("alarm-banner").get_by_role("link").last.click()
    office.get_by_test_id("take").click()
    if before > 1:
        expect(office.locator(f"[data-alarms='{before - 1}']")).to_be_visible(timeout=5 * SECOND)
    else:
        expect(office.get_by_test_id("alarm-banner")).not_to_be_visible(timeout=5 * SECOND)
    office.goto(f"{stack.url}/console")


def test_in_the_middle_of_the_form_help_stands_within_a_second_and_a_consultant_is_alarmed(
    stack: Stack, browser: Browser, office: Page
) -> None:
    before = alarms_shown(office)
    with somebody(browser) as page:
        page.goto(stack.url)
        page.get_by_test_id("start").click()
        expect(page.locator("[data-testid=message][data-author=bot]").first).to_be_visible(
            timeout=20 * SECOND
        )
        for text in BEFORE_DANGER:
            write_and_be_answered(page, text)
        took = seconds_until_safe_words(page, IN_DANGER)
        expect_alarm(office, before)
        print(f"\nfrom 送る to the fixed words on the page: {took:.2f} s")
        assert took < 1.0
        expect_help(page)
        page.wait_for_timeout(2 * SECOND)
        after = page.evaluate(
            """() => {
                const all = [...document.querySelectorAll('[data-testid=message]')];
                const at = all.findLastIndex(one => one.dataset.author === 'safety');
                return all.slice(at + 1).map(one => one.dataset.author);
            }"""
        )
        assert "bot" not in after, "no question of the form comes after the words for danger"
        take_the_newest(office, stack)


def test_with_rasa_killed_the_same_help_stands_there_and_the_same_alarm_rings(
    stack: Stack, browser: Browser, office: Page
) -> None:
    before = alarms_shown(office)
    with without_rasa(stack), somebody(browser) as page:
        page.goto(stack.url)
        page.get_by_test_id("start").click()
        expect(page.get_by_test_id("input")).to_be_enabled(timeout=20 * SECOND)
        took = seconds_until_safe_words(page, "もう死にたいです。つかれました")
        expect_alarm(office, before)
        print(f"\nfrom 送る to the fixed words on the page, Rasa killed: {took:.2f} s")
        assert took < 1.0
        expect_help(page)
        take_the_newest(office, stack)


def seconds_to_the_first_safe_event(resident: Resident, text: str) -> float:
    """From the POST to the fixed words in the stream of events."""
    after = resident.seen
    started = time.perf_counter()
    message_id = resident.say(text)
    for event in resident.events(after=after):
        if event["event"] == "message" and event["author"] == "safety" and event["reply_to"] == message_id:
            return time.perf_counter() - started
    raise AssertionError("no words for danger came")


def measure(stack: Stack, residents: list[Resident]) -> list[float]:
    """One measurement for each resident."""
    return [seconds_to_the_first_safe_event(resident, IN_DANGER) for resident in residents]


def test_from_the_post_to_the_event_takes_less_than_a_second_with_rasa_and_without(stack: Stack) -> None:
    with_rasa = measure(stack, [stack.resident().open() for _ in range(TIMES_MEASURED)])
    residents = [stack.resident().open() for _ in range(TIMES_MEASURED)]
    with without_rasa(stack):
        killed = measure(stack, residents)
    for name, seconds in (("Rasa up", with_rasa), ("Rasa killed", killed)):
        print(
            f"\n{name}: median {statistics.median(seconds) * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms"
        )
    assert max(with_rasa) < 1.0
    assert max(killed) < 1.0
