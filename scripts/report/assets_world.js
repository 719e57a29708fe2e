// The countries of the world for maps of some 1,000 pixels, as TopoJSON.
//
// Countries are those of ISO 3166, whose codes events carry: what Natural
// Earth has apart is merged into the country whose code events there have
// (MERGED), so a border that only runs inside of one is not drawn. What is
// under no code at all (Siachen Glacier) has code null.
//
// `small` lists the countries that one would not see at that size, and those
// of which Natural Earth has no shape (`shape` false: they are part of
// another's), with the middle that countries.tsv gives.
import fs from "node:fs";
import * as topojson from "topojson-client";
import { geoArea } from "d3-geo";
import { filter, presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

export const MOST_WORLD = 120000;
const DETAIL = 1.4e-5; // steradians: triangles that are left out
const RING = 4e-5; // steradians, 1,600 km2: islands that are left out
const SHARE = 0.02; // but not those with that share of their country
const LARGE = 1e-3; // steradians: smaller countries keep more detail
const SMALL = 6e-5; // steradians, 2,400 km2: countries that get a circle
const GRID = 5400; // steps of a degree/15
const KOSOVO = "XKX"; // has no number
const MERGED = { "Somaliland": "SOM", "N. Cyprus": "CYP", "Ashmore and Cartier Is.": "AUS" };
const NO_CODE = "Siachen Glacier";
const LEFT_OUT = "Indian Ocean Ter."; // CXR and CCK in one

function read_countries(text) {
  const rows = text.split("\n").filter((l) => l && !l.startsWith("#")).map((l) => l.split("\t"));
  const at = Object.fromEntries(rows[0].map((name, i) => [name, i]));
  const countries = new Map();
  for (const row of rows.slice(1)) {
    const code = row[at.country];
    if (row[at.to] || countries.has(code)) continue;
    countries.set(code, { code, name: row[at.name] || row[at.phrase], lat: +row[at.lat], lon: +row[at.lon] });
  }
  return countries;
}

function code_of(geometry, by_number) {
  const name = geometry.properties.name;
  if (name === "Kosovo") return KOSOVO;
  if (name === NO_CODE) return null;
  const code = MERGED[name] ?? by_number.get(geometry.id);
  if (!code) throw new Error(`no code for ${name}`);
  return code;
}

// One geometry a code, with `area` in steradians.
function by_code(topology, by_number, names) {
  const groups = new Map();
  for (const g of topology.objects.countries.geometries) {
    if (g.properties.name === LEFT_OUT) continue;
    const code = code_of(g, by_number);
    groups.set(code, (groups.get(code) ?? []).concat(g));
  }
  return [...groups].map(([code, parts]) => {
    const merged = parts.length > 1 ? topojson.mergeArcs(topology, parts) : parts[0];
    const name = names.get(code)?.name ?? parts[0].properties.name;
    return { type: merged.type, arcs: merged.arcs, properties: { code, name } };
  }).sort((a, b) => (a.properties.code ?? "~") < (b.properties.code ?? "~") ? -1 : 1);
}

const rings = (g) => (g.type === "Polygon" ? g.arcs : g.arcs.flat());

// Weigh the points of small countries as if these were larger.
function keep_detail(topology, geometries, areas) {
  const factor = new Map();
  for (const g of geometries) {
    const f = Math.max(1, LARGE / areas.get(g.properties.code));
    for (const arc of rings(g).flat()) {
      const i = arc < 0 ? ~arc : arc;
      factor.set(i, Math.max(f, factor.get(i) ?? 1));
    }
  }
  for (const [i, f] of factor) for (const point of topology.arcs[i]) point[2] *= f;
}

// Leave out islands, but not the largest piece of a country.
function drop_islands(topology, geometries, areas) {
  for (const g of geometries) {
    if (g.type !== "MultiPolygon") continue;
    const size = (polygon) => geoArea(topojson.feature(topology, { type: "Polygon", arcs: polygon }));
    const sizes = g.arcs.map(size);
    const most = Math.max(...sizes);
    const least = Math.min(RING, SHARE * areas.get(g.properties.code));
    g.arcs = g.arcs.filter((_, i) => sizes[i] === most || sizes[i] >= least);
  }
}

// A ring that the grid made a line, or turned around, would cover the globe:
// leave such pieces out. Returns how many there were.
function drop_broken(topology) {
  const collection = topology.objects.countries;
  let dropped = 0;
  collection.geometries = collection.geometries.filter((g) => {
    const polygons = g.type === "Polygon" ? [g.arcs] : g.arcs;
    const kept = polygons.filter((arcs) => {
      const area = geoArea(topojson.feature(topology, { type: "Polygon", arcs }));
      return area > 1e-9 && area < Math.PI / 2;
    });
    dropped += polygons.length - kept.length;
    if (g.type === "Polygon") return kept.length > 0;
    g.arcs = kept;
    return kept.length > 0;
  });
  return dropped;
}

export function world(require, countries_text) {
  const names = read_countries(countries_text);
  const codes = require("i18n-iso-countries/codes.json").map(([, alpha3, number]) => [number, alpha3]);
  const by_number = new Map(codes);
  const atlas = JSON.parse(fs.readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  const geometries = by_code(atlas, by_number, names);
  const objects = { countries: { type: "GeometryCollection", geometries } };
  const topology = { ...atlas, objects };
  const areas = new Map(topojson.feature(topology, objects.countries).features
    .map((f) => [f.properties.code, geoArea(f)]));
  drop_islands(topology, geometries, areas);
  const weighed = presimplify(topology, sphericalTriangleArea);
  keep_detail(weighed, geometries, areas);
  const made = topojson.quantize(filter(simplify(weighed, DETAIL)), GRID);
  drop_broken(made);
  const shapes = new Set(made.objects.countries.geometries.map((g) => g.properties.code));
  for (const code of areas.keys()) if (code && !names.has(code)) throw new Error(`countries.tsv lacks ${code}`);
  for (const [, code] of codes) {
    if (code !== "XKK" && !names.has(code)) throw new Error(`countries.tsv lacks ${code}`);
  }
  made.small = [...names.values()].filter(({ code }) => !(areas.get(code) >= SMALL))
    .map((c) => ({ ...c, shape: shapes.has(c.code) })).sort((a, b) => (a.code < b.code ? -1 : 1));
  delete made.bbox;
  return JSON.stringify(made) + "\n";
}
