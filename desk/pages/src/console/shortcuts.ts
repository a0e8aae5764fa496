// Keys. They rest while somebody writes in a field, and with Ctrl, Alt or Meta.

const go = (path: string) => (): void => window.location.assign(path);
const press = (id: string) => (): void => document.getElementById(id)?.click();

function focus(id: string): void {
  const found = document.getElementById(id);
  found?.focus();
  found?.scrollIntoView({ block: "nearest" });
}

function row(step: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("tr[data-number] a.number")];
  if (links.length === 0) return;
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = Math.min(links.length - 1, Math.max(0, here === -1 ? 0 : here + step));
  links[next]?.focus();
}

const KEYS: Record<string, () => void> = {
  n: press("next-case"),
  "/": () => focus("text"),
  j: () => row(1),
  k: () => row(-1),
  t: press("take"),
  r: () => focus("answer-text"),
  "?": press("shortcuts-open"),
};
const AFTER_G: Record<string, () => void> = {
  q: go("/console"),
  t: go("/console/tasks"),
  s: go("/console/statistics"),
};

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Listen to the keys that `?` lists. */
export function shortcuts(): void {
  const dialog = document.getElementById("shortcuts") as HTMLDialogElement | null;
  document.getElementById("shortcuts-open")?.addEventListener("click", () => dialog?.showModal());
  let afterG = 0;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
    if (dialog?.open) return;
    const action = Date.now() - afterG < 1500 ? AFTER_G[event.key] : KEYS[event.key];
    afterG = event.key === "g" ? Date.now() : 0;
    if (!action) return;
    event.preventDefault();
    action();
  });
}
