// Tables of amounts: Enter and the arrows go from cell to cell, and what a save refused is marked.
(() => {
  const columnOf = (cell) => [...cell.parentElement.children].indexOf(cell);
  const step = (input, by) => {
    const cell = input.closest("td");
    const inside = [...cell.querySelectorAll("input")];
    const next = inside[inside.indexOf(input) + by];
    if (next) return next;
    const row = cell.parentElement;
    const other = by > 0 ? row.nextElementSibling : row.previousElementSibling;
    const target = other && other.children[columnOf(cell)];
    const inputs = target ? [...target.querySelectorAll("input")] : [];
    return by > 0 ? inputs[0] : inputs[inputs.length - 1];
  };
  document.addEventListener("keydown", (event) => {
    const input = event.target.closest(".plan-table td input");
    if (!input || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = step(input, by);
    if (next) {
      next.focus();
      next.select();
    } else if (event.key === "Enter") {
      input.blur();
    }
  });

  const mark = () => {
    const wrong = new Set();
    for (const box of document.querySelectorAll(".row-errors")) {
      for (const id of (box.dataset.marked || "").split(" ")) if (id) wrong.add(id);
    }
    for (const field of document.querySelectorAll("#plan input[id], #plan select[id]")) {
      const bad = wrong.has(field.id);
      field.classList.toggle("is-invalid", bad);
      if (bad) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  };
  document.addEventListener("htmx:afterRequest", mark);

  // "Somebody else saved" comes as 409 with its own sentence for the page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status === 409 && xhr.getResponseHeader("HX-Reswap") === "none") {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
})();
