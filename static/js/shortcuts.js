// `?` shows the keyboard shortcuts of the page: <dialog id="shortcuts">. Keys are declared on the
// elements themselves: data-key="j" presses or focuses that element; in a [data-keys] a digit chooses
// that option. Never while somebody types: there only Esc (out of the field) and Ctrl+Enter
// (presses [data-key-enter] of the form) work.
document.addEventListener("keydown", (event) => {
  const dialog = document.getElementById("shortcuts");
  if (dialog && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const button = event.target.closest("form")?.querySelector("[data-key-enter]");
    if (button) {
      event.preventDefault();
      button.click();
    }
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("dialog[open]")) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) {
    if (dialog && event.key === "Escape") event.target.blur();
    if (!event.target.matches("[data-keys] input") || event.key.startsWith("Arrow")) return;
  }
  if (event.key === "?" && dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  if (!dialog) return;
  if (/^[1-9]$/.test(event.key)) {
    const option = document.querySelectorAll("[data-keys] input")[event.key - 1];
    if (option) {
      event.preventDefault();
      option.focus();
      option.click();
      return;
    }
  }
  const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches("a, button, summary")) target.click();
  else target.focus();
});
