// Says where it happens that a form was saved, and loudly when saving failed: the text stays.
// A form with hx-post and data-saves holds <p class="save-state" data-save-state
//   data-saving="…" data-failed="…" data-retry="…" role="status"></p>.
(() => {
  const stateOf = (element) => {
    const form = element.closest("form[data-saves]");
    return form && form.querySelector("[data-save-state]");
  };
  const show = (state, kind, text) => {
    state.className = `save-state save-state-${kind}`;
    state.textContent = text;
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const state = stateOf(event.detail.elt);
    if (state && state.dataset.saving) show(state, "busy", state.dataset.saving);
  });
  const failed = (event) => {
    const state = stateOf(event.detail.elt);
    if (!state) return;
    show(state, "failed", `${state.dataset.failed} `);
    state.setAttribute("role", "alert");
    const retry = document.createElement("button");
    retry.type = "submit";
    retry.className = "btn btn-sm btn-outline-primary";
    retry.textContent = state.dataset.retry;
    state.append(retry);
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful) return;
    const state = stateOf(event.detail.elt);
    if (state) state.dispatchEvent(new CustomEvent("portal:saved", { bubbles: true }));
  });
})();
