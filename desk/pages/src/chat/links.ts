// Telephone numbers and addresses in our own texts become links; everything else stays plain text.
import { el } from "./dom";

const LINKS = /(https:\/\/[\w.\-/%?=&#~+]+)|(0\d{1,4}-\d{1,4}-\d{3,4})|(#\d{4})|(\d+)/g;
const SHORT_NUMBERS = new Set(["110", "119", "189"]);
/** 「110円」や「119人」は電話番号ではない。 */
const COUNTED = /^[\d,.円万人日月年歳%点個回件]/;

/** The address of a telephone link. */
export function telephone(number: string): string {
  return number.startsWith("tel:") ? number : `tel:${number.replace(/[^0-9#*+]/g, "").replace("#", "%23")}`;
}

/** A text as nodes, its numbers tappable. */
export function linked(text: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const found of text.matchAll(LINKS)) {
    const [whole, url, number, short, digits] = found;
    const at = found.index ?? 0;
    const isShort = digits && SHORT_NUMBERS.has(digits) && !COUNTED.test(text.slice(at + whole.length));
    if (digits && (!isShort || /[\d,.-]$/.test(text.slice(0, at)))) continue;
    if (at > done) nodes.push(document.createTextNode(text.slice(done, at)));
    if (url) nodes.push(el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, url));
    else nodes.push(el("a", { href: telephone(number ?? short ?? digits ?? ""), class: "tel" }, whole));
    done = at + whole.length;
  }
  if (done < text.length) nodes.push(document.createTextNode(text.slice(done)));
  return nodes;
}
