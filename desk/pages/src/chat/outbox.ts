// What was written and is not with the desk yet: kept, sent in order, sent again after a lost connection, never doubled.
import { Refused, Unreachable, send } from "./api";
import * as keeping from "./keeping";
import type { Unsent } from "./types";

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

export interface Postman {
  accepted(message: Unsent): void;
  waiting(message: Unsent): void;
  refused(message: Unsent, sentence: string): void;
  ended(): void;
}

export class Outbox {
  private waiting: Unsent[] = [];
  private busy = false;
  private stopped = false;
  private tries = 0;
  private timer = 0;

  constructor(
    private readonly token: string,
    private readonly postman: Postman,
  ) {
    this.waiting = restored();
  }

  /** What waits, oldest first. */
  get unsent(): readonly Unsent[] {
    return this.waiting;
  }

  add(message: Unsent): void {
    this.waiting.push(message);
    this.keep();
    void this.run();
  }

  /** The stream showed it: it is with the desk, even when the answer to the sending was lost. */
  seen(clientId: string): void {
    this.take(clientId);
  }

  /** Try at once. */
  hurry(): void {
    window.clearTimeout(this.timer);
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    window.clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    window.clearTimeout(this.timer);
    try {
      for (let next = this.waiting[0]; next && !this.stopped; next = this.waiting[0]) {
        if (!(await this.deliver(next))) break;
      }
    } finally {
      this.busy = false;
    }
  }

  /** Whether the next one may be tried. */
  private async deliver(message: Unsent): Promise<boolean> {
    try {
      await send(this.token, message);
    } catch (problem) {
      if (this.stopped) return false;
      if (problem instanceof Refused && problem.status === 401) {
        this.stop();
        this.postman.ended();
        return false;
      }
      if (problem instanceof Refused) {
        this.take(message.client_id);
        this.postman.refused(message, problem.message);
        return true;
      }
      if (!(problem instanceof Unreachable)) throw problem;
      for (const one of this.waiting) this.postman.waiting(one);
      const pause = PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)] ?? 15_000;
      this.timer = window.setTimeout(() => void this.run(), pause);
      return false;
    }
    this.tries = 0;
    this.take(message.client_id);
    if (!this.stopped) this.postman.accepted(message);
    return true;
  }

  private take(clientId: string): void {
    const left = this.waiting.filter((one) => one.client_id !== clientId);
    if (left.length === this.waiting.length) return;
    this.waiting = left;
    this.keep();
  }

  private keep(): void {
    if (!this.stopped) keeping.write("unsent", this.waiting.length ? JSON.stringify(this.waiting) : null);
  }
}

function restored(): Unsent[] {
  try {
    const kept = JSON.parse(keeping.read("unsent") ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.client_id === "string") : [];
  } catch {
    return [];
  }
}

/** An id that only this message has. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
