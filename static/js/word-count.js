// Counts the words of a text while it is written, as the server does (portal/lib/texts.py).
// <p data-word-count="#field" data-max="500" data-over="too many:"><span data-words>12</span> …</p>
(() => {
  const count = (text) => text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;

  const renew = (line, field) => {
    const words = count(field.value);
    const most = Number(line.dataset.max || 0);
    const over = most > 0 && words > most;
    line.querySelector("[data-words]").textContent = words;
    if (over !== line.classList.contains("word-count-over")) {
      line.classList.toggle("word-count-over", over);
      const announcer = document.getElementById("announcer");
      if (over && announcer) announcer.textContent = `${line.dataset.over} ${words - most}`;
    }
  };

  document.querySelectorAll("[data-word-count]").forEach((line) => {
    const field = document.querySelector(line.dataset.wordCount);
    if (!field) return;
    field.addEventListener("input", () => renew(line, field));
    renew(line, field);
  });
})();
