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
    this.settle();
    if (!goal) return this.toEnd();
    this.show(goal);
    goal.focus({ preventScroll: true });
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

  /** What is fixed at the top and the bottom must never lie over what has the focus. */
  private measure(): void {
    const style = document.documentElement.style;
    const isFixed = (part: HTMLElement) => getComputedStyle(part).position === "sticky";
    style.setProperty("--above", `${isFixed(this.top) ? this.top.offsetHeight : 0}px`);
    style.setProperty("--below", `${isFixed(this.bottom) ? this.bottom.offsetHeight : 0}px`);
  }
}
