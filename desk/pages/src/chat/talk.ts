// One talk on this page: what the desk sends is shown, what the person writes is sent, and nothing gets lost between.
import { closeTalk, tellWriting } from "./api";
import type { Announcer } from "./announce";
import type { Composer } from "./composer";
import { annotate } from "./furigana";
import { isFuriganaOn } from "./looks";
import { MessageList, SENT, WAITING, speaker } from "./messages";
import { Outbox, newClientId } from "./outbox";
import type { Scrolling } from "./scrolling";
import type { Signs } from "./signs";
import { Stream } from "./stream";
import type { Choice, Holder, Message, Unsent } from "./types";

const TELL_WRITING_MS = 3_000;

export interface Parts {
  log: HTMLElement;
  announcer: Announcer;
  composer: Composer;
  scrolling: Scrolling;
  signs: Signs;
  /** The talk was closed elsewhere, or its token is too old; with what could not be sent any more. */
  ended(unsent: string): void;
}

export class Talk {
  private readonly stream: Stream;
  private readonly outbox: Outbox;
  private readonly list: MessageList;
  private isHistory = true;
  private isOver = false;
  private holder: Holder = "bot";
  private toldWriting = 0;

  constructor(
    private readonly token: string,
    private readonly parts: Parts,
  ) {
    this.list = new MessageList(parts.log, (message, choice, how) => this.choose(message, choice, how));
    this.outbox = new Outbox(token, {
      accepted: (message) => this.list.delivery(message.client_id, SENT),
      waiting: (message) => this.list.delivery(message.client_id, WAITING),
      refused: (message, sentence) => this.refused(message, sentence),
      ended: () => this.end(false),
    });
    this.stream = new Stream(token, {
      message: (message) => this.heard(message),
      state: (holder) => this.stands(holder),
      typing: (who) => parts.signs.showTyping(who),
      connected: () => parts.signs.connected(),
      lost: () => parts.signs.lost(),
      ended: (wasClosed) => this.end(wasClosed),
    });
    this.stream.start();
  }

  say(text: string): void {
    this.post({ client_id: newClientId(), text });
  }

  /** Somebody writes: a person at the other end may see that. The program has no use for it. */
  writes(): void {
    if (this.isOver || this.holder === "bot" || Date.now() - this.toldWriting < TELL_WRITING_MS) return;
    this.toldWriting = Date.now();
    tellWriting(this.token);
  }

  /** The network is back, or the person looks at the page again. */
  hurry(): void {
    this.stream.hurry();
    this.outbox.hurry();
  }

  /** Put the readings over what is shown. */
  showReadings(): void {
    void annotate(this.parts.log, this.token);
    void annotate(this.parts.signs.holder, this.token);
  }

  /** Close the talk at the desk; false when the desk could not be reached. */
  async close(): Promise<boolean> {
    this.stop();
    try {
      await closeTalk(this.token);
      return true;
    } catch {
      return false;
    }
  }

  stop(): void {
    this.isOver = true;
    this.stream.stop();
    this.outbox.stop();
  }

  /** Empty the list. */
  clear(): void {
    this.list.clear();
  }

  private post(message: Unsent): void {
    this.list.addUnsent(message);
    this.outbox.add(message);
    this.parts.scrolling.toEnd();
  }

  private choose(message: Message, choice: Choice, how: UIEvent): void {
    this.post({ client_id: newClientId(), text: choice.title, choice: choice.id, of: message.id });
    // After a key or a mouse the next words can be typed at once; a finger must not open the keyboard.
    const byFinger = how instanceof PointerEvent ? how.pointerType === "touch" : window.matchMedia("(pointer: coarse)").matches;
    if (!byFinger) this.parts.composer.focus();
  }

  private refused(message: Unsent, sentence: string): void {
    this.list.removeUnsent(message.client_id);
    const why = sentence || "送れませんでした。もう一度送ってください。";
    if (message.choice === undefined) this.parts.composer.giveBack(message.text, why);
    else this.parts.composer.tell(why);
  }

  private heard(message: Message): void {
    const { scrolling, signs, announcer } = this.parts;
    const wasAtEnd = scrolling.isAtEnd();
    if (message.client_id) this.outbox.seen(message.client_id);
    const shown = this.list.add(message);
    if (!shown) return;
    if (message.progress) signs.progress(message.progress.now, message.progress.of);
    if (isFuriganaOn() && !this.isHistory) void annotate(shown, this.token);
    if (this.isHistory || message.author === "resident") return;
    signs.stopTyping();
    signs.newMessage();
    announcer.say(spoken(message));
    scrolling.arrived(shown, wasAtEnd);
  }

  private stands(holder: Holder): void {
    const { signs, announcer } = this.parts;
    this.holder = holder;
    const changed = signs.setHolder(holder);
    if (changed && !this.isHistory) announcer.say(signs.holderWords);
    if (isFuriganaOn()) void annotate(signs.holder, this.token);
    if (holder !== "bot") signs.noProgress();
    if (this.isHistory) this.historyIsThere();
    this.outbox.hurry();
  }

  /** Everything said so far is shown; from now on what comes is new. */
  private historyIsThere(): void {
    this.isHistory = false;
    for (const message of this.outbox.unsent) this.list.addUnsentOnce(message);
    if (isFuriganaOn()) this.showReadings();
    this.parts.log.setAttribute("data-ready", "");
    this.parts.scrolling.toEnd();
  }

  private end(wasClosed: boolean): void {
    if (this.isOver) return;
    this.stop();
    // Who closed the talk wants nothing kept; whose talk ran out keeps the words for the next one.
    const unsent = this.outbox.unsent.filter((message) => message.choice === undefined);
    this.parts.ended(wasClosed ? "" : unsent.map((message) => message.text).join("\n"));
  }
}

/** A message as it is read aloud. */
function spoken(message: Message): string {
  const lines = (message.lines ?? []).map((line) => `${line.label} ${line.number}`);
  const choices = message.choices.length ? [`答えは ${message.choices.map((choice) => choice.title).join("、")}`] : [];
  return [`${speaker(message.author, message.name)}。`, message.text, ...lines, ...choices].join("\n");
}
