// Where the person writes: nothing is sent while kana are being converted, nothing written is ever lost.
import { byId } from "./dom";
import * as keeping from "./keeping";

const LONGEST = 5_000;
const COUNT_FROM = 4_500;
const NUMBER = new Intl.NumberFormat("ja-JP");

export class Composer {
  private readonly form = byId<HTMLFormElement>("composer");
  private readonly input = byId<HTMLTextAreaElement>("input");
  private readonly note = byId("input-note");

  constructor(
    private readonly send: (text: string) => void,
    private readonly writes: () => void,
  ) {
    this.input.value = keeping.read("draft") ?? "";
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => {
      this.onInput();
      if (!this.isEmpty) this.writes();
    });
    this.onInput();
  }

  get isEmpty(): boolean {
    return this.input.value.trim() === "";
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  clear(): void {
    this.input.value = "";
    this.onInput();
  }

  /** Give back what the desk could not take, so that it can be changed. */
  giveBack(text: string, why: string): void {
    this.input.value = this.isEmpty ? text : `${text}\n${this.input.value}`;
    this.onInput();
    this.tell(why);
  }

  tell(words: string): void {
    this.note.textContent = words;
  }

  private submit(): void {
    const text = this.input.value.trim();
    if (!text) return this.tell("何か書いてから、送ってください。");
    if (length(text) > LONGEST) return this.tell(tooLong(text));
    this.clear();
    this.send(text);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    // 変換中の Enter は決定であって、送信ではない。keyCode 229 は、そう言わないブラウザのため。
    if (event.isComposing || event.keyCode === 229) return;
    // On a phone's keyboard Enter makes a line; the button sends.
    if (window.matchMedia("(pointer: coarse)").matches && !window.matchMedia("(any-pointer: fine)").matches) return;
    event.preventDefault();
    this.submit();
  }

  private onInput(): void {
    const text = this.input.value;
    keeping.write("draft", text.trim() ? text : null);
    const long = length(text.trim());
    if (long > LONGEST) this.tell(tooLong(text.trim()));
    else this.tell(long >= COUNT_FROM ? `あと ${NUMBER.format(LONGEST - long)}文字 書けます。` : "");
    this.grow();
  }

  /** As high as what is written, up to a bound that the style sets. */
  private grow(): void {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 4}px`;
  }
}

/** Characters as the desk counts them: an emoji is one, not two. */
function length(text: string): number {
  return Array.from(text).length;
}

function tooLong(text: string): string {
  const long = NUMBER.format(length(text));
  return `いま ${long}文字です。${NUMBER.format(LONGEST)}文字までに分けて送ってください。書いた文は消えていません。`;
}
