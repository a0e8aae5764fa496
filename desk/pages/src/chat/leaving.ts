// すぐ閉じる: away from this page at once, by button or by Escape twice, with nothing left on the device.
import { byId, given } from "./dom";
import * as keeping from "./keeping";

const TWICE_WITHIN_MS = 1_500;

/** `stop` ends what still runs; `warn` tells after the first Escape what a second one does. */
export function watchForExit(stop: () => void, warn: (words: string) => void): void {
  const leave = () => {
    document.documentElement.classList.add("gone");
    document.title = "天気";
    stop();
    keeping.forgetAll();
    byId<HTMLTextAreaElement>("input").value = "";
    byId("log").textContent = "";
    // `replace`: this page leaves the history, so "back" does not come here.
    window.location.replace(given("exit"));
  };
  byId("quick-exit").addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let before = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229 || event.repeat) return;
    const now = Date.now();
    if (now - before < TWICE_WITHIN_MS) return leave();
    before = now;
    warn("もう一度 Escape をおすと、このページを閉じます。");
  });
  window.addEventListener("pageshow", (event) => {
    // Come back out of the browser's memory: begin with an empty page.
    if (event.persisted && document.documentElement.classList.contains("gone")) window.location.reload();
  });
}
