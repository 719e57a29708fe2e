// Where: countries shaded by the events of which no more than the country is
// known, circles where a city or region is. Dragging chooses an area.
report.map = (() => {
  const { h, svg, byId, show, number, plural, asButton } = report.dom;
  const { events, nameOfCountry, tolls, tollOf } = report.data;
  const filter = report.filter;
  const d3 = geoengLibrary;
  const WIDTH = 720, HEIGHT = 330, MARGIN = 18;
  const SMALLEST = 0.35; // radians: a view is no closer, or borders are lost
  const SHADES = 5;

  const { world } = report.data;
  const land = d3.feature(world, world.objects.countries).features;
  const borders = d3.mesh(world, world.objects.countries, (a, b) => a !== b);
  // Those too small to be seen have a square of their own.
  const small = new Map(world.small.map((c) => [c.code, [c.lon, c.lat]]));
  const byCode = new Map(land.map((f) => [f.properties.code, f]));
  const projection = d3.geoNaturalEarth1();
  const path = d3.geoPath(projection);
  let size = "events", measure, root, layer = {}, written = [];

  // ------------------------------------------------------------------- what

  const weight = (e) => size === "events" ? 1 : tollOf(e, size);

  // Spots and countries of events, with what they add up to.
  function sums(list) {
    const spots = new Map(), countries = new Map();
    let none = 0;
    for (const e of list) {
      if (e.spot === null) none++;
      else if (e.spot.key === undefined) {
        const c = countries.get(e.spot.country) || { n: 0, sum: 0 };
        c.n++;
        c.sum += weight(e);
        countries.set(e.spot.country, c);
      } else {
        const s = spots.get(e.spot.key) || { ...e.spot, n: 0, sum: 0 };
        s.n++;
        s.sum += weight(e);
        spots.set(e.spot.key, s);
      }
    }
    return { spots: [...spots.values()].sort((a, b) => b.sum - a.sum),
      countries, none };
  }

  const told = (x) => size === "events" ? plural(x.n, "event")
    : `${plural(x.n, "event")}, ${size}: at least ${number(x.sum)}`;

  // ------------------------------------------------------------------- view

  function fit(all) {
    const points = [];
    for (const e of all) {
      if (e.spot === null) continue;
      if (e.spot.key) points.push([e.spot.lon, e.spot.lat]);
      else {
        const f = byCode.get(e.spot.country), at = small.get(e.spot.country);
        if (at) points.push(at);
        else if (f) points.push(d3.geoCentroid(largest(f)));
      }
    }
    const box = [[MARGIN, MARGIN], [WIDTH - MARGIN, HEIGHT - MARGIN]];
    projection.rotate([0, 0]).fitExtent(box, { type: "Sphere" });
    if (points.length === 0) return;
    const whole = projection.scale();
    projection.fitExtent([[90, 60], [WIDTH - 90, HEIGHT - 60]],
      { type: "MultiPoint", coordinates: points });
    const most = whole / SMALLEST;
    if (!(projection.scale() <= most)) {
      const [x, y] = [d3.mean(points, (p) => p[0]), d3.mean(points, (p) => p[1])];
      centre(most, [x, y]);
    }
    if (projection.scale() < whole)
      projection.fitExtent(box, { type: "Sphere" });
  }

  // Scale it so that a place stands in the middle.
  function centre(scale, place) {
    projection.scale(scale).translate([0, 0]);
    const [x, y] = projection(place);
    projection.translate([WIDTH / 2 - x, HEIGHT / 2 - y]);
  }

  function zoom(by) {
    const middle = projection.invert([WIDTH / 2, HEIGHT / 2]);
    centre(projection.scale() * by, middle);
    drawLand();
    draw();
  }

  function pan(dx, dy) {
    const [x, y] = projection.translate();
    projection.translate([x + dx, y + dy]);
    drawLand();
    draw();
  }

  // ------------------------------------------------------------------- draw

  // The country paths stay; what they look like changes with the filters.
  function drawLand() {
    layer.sea.setAttribute("d", path({ type: "Sphere" }) || "");
    layer.graticule.setAttribute("d", path(d3.geoGraticule10()) || "");
    for (const [f, el] of layer.paths) el.setAttribute("d", path(f) || "");
    layer.borders.setAttribute("d", path(borders) || "");
  }

  function drawCountries(countries, chosen) {
    const most = Math.max(1, ...[...countries.values()].map((c) => c.sum));
    const shade = (sum) => Math.max(1, Math.ceil(SHADES *
      Math.sqrt(sum / most)));
    const labels = [];
    for (const [f, el] of layer.paths) {
      const c = countries.get(f.properties.code);
      const { name } = f.properties;
      el.setAttribute("class", "country" + (c ? ` shade${shade(c.sum)}` : "") +
        (chosen.has(f.properties.code) ? " chosen" : ""));
      el.firstChild.textContent = c
        ? `${name}: ${told(c)} known to the country` : name;
      if (c && !small.has(f.properties.code))
        labels.push(label(c, d3.geoCentroid(largest(f))));
      el.setAttribute("tabindex", c ? "0" : "-1");
      el.setAttribute("aria-label", el.firstChild.textContent);
      el.setAttribute("aria-hidden", String(!c));
    }
    show(layer.labels, labels);
  }

  // A country's number stands on its mainland, not between its islands.
  function largest(f) {
    if (f.geometry.type !== "MultiPolygon") return f;
    const parts = f.geometry.coordinates.map((c) =>
      ({ type: "Polygon", coordinates: c }));
    return parts.reduce((a, b) => d3.geoArea(a) >= d3.geoArea(b) ? a : b);
  }

  function label(c, place) {
    const at = projection(place);
    return at && write(at[0], at[1], number(c.sum), "total");
  }

  // A text, unless one stands there: those of the largest come first.
  function write(x, y, text, kind) {
    const w = text.length * 3 + 2, h = 6;
    if (written.some((b) => Math.abs(b.x - x) < b.w + w &&
      Math.abs(b.y - y) < b.h + h)) return null;
    written.push({ x, y, w, h });
    return svg("text", { x, y, class: kind }, text);
  }

  function drawSpots(spots, countries, chosen) {
    const most = Math.max(1, ...spots.map((s) => s.sum));
    // The more circles, the smaller: else they hide each other and the land.
    const largest = Math.min(20, Math.max(5, 110 / Math.sqrt(spots.length)));
    const radius = d3.scaleSqrt().domain([0, most]).range([2, largest]);
    const drawn = spots.map((s) => spot(s, radius(s.sum),
      filter.values("place").has(s.key)));
    for (const [code, c] of countries) {
      const at = small.get(code), p = at && projection(at);
      if (!p) continue;
      const what = `${nameOfCountry(code)}: ${told(c)} known to the country`;
      drawn.push(svg("g", { class: "square" + (chosen.has(code) ? " chosen"
        : ""), "aria-label": what, "data-country": code,
      ...asButton(() => filter.toggle("country", code)) },
      svg("title", null, what),
      svg("rect", { x: p[0] - 8, y: p[1] - 8, width: 16, height: 16 }),
      svg("text", { x: p[0], y: p[1] }, number(c.sum))));
    }
    show(layer.spots, drawn);
  }

  function spot(s, r, chosen) {
    const p = projection([s.lon, s.lat]);
    if (!p) return null;
    const what = `${s.name} (${s.grain}): ${told(s)}`;
    return svg("g", { class: `spot ${s.grain}${chosen ? " chosen" : ""}`,
      "aria-label": what, "data-place": s.key,
      ...asButton(() => filter.toggle("place", s.key)) },
    svg("title", null, what), svg("circle", { cx: p[0], cy: p[1], r }),
    r > 7 && write(p[0], p[1], number(s.sum), null),
    r > 10 && write(p[0], p[1] + r + 8, s.name, "name"));
  }

  function draw() {
    const now = sums(filter.without("country", "place", "area"));
    const chosen = filter.values("country");
    written = [];
    drawSpots(now.spots, now.countries, chosen);
    drawCountries(now.countries, chosen);
    drawArea();
    const coarse = [...now.countries.values()].reduce((n, c) => n + c.n, 0);
    show(byId("map-note"),
      `${plural(now.spots.length, "place")}; shaded: `,
      `${plural(coarse, "event")} known to the country alone; `,
      `${plural(now.none, "event")} without a place`,
      size !== "events" && `; ${size}: the least that is told`);
  }

  // ------------------------------------------------------------------- area

  function drawArea() {
    const area = [...filter.values("area")][0];
    if (!area) {
      layer.area.setAttribute("hidden", "");
      return;
    }
    const [[west, south], [east, north]] = area;
    const a = projection([west, north]), b = projection([east, south]);
    layer.area.removeAttribute("hidden");
    layer.area.setAttribute("x", Math.min(a[0], b[0]));
    layer.area.setAttribute("y", Math.min(a[1], b[1]));
    layer.area.setAttribute("width", Math.abs(b[0] - a[0]));
    layer.area.setAttribute("height", Math.abs(b[1] - a[1]));
  }

  // Corners on the screen as west, south and east, north.
  function areaOf(a, b) {
    const corners = [a, b, [a[0], b[1]], [b[0], a[1]]]
      .map((p) => projection.invert(p)).filter((p) => p && !p.some(Number.isNaN));
    if (corners.length < 2) return null;
    const lon = d3.extent(corners, (p) => p[0]);
    const lat = d3.extent(corners, (p) => p[1]);
    return [[lon[0], lat[0]], [lon[1], lat[1]]];
  }

  function onDrag(ev) {
    const at = (e) => {
      const box = root.getBoundingClientRect();
      return [(e.clientX - box.left) * WIDTH / box.width,
        (e.clientY - box.top) * HEIGHT / box.height];
    };
    const from = at(ev);
    let moved = false;
    const move = (e) => {
      const to = at(e);
      moved = moved || Math.hypot(to[0] - from[0], to[1] - from[1]) > 6;
      if (!moved) return;
      layer.area.removeAttribute("hidden");
      layer.area.setAttribute("x", Math.min(from[0], to[0]));
      layer.area.setAttribute("y", Math.min(from[1], to[1]));
      layer.area.setAttribute("width", Math.abs(to[0] - from[0]));
      layer.area.setAttribute("height", Math.abs(to[1] - from[1]));
    };
    const up = (e) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      if (!moved) return;
      // The click that ends a drag is none on a country.
      window.addEventListener("click", (c) => c.stopPropagation(),
        { capture: true, once: true });
      setTimeout(() => filter.set("area", [areaOf(from, at(e))]
        .filter((x) => x)), 0);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
  }

  // ------------------------------------------------------------------ start

  function makeRoot() {
    layer.sea = svg("path", { class: "sea" });
    layer.graticule = svg("path", { class: "graticule" });
    layer.paths = land.map((f) => [f, svg("path", { class: "country",
      "data-country": f.properties.code,
      ...asButton(() => filter.toggle("country", f.properties.code)) },
    svg("title", null, f.properties.name))]);
    layer.borders = svg("path", { class: "borders" });
    layer.labels = svg("g", { class: "labels", "aria-hidden": "true" });
    layer.spots = svg("g", { class: "spots" });
    layer.area = svg("rect", { class: "area", hidden: true });
    root = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "map",
      role: "group", tabindex: "0", "aria-label": "map of the events; arrow " +
        "keys move it, plus and minus zoom",
      onpointerdown: (ev) => ev.button === 0 && onDrag(ev),
      onkeydown: onKey },
    layer.sea, layer.graticule, layer.paths.map((p) => p[1]), layer.borders,
    layer.labels, layer.spots, layer.area);
    return root;
  }

  function onKey(ev) {
    const moves = { ArrowLeft: [40, 0], ArrowRight: [-40, 0],
      ArrowUp: [0, 40], ArrowDown: [0, -40] };
    if (moves[ev.key]) pan(...moves[ev.key]);
    else if (ev.key === "+") zoom(1.5);
    else if (ev.key === "-") zoom(1 / 1.5);
    else return;
    ev.preventDefault();
  }

  function start() {
    const button = (text, label, act) => h("button", { type: "button",
      "aria-label": label, title: label, onclick: act }, text);
    measure = h("select", { "aria-label": "what sizes the map shows",
      onchange: (ev) => {
        size = ev.target.value;
        draw();
      } }, h("option", { value: "events" }, "number of events"),
    tolls.map((t) => h("option", { value: t }, t)));
    show(byId("map"), h("div", { class: "tools" },
      h("label", null, "size: ", measure),
      button("+", "zoom in", () => zoom(1.5)),
      button("−", "zoom out", () => zoom(1 / 1.5)),
      button("fit", "show all places", () => {
        fit(filter.shown());
        drawLand();
        draw();
      }),
      button("world", "show the world", () => {
        fit([]);
        drawLand();
        draw();
      })), makeRoot(), h("p", { class: "note", id: "map-note" }));
    fit(events);
    drawLand();
    filter.onChange(draw);
  }

  return { start };
})();
