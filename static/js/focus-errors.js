// A page or piece that comes back with errors puts the focus on its summary.
(() => {
  const focusSummary = (root) => {
    const summary = root.querySelector("[data-error-summary]");
    if (summary) summary.focus();
  };
  document.addEventListener("DOMContentLoaded", () => focusSummary(document));
  document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.detail.elt));

  // A link of the summary goes to the field itself, with its label in sight.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-error-summary] a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const target = field.matches("input, select, textarea, button")
      ? field
      : field.querySelector("input:not([type=hidden]), select, textarea, button") || field;
    const label = document.querySelector(`label[for="${CSS.escape(target.id)}"]`);
    (label || target).scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  });
})();
