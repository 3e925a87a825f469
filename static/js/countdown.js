// Keeps the server's time and the time left of the status bar running between two pages.
// <time data-server-time datetime="…">, <span data-countdown="…iso…" data-words='{"day": […], …}'>
(() => {
  const clock = document.querySelector("[data-server-time]");
  if (!clock) return;
  const dutch = document.documentElement.lang.startsWith("nl");
  const difference = new Date(clock.dateTime) - Date.now();
  const hours = new Intl.DateTimeFormat("nl-BE", {
    timeZone: "Europe/Brussels", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });

  const span = (minutes, words) => {
    const say = (count, pair) => pair[count === 1 ? 0 : 1].replace("#", count);
    const wholeHours = Math.floor(minutes / 60);
    if (minutes >= 2880) return say(Math.floor(minutes / 1440), words.day);
    if (wholeHours < 1) return say(minutes, words.minute);
    const rest = minutes - wholeHours * 60;
    return say(wholeHours, words.hour) + (rest && wholeHours < 6 ? " " + say(rest, words.minute) : "");
  };

  const tick = () => {
    const now = new Date(Date.now() + difference);
    clock.textContent = dutch ? `${hours.format(now).replace(":", ".")} uur` : hours.format(now);
    document.querySelectorAll("[data-countdown]").forEach((element) => {
      const words = JSON.parse(element.dataset.words);
      const minutes = Math.floor((new Date(element.dataset.countdown) - now) / 60000);
      const text = minutes < 0 ? words.closed : minutes < 1 ? words.last : words.left.replace("#", span(minutes, words));
      if (element.textContent !== text) element.textContent = text;
    });
  };
  tick();
  setInterval(tick, 15000);
})();
