// What happened: a card an occurrence, with what its mentions tell and where
// they differ, how sure each value is, and why it was read so.
report.cards = (() => {
  const { h, byId, show, number, plural, isLink } = report.dom;
  const { data, events, occurrences, docs, names, nameOfCountry, colour,
    sentenceOf } = report.data;
  const filter = report.filter;
  const PAGE = 40; // cards that are drawn at once
  let limit = PAGE, order = "told";

  // ------------------------------------------------------------------ values

  const range = (v) => v.exact || v.min === v.max ? number(v.min)
    : v.max === undefined ? `${number(v.min)} or more`
      : v.min === undefined ? `at most ${number(v.max)}`
        : `${number(v.min)} to ${number(v.max)}`;

  // What the words mean, as a person writes it.
  function valueOf(a) {
    const v = a.value;
    if (v === undefined || v === null) return null;
    if (typeof v !== "object") return String(v);
    const n = v.amount !== undefined ? number(v.amount)
      : v.min === undefined && v.max === undefined ? null : range(v);
    if (n === null) return JSON.stringify(v);
    return v.currency ? `${n} ${v.currency}` : n;
  }

  // Two arguments say the same: what they mean, else whom, else the words.
  const sameAs = (a) => valueOf(a) ||
    names(a).join("; ").toLowerCase();

  const basis = (word) => h("span", { class: `basis ${word}` }, word);

  function argument(a) {
    const value = valueOf(a);
    return h("span", { class: `arg r${colour.get(a.role)}` },
      h("span", { class: "words" }, a.text),
      a.resolved && h("span", { class: "means" }, ` = ${a.resolved}`),
      value && value !== a.text && h("span", { class: "means" }, ` = ${value}`),
      a.country && h("abbr", { title: nameOfCountry(a.country) +
        (a.sector ? `, ${a.sector}` : "") + (a.basis === "inferred"
        ? "; the country is inferred, not named" : ""),
      class: a.basis === "inferred" ? "inferred" : null },
      ` ${a.country}${a.basis === "inferred" ? "?" : ""}` +
        (a.sector ? ` ${a.sector}` : "")));
  }

  const dates = (t) => t.from === undefined ? t.value
    : t.from === t.to ? t.from : `${t.from} to ${t.to}`;

  function whenOf(t) {
    return t && [dates(t), t.text && h("span", { class: "means" },
      ` “${t.text}”`), " ", basis(t.basis)];
  }

  function whereOf(p) {
    return p && [p.name, p.country && p.grain !== "country" &&
      `, ${nameOfCountry(p.country)}`, p.grain && h("span",
      { class: "means" }, ` (${p.grain})`), " ", basis(p.basis),
    p.runner_up && h("span", { class: "means" },
      ` not that in ${nameOfCountry(p.runner_up.country)}`)];
  }

  const modality = (m) => h("span", { class: `modality ${m}` }, m);

  // ------------------------------------------------------------- occurrences

  // The mention that tells most; asserted ones first among equals.
  const fullness = (e) => e.rec.args.length * 4 + (e.rec.time ? 1 : 0) +
    (e.rec.place ? 1 : 0) + (e.modality === "asserted" ? 2 : 0);
  const fullest = (mentions) => mentions.reduce((a, b) =>
    fullness(b) > fullness(a) ? b : a);

  // Role -> arguments: those of the fullest mention, then what only others tell.
  function rolesOf(mentions, head) {
    const roles = new Map();
    for (const e of [head, ...mentions]) {
      const mine = new Map();
      for (const a of e.rec.args) {
        if (a.role === "time" || a.role === "place") continue;
        if (!mine.has(a.role)) mine.set(a.role, []);
        mine.get(a.role).push(a);
      }
      for (const [role, list] of mine)
        if (!roles.has(role)) roles.set(role, list.map((a) => ({ a, e })));
    }
    for (const a of (head.rec.link && head.rec.link.args) || []) {
      if (a.role === "time" || a.role === "place" || roles.has(a.role)) continue;
      roles.set(a.role, [{ a, e: null }]);
    }
    return roles;
  }

  // What a mention says otherwise than the card does.
  function differences(e, roles, head) {
    const list = [];
    if (e === head) return list;
    for (const [role, told] of roles) {
      const mine = e.rec.args.filter((a) => a.role === role);
      const have = new Set(told.map((x) => sameAs(x.a)));
      for (const a of mine)
        if (!have.has(sameAs(a))) list.push([role, argument(a)]);
    }
    if (e.modality !== head.modality)
      list.push(["modality", modality(e.modality)]);
    const [t, u] = [e.rec.time, head.rec.time];
    if (t && u && t.basis !== "default" && dates(t) !== dates(u))
      list.push(["time", dates(t)]);
    const [p, q] = [e.rec.place, head.rec.place];
    const coarser = p && q && p.grain === "country" && p.country === q.country;
    if (p && q && p.name !== q.name && !coarser) list.push(["place", p.name]);
    return list;
  }

  // A sentence with the words of its event marked.
  function quote(e) {
    const text = sentenceOf(e), at = e.rec.sentence.start;
    const cut = report.data.slicer(text);
    const spans = [{ start: e.rec.trigger.start, end: e.rec.trigger.end,
      kind: `trigger ${e.modality}`, what: "trigger" },
    ...e.rec.args.map((a) => ({ start: a.start, end: a.end,
      kind: `arg r${colour.get(a.role)}`, what: a.role }))]
      .filter((s) => s.start >= at && s.end <= e.rec.sentence.end)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const parts = [];
    let last = at;
    for (const s of spans) {
      if (s.start < last) continue; // within one that is marked
      parts.push(cut(last - at, s.start - at), h("span", { class: s.kind,
        title: s.what }, cut(s.start - at, s.end - at)));
      last = s.end;
    }
    parts.push(cut(last - at));
    return h("q", null, parts);
  }

  // --------------------------------------------------------------------- why

  function ruleLines(prov) {
    const file = data.files[prov.file], part = file && file[prov.line];
    if (!part) return h("p", { class: "note" }, "The rule file was not read.");
    return h("pre", { class: "rule", tabindex: "0",
      "aria-label": `lines of ${prov.file}` },
    part.lines.map((line, i) => h("code", { "data-line": part.from + i,
      class: part.from + i === prov.line ? "here" : null }, line, "\n")));
  }

  const row = (name, ...what) => [h("dt", null, name), h("dd", null, what)];

  function whyArgument(a) {
    return h("li", null, h("span", { class: "role" }, a.role), ": ", argument(a),
      a.antecedents && [" antecedent: ", a.antecedents.map((s) =>
        `“${s.text}”`).join(", ")],
      a.basis && a.country && [" country ", basis(a.basis)],
      a.lent && h("span", { class: "means" }, ` lent: ${a.lent}`));
  }

  function why(e) {
    const r = e.rec, claim = r.claim, meta = docs[e.doc].meta || {};
    const url = [docs[e.doc].id, meta.url, meta.link].find(isLink);
    return h("div", { class: "why" }, h("dl", null,
      row("rule", h("code", null, `${r.prov.file}:${r.prov.line}`),
        ` (${r.prov.rule})`, r.prov.basis && `, by ${r.prov.basis}`),
      row("trigger", `“${r.trigger.text}”`),
      row("modality", modality(r.modality), r.cue
        ? ` by “${r.cue.text}”` : r.modality === "asserted"
          ? " nothing says otherwise" : " by its form"),
      claim && row("who says so", `${claim.speaker.text} `,
        `“${claim.verb.text}”`),
      r.code && row("code", String(r.code)),
      row("arguments", h("ul", null, r.args.map(whyArgument))),
      r.time && row("time", whenOf(r.time)),
      r.place && row("place", whereOf(r.place)),
      r.link && row("linked", r.link.reason),
      row("id", h("code", null, r.id)),
      url && row("source", h("a", { href: url, rel: "noreferrer noopener" },
        url))), ruleLines(r.prov));
  }

  // Its contents are made when it is opened.
  const makers = new WeakMap();
  function details(summary, make) {
    const el = h("details", { ontoggle: () => el.open && unfold(el) },
      h("summary", null, summary));
    makers.set(el, make);
    return el;
  }
  function unfold(el) {
    if (el.childElementCount === 1) el.append(makers.get(el)());
    el.open = true;
  }

  // -------------------------------------------------------------------- cards

  const title = (doc) => docs[doc].title || docs[doc].id;

  // Mentions of the same words in the same place of the same sentence, as copies
  // of one text have them, are told once; the others are named below.
  function told(mentions) {
    const groups = new Map();
    for (const e of mentions) {
      const { start } = e.rec.sentence, at = e.rec.trigger.start - start;
      const key = `${at} ${e.modality} ${sentenceOf(e)}`;
      if (groups.has(key)) groups.get(key).push(e);
      else groups.set(key, [e]);
    }
    return [...groups.values()];
  }

  const inText = (e) => h("button", { type: "button", class: "link",
    "aria-label": `show in the text: ${title(e.doc)}`,
    onclick: () => report.text.select(e.i, true) }, docs.length > 1
    ? title(e.doc) : `sentence ${e.rec.sentence.index}`);

  function mention([e, ...copies], roles, head) {
    const other = differences(e, roles, head);
    return h("li", { class: "mention", "data-event": e.i,
      onmouseenter: () => report.text.hover(e.i, true),
      onmouseleave: () => report.text.hover(e.i, false) },
    h("div", { class: "from" }, inText(e),
    docs.length > 1 && docs[e.doc].date && ` ${docs[e.doc].date}`,
    e.rec.claim && h("span", { class: "says" },
      ` · says ${e.rec.claim.speaker.text}`),
    e.fails !== 0 && h("span", { class: "note" }, " (filtered out)")),
    quote(e), other.length > 0 && h("div", { class: "differs" }, "differs: ",
      other.map(([what, value], i) => [i > 0 && "; ", `${what} `, value])),
    copies.length > 0 && h("div", { class: "note" }, "the same words in ",
      copies.map((c, i) => [i > 0 && ", ", h("span", { "data-event": c.i,
        class: "copy" }, inText(c))])),
    details("why", () => why(e)));
  }

  // Of events that a run wrote with --count cluster there is one mention, which
  // tells how many there were.
  const countOf = (rec) => (rec.link && rec.link.mentions) || 1;

  function card(cluster) {
    const mentions = occurrences.get(cluster), head = fullest(mentions);
    const roles = rolesOf(mentions, head), r = head.rec;
    const time = r.time || (mentions.find((e) => e.rec.time) || head).rec.time;
    const place = r.place || (mentions.find((e) => e.rec.place) || head)
      .rec.place;
    const where = new Set(mentions.map((e) => e.doc));
    const groups = told(mentions), rest = groups.slice(5);
    const list = h("ol", null, groups.slice(0, 5).map((g) =>
      mention(g, roles, head)));
    const more = rest.length > 0 && details(plural(rest.flat().length,
      "more mention"), () => h("ol", { start: 6 }, rest.map((g) =>
      mention(g, roles, head))));
    return h("article", { class: "card", "data-cluster": cluster,
      "aria-label": `${head.label}, ${head.modality}` },
    h("header", null, h("h3", null, head.label.replace("/", " / ")),
      modality(head.modality), h("span", { class: "mentions" },
        plural(Math.max(mentions.length, countOf(r)), "mention"),
        where.size > 1 && ` in ${plural(where.size, "document")}`)),
    h("dl", { class: "roles" }, [...roles].map(([role, told]) => row(role,
      told.map((x, i) => [i > 0 && ", ", argument(x.a),
        x.e !== head && h("span", { class: "basis inferred" },
          "another mention")]))),
    time && row("time", whenOf(time)), place && row("place", whereOf(place))),
    list, more);
  }

  // The occurrences that have a mention which is shown, in the order chosen.
  function ordered() {
    const list = [...new Set(filter.shown().map((e) => e.cluster))];
    const days = new Map(list.map((c) => [c, Math.min(...occurrences.get(c)
      .map((e) => e.from === null ? Infinity : e.from))]));
    const day = (c) => days.get(c);
    const dated = (c) => Number.isFinite(day(c));
    // What has no date stands last in either order of days.
    const compare = {
      oldest: (a, b) => dated(b) - dated(a) || dated(a) && day(a) - day(b),
      newest: (a, b) => dated(b) - dated(a) || dated(a) && day(b) - day(a),
      mentions: (a, b) => occurrences.get(b).length - occurrences.get(a).length,
    }[order];
    return compare ? list.sort(compare) : list;
  }

  function draw() {
    const list = ordered();
    byId("cards").dataset.count = list.length;
    show(byId("cards"), list.length === 0 && h("p", { class: "note" },
      "No event passes these filters."), list.slice(0, limit).map(card),
    list.length > limit && h("p", { class: "paper" },
      `On paper: the first ${number(limit)} of ${plural(list.length,
        "occurrence")}.`),
    list.length > limit && h("button", { type: "button", id: "more",
      onclick: () => {
        limit += PAGE;
        draw();
      } }, `show more of ${plural(list.length, "occurrence")}`));
  }

  // Opens the card of an event, in its sight; made first where it is not.
  function reveal(i) {
    const { cluster } = events[i], cards = byId("cards");
    const find = () => cards.querySelector(`[data-event="${i}"]`);
    if (!find()) {
      const at = ordered().indexOf(cluster);
      if (at >= limit) {
        limit = at + 1;
        draw();
      }
      const mine = cards.querySelector(`[data-cluster="${cluster}"]`);
      const rest = mine && mine.querySelector(":scope > details");
      if (rest) unfold(rest);
    }
    const found = find(), el = found && found.closest(".mention");
    if (!el) return;
    found.classList.add("picked"); // it may have been made just now
    el.scrollIntoView({ block: "center" });
    const how = el.querySelector(":scope > details");
    unfold(how);
    how.querySelector("summary").focus({ preventScroll: true });
  }

  function start() {
    byId("order").addEventListener("change", (ev) => {
      order = ev.target.value;
      draw();
    });
    filter.onChange(() => {
      limit = PAGE;
      draw();
    });
  }

  return { start, reveal };
})();
