// Makes the timeline move without loading the page anew: wheel and pinch zoom, drag and arrow keys move.
// The server draws; this asks it for the changing part and keeps the address true. Without it every link still works.
(() => {
  "use strict";
  const live = document.getElementById("kb-timeline");
  if (!live) return;
  const form = document.querySelector("form.kb-filter");
  let under = null; // the request under way; a newer one takes its place
  let timer = 0;
  const site = document.title.split(" · ").pop();

  const picture = () => live.querySelector(".kb-picture");
  const shift = (by) => { for (const part of picture().children) part.style.transform = by; };
  const view = () => ({ start: +picture().dataset.start, end: +picture().dataset.end });

  async function show(url, push) {
    if (under) under.abort();
    const mine = (under = new AbortController());
    live.setAttribute("aria-busy", "true");
    const part = new URL(url, location.href);
    part.searchParams.set("part", "1");
    try {
      const answer = await fetch(part, { signal: mine.signal, headers: { accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.status);
      const text = await answer.text();
      if (mine !== under) return;
      live.innerHTML = text;
      document.title = `Timeline: ${live.querySelector(".kb-window").firstChild.textContent.trim()} · ${site}`;
      if (push) history.pushState({}, "", url);
      if (form) {
        form.elements.from.value = picture().dataset.from;
        form.elements.to.value = picture().dataset.to;
      }
      under = null;
      live.removeAttribute("aria-busy");
    } catch (fault) {
      if (fault.name !== "AbortError") location.href = url; // let the plain page say what is wrong
    }
  }

  // Day numbers to ISO days; the same reckoning as zoom.date_of.
  function iso(number) {
    const a = number + 32044, b = Math.floor((4 * a + 3) / 146097), c = a - Math.floor((146097 * b) / 4);
    const d = Math.floor((4 * c + 3) / 1461), e = c - Math.floor((1461 * d) / 4), m = Math.floor((5 * e + 2) / 153);
    const year = 100 * b + d - 4800 + Math.floor(m / 10), month = m + 3 - 12 * Math.floor(m / 10);
    const day = e - Math.floor((153 * m + 2) / 5) + 1, two = (n) => String(n).padStart(2, "0");
    return (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0") + "-" + two(month) + "-" + two(day);
  }

  function go(start, end, wait) {
    const days = Math.max(1, Math.round(end - start + 1));
    if (days > 4000000) return;
    const url = new URL(location.href);
    url.searchParams.delete("around");
    url.searchParams.set("from", iso(Math.round(start)));
    url.searchParams.set("to", iso(Math.round(start) + days - 1));
    clearTimeout(timer);
    timer = setTimeout(() => show(url.toString(), true), wait || 0);
  }

  function zoom(factor, at, wait) {
    const now = view(), days = now.end - now.start + 1, next = Math.max(1, days * factor);
    const middle = now.start + days * at;
    go(middle - next * at, middle - next * at + next - 1, wait);
  }

  function move(part, wait) {
    const now = view(), step = Math.max(1, Math.round(Math.abs(part) * (now.end - now.start + 1))) * Math.sign(part);
    go(now.start + step, now.end + step, wait);
  }

  live.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='/-/timeline']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (dragged) return;
    show(link.getAttribute("href") || link.href.baseVal, true);
  });
  live.addEventListener("keydown", (event) => {
    if (event.target !== live || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowLeft: () => move(-0.25), ArrowRight: () => move(0.25), "+": () => zoom(0.5, 0.5), "=": () => zoom(0.5, 0.5), "-": () => zoom(2, 0.5) };
    if (steps[event.key]) { event.preventDefault(); steps[event.key](); }
    if (event.key === "0") { const all = live.querySelector("[data-zoom=all]"); if (all) all.click(); }
  });

  const place = (x) => { const box = picture().getBoundingClientRect(); return Math.min(1, Math.max(0, (x - box.left) / box.width)); };
  let rolled = 1, rollAt = 0.5;
  live.addEventListener("wheel", (event) => {
    if (!event.target.closest(".kb-picture")) return;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) { event.preventDefault(); return move(Math.sign(event.deltaX) * 0.1, 60); }
    if (!event.ctrlKey && !live.contains(document.activeElement)) return; // the page scrolls unless the timeline was chosen
    event.preventDefault();
    rolled *= event.deltaY > 0 ? 1.35 : 0.74;
    rollAt = place(event.clientX);
    const factor = rolled;
    clearTimeout(timer);
    timer = setTimeout(() => { rolled = 1; zoom(factor, rollAt); }, 70);
  }, { passive: false });

  // One finger or the mouse drags, two fingers pinch.
  const touches = new Map();
  let from = 0, spread = 0, dragged = false;
  live.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".kb-picture") || event.button) return;
    touches.set(event.pointerId, event.clientX);
    from = event.clientX;
    dragged = false;
    if (touches.size === 2) { const [a, b] = touches.values(); spread = Math.abs(a - b) || 1; }
  });
  live.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("pointermove", (event) => {
    if (!touches.has(event.pointerId)) return;
    touches.set(event.pointerId, event.clientX);
    if (touches.size === 1 && Math.abs(event.clientX - from) > 6) {
      dragged = true;
      shift(`translateX(${event.clientX - from}px)`);
    }
  });
  function lift(event) {
    if (!touches.has(event.pointerId)) return;
    const [a, b] = [...touches.values()];
    const two = touches.size === 2;
    touches.delete(event.pointerId);
    if (two) { dragged = true; const now = Math.abs(a - b) || 1; touches.clear(); if (Math.abs(now - spread) > 12) zoom(spread / now, place((a + b) / 2)); }
    else if (dragged) {
      const width = picture().getBoundingClientRect().width || 1;
      shift("");
      move((from - event.clientX) / width);
    }
    setTimeout(() => { dragged = false; }, 0);
  }
  addEventListener("pointerup", lift);
  addEventListener("pointercancel", (event) => touches.delete(event.pointerId));
  addEventListener("popstate", () => show(location.href, false));
})();
