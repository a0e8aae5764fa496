// One polite live region that holds only the newest words and is emptied soon: a screen reader never hears the history.

const GATHER_MS = 150; // Several bubbles of one answer are read in one go.
const EMPTY_AFTER_MS = 1_000; // Shorter, and some screen readers miss it.

export class Announcer {
  private gathered: string[] = [];
  private gather = 0;
  private empty = 0;

  constructor(private readonly region: HTMLElement) {}

  say(words: string): void {
    this.gathered.push(words);
    window.clearTimeout(this.gather);
    this.gather = window.setTimeout(() => this.speak(), GATHER_MS);
  }

  private speak(): void {
    this.region.textContent = this.gathered.join("\n");
    this.gathered = [];
    window.clearTimeout(this.empty);
    this.empty = window.setTimeout(() => (this.region.textContent = ""), EMPTY_AFTER_MS);
  }
}
