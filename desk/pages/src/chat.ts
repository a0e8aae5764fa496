// The resident's chat page: begins or resumes a talk, binds what can be pressed, and leaves nothing behind when asked to.
import { Unreachable, openTalk } from "./chat/api";
import { Announcer } from "./chat/announce";
import { Composer } from "./chat/composer";
import { byId } from "./chat/dom";
import * as keeping from "./chat/keeping";
import { watchForExit } from "./chat/leaving";
import { bindLooks, loadFont } from "./chat/looks";
import { Scrolling } from "./chat/scrolling";
import { Signs } from "./chat/signs";
import { Talk } from "./chat/talk";

const NO_LINE = "いま、つながりません。少し待って、もう一度おしてください。急ぐときは、上の電話番号にかけてください。";
const TOO_MANY = "いま、こみあっています。少し待って、もう一度おしてください。";
const OVER = "前の話は終わっています。また相談するときは、「相談をはじめる」をおしてください。";
const UNSENT = "送れなかった文は、書くところに残っています。";
const CLOSED = "話を終わりました。この画面から消しました。";
const CLOSED_ALONE = "この画面から消しました。いま、つながらないので、受付には終わりを伝えられませんでした。";

const page = document.documentElement;
const startButton = byId<HTMLButtonElement>("start");
const announcer = new Announcer(byId("live"));
const signs = new Signs();
const composer = new Composer(
  (text) => talk?.say(text),
  () => talk?.writes(),
);
const scrolling = new Scrolling(byId("new-messages"), byId("top"), byId("dock"));
let talk: Talk | null = null;
let isOpening = false;

function begin(token: string): void {
  page.classList.add("talking");
  byId("log").removeAttribute("data-ready");
  talk = new Talk(token, { log: byId("log"), announcer, composer, scrolling, signs, ended: (unsent) => stopShowing(OVER, unsent) });
  for (const part of ["talk", "dock", "talk-menu"]) byId(part).hidden = false;
  byId("before").hidden = true;
  if (window.matchMedia("(max-width: 63.99rem)").matches) byId<HTMLDetailsElement>("about").open = false;
  showKeeping();
}

function stopShowing(words: string, unsent = ""): void {
  keeping.forgetTalk();
  talk?.stop();
  talk?.clear();
  talk = null;
  page.classList.remove("talking");
  for (const part of ["talk", "dock", "talk-menu"]) byId(part).hidden = true;
  byId("before").hidden = false;
  byId<HTMLDetailsElement>("about").open = true;
  signs.quiet();
  signs.noProgress();
  composer.clear();
  if (unsent) composer.giveBack(unsent, "");
  tellAtStart(unsent ? `${words}${UNSENT}` : words);
}

function tellAtStart(words: string): void {
  byId("start-note").textContent = words;
}

async function start(): Promise<void> {
  if (isOpening) return;
  isOpening = true;
  startButton.setAttribute("aria-disabled", "true");
  tellAtStart("用意しています…");
  try {
    const token = await openTalk();
    keeping.write("token", token);
    tellAtStart("");
    begin(token);
    // The pressed button is gone; the talk is where the person goes on.
    byId("talk-title").focus({ preventScroll: true });
  } catch (problem) {
    tellAtStart(problem instanceof Unreachable ? NO_LINE : TOO_MANY);
  } finally {
    isOpening = false;
    startButton.removeAttribute("aria-disabled");
  }
}

function showKeeping(): void {
  byId("keep-on").hidden = !keeping.isOnDevice();
  byId("keep-off").hidden = keeping.isOnDevice();
}

function bindMenu(): void {
  const menu = byId<HTMLDetailsElement>("menu");
  const ask = byId("close-ask");
  const closeButton = byId("close");
  const asked = (open: boolean) => {
    ask.hidden = !open;
    closeButton.setAttribute("aria-expanded", String(open));
  };
  const keep = (yes: boolean) => {
    keeping.keepOnDevice(yes);
    showKeeping();
    byId(yes ? "keep-no" : "keep").focus(); // The pressed button gave way to the other one.
  };
  byId("keep").addEventListener("click", () => keep(true));
  byId("keep-no").addEventListener("click", () => keep(false));
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  });
  byId("restart").addEventListener("click", () => {
    menu.open = false;
    talk?.say("はじめからやりなおす");
    composer.focus();
  });
  closeButton.addEventListener("click", () => {
    asked(!!ask.hidden);
    if (!ask.hidden) byId("close-no").focus();
  });
  byId("close-no").addEventListener("click", () => {
    asked(false);
    closeButton.focus();
  });
  byId("close-yes").addEventListener("click", async () => {
    asked(false);
    menu.open = false;
    const closing = talk?.close();
    stopShowing(CLOSED);
    startButton.focus();
    if ((await closing) === false) tellAtStart(CLOSED_ALONE);
  });
  for (const button of document.querySelectorAll<HTMLElement>("[data-say]")) {
    button.addEventListener("click", () => talk?.say(button.dataset.say ?? ""));
  }
}

watchForExit(
  () => talk?.stop(),
  (words) => announcer.say(words),
);
bindLooks(() => talk?.showReadings());
bindMenu();
startButton.addEventListener("click", () => void start());
window.addEventListener("online", () => talk?.hurry());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && talk?.hurry());

const token = keeping.read("token");
if (token) begin(token);
page.classList.add("ready");
loadFont();
