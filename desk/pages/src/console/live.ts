// One stream of wake-ups from the desk; each becomes an event that the page's parts renew themselves by.

const TALK = "talk-changed";
const QUEUE = "queue-changed";
const ALARM = "alarm-changed";

const say = (name: string, detail: unknown = {}): void => {
  document.body.dispatchEvent(new CustomEvent(name, { detail }));
};

const read = (event: MessageEvent<string>): Record<string, unknown> => JSON.parse(event.data) as Record<string, unknown>;

/** Open the stream, show when it is lost, and renew everything whenever it opens. */
export function listen(): void {
  const address = document.body.dataset.live;
  if (!address) return;
  const notice = document.getElementById("connection");
  let lost = false;
  const source = new EventSource(address);
  source.addEventListener("open", () => {
    if (notice) notice.hidden = true;
    // Also the first time: what came between the page and its stream would otherwise stay unseen.
    for (const name of [TALK, QUEUE, ALARM]) say(name);
    lost = false;
  });
  source.addEventListener("error", () => {
    lost = true;
    window.setTimeout(() => {
      if (lost && notice) notice.hidden = false;
    }, 2000);
    if (source.readyState === EventSource.CLOSED) window.setTimeout(() => window.location.reload(), 15000);
  });
  source.addEventListener("queue", () => {
    say(QUEUE);
    say(ALARM);
  });
  source.addEventListener("talk", () => say(TALK));
  source.addEventListener("alarm", (event) => {
    say(ALARM);
    say("ring", read(event as MessageEvent<string>));
  });
  source.addEventListener("typing", (event) => say("typing", read(event as MessageEvent<string>)));
  source.addEventListener("over", () => window.location.reload());
}
