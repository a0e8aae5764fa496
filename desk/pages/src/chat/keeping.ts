// What this device keeps: in the tab by default, on the device only after the person asked for it, nothing after an exit.

const PREFIX = "mado.";
const NAMES = ["token", "unsent", "draft", "size", "furigana"] as const;
export type Name = (typeof NAMES)[number];

function area(kind: "session" | "local"): Storage | null {
  try {
    return kind === "local" ? window.localStorage : window.sessionStorage;
  } catch {
    return null; // The browser forbids it: the page works without.
  }
}

function get(kind: "session" | "local", name: Name): string | null {
  try {
    return area(kind)?.getItem(PREFIX + name) ?? null;
  } catch {
    return null;
  }
}

function put(kind: "session" | "local", name: Name, value: string): void {
  try {
    area(kind)?.setItem(PREFIX + name, value);
  } catch {
    // Full or forbidden: the page still holds it.
  }
}

function drop(kind: "session" | "local", name: Name): void {
  try {
    area(kind)?.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept then.
  }
}

/** Whether the person asked to go on later on this device. */
export function isOnDevice(): boolean {
  return get("local", "token") !== null;
}

export function read(name: Name): string | null {
  return get("session", name) ?? get("local", name);
}

export function write(name: Name, value: string | null): void {
  const kind = isOnDevice() ? "local" : "session";
  if (value === null) {
    drop("session", name);
    drop("local", name);
  } else {
    put(kind, name, value);
  }
}

/** Keep everything on the device (true), or only in this tab (false). */
export function keepOnDevice(yes: boolean): void {
  const from = yes ? "session" : "local";
  const to = yes ? "local" : "session";
  for (const name of NAMES) {
    const value = get(from, name);
    if (value !== null) put(to, name, value);
    drop(from, name);
  }
}

/** Forget the talk; how the page looks may stay for the next words in this tab. */
export function forgetTalk(): void {
  for (const name of ["token", "unsent", "draft"] as const) write(name, null);
}

/** Forget everything. */
export function forgetAll(): void {
  for (const name of NAMES) write(name, null);
}
