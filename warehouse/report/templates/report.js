"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("js");

  // ---- Theme: as the system has it, until someone chooses.
  const remembered = (() => {
    try { return localStorage.getItem("newsfacts-theme"); } catch { return null; }
  })();
  if (remembered) root.dataset.theme = remembered;
  const theme = () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("newsfacts-theme", root.dataset.theme); } catch { /* a private window */ }
  };

  // ---- Copy: a query to the clipboard, else selected for a key press.
  const say = (text) => { $("#said").textContent = text; };
  const copy = async (button) => {
    const code = $("code", button.parentElement);
    const word = button.textContent;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Press Ctrl-C";
    }
    say(button.textContent);
    setTimeout(() => { button.textContent = word; }, 1600);
  };

  const help = () => { const box = $("#help"); if (box) { if (box.open) box.close(); else box.showModal(); } };
  const more = (button) => {
    for (const row of $$(".later", button.closest("figure"))) {
      if (row.closest("ul, table") === button.previousElementSibling
        || button.previousElementSibling.contains(row)) row.classList.add("seen");
    }
    button.remove();
  };
  const deeds = { theme, help, copy, more };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && deeds[button.dataset.do]) deeds[button.dataset.do](button);
  });
  const typing = (event) => event.ctrlKey || event.metaKey || event.altKey
    || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";

  // ---- Tables of the overview: rows that hold what is typed.
  for (const box of $$("input[data-filters]")) {
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLowerCase();
      const figure = box.closest("figure");
      const button = $("[data-do=more]", figure);
      if (wanted && button) more(button);
      for (const row of $$(`#${box.dataset.filters} tbody > tr, #${box.dataset.filters} > li`)) {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
      }
    });
  }

  if (!document.body.classList.contains("reading")) {
    document.addEventListener("keydown", (event) => {
      if (typing(event)) { if (event.key === "Escape") event.target.blur(); return; }
      if (event.key === "t") theme();
      if (event.key === "/") { const box = $("input[type=search]"); if (box) { event.preventDefault(); box.focus(); } }
    });
    return;
  }

  // ---- Reading view: one fact has the focus; its card is in the panel, its parts are lit.
  const panel = $("#panel");
  const search = $("#search");
  const kinds = $$("input[data-kind]");
  const shown = () => new Set(kinds.filter((box) => box.checked).map((box) => box.dataset.kind));
  const kindOf = (mark) => mark.classList[0];
  const marks = $$("mark[id]");
  let now = null;
  let wanted = "";

  const light = (number, on) => {
    for (const mark of $$(`mark[data-f="${number}"], .quotebar[data-f="${number}"]`)) mark.classList.toggle("on", on);
    for (const part of $$(`.part[data-of~="${number}"]`)) {
      const place = part.dataset.of.split(" ").indexOf(String(number));
      part.dataset.now = part.dataset.as.split(" ")[place] || "";
      part.classList.toggle("on", on);
    }
  };
  const choose = (number, { focus = true, scroll = true } = {}) => {
    if (now !== null) light(now, false);
    now = number;
    if (number === null) { panel.hidden = true; return; }
    const card = $(`#c${number}`);
    const mark = $(`#m${number}`);
    light(number, true);
    const inside = $(".inside", card).cloneNode(true);
    const head = $("summary", card).cloneNode(true);
    for (const part of $$("[id]", head)) part.removeAttribute("id");
    const close = document.createElement("button");
    close.type = "button"; close.className = "close"; close.textContent = "×";
    close.setAttribute("aria-label", "Close the card");
    close.addEventListener("click", () => choose(null));
    panel.replaceChildren(...head.childNodes, inside, close);
    panel.hidden = false;
    panel.scrollTop = 0;
    if (!mark) return;
    if (focus) mark.focus({ preventScroll: true });
    if (scroll) {
      const box = mark.getBoundingClientRect();
      const low = matchMedia("(max-width: 68rem)").matches ? innerHeight * 0.5 : innerHeight - 80;
      if (box.top < 90 || box.bottom > low) {
        mark.scrollIntoView({ block: matchMedia("(max-width: 68rem)").matches ? "start" : "center" });
      }
    }
  };
  const pool = () => {
    const on = shown();
    const of = marks.filter((mark) => on.has(kindOf(mark)) && !mark.classList.contains("dim"));
    return [...new Set(of.map((mark) => Number(mark.dataset.f)))].sort((a, b) => a - b);
  };
  const step = (by) => {
    const numbers = pool();
    if (!numbers.length) { say("No fact of the kinds that are shown"); return; }
    const next = now === null ? (by > 0 ? numbers[0] : numbers.at(-1))
      : by > 0 ? numbers.find((n) => n > now) ?? numbers[0]
        : numbers.findLast((n) => n < now) ?? numbers.at(-1);
    choose(next);
  };

  // Tab goes through the marks of the kinds that are shown, and no others.
  const settle = () => {
    const on = shown();
    for (const mark of $$("mark")) {
      mark.tabIndex = on.has(kindOf(mark)) && mark.id ? 0 : -1;
    }
    for (const card of $$("#facts .card")) {
      card.classList.toggle("hidden", !on.has(card.classList[1]) || !matches(card));
    }
    bars();
  };
  const matches = (card) => !wanted || card.textContent.toLowerCase().includes(wanted);
  const look = () => {
    wanted = search.value.trim().toLowerCase();
    for (const mark of $$("mark")) {
      mark.classList.toggle("dim", Boolean(wanted) && !matches($(`#c${mark.dataset.f}`)));
    }
    settle();
    const left = pool().length;
    say(wanted ? `${left} facts hold “${wanted}”` : "");
  };

  // A bar in the margin runs along each quote.
  const text = $(".text");
  const bars = () => {
    for (const bar of $$(".quotebar")) bar.remove();
    if (!shown().has("quote")) return;
    const base = text.getBoundingClientRect();
    const spans = $$("mark.quote").map((mark) => {
      const box = mark.getBoundingClientRect();
      return { mark, top: box.top - base.top, bottom: box.bottom - base.top };
    });
    const lanes = [];
    for (const { mark, top, bottom } of spans) {
      let lane = lanes.findIndex((end) => end <= top + 2);
      if (lane < 0) lane = lanes.length;
      lanes[lane] = bottom;
      const bar = document.createElement("span");
      bar.className = "quotebar";
      bar.dataset.f = mark.dataset.f;
      bar.classList.toggle("on", Number(mark.dataset.f) === now);
      bar.style.top = `${top}px`;
      bar.style.height = `${bottom - top}px`;
      bar.style.left = `${-16 - Math.min(lane, 2) * 6}px`;
      text.append(bar);
    }
  };

  for (const box of kinds) box.addEventListener("change", settle);
  search.addEventListener("input", look);
  text.addEventListener("click", (event) => {
    const on = shown();
    let mark = event.target.closest("mark");
    while (mark && !on.has(kindOf(mark))) mark = mark.parentElement.closest("mark");
    if (!mark) { choose(null); return; }
    // A second click on the same words goes on to the fact around them.
    if (Number(mark.dataset.f) === now) {
      let outer = mark.parentElement.closest("mark");
      while (outer && !on.has(kindOf(outer))) outer = outer.parentElement.closest("mark");
      if (outer) mark = outer;
    }
    choose(Number(mark.dataset.f), { scroll: false });
  });
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest("mark[id]");
    if (mark && Number(mark.dataset.f) !== now) choose(Number(mark.dataset.f), { focus: false });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#c"], a[href^="#m"]');
    if (!link) return;
    event.preventDefault();
    const number = Number(link.hash.slice(2));
    const kind = $(`input[data-kind="${$(`#c${number}`).classList[1]}"]`);
    if (kind && !kind.checked) { kind.checked = true; settle(); }
    choose(number);
  });
  for (const card of $$("#facts .card")) {
    card.addEventListener("toggle", () => {
      if (now !== null) light(now, false);
      now = card.open ? Number(card.dataset.f) : null;
      if (card.open) light(now, true);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (event.target === search) { search.value = ""; look(); search.blur(); } else choose(null);
      return;
    }
    if (event.target === search && event.key === "Enter") { search.blur(); now = null; step(1); return; }
    if (typing(event)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "t") theme();
    else if (event.key === "?") help();
    else if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "Enter" && event.target.matches("mark")) choose(Number(event.target.dataset.f));
    else if (/^[1-9]$/.test(event.key) && kinds[event.key - 1]) {
      kinds[event.key - 1].click();
      say(`${kinds[event.key - 1].dataset.kind}: ${kinds[event.key - 1].checked ? "shown" : "hidden"}`);
    }
  });
  let waiting = 0;
  addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(bars); });
  addEventListener("beforeprint", bars);
  addEventListener("afterprint", bars);
  settle();
  const asked = location.hash.startsWith("#fact=")
    ? $$("#facts .card").find((card) => $(".id", card).textContent === decodeURIComponent(location.hash.slice(6)))
    : null;
  if (asked || /^#[cm]\d+$/.test(location.hash)) {
    const number = asked ? Number(asked.dataset.f) : Number(location.hash.slice(2));
    if ($(`#c${number}`)) {
      const kind = $(`input[data-kind="${$(`#c${number}`).classList[1]}"]`);
      if (kind && !kind.checked) { kind.checked = true; settle(); }
      choose(number);
    }
  }
})();
