// The talk on the case page: stays at its end, announces what is new, keeps drafts, sends once, tells that one types.

const TELL_TYPING_MS = 4000;
const TYPING_SHOWN_MS = 6000;

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function toTheEnd(talk: HTMLElement): void {
  talk.scrollTop = talk.scrollHeight;
}

function announce(talk: HTMLElement, before: string): void {
  const last = talk.querySelector(".bubble:last-child");
  const live = document.getElementById("said-now");
  if (!last || !live || last.id === before || last.classList.contains("a-consultant")) return;
  live.textContent = last.textContent?.replace(/\s+/g, " ").trim() ?? "";
  window.setTimeout(() => (live.textContent = ""), 4000);
}

function renewing(talk: HTMLElement): void {
  let atEnd = true;
  let last = talk.querySelector(".bubble:last-child")?.id ?? "";
  document.body.addEventListener("htmx:beforeSwap", () => {
    atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
    last = talk.querySelector(".bubble:last-child")?.id ?? "";
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if ((event.target as HTMLElement).id !== "talk") return;
    if (atEnd) toTheEnd(talk);
    announce(talk, last);
  });
  let quiet = 0;
  document.body.addEventListener("typing", (event) => {
    const who = (event as CustomEvent<{ who?: string }>).detail.who;
    const line = document.getElementById("typing");
    if (!line || who === "consultant") return;
    line.textContent = who === "bot" ? "自動の受付が書いています…" : "相談者が入力しています…";
    line.hidden = false;
    window.clearTimeout(quiet);
    quiet = window.setTimeout(() => (line.hidden = true), TYPING_SHOWN_MS);
  });
}

function composing(field: HTMLTextAreaElement): void {
  const form = field.form;
  if (!form) return;
  const key = `console-draft-${field.dataset.draft ?? ""}`;
  const id = form.elements.namedItem("client_id") as HTMLInputElement;
  id.value = newId();
  field.value = field.value || window.sessionStorage.getItem(key) || "";
  let told = 0;
  field.addEventListener("input", () => {
    window.sessionStorage.setItem(key, field.value);
    if (Date.now() - told < TELL_TYPING_MS || !field.dataset.typing) return;
    told = Date.now();
    void fetch(field.dataset.typing, { method: "POST", headers: { "X-CSRF-Token": document.body.dataset.csrf ?? "" } });
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (!(event as CustomEvent<{ successful: boolean }>).detail.successful) return;
    field.value = "";
    id.value = newId();
    window.sessionStorage.removeItem(key);
    field.focus();
  });
}

/** Set up the case page; nothing happens on others. */
export function talk(): void {
  const box = document.getElementById("talk");
  if (!box) return;
  toTheEnd(box);
  renewing(box);
  const field = document.getElementById("answer-text");
  if (field instanceof HTMLTextAreaElement) composing(field);
}
