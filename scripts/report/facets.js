// Lists of values with their counts, beside the views; the line that tells what
// is chosen; the search.
report.facets = (() => {
  const { h, byId, show, number, plural } = report.dom;
  const { events, occurrences, docs, MODALITIES, nameOfCountry, dateOf } =
    report.data;
  const filter = report.filter;
  const MOST = 12; // values of a list that are shown before one asks for more

  function countBy(list, valuesOf) {
    const counts = new Map();
    for (const e of list) for (const v of valuesOf(e))
      counts.set(v, (counts.get(v) || 0) + 1);
    return counts;
  }

  const FACETS = [
    { name: "type", title: "Event type", of: (e) =>
      e.label === e.type ? [e.type] : [e.type, e.label],
      text: (v) => v.includes("/") ? v.split("/").slice(1).join("/") : v,
      nested: true, long: true },
    { name: "modality", title: "Modality", of: (e) => [e.modality],
      order: MODALITIES, text: (v) => v },
    { name: "actor", title: "Actor", of: (e) => e.actors, text: (v) => v,
      search: true, long: true },
    { name: "country", title: "Country", of: (e) => e.countries,
      text: nameOfCountry, search: true, long: true },
  ];

  // Nested ones stand below their type; others by count, then by name.
  function sorted(facet, counts) {
    const all = countBy(events, facet.of);
    const keys = [...all.keys()];
    if (facet.order) return facet.order.filter((v) => all.has(v));
    if (facet.nested) return keys.sort((a, b) => {
      const [x, y] = [a.split("/")[0], b.split("/")[0]];
      return x === y ? (a < b ? -1 : 1) : all.get(y) - all.get(x) ||
        (x < y ? -1 : 1);
    });
    return keys.sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0) ||
      (facet.text(a) < facet.text(b) ? -1 : 1));
  }

  function item(facet, value, count, most) {
    const on = filter.values(facet.name).has(value);
    const sub = facet.nested && value.includes("/");
    const bar = h("span", { class: "bar" });
    bar.style.width = `${most ? Math.round(100 * count / most) : 0}%`;
    return h("li", null, h("button", { type: "button",
      class: `value${sub ? " sub" : ""}`, "aria-pressed": String(on),
      "data-facet": facet.name, "data-value": value, "data-count": count,
      onclick: () => keepFocus(facet, value) },
    bar, facet.name === "modality" &&
      h("span", { class: `swatch ${value}`, "aria-hidden": "true" }),
    h("span", { class: "label" }, facet.text(value)),
    h("span", { class: "count" }, number(count))));
  }

  // The list is made anew, and the same button has the focus again.
  function keepFocus(facet, value) {
    filter.toggle(facet.name, value);
    const again = [...facet.list.querySelectorAll("button")].find((b) =>
      b.dataset.value === value);
    if (again) again.focus();
  }

  function drawFacet(facet) {
    const counts = countBy(filter.without(facet.name), facet.of);
    const chosen = filter.values(facet.name);
    const words = facet.words || "";
    const keys = sorted(facet, counts).filter((v) => chosen.has(v) ||
      facet.text(v).toLowerCase().includes(words));
    const long = facet.long && !facet.all && !words;
    const kept = long ? keys.filter((v, i) => i < MOST || chosen.has(v)) : keys;
    const most = Math.max(0, ...kept.map((v) => counts.get(v) || 0));
    show(facet.list, kept.slice(0, 500).map((v) =>
      item(facet, v, counts.get(v) || 0, most)));
    facet.more.hidden = !facet.long || words !== "" || keys.length <= MOST;
    facet.more.textContent = facet.all ? "fewer"
      : `all ${number(keys.length)}`;
  }

  function makeFacet(facet) {
    facet.list = h("ul", { class: "values" });
    facet.more = h("button", { type: "button", class: "link", onclick: () => {
      facet.all = !facet.all;
      drawFacet(facet);
    } });
    const input = facet.search && h("input", { type: "search",
      placeholder: `find ${facet.name}`,
      "aria-label": `find in list: ${facet.title}`, oninput: (ev) => {
        facet.words = ev.target.value.trim().toLowerCase();
        drawFacet(facet);
      } });
    return h("section", { class: "facet", "aria-label": facet.title },
      h("h2", null, facet.title), input, facet.list, facet.more);
  }

  // ------------------------------------------------------------- what is chosen

  const WORDS = {
    type: (v) => v, modality: (v) => v, actor: (v) => v,
    country: nameOfCountry,
    place: (v) => (events.find((e) => e.spot && e.spot.key === v) ||
      { spot: { name: v } }).spot.name,
    dyad: (v) => JSON.parse(v).map((x) => x || "nobody named").join(" → "),
    document: (v) => docs[v].title || docs[v].id,
    area: () => "chosen on the map",
    time: ([a, b]) => a === b ? dateOf(a) : !Number.isFinite(a)
      ? `until ${dateOf(b)}` : !Number.isFinite(b) ? `from ${dateOf(a)} on`
        : `${dateOf(a)} to ${dateOf(b)}`,
    text: (v) => `“${v}”`,
  };

  const MANY = 5; // values of one kind: they share a chip then

  function chip(name, what, act) {
    return h("button", { type: "button", class: "chip",
      "aria-label": `no longer by ${name}: ${what}`, onclick: act },
    h("span", { class: "kind" }, name), " ", what,
    h("span", { class: "x", "aria-hidden": "true" }, " ×"));
  }

  function chips() {
    return filter.active().flatMap((name) => {
      const values = [...filter.values(name)];
      return values.length < MANY ? values.map((v) => chip(name,
        WORDS[name](v), () => filter.toggle(name, v)))
        : [chip(name, `${number(values.length)} chosen`, () =>
          filter.set(name, []))];
    });
  }

  // " of 2024-05-08 to 2024-05-09": when the documents were published.
  const dates = docs.map((d) => d.date).filter(Boolean).sort();
  const last = dates[dates.length - 1];
  const days = dates.length === 0 ? "" : dates[0] === last
    ? ` of ${last}` : ` of ${dates[0]} to ${last}`;

  function drawStatus() {
    const shown = filter.shown();
    const clusters = new Set(shown.map((e) => e.cluster));
    const where = new Set(shown.map((e) => e.doc));
    byId("shown").dataset.count = shown.length;
    show(byId("shown"), h("b", null, number(shown.length)),
      ` of ${plural(events.length, "event")} · `,
      h("b", null, number(clusters.size)),
      ` of ${plural(occurrences.size, "occurrence")} · `,
      `in ${number(where.size)} of ${plural(docs.length, "document")}`, days);
    const list = chips();
    show(byId("chips"), list, list.length > 0 && h("button", { type: "button",
      class: "link", id: "clear", onclick: filter.clear }, "clear all"));
    if (!filter.values("text").size && document.activeElement !== byId("search"))
      byId("search").value = "";
  }

  function start() {
    show(byId("facets"), FACETS.map(makeFacet));
    // On a small screen the lists would stand before all that they filter. A frame
    // may get its width only after its page.
    const small = window.matchMedia("(max-width: 60rem)");
    const fit = () => { byId("filters").open = !small.matches; };
    small.addEventListener("change", fit);
    fit();
    let later = 0;
    byId("search").addEventListener("input", (ev) => {
      clearTimeout(later);
      const words = ev.target.value.trim();
      later = setTimeout(() => filter.set("text", words ? [words] : []), 150);
    });
    filter.onChange(() => {
      FACETS.forEach(drawFacet);
      drawStatus();
    });
  }

  return { start };
})();
