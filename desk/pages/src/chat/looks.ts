// How the page looks for this person: size of the letters, furigana.
import { byId, el } from "./dom";
import * as keeping from "./keeping";

const SIZES = ["s", "m", "l"];

export function isFuriganaOn(): boolean {
  return document.documentElement.dataset.furigana === "on";
}

/** Bind the switches; `onFurigana` is called when the readings are wanted. */
export function bindLooks(onFurigana: () => void): void {
  const page = document.documentElement;
  const size = keeping.read("size");
  const sizes = Array.from(document.querySelectorAll<HTMLInputElement>("input[name=size]"));
  const setSize = (name: string) => {
    page.dataset.size = name;
    for (const one of sizes) one.checked = one.value === name;
  };
  setSize(size && SIZES.includes(size) ? size : "m");
  for (const one of sizes) {
    one.addEventListener("change", () => {
      setSize(one.value);
      keeping.write("size", one.value);
    });
  }
  const toggle = byId<HTMLInputElement>("furigana");
  toggle.checked = keeping.read("furigana") === "on";
  const show = () => {
    page.dataset.furigana = toggle.checked ? "on" : "off";
    keeping.write("furigana", toggle.checked ? "on" : null);
    if (!toggle.checked) return;
    raiseReadings();
    onFurigana();
  };
  toggle.addEventListener("change", show);
  show();
}

/** The page's own words bring their readings along. */
function raiseReadings(): void {
  for (const words of document.querySelectorAll<HTMLElement>("[data-reading]")) {
    const reading = el("rt", {}, words.dataset.reading ?? "");
    const raised = el("ruby", {}, words.textContent ?? "", reading);
    words.removeAttribute("data-reading");
    words.textContent = "";
    words.append(raised);
  }
}

/** The web font comes after the page, and not at all to somebody who saves data or has a slow line. */
export function loadFont(): void {
  const line = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
  if (line?.saveData || /2g|3g/.test(line?.effectiveType ?? "")) return;
  const address = document.querySelector<HTMLLinkElement>("link[data-font]")?.dataset.font;
  if (!address) return;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = address;
  document.head.append(sheet);
}
