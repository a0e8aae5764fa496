// The shapes of what the desk sends (the resident's API, /openapi.json).

export type Author = "resident" | "bot" | "safety" | "system" | "consultant";
export type Holder = "bot" | "waiting" | "consultant";

export interface Choice {
  id: string;
  title: string;
}

/** A telephone line for danger. */
export interface Line {
  label: string;
  number: string | null;
  /** A chat to write in, where there is no number. */
  url?: string | null;
  tel?: string | null;
  hours?: string | null;
  cost?: string | null;
  official_url?: string | null;
  open_now?: boolean | null;
  /** What to say when somebody answers. */
  say?: string | null;
  verified_on?: string | null;
}

export interface Contact {
  name: string;
  phone?: string | null;
  address?: string | null;
  hours?: string | null;
  note?: string | null;
}

export interface Support {
  programme: string;
  name: string;
  official_name: string;
  what: string;
  amount: string;
  unverified: string[];
  contact: Contact;
  say: string;
  caveats: string[];
  urgent: boolean;
}

/** The provisional plan, as the resident keeps it. */
export interface Card {
  title: string;
  number: string;
  made_on: string;
  provisional: string;
  intention: string;
  goals: { text: string; due: string }[];
  supports: Support[];
  nothing_yet?: string;
  steps: string[];
  documents: string[];
  desk: Contact;
  closing: string;
  text: string;
}

export interface Message {
  id: number;
  author: Author;
  kind: string;
  text: string;
  at: string;
  unsent: boolean;
  choices: Choice[];
  card: Card | null;
  progress: { now: number; of: number } | null;
  lines: Line[] | null;
  question: string | null;
  client_id: string | null;
  name?: string | null;
}

/** A message that the desk has not taken in yet. */
export interface Unsent {
  client_id: string;
  text: string;
  choice?: string;
  of?: number;
}
