// Small helps: canned texts, closing notices, going back, forms that are sent once, printing.

function insert(select: HTMLSelectElement): void {
  const field = document.getElementById(select.dataset.insert ?? "");
  if (!(field instanceof HTMLTextAreaElement) || !select.value) return;
  const begin = field.selectionStart;
  field.setRangeText(select.value, begin, field.selectionEnd, "end");
  select.value = "";
  field.focus();
  const gap = /\{[a-z_]+\}/.exec(field.value);
  if (gap) field.setSelectionRange(gap.index, gap.index + gap[0].length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Have them work by delegation, so that renewed parts have them too. */
export function small(): void {
  const invited = document.querySelector<HTMLInputElement>("[data-from-address]");
  if (invited && window.location.hash.length > 1) {
    invited.value = window.location.hash.slice(1);
    window.history.replaceState(null, "", window.location.pathname);
  }
  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.dataset.insert) insert(event.target);
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-close],[data-back],[data-print],[data-add-row]") : null;
    if (!target) return;
    if (target.dataset.close !== undefined) target.parentElement?.remove();
    if (target.dataset.back !== undefined && window.history.length > 1) {
      event.preventDefault();
      window.history.back();
    }
    if (target.dataset.print !== undefined) window.print();
    if (target.dataset.addRow !== undefined) addRow(target.dataset.addRow);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    window.setTimeout(() => delete form.dataset.sent, 3000);
  });
}

/** One more empty row of a list in a form, from its template. */
function addRow(listId: string): void {
  const list = document.getElementById(listId);
  const template = document.getElementById(`${listId}-template`);
  if (!list || !(template instanceof HTMLTemplateElement)) return;
  list.append(template.content.cloneNode(true));
  list.lastElementChild?.querySelector<HTMLElement>("input,textarea,select")?.focus();
}
