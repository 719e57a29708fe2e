// The texts, with triggers and arguments marked. A piece of text belongs to all
// events whose words it is among.
report.text = (() => {
  const { h, byId, show, plural, isLink } = report.dom;
  const { events, docs, cut, textOf, colour, sentenceOf } = report.data;
  const filter = report.filter;
  const MOST = 300; // documents in the list
  let doc = null, selected = null, words = "";

  const eventsOf = (d) => events.filter((e) => e.doc === d);

  // Marks of a document: [start, end) in code points.
  function marksOf(list) {
    const marks = [];
    for (const e of list) {
      marks.push({ e, start: e.rec.trigger.start, end: e.rec.trigger.end,
        role: null });
      for (const a of e.rec.args)
        marks.push({ e, start: a.start, end: a.end, role: a.role });
      if (e.rec.cue) marks.push({ e, start: e.rec.cue.start,
        end: e.rec.cue.end, role: "cue" });
    }
    return marks.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  // Pieces between the ends of marks, each with the marks that cover it.
  function pieces(marks, length) {
    const ends = new Set([0, length]);
    for (const m of marks) ends.add(m.start).add(m.end);
    const at = [...ends].filter((x) => x <= length).sort((a, b) => a - b);
    const list = [];
    let open = [], next = 0;
    for (let i = 0; i + 1 < at.length; i++) {
      open = open.filter((m) => m.end > at[i]);
      while (next < marks.length && marks[next].start <= at[i])
        open.push(marks[next++]);
      list.push({ start: at[i], end: at[i + 1], marks: open.slice() });
    }
    return list;
  }

  // A trigger shows before an argument, a short argument before a long one.
  function piece(text, marks) {
    if (marks.length === 0) return text;
    const trigger = marks.find((m) => m.role === null);
    const role = marks.filter((m) => m.role !== null && m.role !== "cue")
      .sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
    const numbers = [...new Set(marks.map((m) => m.e.i))];
    const tell = marks.map((m) => m.role === null
      ? `trigger of ${m.e.label}, ${m.e.modality}`
      : `${m.role} of ${m.e.label} “${m.e.rec.trigger.text}”`);
    const kind = ["mark", trigger && `trigger ${trigger.e.modality}`,
      role && `arg r${colour.get(role.role)}`,
      !trigger && !role && "cue"].filter(Boolean).join(" ");
    return h("span", { class: kind, "data-events": numbers.join(" "),
      title: [...new Set(tell)].join("\n"),
      ...(trigger ? report.dom.asButton(() => pick(numbers))
        : { onclick: () => pick(numbers) }),
      "aria-label": trigger ? `${text}: ${tell[0]}` : null,
      onmouseenter: () => numbers.forEach((i) => hover(i, true)),
      onmouseleave: () => numbers.forEach((i) => hover(i, false)) }, text);
  }

  // Of several events under one word the next at every click.
  function pick(numbers) {
    const at = numbers.indexOf(selected);
    select(numbers[(at + 1) % numbers.length], false);
    report.cards.reveal(selected);
  }

  const marked = (i) => document.querySelectorAll(
    `[data-events~="${i}"], [data-event="${i}"]`);

  function hover(i, on) {
    for (const el of marked(i)) el.classList.toggle("hot", on);
  }

  function drawSelected() {
    for (const el of document.querySelectorAll(".picked"))
      el.classList.remove("picked");
    for (const el of byId("text").querySelectorAll("[data-role]"))
      el.removeAttribute("data-role");
    if (selected === null) return;
    for (const el of marked(selected)) el.classList.add("picked");
    // The first piece of each argument carries the name of its role.
    const e = events[selected];
    for (const [start, role] of [[e.rec.trigger.start, "trigger"],
      ...e.rec.args.map((a) => [a.start, a.role])]) {
      const el = byId("text").querySelector(`[data-start="${start}"]`);
      if (el) el.dataset.role = el.dataset.role
        ? `${el.dataset.role}, ${role}` : role;
    }
  }

  // ------------------------------------------------------------------- a text

  function body(d, list) {
    const text = textOf(d);
    if (text === null || text === undefined)
      return h("ol", { class: "sentences" }, sentences(list));
    const slice = cut(d), length = Array.from(text).length;
    return h("div", { class: "body" }, pieces(marksOf(list), length)
      .map((p) => {
        const el = piece(slice(p.start, p.end), p.marks);
        if (typeof el !== "string") el.dataset.start = p.start;
        return el;
      }));
  }

  // Without a text there are the sentences that the events keep.
  function sentences(list) {
    const known = new Map();
    for (const e of list) {
      const at = e.rec.sentence.start;
      if (!known.has(at)) known.set(at, []);
      known.get(at).push(e);
    }
    return [...known.keys()].sort((a, b) => a - b).map((at) => {
      const mine = known.get(at), text = sentenceOf(mine[0]);
      const slice = report.data.slicer(text), end = mine[0].rec.sentence.end;
      const marks = marksOf(mine).filter((m) => m.start >= at && m.end <= end)
        .map((m) => ({ ...m, start: m.start - at, end: m.end - at }));
      return h("li", null, pieces(marks, end - at).map((p) => {
        const el = piece(slice(p.start, p.end), p.marks);
        if (typeof el !== "string") el.dataset.start = p.start + at;
        return el;
      }));
    });
  }

  function heading(d) {
    const x = docs[d], meta = x.meta || {};
    const url = [x.id, meta.url, meta.link].find(isLink);
    return h("header", null, h("h3", null, x.title || x.id),
      h("p", { class: "note" }, [x.date, x.title && x.id !== url && x.id]
        .filter(Boolean).join(" · "), url && [" ", h("a", { href: url,
        rel: "noreferrer noopener" }, url)]));
  }

  function open(d) {
    doc = d;
    const list = eventsOf(d).filter((e) => e.fails === 0);
    show(byId("text"), heading(d), list.length === 0 && h("p",
      { class: "note" }, "No event of this document passes the filters."),
    body(d, list));
    for (const el of byId("documents").querySelectorAll("[aria-current]"))
      el.removeAttribute("aria-current");
    const entry = byId("documents").querySelector(`[data-document="${d}"]`);
    if (entry) entry.setAttribute("aria-current", "true");
    drawSelected();
  }

  function select(i, scroll) {
    selected = i;
    if (events[i].doc !== doc) open(events[i].doc);
    else drawSelected();
    const el = byId("text").querySelector(
      `.trigger[data-events~="${i}"]`);
    if (el && scroll) el.scrollIntoView({ block: "center" });
  }

  // ------------------------------------------------------------ the documents

  // Shows the document, and no events of others; or of all again.
  function only(d) {
    doc = d;
    filter.toggle("document", d);
    const again = byId("documents").querySelector(`[data-only="${d}"]`);
    if (again) again.focus();
  }

  function drawList() {
    const counts = new Map();
    for (const e of filter.without("document"))
      counts.set(e.doc, (counts.get(e.doc) || 0) + 1);
    const list = docs.map((x, d) => d).filter((d) => counts.has(d) &&
      `${docs[d].title || ""} ${docs[d].id}`.toLowerCase().includes(words));
    const only = filter.values("document");
    show(byId("documents"), h("ul", null, list.slice(0, MOST).map((d) =>
      h("li", null, h("button", { type: "button", "data-document": d,
        "aria-current": d === doc ? "true" : null, onclick: () => open(d) },
      h("span", { class: "label" }, docs[d].title || docs[d].id),
      h("span", { class: "count" }, String(counts.get(d)))),
      h("button", { type: "button", class: "link", "data-only": d, "aria-pressed":
        String(only.has(d)), "aria-label":
        `only events of ${docs[d].title || docs[d].id}`,
      onclick: () => only(d) }, "only")))),
    list.length > MOST && h("p", { class: "note" },
      `${plural(list.length - MOST, "more document")}: search to find them`));
    return list;
  }

  function draw() {
    const list = docs.length > 1 ? drawList() : [0];
    if (doc === null || (docs.length > 1 && !list.includes(doc) &&
      list.length > 0)) doc = list.length ? list[0] : null;
    if (doc !== null && docs[doc]) open(doc);
    else show(byId("text"), h("p", { class: "note" }, "No document."));
  }

  function start() {
    byId("find-document").parentElement.hidden = docs.length < 2;
    byId("documents").hidden = docs.length < 2;
    byId("find-document").addEventListener("input", (ev) => {
      words = ev.target.value.trim().toLowerCase();
      drawList();
    });
    document.addEventListener("keydown", (ev) => {
      if (ev.key !== "Escape" || selected === null) return;
      selected = null;
      drawSelected();
    });
    filter.onChange(draw);
  }

  return { start, select, hover };
})();
