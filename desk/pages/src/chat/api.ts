// The desk's API, and nothing else: open, send, furigana, close.
import type { Unsent } from "./types";

const PATIENCE_MS = 20_000;

/** The desk could not be reached, or it is not able to answer now: worth another try. */
export class Unreachable extends Error {}

/** The desk said no, with a sentence for the person. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

export type Segment = [string, string | null];

async function call(method: string, path: string, token: string | null, body?: unknown): Promise<any> {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), PATIENCE_MS);
  let answer: Response;
  let content: any;
  try {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: patience.signal,
    });
    content = await answer.json();
  } catch {
    throw new Unreachable();
  } finally {
    window.clearTimeout(timer);
  }
  if (answer.ok) return content;
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Unreachable();
  throw new Refused(answer.status, typeof content?.error === "string" ? content.error : "");
}

export async function openTalk(): Promise<string> {
  return (await call("POST", "/api/sessions", null)).token;
}

export async function send(token: string, message: Unsent): Promise<void> {
  const { client_id, text, choice, of } = message;
  await call("POST", "/api/messages", token, choice === undefined ? { client_id, text } : { client_id, choice, of });
}

/** A sign that somebody writes, and nothing of what: when it is lost, nothing is missed. */
export function tellWriting(token: string): void {
  call("POST", "/api/typing", token).catch(() => undefined);
}

export async function readings(token: string, texts: string[]): Promise<Segment[][]> {
  return (await call("POST", "/api/furigana", token, { texts })).texts;
}

export async function closeTalk(token: string): Promise<void> {
  await call("DELETE", "/api/session", token);
}
