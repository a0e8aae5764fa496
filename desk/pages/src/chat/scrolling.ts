// Where the page stands: it follows the talk while the person is at its end, and offers a button when not.

const NEAR_END_PX = 160;
/** Messages that come so close together are one answer. */
const BURST_MS = 2_500;

export class Scrolling {
  private firstNew: HTMLElement | null = null;
  private burst: HTMLElement | null = null;
  private lastAt = 0;
  private lastPlace = 0;

  constructor(
    private readonly button: HTMLElement,
    private readonly top: HTMLElement,
    private readonly bottom: HTMLElement,
  ) {
    button.addEventListener("click", () => this.goToNew());
    window.addEventListener("scroll", () => this.isAtEnd() && this.settle(), { passive: true });
    this.measure();
    window.addEventListener("resize", () => this.measure());
    if ("ResizeObserver" in window) {
      const observer = new ResizeObserver(() => this.measure());
      observer.observe(top);
      observer.observe(bottom);
    }
  }

  isAtEnd(): boolean {
    const page = document.documentElement;
    return page.scrollHeight - window.innerHeight - window.scrollY < NEAR_END_PX;
  }

  /** A message came: show it from the beginning of what is new, or say that it is there. Never moves the focus. */
  arrived(message: HTMLElement, wasAtEnd: boolean): void {
    const now = Date.now();
    const goesOn = now - this.lastAt < BURST_MS && Math.abs(window.scrollY - this.lastPlace) < 4;
    if (!goesOn) this.burst = null;
    if (goesOn || wasAtEnd) {
      this.burst = this.burst ?? message;
      this.lastAt = now;
      this.show(this.burst);
      this.lastPlace = window.scrollY;
    }
    if (this.isBelow(message)) {
      this.firstNew = this.firstNew ?? message;
      this.button.hidden = false;
    }
  }

  toEnd(): void {
    this.burst = null;
    window.scrollTo(0, document.documentElement.scrollHeight);
  }

  private goToNew(): void {
    const goal = this.firstNew;
    if (!goal) return this.toEnd();
    this.show(goal);
    goal.focus({ preventScroll: true });
    let next = goal.nextElementSibling as HTMLElement | null;
    while (next && !this.isBelow(next)) next = next.nextElementSibling as HTMLElement | null;
    if (next) this.firstNew = next; // There is more than fits: the button stays, and goes on from there.
    else this.settle();
  }

  /** As far down as there is something to read, but not past the beginning of this message. */
  private show(message: HTMLElement): void {
    message.scrollIntoView({ block: "start" });
  }

  /** Whether a message begins below what can be seen. */
  private isBelow(message: HTMLElement): boolean {
    return message.getBoundingClientRect().top > window.innerHeight - this.bottom.offsetHeight - 24;
  }

  private settle(): void {
    this.firstNew = null;
    this.button.hidden = true;
  }

  /** What is fixed at the top and the bottom must leave room for the talk, and never lie over what has the focus. */
  private measure(): void {
    const page = document.documentElement;
    const above = this.top.offsetHeight;
    const below = this.bottom.offsetHeight;
    const room = window.innerHeight;
    const needed = above + below - this.button.offsetHeight;
    // Two bounds each, so that the page does not swing between two looks.
    if (needed > 0.62 * room) page.classList.add("tight");
    else if (needed < 0.5 * room) page.classList.remove("tight");
    if (below > 0.5 * room) page.classList.add("tighter");
    else if (below < 0.4 * room) page.classList.remove("tighter");
    page.style.setProperty("--above", `${page.classList.contains("tight") ? 0 : above}px`);
    page.style.setProperty("--below", `${page.classList.contains("tighter") ? 0 : below}px`);
    const exit = this.top.querySelector<HTMLElement>(".exit");
    page.style.setProperty("--exit-width", `${exit ? exit.offsetWidth : 0}px`);
  }
}
