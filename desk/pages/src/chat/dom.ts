// Small hands for building the page: elements are made, never written as markup.

type Child = Node | string | null | undefined | false;

/** An element with attributes and children; `class`, `data-…` and the like are plain attributes. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, value);
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** An element of the template, by its id. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is not in the page`);
  return found as Kind;
}

/** What the desk wrote on <body> for the page: the exit's address, the names of those who speak. */
export function given(name: string): string {
  return document.body.dataset[name] ?? "";
}

/** The hour and minute in Japan. */
export function clockTime(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return "";
  return moment.toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });
}
