// The provisional plan as a card: to read, to keep as a file, to print on one page.
import { el } from "./dom";
import { linked, telephone } from "./links";
import type { Card, Contact, Support } from "./types";

/** So many proposals need small print to stay on one page. */
const LONG_PLAN = 3;

export function planCard(card: Card): HTMLElement {
  const shown = el(
    "section",
    { class: "card", "data-testid": "card", "aria-label": card.title },
    el(
      "header",
      { class: "card-head" },
      el("h3", {}, card.title),
      el("p", { class: "card-facts" }, el("span", {}, `受付番号 ${card.number}`), el("span", {}, card.made_on)),
      el("p", { class: "card-provisional" }, card.provisional),
    ),
    card.intention && part("あなたの希望", el("p", { class: "card-wish" }, card.intention)),
    card.nothing_yet && el("p", {}, ...linked(card.nothing_yet)),
    card.steps.length > 0 && part("今週すること", list(card.steps, "card-steps")),
    card.supports.length > 0 &&
      el("ol", { class: "card-supports", "aria-label": "使えるかもしれない助け" }, ...card.supports.map(support)),
    card.documents.length > 0 &&
      part("持っていくもの（なくても 先に相談できます）", list(card.documents, "card-documents")),
    card.goals.length > 0 && part("めあて", list(card.goals.map((goal) => `${goal.text}（${goal.due}まで）`), "card-goals")),
    part("わからないとき・話したいとき", contact(card.desk)),
    el("p", { class: "card-closing" }, card.closing),
  );
  shown.append(actions(shown, card));
  return shown;
}

function part(title: string, ...inside: Node[]): HTMLElement {
  return el("div", { class: "card-part" }, el("h4", {}, title), ...inside);
}

function list(items: string[], kind: string): HTMLElement {
  return el("ul", { class: kind }, ...items.map((item) => el("li", {}, ...linked(item))));
}

function support(offered: Support): HTMLElement {
  return el(
    "li",
    { class: offered.urgent ? "card-support urgent" : "card-support" },
    el(
      "h4",
      {},
      offered.urgent && el("span", { class: "card-urgent" }, "いそぎ"),
      offered.name,
      offered.official_name !== offered.name && el("small", {}, `（${offered.official_name}）`),
    ),
    el("p", {}, offered.what),
    offered.amount && el("p", { class: "card-amount" }, offered.amount),
    contact(offered.contact),
    offered.say && el("p", { class: "card-say" }, el("b", {}, "窓口で言うこと："), `「${offered.say.replace(/^「|」$/g, "")}」`),
    ...offered.caveats.map((caveat) => el("p", { class: "card-caveat" }, `※ ${caveat}`)),
    offered.unverified.length > 0 &&
      el("p", { class: "card-caveat" }, `※ まだ確かめていないこと：${offered.unverified.join("、")}`),
  );
}

function contact(office: Contact): HTMLElement {
  return el(
    "p",
    { class: "card-contact" },
    el("b", {}, office.name),
    !!office.phone &&
      el("a", { class: "tel", href: telephone(office.phone), "data-as-written": true }, `電話 ${office.phone}`),
    !!office.hours && el("span", {}, office.hours),
    !!office.address && el("span", {}, office.address),
    !!office.note && el("span", {}, office.note),
  );
}

function actions(shown: HTMLElement, card: Card): HTMLElement {
  const print = el("button", { type: "button", class: "plain" }, "印刷する");
  const keep = el("button", { type: "button", class: "plain", "data-testid": "keep-card" }, "この案をとっておく");
  print.addEventListener("click", () => {
    markForPrint(shown);
    window.print();
  });
  keep.addEventListener("click", () => download(asFile(shown, card.title), `${card.title}.html`));
  return el(
    "div",
    { class: "card-actions", "data-as-written": true },
    el("div", { class: "row" }, keep, print),
    el("p", { class: "hint" }, "「とっておく」をおすと、ファイルがこのスマホやパソコンに残ります。"),
  );
}

/** The card that a print shows: the newest, or the one whose button was pressed. */
export function markForPrint(card: HTMLElement): void {
  for (const other of document.querySelectorAll(".to-print")) {
    other.classList.remove("to-print");
    other.closest(".message")?.classList.remove("holds-print");
  }
  card.classList.add("to-print");
  card.closest(".message")?.classList.add("holds-print");
  const page = document.documentElement.classList;
  page.add("has-card");
  page.toggle("short-plan", card.querySelectorAll(".card-support").length < LONG_PLAN);
}

const FILE_STYLE =
  "body{font:16px/1.7 sans-serif;max-width:44em;margin:1em auto;padding:0 1em;color:#1a1a1a}" +
  "h3{font-size:1.3em;margin:0}h4{margin:.8em 0 .2em}p,ul,ol{margin:.2em 0}.card-part,.card-support{margin:.8em 0}" +
  ".card-facts span,.card-contact>*{margin-right:1em}.card-say{border-left:4px solid #197a4b;padding-left:.6em}" +
  ".card-provisional,.card-caveat,.card-closing{font-size:.9em}.card-urgent{border:2px solid;padding:0 .3em;margin-right:.4em}" +
  "@media print{body{font-size:10pt;line-height:1.45;margin:0}}";

function asFile(shown: HTMLElement, title: string): string {
  const copy = shown.cloneNode(true) as HTMLElement;
  copy.querySelector(".card-actions")?.remove();
  const isRead = document.documentElement.dataset.furigana === "on";
  if (!isRead) copy.querySelectorAll("rt").forEach((reading) => reading.remove());
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = "ja";
  page.head.prepend(el("meta", { charset: "utf-8" }), el("meta", { name: "viewport", content: "width=device-width" }));
  page.head.append(el("style", {}, FILE_STYLE));
  page.body.append(copy);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function download(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "text/html;charset=utf-8" }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
