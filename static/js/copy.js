// <button data-copy="#id" data-copied="Copied"> puts the text of that field or element on the clipboard.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  const text = "value" in source ? source.value : source.textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (source.select) source.select();
    return;
  }
  const announcer = document.getElementById("announcer");
  const word = button.dataset.copied || "OK";
  const before = button.innerHTML;
  button.textContent = word;
  if (announcer) announcer.textContent = word;
  setTimeout(() => { button.innerHTML = before; }, 2000);
});
