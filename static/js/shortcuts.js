// `?` shows the keyboard shortcuts of the page: <dialog id="shortcuts">. Keys are declared on the
// elements themselves: data-key="j" presses or focuses that element. Never while somebody types.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  const dialog = document.getElementById("shortcuts");
  if (event.key === "?" && dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  if (!dialog) return;
  const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches("a, button, summary")) target.click();
  else target.focus();
});
