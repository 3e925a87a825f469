// Asks before a page with unsaved text is left. Forms opt in with data-warn-leave.
(() => {
  const dirty = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-warn-leave]");
    if (form) dirty.add(form);
  });
  document.addEventListener("submit", (event) => dirty.delete(event.target));
  document.addEventListener("portal:saved", (event) => dirty.delete(event.target.closest("form")));
  window.addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });
})();
