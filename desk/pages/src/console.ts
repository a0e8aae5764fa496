// The console's script. Every page works without it; it renews what changed, saves drafts, knows the shortcuts.
import htmx from "htmx.org";
import { listen } from "./console/live";
import { ringing } from "./console/sound";
import { shortcuts } from "./console/shortcuts";
import { talk } from "./console/talk";
import { small } from "./console/small";

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}

window.htmx = htmx;
document.body.addEventListener("htmx:configRequest", (event) => {
  const detail = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
  detail.headers["X-CSRF-Token"] = document.body.dataset.csrf ?? "";
});
small();
shortcuts();
talk();
ringing();
listen();
