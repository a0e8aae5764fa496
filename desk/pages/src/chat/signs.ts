// Signs in words: whether the line is there, who speaks now, that somebody writes, how far the questions are, the title.
import { byId } from "./dom";
import type { Holder } from "./types";

const TELL_LOST_AFTER_MS = 1_500;
const BACK_FOR_MS = 3_000;
const TYPING_FOR_MS = 8_000;

const LOST = "つながっていません。文は保存されています。つながったら、自動で送ります。";
const BACK = "つながりました。";

const HOLDERS: Record<Holder, string> = {
  bot: "話し相手：自動の受付（プログラム）",
  waiting: "話し相手：相談員をよんでいます。待つあいだも書けます",
  consultant: "話し相手：相談員（人）",
};

export class Signs {
  private readonly status = byId("status");
  private readonly typing = byId("typing");
  readonly holder = byId("holder");
  private readonly title = document.title;
  private timer = 0;
  private typingTimer = 0;
  private isLost = false;
  private unread = 0;
  private words = "";

  constructor() {
    const seen = () => document.visibilityState === "visible" && this.read();
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("focus", seen);
  }

  lost(): void {
    if (this.isLost) return;
    this.isLost = true;
    this.stopTyping();
    window.clearTimeout(this.timer);
    // A line that is back within a moment is no news.
    this.timer = window.setTimeout(() => this.tell(LOST, "lost"), TELL_LOST_AFTER_MS);
  }

  connected(): void {
    if (!this.isLost) return;
    this.isLost = false;
    window.clearTimeout(this.timer);
    if (!this.status.textContent) return;
    this.tell(BACK, "back");
    this.timer = window.setTimeout(() => this.tell("", ""), BACK_FOR_MS);
  }

  tell(words: string, kind = "note"): void {
    this.status.textContent = words;
    this.status.dataset.kind = kind;
  }

  quiet(): void {
    window.clearTimeout(this.timer);
    this.isLost = false;
    this.words = "";
    this.tell("", "");
    this.stopTyping();
    this.read();
  }

  /** Says whether it changed. */
  setHolder(holder: Holder): boolean {
    const words = HOLDERS[holder] ?? HOLDERS.bot;
    document.body.dataset.holder = holder;
    if (words === this.words) return false;
    const isFirst = this.words === "";
    this.words = words;
    this.holder.textContent = words;
    return !isFirst;
  }

  get holderWords(): string {
    return this.words;
  }

  showTyping(who: string): void {
    this.typing.textContent = who === "consultant" ? "相談員が書いています…" : "書いています…";
    this.typing.hidden = false;
    window.clearTimeout(this.typingTimer);
    this.typingTimer = window.setTimeout(() => this.stopTyping(), TYPING_FOR_MS);
  }

  stopTyping(): void {
    window.clearTimeout(this.typingTimer);
    this.typing.hidden = true;
  }

  progress(now: number, of: number): void {
    byId("progress").hidden = false;
    byId("progress-words").textContent = `${now}/${of}`;
    const bar = byId<HTMLProgressElement>("progress-bar");
    bar.max = of;
    bar.value = now;
  }

  noProgress(): void {
    byId("progress").hidden = true;
  }

  /** A message came while the person looks elsewhere. */
  newMessage(): void {
    if (document.visibilityState === "visible" && document.hasFocus()) return;
    this.unread += 1;
    document.title = `（${this.unread}）新しいメッセージ｜${this.title}`;
  }

  private read(): void {
    this.unread = 0;
    document.title = this.title;
  }
}
