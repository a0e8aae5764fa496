// The list of what was said: each message once, in the desk's order, unsent ones at the end.
import { planCard, markForPrint } from "./card";
import { clockTime, el, given } from "./dom";
import { crisisLines } from "./lines";
import { linked } from "./links";
import type { Author, Choice, Message, Unsent } from "./types";

type Choose = (message: Message, choice: Choice, how: UIEvent) => void;

/** What stands under a message that is not with the desk yet, or was not taken. */
export const SENDING = "送っています…";
export const WAITING = "まだ送れていません。つながったら、自動で送ります。";
export const SENT = "送りました";

export function speaker(author: Author, name?: string | null): string {
  if (author === "resident") return given("resident");
  if (author === "consultant") return name ? `${given("consultant")} ${name}` : given("consultant");
  if (author === "safety") return `大切な${given("system")}`;
  return author === "system" ? given("system") : given("bot");
}

export class MessageList {
  private readonly shown = new Map<number, HTMLElement>();
  private readonly unsent = new Map<string, HTMLElement>();
  private offer: { message: Message; group: HTMLElement } | null = null;

  constructor(
    private readonly log: HTMLElement,
    private readonly choose: Choose,
  ) {}

  /** Show what the desk sent; null when it was shown before. */
  add(message: Message): HTMLElement | null {
    if (this.shown.has(message.id)) return null;
    const waiting = message.client_id ? this.unsent.get(message.client_id) : undefined;
    const made = waiting ?? this.bubble(message);
    if (waiting) this.confirm(waiting, message);
    else this.log.insertBefore(made, this.firstUnsent());
    this.shown.set(message.id, made);
    const before = made.previousElementSibling as HTMLElement | null;
    made.classList.toggle("follows", before?.dataset.author === message.author && message.author !== "safety");
    if (message.author === "resident") {
      if (message.kind === "choice") this.answered(message.text);
    } else {
      if (message.choices.length || message.question) this.settle();
      if (message.choices.length) this.offerChoices(message, made);
    }
    const card = made.querySelector<HTMLElement>(".card");
    if (card) markForPrint(card);
    return made;
  }

  /** Show at once what the person just wrote or pressed. */
  addUnsent(message: Unsent): HTMLElement {
    const body = el("p", { class: "words", "data-as-written": true }, message.text);
    const made = this.frame("resident", "", new Date().toISOString(), body);
    made.classList.add("unsent");
    made.append(el("p", { class: "delivery" }, SENDING));
    this.log.append(made);
    this.unsent.set(message.client_id, made);
    if (message.choice !== undefined) this.answered(message.text);
    return made;
  }

  /** After a reload: what still waits, unless it is shown already. */
  addUnsentOnce(message: Unsent): void {
    if (!this.unsent.has(message.client_id)) this.addUnsent(message);
  }

  delivery(clientId: string, words: string): void {
    const place = this.unsent.get(clientId)?.querySelector(".delivery");
    if (place && place.textContent !== words) place.textContent = words;
  }

  /** The desk did not take it: it leaves the list. */
  removeUnsent(clientId: string): void {
    this.unsent.get(clientId)?.remove();
    this.unsent.delete(clientId);
  }

  clear(): void {
    this.log.textContent = "";
    this.shown.clear();
    this.unsent.clear();
    this.offer = null;
    document.documentElement.classList.remove("has-card");
  }

  private firstUnsent(): Element | null {
    return this.log.querySelector(":scope > .unsent");
  }

  private confirm(bubble: HTMLElement, message: Message): void {
    bubble.classList.remove("unsent");
    bubble.querySelector(".delivery")?.remove();
    bubble.dataset.id = String(message.id);
    if (message.client_id) this.unsent.delete(message.client_id);
    const first = this.firstUnsent();
    if (first && first.compareDocumentPosition(bubble) & Node.DOCUMENT_POSITION_FOLLOWING) {
      this.log.insertBefore(bubble, first);
    }
  }

  private bubble(message: Message): HTMLElement {
    const { author, card, lines } = message;
    const parts: HTMLElement[] = [];
    if (message.unsent) parts.push(el("p", { class: "words quiet" }, "（この文は取り消されました）"));
    else if (!card || message.text !== card.text) parts.push(this.words(message));
    if (card) parts.push(planCard(card));
    if (lines?.length) parts.push(crisisLines(lines));
    const made = this.frame(author, speaker(author, message.name), message.at, ...parts);
    made.dataset.id = String(message.id);
    return made;
  }

  private words(message: Message): HTMLElement {
    if (message.author === "resident") return el("p", { class: "words", "data-as-written": true }, message.text);
    return el("p", { class: "words" }, ...linked(message.text));
  }

  private frame(author: Author, who: string, at: string, ...parts: HTMLElement[]): HTMLElement {
    return el(
      "article",
      { class: `message from-${author}`, "data-testid": "message", "data-author": author, tabindex: "-1" },
      el(
        "p",
        { class: "who" },
        el("span", {}, who || speaker(author)),
        el("time", { datetime: at, "data-as-written": true }, clockTime(at)),
      ),
      ...parts,
    );
  }

  private offerChoices(message: Message, bubble: HTMLElement): void {
    const group = el("div", { class: "choices", role: "group", "aria-label": "答えをえらぶ" });
    for (const choice of message.choices) {
      const button = el("button", { type: "button", class: "choice", "data-testid": "choice", "data-choice": choice.id }, choice.title);
      button.addEventListener("click", (how) => {
        // Never `disabled`: the focus would be lost.
        if (button.getAttribute("aria-disabled") !== "true") this.choose(message, choice, how);
      });
      group.append(button);
    }
    bubble.append(group);
    this.offer = { message, group };
  }

  /** A choice was taken: the others stay readable, and so does the answer. */
  private answered(title: string): void {
    if (!this.offer) return;
    const { message, group } = this.offer;
    const chosen = message.choices.find((choice) => choice.title === title);
    if (!chosen) return;
    const button = group.querySelector(`[data-choice="${CSS.escape(chosen.id)}"]`);
    button?.classList.add("chosen");
    button?.prepend(el("span", { class: "chosen-mark" }, "選んだ答え："));
    this.settle();
  }

  private settle(): void {
    this.offer?.group.querySelectorAll(".choice").forEach((button) => button.setAttribute("aria-disabled", "true"));
    this.offer = null;
  }
}
