// The search, the theme, the menu: all that a page does by itself. Nothing is
// fetched: search.js calls geoengIndex with the index, when it is first needed.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // A page of a file may have no storage: the theme then lasts for the page.
  const stored = (value) => {
    try {
      if (value) localStorage.setItem("geoeng-theme", value);
      return localStorage.getItem("geoeng-theme");
    } catch { return null; }
  };
  const first = stored();
  if (first === "light" || first === "dark") root.dataset.theme = first;

  const make = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    e.append(...children);
    return e;
  };

  // ------------------------------------------------------------------ search
  const MOST = 12, MOST_OF_PAGE = 4;
  let index = null, sorted = [];

  window.geoengIndex = (data) => {
    index = data;
    index.is_common = new Set(data.common);
    sorted = Object.keys(data.words).sort();
    show();
  };

  const load = () => {
    if (document.querySelector("script[data-index]")) return;
    document.head.append(make("script", { src: "search.js", "data-index": "" }));
  };

  // The first of the sorted words that is not before a word.
  const lower = (word) => {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < word) low = middle + 1; else high = middle;
    }
    return low;
  };

  // Words that a word of the query may mean: itself, those that it begins, and
  // other forms, which share all but their ends: how near each is, at most 1.
  const meant = (word, is_last) => {
    const found = new Map();
    if (Object.hasOwn(index.words, word)) found.set(word, 1);
    const begins = (stem, value) => {
      for (let i = lower(stem); i < sorted.length
           && sorted[i].startsWith(stem); i++)
        if (!found.has(sorted[i])) found.set(sorted[i], value(sorted[i]));
    };
    if (word.length > 2 || is_last)
      begins(word, (w) => (is_last ? 0.8 : 0.6) * word.length / w.length);
    const stem = word.slice(0, Math.max(4, word.length - 3));
    if (word.length > 4) {
      const ends = /^(?:e|es|s|ed|d|ing|ning|ting|er|ers|ion|ions|y|ies|ied)?$/;
      begins(stem, (w) => {
        let n = stem.length;
        while (n < word.length && w[n] === word[n]) n++;
        return ends.test(w.slice(n)) && ends.test(word.slice(n)) ? 0.6 : 0;
      });
    }
    return found;
  };

  const words = (text) =>
    (text.toLowerCase().match(/[a-z0-9_]+(?:[-.][a-z0-9_]+)*/g) || [])
      .map((w) => w.replace(/^_+|_+$/g, "")).filter(Boolean);

  // Sections with the weight that the query gives them, and all words it means.
  const search = (text) => {
    let asked = words(text);
    const rare = asked.filter((w) => !index.is_common.has(w));
    if (rare.length) asked = rare;
    asked = asked.flatMap((w) => lower(w) < sorted.length
      && sorted[lower(w)].startsWith(w) ? [w] : w.split(/[-._]/));
    asked = [...new Set(asked)].slice(0, 12);
    const scores = new Map(), shown = new Set();
    asked.forEach((word, at) => {
      const best = new Map();
      for (const [other, value] of meant(word, at === asked.length - 1)) {
        if (value === 0) continue;
        shown.add(other);
        const list = index.words[other];
        for (let i = 0; i < list.length; i += 2)
          best.set(list[i], Math.max(best.get(list[i]) || 0,
                                     value * list[i + 1]));
      }
      for (const [entry, weight] of best) {
        const score = scores.get(entry) || { entry, sum: 0, n: 0 };
        score.sum += weight;
        score.n++;
        scores.set(entry, score);
      }
    });
    const list = [...scores.values()];
    for (const s of list) s.value = s.sum * (s.n / asked.length) ** 1.5;
    list.sort((a, b) => b.value - a.value || a.entry - b.entry);
    const of_page = new Map();
    return { shown, list: list.filter(({ entry }) => {
      const page = index.entries[entry][0];
      const n = (of_page.get(page) || 0) + 1;
      of_page.set(page, n);
      return n <= MOST_OF_PAGE;
    }).slice(0, MOST) };
  };

  // Some words of a text around the first that was meant, these marked.
  const snippet = (text, shown) => {
    const marks = [];
    for (const m of text.matchAll(/[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*/g)) {
      const w = m[0].toLowerCase();
      if (shown.has(w) || w.split(/[-._]/).some((p) => shown.has(p)))
        marks.push([m.index, m.index + m[0].length]);
    }
    let from = marks.length ? Math.max(0, marks[0][0] - 60) : 0;
    if (from > 0) from = text.indexOf(" ", from) + 1;
    let to = Math.min(text.length, from + 180);
    if (to < text.length) to = Math.max(from, text.lastIndexOf(" ", to));
    const out = make("small", {});
    if (from > 0) out.append("… ");
    let at = from;
    for (const [start, stop] of marks) {
      if (start < at || stop > to) continue;
      out.append(text.slice(at, start),
                 make("mark", {}, text.slice(start, stop)));
      at = stop;
    }
    out.append(text.slice(at, to) + (to < text.length ? " …" : ""));
    return out;
  };

  let box = null, field, list, note, chosen = -1, before;

  const choose = (i) => {
    const items = list.children;
    if (!items.length) return;
    chosen = (i + items.length) % items.length;
    [...items].forEach((e, n) =>
      e.setAttribute("aria-selected", String(n === chosen)));
    items[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const show = () => {
    if (!box || box.hidden) return;
    list.replaceChildren();
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    const text = field.value.trim();
    if (!index) { note.textContent = "Loading the index"; return; }
    if (!text) {
      note.textContent = "Arrows choose, Enter opens, Escape closes";
      return;
    }
    const found = search(text);
    note.textContent = found.list.length ? ""
      : "Nothing is found: another word?";
    note.hidden = found.list.length > 0;
    for (const { entry } of found.list) {
      const [page, id, title, body] = index.entries[entry];
      const [file, name, group] = index.pages[page];
      const of = id ? `${name} · ${group}` : group;
      list.append(make("li", { role: "option", id: `found-${list.children.length}`,
        "aria-selected": "false" },
        make("a", { href: id ? `${file}#${id}` : file, tabindex: "-1" },
          make("b", {}, title), make("span", { class: "of" }, of),
          snippet(body, found.shown))));
    }
    choose(0);
  };

  const close = () => {
    if (!box || box.hidden) return;
    box.hidden = true;
    if (before) before.focus({ preventScroll: true });
  };

  const build = () => {
    field = make("input", { type: "text", role: "combobox", id: "query",
      placeholder: "Search", "aria-label": "Search", autocomplete: "off",
      spellcheck: "false", "aria-expanded": "true", "aria-controls": "found",
      "aria-autocomplete": "list" });
    list = make("ol", { role: "listbox", id: "found",
      "aria-label": "What was found" });
    note = make("p", { role: "status" });
    const shut = make("button", { type: "button", tabindex: "-1" }, "Close");
    shut.addEventListener("click", close);
    box = make("div", { class: "search", role: "dialog", "aria-modal": "true",
      "aria-label": "Search" }, make("div", {},
      make("div", { class: "bar" }, field, shut), list, note));
    document.body.append(box);
    field.addEventListener("input", () => { note.hidden = false; show(); });
    box.addEventListener("click", (e) => {
      if (e.target === box || e.target.closest("li")) close();
    });
    box.addEventListener("keydown", (e) => {
      if (e.key === "Escape") close();
      else if (e.key === "ArrowDown") choose(chosen + 1);
      else if (e.key === "ArrowUp") choose(chosen - 1);
      else if (e.key === "Enter" && chosen >= 0)
        list.children[chosen].firstChild.click();
      else if (e.key === "Tab") { /* the field is all that has the focus */ }
      else return;
      e.preventDefault();
      e.stopPropagation();
    });
  };

  const open = () => {
    if (!box) build();
    before = document.activeElement;
    root.classList.remove("menu-open");
    box.hidden = false;
    field.focus();
    field.select();
    load();
    note.hidden = false;
    show();
  };

  // -------------------------------------------------------------------- page
  // What is copied of a transcript is its commands.
  const copied = (figure) => {
    const code = figure.querySelector("code");
    if (figure.dataset.kind !== "console") return code.textContent;
    return [...code.querySelectorAll("b")].map((b) => b.textContent).join("\n");
  };

  const add_copy = () => {
    if (!navigator.clipboard) return;
    for (const figure of document.querySelectorAll("figure.code")) {
      const button = make("button", { class: "copy", type: "button" }, "Copy");
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(copied(figure));
          button.textContent = "Copied";
        } catch { button.textContent = "Not allowed"; }
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      figure.append(button);
    }
  };

  // Which section is being read, in "On this page".
  const follow = () => {
    const links = new Map([...document.querySelectorAll(".toc nav a")].map(
      (a) => [decodeURIComponent(a.hash.slice(1)), a]));
    if (!links.size || !("IntersectionObserver" in window)) return;
    const heads = [...document.querySelectorAll("h2[id], h3[id]")].filter(
      (h) => links.has(h.id));
    let here = null;
    const update = () => {
      let now = null;
      for (const h of heads) {
        if (h.getBoundingClientRect().top > 120) break;
        now = h;
      }
      const link = now && links.get(now.id);
      if (link === here) return;
      if (here) here.classList.remove("here");
      here = link;
      if (!here) return;
      here.classList.add("here");
      const panel = here.closest(".toc");
      if (panel.scrollHeight > panel.clientHeight) {
        const a = here.getBoundingClientRect(), p = panel.getBoundingClientRect();
        if (a.top < p.top + 40 || a.bottom > p.bottom - 40)
          panel.scrollTop += a.top - p.top - p.height / 2;
      }
    };
    let waits = false;
    addEventListener("scroll", () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => { waits = false; update(); });
    }, { passive: true });
    update();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const find = document.querySelector(".find");
    find.setAttribute("role", "button");
    find.addEventListener("click", (e) => { e.preventDefault(); open(); });
    find.addEventListener("keydown", (e) => {
      if (e.key === " ") { e.preventDefault(); open(); }
    });
    document.addEventListener("keydown", (e) => {
      const types = e.target.closest
        && e.target.closest("input, textarea, select");
      if (e.ctrlKey && e.key === "k" || e.metaKey && e.key === "k"
          || e.key === "/" && !types && !e.ctrlKey && !e.metaKey && !e.altKey) {
        e.preventDefault();
        open();
      } else if (e.key === "Escape") root.classList.remove("menu-open");
    });
    const menu = document.querySelector(".menu");
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-expanded", "false");
    menu.addEventListener("click", (e) => {
      e.preventDefault();
      menu.setAttribute("aria-expanded",
                        String(root.classList.toggle("menu-open")));
    });
    const theme = document.querySelector(".theme");
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const is_dark = getComputedStyle(root).colorScheme === "dark";
      root.dataset.theme = is_dark ? "light" : "dark";
      stored(root.dataset.theme);
    });
    const current = document.querySelector(".pages [aria-current]");
    const panel = document.querySelector(".pages");
    if (current && panel.scrollHeight > panel.clientHeight)
      panel.scrollTop = current.offsetTop - panel.clientHeight / 2;
    add_copy();
    follow();
    performance.mark("geoeng-ready");
  });
})();
