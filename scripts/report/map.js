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
  const NEAR = 12, LARGEST = 18; // units of the view

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

  // Spots and countries of events, with what they add up to. What adds up to
  // nothing is not drawn.
  function sums(list) {
    const spots = new Map(), countries = new Map();
    for (const e of list) {
      if (e.spot === null || weight(e) === 0) continue;
      if (e.spot.key === undefined) {
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
      countries };
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

  // The place of the view at `at` stands in the middle then.
  function zoom(by, at = [WIDTH / 2, HEIGHT / 2]) {
    const middle = projection.invert(at);
    if (!middle || middle.some(Number.isNaN)) return;
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

  // Places nearer to each other than NEAR units are one circle, at the place of
  // the largest; closer, they part.
  function gathered(spots) {
    const circles = [];
    for (const s of spots) {
      const p = projection([s.lon, s.lat]);
      if (!p || p[0] < -NEAR || p[0] > WIDTH + NEAR || p[1] < -NEAR ||
        p[1] > HEIGHT + NEAR) continue;
      const c = circles.find((x) =>
        Math.hypot(x.at[0] - p[0], x.at[1] - p[1]) < NEAR);
      if (!c) {
        circles.push({ at: p, spots: [s], n: s.n, sum: s.sum });
        continue;
      }
      c.spots.push(s);
      c.n += s.n;
      c.sum += s.sum;
    }
    return circles.sort((a, b) => b.sum - a.sum);
  }

  const isChosen = (c) => c.spots.every((s) =>
    filter.values("place").has(s.key));

  // All places of a circle are chosen, or no more.
  function choose(c) {
    const keys = new Set(filter.values("place")), on = isChosen(c);
    for (const s of c.spots) {
      if (on) keys.delete(s.key);
      else keys.add(s.key);
    }
    filter.set("place", keys);
  }

  function nameOf(c) {
    const { name } = c.spots[0], more = c.spots.length - 1;
    return more ? `${name} and ${number(more)} near` : name;
  }

  function circle(c, r) {
    const [x, y] = c.at;
    const grain = c.spots.every((s) => s.grain === "region") ? "region" : "city";
    const list = c.spots.map((s) => `${s.name} (${s.grain})`);
    const what = list.slice(0, 8).join(", ") + (list.length > 8
      ? ` and ${number(list.length - 8)} more` : "") + `: ${told(c)}`;
    return svg("g", { class: `spot ${grain}${isChosen(c) ? " chosen" : ""}`,
      "aria-label": what, "data-place": c.spots.map((s) => s.key).join(" "),
      "data-count": c.n, ...asButton(() => choose(c)) },
    svg("title", null, what), svg("circle", { cx: x, cy: y, r }),
    r > 7 && write(x, y, number(c.sum), null),
    r > 10 && write(x, y + r + 8, nameOf(c), "name"));
  }

  // A country too small to be seen has a square.
  function square(code, c, chosen) {
    const at = small.get(code), p = at && projection(at);
    if (!p) return null;
    const what = `${nameOfCountry(code)}: ${told(c)} known to the country`;
    return svg("g", { class: "square" + (chosen.has(code) ? " chosen" : ""),
      "aria-label": what, "data-country": code,
      ...asButton(() => filter.toggle("country", code)) },
    svg("title", null, what),
    svg("rect", { x: p[0] - 6, y: p[1] - 6, width: 12, height: 12 }),
    write(p[0], p[1], number(c.sum), null));
  }

  function drawSpots(spots, countries, chosen) {
    const circles = gathered(spots);
    const most = Math.max(0, ...circles.map((c) => c.sum));
    const radius = d3.scaleSqrt().domain([0, Math.max(1, most)]).range([2, LARGEST]);
    show(layer.spots, circles.map((c) => circle(c, radius(c.sum))),
      [...countries].map(([code, c]) => square(code, c, chosen)));
    return most;
  }

  function draw() {
    const now = sums(filter.without("country", "place", "area"));
    const chosen = filter.values("country");
    written = [];
    drawCountries(now.countries, chosen);
    const most = drawSpots(now.spots, now.countries, chosen);
    drawArea();
    const darkest = Math.max(0, ...[...now.countries.values()]
      .map((c) => c.sum));
    show(byId("map-key"), svg("svg", { viewBox: "0 0 14 14", class: "sample spot",
      "aria-hidden": "true" }, svg("circle", { cx: 7, cy: 7, r: 6 })),
    ` city${most ? `, largest ${number(most)}` : ""} `, svg("svg", { viewBox: "0 0 14 14",
      class: "sample spot region", "aria-hidden": "true" },
    svg("circle", { cx: 7, cy: 7, r: 6 })), " region ",
    h("span", { class: "sample shade5", "aria-hidden": "true" }),
    " known to the country alone" +
      (darkest ? `, darkest ${number(darkest)}` : ""));
    tellRest();
  }

  // What of the events that are shown is on the map.
  function tellRest() {
    const list = filter.shown();
    const none = list.filter((e) => e.spot === null).length;
    const coarse = list.filter((e) => e.spot && e.spot.key === undefined).length;
    const nothing = list.filter((e) => e.spot && weight(e) === 0).length;
    show(byId("map-note"), `Of ${plural(list.length, "event")} shown `,
      `${number(list.length - none - coarse)} are at a city or region, `,
      `${number(coarse)} known to the country alone, ${number(none)} without `,
      "a place", size !== "events" && `; ${number(nothing)} of them with no ` +
        `${size}; of ${size} the least that is told counts`);
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

  // Where a pointer is, in units of the view.
  function at(ev) {
    const box = root.getBoundingClientRect();
    return [(ev.clientX - box.left) * WIDTH / box.width,
      (ev.clientY - box.top) * HEIGHT / box.height];
  }

  function onDrag(ev) {
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
    const done = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", done);
      drawArea();
    };
    const up = (e) => {
      done();
      if (!moved) return;
      // The click that ends a drag is none on a country; there may be none.
      const stop = (c) => c.stopPropagation();
      window.addEventListener("click", stop, { capture: true, once: true });
      setTimeout(() => {
        window.removeEventListener("click", stop, { capture: true });
        filter.set("area", [areaOf(from, at(e))].filter((x) => x));
      }, 0);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", done);
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
      onkeydown: onKey, ondblclick: (ev) => zoom(2, at(ev)) },
    layer.sea, layer.graticule, layer.paths.map((p) => p[1]), layer.borders,
    layer.spots, layer.labels, layer.area);
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
      }), h("a", { class: "skip", href: "#timeline" }, "past the map")),
    makeRoot(), h("p", { class: "note", id: "map-key" }),
    h("p", { class: "note", id: "map-note" }));
    fit(events);
    drawLand();
    filter.onChange(draw);
  }

  return { start };
})();
