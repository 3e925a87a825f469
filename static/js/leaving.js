// A form that saves by itself and then is sent by a button: the button waits until a save that
// runs is answered, so that what it sends carries the version of now, and no save starts after it.
(() => {
  const running = new Map(); // form → number of saves under way
  const waiting = new Map(); // form → the button pressed meanwhile
  const leaving = new Set();
  const ours = (element) => (element && element.matches("form[data-saves]") ? element : null);

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = ours(event.detail.elt);
    if (!form) return;
    if (leaving.has(form)) event.preventDefault();
    else running.set(form, (running.get(form) || 0) + 1);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = ours(event.detail.elt);
    if (!form) return;
    const left = Math.max(0, (running.get(form) || 0) - 1);
    running.set(form, left);
    if (left || !waiting.has(form)) return;
    const button = waiting.get(form);
    waiting.delete(form);
    if (button && button.isConnected && button.form === form) form.requestSubmit(button);
    else form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    const form = ours(event.target);
    if (!form || event.defaultPrevented) return; // htmx itself sends it
    if (running.get(form)) {
      event.preventDefault();
      waiting.set(form, event.submitter);
    } else {
      leaving.add(form);
    }
  });
  // back from the next page, or the button led nowhere
  window.addEventListener("pageshow", () => {
    leaving.clear();
    running.clear();
  });
})();
