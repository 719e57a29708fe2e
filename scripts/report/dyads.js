// Who does what to whom: a table of sources and targets with counts.
report.dyads = (() => {
  const { h, byId, show, number, plural } = report.dom;
  const filter = report.filter;
  const MOST = 10; // rows and columns
  let side = "country";

  function countPairs(list) {
    const cells = new Map(), sources = new Map(), targets = new Map();
    let without = 0;
    const add = (map, k) => map.set(k, (map.get(k) || 0) + 1);
    for (const e of list) {
      const seen = new Set();
      for (const pair of e.dyads[side]) {
        const key = filter.key(pair);
        if (seen.has(key)) continue; // an event counts once in a cell
        seen.add(key);
        add(cells, key);
        add(sources, pair[0]);
        add(targets, pair[1]);
      }
      if (seen.size === 0) without++;
    }
    return { cells, sources, targets, without };
  }

  // What the cells of a row (0) or of a column (1) add up to.
  function sums(list, which) {
    const map = new Map();
    for (const x of list) map.set(x[which], (map.get(x[which]) || 0) + x[2]);
    return map;
  }

  // Nobody, and those of no known country, stand last.
  const vague = (name) => name === null || name === report.data.NO_COUNTRY;
  const top = (map) => [...map.keys()].sort((a, b) => vague(a) - vague(b) ||
    map.get(b) - map.get(a) || (a < b ? -1 : 1));
  const shown = (name) => name === null ? "nobody named" : name;

  function cell(pair, cells, most) {
    const n = cells.get(filter.key(pair)) || 0;
    if (n === 0) return h("td", null);
    const on = filter.values("dyad").has(filter.key(pair));
    return h("td", { class: `shade${Math.ceil(5 * Math.sqrt(n / most))}` },
      h("button", { type: "button", "aria-pressed": String(on),
        "data-dyad": filter.key(pair), "data-count": n,
        "aria-label": `${shown(pair[0])} to ${shown(pair[1])}: ` +
          plural(n, "event"), onclick: () => keepFocus(pair) }, number(n)));
  }

  function keepFocus(pair) {
    filter.toggle("dyad", filter.key(pair));
    const again = [...byId("matrix").querySelectorAll("button")].find((b) =>
      b.dataset.dyad === filter.key(pair));
    if (again) again.focus();
  }

  function draw() {
    const { cells, sources, targets, without } =
      countPairs(filter.without("dyad"));
    const all = [...cells].map(([key, n]) => [...JSON.parse(key), n]);
    // Columns are those on whom the sources of most events act, rows those who
    // act on these: no row and no column is empty.
    const first = new Set(top(sources).slice(0, MOST));
    const columns = top(sums(all.filter((x) => first.has(x[0])), 1));
    const kept = columns.slice(0, MOST), has = new Set(kept);
    const rows = top(sums(all.filter((x) => has.has(x[1])), 0))
      .slice(0, MOST);
    const most = Math.max(1, ...cells.values());
    show(byId("matrix"), rows.length > 0 && h("table", null,
      h("caption", null, "rows: who acts; columns: on whom"),
      h("thead", null, h("tr", null, h("td", null), kept.map((c) =>
        h("th", { scope: "col" }, h("span", null, shown(c)))))),
      h("tbody", null, rows.map((r) => h("tr", null,
        h("th", { scope: "row" }, shown(r)),
        kept.map((c) => cell([r, c], cells, most)))))));
    const left = sources.size - rows.length;
    const right = targets.size - kept.length;
    show(byId("dyad-note"), rows.length === 0 && "No event has two sides. ",
      left + right > 0 && `${plural(left, "more source")} and ` +
        `${plural(right, "more target")} not shown; `,
      without > 0 && `${plural(without, "event")} without sides`);
  }

  function start() {
    const choice = (value, text) => h("label", null, h("input", {
      type: "radio", name: "side", value, checked: value === side,
      onchange: () => {
        side = value;
        draw();
      } }), ` ${text}`);
    show(byId("dyads"), h("div", { class: "tools", role: "group",
      "aria-label": "sides by" }, choice("country", "countries"),
    choice("name", "names")), h("div", { id: "matrix" }),
    h("p", { class: "note", id: "dyad-note" }));
    filter.onChange(draw);
  }

  return { start };
})();
