// The telephone lines of a crisis message: large, tappable, with hours and cost.
import { el } from "./dom";
import { telephone } from "./links";
import type { Line } from "./types";

const OPEN = "いま つながります";
const SHUT = "いまは 時間外です";

export function crisisLines(lines: Line[]): HTMLElement {
  return el("ul", { class: "lines", "data-testid": "lines", "aria-label": "電話できるところ" }, ...lines.map(one));
}

function one(line: Line): HTMLElement {
  const facts = [line.hours, line.cost].filter(Boolean).join("・");
  return el(
    "li",
    { class: "line" },
    el(
      "a",
      line.number
        ? { class: "line-call", href: telephone(line.tel || line.number) }
        : { class: "line-call", href: line.url ?? "", target: "_blank", rel: "noopener noreferrer" },
      el("span", { class: "line-name" }, line.label),
      el("span", { class: "line-number", "data-as-written": true }, line.number ?? "書いて話す"),
    ),
    el(
      "p",
      { class: "line-facts" },
      line.open_now === true && el("strong", { class: "open" }, OPEN),
      line.open_now === false && el("span", { class: "shut" }, SHUT),
      facts && el("span", {}, facts),
      isSafe(line.official_url) &&
        el(
          "a",
          { href: line.official_url ?? "", target: "_blank", rel: "noopener noreferrer" },
          "公式ページ",
          el("span", { class: "unseen" }, `（${line.label}、新しい画面で開きます）`),
        ),
    ),
    !!line.say && el("p", { class: "line-say" }, `「${line.say}」と言ってください。`),
    !!line.verified_on && el("p", { class: "line-checked" }, `${inWords(line.verified_on)}に番号を確かめました`),
  );
}

/** 2026-06-02 → 2026年6月2日 */
function inWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function isSafe(url: string | null | undefined): boolean {
  return !!url && url.startsWith("https://");
}
