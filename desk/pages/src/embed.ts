// A button for the city's own pages: <script src="…/static/embed.js" defer></script> where the button shall stand.
// It opens the chat in a tab of its own, which knows nothing of the page it came from.

const here = document.currentScript as HTMLScriptElement | null;

function button(script: HTMLScriptElement): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = new URL("/", script.src).href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.textContent = script.dataset.label || "くらしの相談（チャット）をひらく";
  link.className = script.dataset.class || "";
  if (link.className) return link; // The city's own style.
  Object.assign(link.style, {
    display: "inline-block",
    padding: "0.8em 1.4em",
    borderRadius: "0.8em",
    background: "#115a36",
    color: "#ffffff",
    fontWeight: "700",
    textDecoration: "none",
  });
  return link;
}

if (here) here.after(button(here));
