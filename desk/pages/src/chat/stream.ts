// What is said, as it is said: server-sent events over fetch, taken up again where they broke off.
import type { Holder, Message } from "./types";

const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** The desk sends a sign of life every 15 seconds; silence for longer than this means a dead line. */
const DEAD_AFTER_MS = 40_000;
const QUIET_MS = 20_000;

export interface Listener {
  message(message: Message): void;
  state(holder: Holder): void;
  typing(who: string): void;
  connected(): void;
  lost(): void;
  /** The talk was closed by the person (true), or the token opens nothing any more. */
  ended(wasClosed: boolean): void;
}

export class Stream {
  private last = 0;
  private tries = 0;
  private heardAt = Date.now();
  private stopped = false;
  private line: AbortController | null = null;
  private watch = 0;
  private pause = 0;
  private wake: (() => void) | null = null;

  constructor(
    private readonly token: string,
    private readonly listener: Listener,
  ) {}

  start(): void {
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    this.line?.abort();
    this.hurry();
  }

  /** Try at once instead of after the pause: the network came back, or the person looks at the page again. */
  hurry(): void {
    // A phone that slept may hold a line that is dead without knowing.
    if (Date.now() - this.heardAt > QUIET_MS) this.line?.abort();
    window.clearTimeout(this.pause);
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listen();
      } catch {
        // A broken line ends here; the next one goes on after the last message that was heard.
      }
      window.clearTimeout(this.watch);
      if (this.stopped) return;
      this.listener.lost();
      const pause = PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)] ?? 15_000;
      await this.rest(pause * (0.75 + Math.random() / 2));
    }
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      this.pause = window.setTimeout(resolve, ms);
    });
  }

  private async listen(): Promise<void> {
    this.line = new AbortController();
    this.heardSomething();
    const answer = await fetch("/api/events", {
      headers: { Authorization: `Bearer ${this.token}`, "Last-Event-ID": String(this.last), Accept: "text/event-stream" },
      cache: "no-store",
      credentials: "omit",
      signal: this.line.signal,
    });
    if (answer.status === 401) return this.end(false);
    if (!answer.ok || !answer.body) throw new Error("no stream");
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.stopped) return;
      this.heardSomething();
      rest += decoder.decode(value, { stream: true });
      const events = rest.split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) this.take(event);
    }
  }

  private heardSomething(): void {
    this.heardAt = Date.now();
    window.clearTimeout(this.watch);
    this.watch = window.setTimeout(() => this.line?.abort(), DEAD_AFTER_MS);
  }

  private take(event: string): void {
    let name = "";
    let data = "";
    let id = "";
    for (const line of event.split("\n")) {
      if (line.startsWith("event: ")) name = line.slice(7);
      else if (line.startsWith("data: ")) data += line.slice(6);
      else if (line.startsWith("id: ")) id = line.slice(4);
    }
    if (!name) return;
    const content = JSON.parse(data);
    if (name === "message") {
      const number = Number(id || content.id);
      if (number <= this.last) return;
      this.last = number;
      this.listener.message(content);
    } else if (name === "state") {
      this.tries = 0;
      this.listener.connected();
      this.listener.state(content.holder);
    } else if (name === "typing") {
      this.listener.typing(String(content.who ?? ""));
    } else if (name === "closed") {
      this.end(true);
    }
  }

  private end(wasClosed: boolean): void {
    if (this.stopped) return;
    this.stop();
    this.listener.ended(wasClosed);
  }
}
