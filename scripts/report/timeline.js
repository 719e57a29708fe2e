// When: events by day, week, month or year as it fits, modalities stacked.
// Dragging, or the two dates, choose a span of time.
report.timeline = (() => {
  const { h, svg, byId, show, number, plural } = report.dom;
  const { events, MODALITIES, dayOf, dateOf } = report.data;
  const filter = report.filter;
  const d3 = geoengLibrary;
  const WIDTH = 560, HEIGHT = 230, LEFT = 42, RIGHT = 20, TOP = 8, BOTTOM = 24;
  const MOST = 70; // bars

  const UNITS = [
    { name: "day", days: 1, interval: d3.utcDay, format: "%-d %b %Y" },
    { name: "week", days: 7, interval: d3.utcMonday, format: "week of %-d %b %Y" },
    { name: "month", days: 31, interval: d3.utcMonth, format: "%B %Y" },
    { name: "year", days: 366, interval: d3.utcYear, format: "%Y" },
    { name: "decade", days: 3660, interval: d3.utcYear.every(10),
      format: "%Ys" },
  ];
  const dated = events.filter((e) => e.from !== null);
  const date = (day) => new Date(dateOf(day));
  let unit, scale, brush, brushed, quiet = false;

  // A year is no day: what is known less exactly than a bar is wide is counted
  // below, not drawn.
  const isCoarse = (e) => e.to !== null && e.to - e.from >= unit.days;

  // The scale; `range` are the days that it shall show, else it is chosen.
  function choose(range) {
    const fits = (span) => UNITS.find((u) => span / u.days <= MOST) ||
      UNITS[UNITS.length - 1];
    if (range) {
      unit = fits(range[1] - range[0] + 1);
      return range;
    }
    const [first, last] = [d3.min(dated, (e) => e.from),
      d3.max(dated, (e) => e.to === null ? e.from : e.to)];
    // A few years named in passing do not make the scale: it is that of the
    // middle eight in ten events, and what lies outside is counted below.
    const days = dated.map((e) => e.from).sort((a, b) => a - b);
    const late = days[Math.floor(days.length * 0.1)];
    const early = days[Math.ceil(days.length * 0.9) - 1];
    const skewed = last - first > 6 * (early - late + 7);
    const from = skewed ? late : first, to = skewed ? early : last;
    unit = fits(to - from + 1);
    // No bars so narrow that a quarter of the events is known less exactly.
    while (dated.filter(isCoarse).length > dated.length / 4 &&
      unit !== UNITS[UNITS.length - 1]) unit = UNITS[UNITS.indexOf(unit) + 1];
    return [from, to];
  }

  function bins(list) {
    const map = new Map();
    let coarse = 0, none = 0, outside = 0, byDefault = 0;
    const [a, b] = scale.domain();
    for (const e of list) {
      if (e.from === null) none++;
      else if (isCoarse(e)) coarse++;
      else {
        if (e.rec.time.basis === "default") byDefault++;
        const start = unit.interval.floor(date(e.from));
        if (start < a || start >= b) {
          outside++;
          continue;
        }
        const bin = map.get(+start) || { start, n: 0, of: {} };
        bin.n++;
        bin.of[e.modality] = (bin.of[e.modality] || 0) + 1;
        map.set(+start, bin);
      }
    }
    return { list: [...map.values()], coarse, none, outside, byDefault };
  }

  // The widest digit, in units of the view: style.css has larger ones on a small
  // screen.
  const small = window.matchMedia("(max-width: 60rem)");
  const digit = () => small.matches ? 14 : 6.5;

  function bar(bin, y) {
    const end = unit.interval.offset(bin.start, 1);
    const x0 = scale(bin.start), width = Math.max(1.5, scale(end) - x0 - 1);
    let n = 0;
    const parts = MODALITIES.filter((m) => bin.of[m]).map((m) => {
      const from = n;
      n += bin.of[m];
      return svg("rect", { class: `bar ${m}`, x: x0, width, y: y(n),
        height: y(from) - y(n) });
    });
    const what = d3.utcFormat(unit.format)(bin.start) + ": " +
      MODALITIES.filter((m) => bin.of[m]).map((m) => `${bin.of[m]} ${m}`)
        .join(", ");
    return svg("g", { role: "img", "aria-label": what },
      svg("title", null, what), parts,
      width > number(bin.n).length * digit() && svg("text", { x: x0 + width / 2, y: y(bin.n) - 3,
        class: "total" }, number(bin.n)));
  }

  function draw() {
    if (dated.length === 0) return;
    const now = bins(filter.without("time"));
    const most = Math.max(1, ...now.list.map((b) => b.n));
    const y = d3.scaleLinear().domain([0, most * 1.12])
      .range([HEIGHT - BOTTOM, TOP]);
    show(byId("bars"), now.list.map((b) => bar(b, y)));
    const whole = y.ticks(4).filter(Number.isInteger);
    axis("axis-y", d3.axisLeft(y).tickValues(whole).tickFormat(number));
    show(byId("time-note"), `by ${unit.name}`,
      now.byDefault > 0 && `; ${plural(now.byDefault, "event")} by the date ` +
        "of the document alone",
      now.coarse > 0 && `; not drawn: ${plural(now.coarse, "event")} known ` +
        `less exactly than the ${unit.name}`,
      now.outside > 0 && `; ${plural(now.outside, "event")} outside of the scale`,
      now.none > 0 && `; ${plural(now.none, "event")} without a date`);
    drawChoice();
  }

  const axis = (id, make) => d3.select(byId(id)).call(make);

  // The brush and the dates show what is chosen.
  function drawChoice() {
    const range = [...filter.values("time")][0];
    byId("time-from").value = range && Number.isFinite(range[0])
      ? dateOf(range[0]) : "";
    byId("time-to").value = range && Number.isFinite(range[1])
      ? dateOf(range[1]) : "";
    const [left, right] = scale.range();
    const clip = (x) => Math.min(right, Math.max(left, x));
    quiet = true;
    brushed.call(brush.move, range && range.every(Number.isFinite)
      ? [clip(scale(date(range[0]))), clip(scale(date(range[1] + 1)))] : null);
    quiet = false;
  }

  function onBrush(ev) {
    if (quiet || !ev.sourceEvent) return;
    if (!ev.selection) {
      filter.set("time", []);
      return;
    }
    const [a, b] = ev.selection.map((x) => unit.interval.round(scale.invert(x)));
    const end = +a === +b ? unit.interval.offset(a, 1) : b;
    filter.set("time", [[dayOf(a.toISOString()), dayOf(end.toISOString()) - 1]]);
  }

  function onDates() {
    const from = dayOf(byId("time-from").value);
    const to = dayOf(byId("time-to").value);
    filter.set("time", from === null && to === null ? [] :
      [[from === null ? -Infinity : from, to === null ? Infinity : to]]);
  }

  const hatch = (id, ...lines) => svg("pattern", { id, width: 6, height: 6,
    patternUnits: "userSpaceOnUse" }, svg("rect", { width: 6, height: 6,
    class: "ground" }), lines);

  // Modalities differ by hatching, too.
  function patterns() {
    return svg("defs", null,
      hatch("h-planned", svg("path", { d: "M0 6L6 0" })),
      hatch("h-hypothetical", svg("circle", { cx: 3, cy: 3, r: 1.3 })),
      hatch("h-alleged", svg("path", { d: "M0 0L6 6M0 6L6 0" })),
      hatch("h-negated", svg("path", { d: "M0 3H6" })));
  }

  function makeRoot() {
    brush = d3.brushX().extent([[LEFT, TOP], [WIDTH - RIGHT, HEIGHT - BOTTOM]])
      .on("end", onBrush);
    const layer = svg("g", { class: "brush", "aria-hidden": "true" });
    brushed = d3.select(layer).call(brush);
    return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "timeline",
      role: "group", "aria-label": "timeline of the events" }, patterns(),
    svg("g", { id: "axis-x", class: "axis",
      transform: `translate(0,${HEIGHT - BOTTOM})` }),
    svg("g", { id: "axis-y", class: "axis", transform: `translate(${LEFT},0)` }),
    layer, svg("g", { id: "bars", class: "bars" }));
  }

  function setScale(range) {
    const [from, to] = choose(range);
    scale = d3.scaleUtc().domain([unit.interval.floor(date(from)),
      unit.interval.offset(unit.interval.floor(date(to)), 1)])
      .range([LEFT, WIDTH - RIGHT]);
    axis("axis-x", d3.axisBottom(scale).ticks(6));
    // A month or year is named below the middle of its bar.
    const width = scale(unit.interval.offset(scale.domain()[0], 1)) - LEFT;
    if (unit.days > 7) d3.select(byId("axis-x")).selectAll("text")
      .attr("dx", width / 2);
  }

  // The span that is chosen as wide as the view, or all of it again.
  function closer(on) {
    const range = [...filter.values("time")][0];
    setScale(on && range && range.every(Number.isFinite) ? range : null);
    draw();
  }

  function start() {
    if (dated.length === 0) {
      show(byId("timeline"), h("p", { class: "note", id: "time-note" },
        "No event has a date."));
      return;
    }
    const input = (id, label) => h("label", null, `${label} `,
      h("input", { type: "date", id, onchange: onDates }));
    show(byId("timeline"), h("div", { class: "tools" },
      input("time-from", "from"), input("time-to", "to"),
      h("button", { type: "button", title: "show the chosen time alone; by days when it is short",
        onclick: () => closer(true) }, "zoom to it"),
      h("button", { type: "button", title: "show all times",
        onclick: () => closer(false) }, "all times"),
      h("span", { class: "legend" }, MODALITIES.map((m) =>
        h("span", { class: "key" }, h("span", { class: `swatch ${m}`,
          "aria-hidden": "true" }), m)))),
    makeRoot(), h("p", { class: "note", id: "time-note" }));
    setScale(null);
    filter.onChange(draw);
  }

  return { start };
})();
