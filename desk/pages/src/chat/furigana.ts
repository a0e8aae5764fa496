// Furigana on demand: the desk gives the readings, the page puts them over the words. Off again is a matter of style.
import { readings, type Segment } from "./api";
import { el } from "./dom";

const KANJI = /[一-龯々〆ヶ]/;
const AT_ONCE = 100;

const known = new Map<string, Segment[]>();

/** Put readings over every word with kanji below an element; what fails stays as it was. */
export async function annotate(root: Element, token: string): Promise<void> {
  const texts = wordsBelow(root).map((node) => node.data);
  const unknown = [...new Set(texts)].filter((text) => !known.has(text));
  for (let start = 0; start < unknown.length; start += AT_ONCE) {
    const asked = unknown.slice(start, start + AT_ONCE);
    try {
      (await readings(token, asked)).forEach((pieces, place) => known.set(asked[place] ?? "", pieces));
    } catch {
      return; // Readings are a help; the talk goes on without them.
    }
  }
  for (const node of wordsBelow(root)) {
    const pieces = known.get(node.data);
    if (pieces) node.replaceWith(...pieces.map(asNode));
  }
}

function wordsBelow(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (KANJI.test(node.data) && !node.parentElement?.closest("ruby, [data-as-written]")) found.push(node);
  }
  return found;
}

function asNode([words, reading]: Segment): Node {
  if (reading) return el("ruby", {}, words, el("rt", {}, reading));
  // Kanji that nobody could read is not asked for again.
  return KANJI.test(words) ? el("span", { "data-as-written": true }, words) : document.createTextNode(words);
}
