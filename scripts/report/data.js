// The events, as the other parts ask for them. A record is that of
// `geoeng help output`; what is computed of it stands beside it.
report.data = (() => {
  const block = (id) =>
    JSON.parse(report.dom.byId(id).textContent);
  const data = block("geoeng-data");
  const MODALITIES = ["asserted", "planned", "hypothetical", "alleged",
    "negated"];
  const DAY = 86400000;
  const NO_COUNTRY = "no country known"; // of a side

  // Days since 1970 of "2024-10-12", or null.
  const dayOf = (s) => {
    const t = typeof s === "string" ? Date.parse(s.slice(0, 10)) : NaN;
    return Number.isNaN(t) ? null : Math.round(t / DAY);
  };
  const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const plain = (s) => s.replace(/\s+/g, " ").trim();
  // "the Iranian president" and "Iranian president" are one name.
  const name = (s) => plain(s).replace(/^(the|a|an|its|his|her|their) /i, "");

  // The names of those whom an argument means.
  const names = (a) => a.id ? [a.id.replace(/_/g, " ")]
    : (a.resolved || a.text).split("; ").map(name);
  const world = block("geoeng-world");
  const known = new Map([...world.objects.countries.geometries
    .map((g) => g.properties), ...world.small].map((c) => [c.code, c.name]));
  const nameOfCountry = (code) => known.get(code) || code;
  const sideByCountry = (a) =>
    [a.country ? nameOfCountry(a.country) : NO_COUNTRY];

  const isActor = (a) => Boolean(a.sector || a.id);

  function countriesOf(rec) {
    const set = new Set();
    if (rec.place && rec.place.country) set.add(rec.place.country);
    for (const a of rec.args) if (a.country) set.add(a.country);
    return set;
  }

  // Pairs of names; null is nobody. `pair` holds numbers of arguments, from 1.
  function dyadsOf(rec, side) {
    const list = [];
    for (const [source, target] of rec.dyads || []) {
      const sources = source ? side(rec.args[source - 1]) : [null];
      const targets = target ? side(rec.args[target - 1]) : [null];
      for (const s of sources) for (const t of targets) list.push([s, t]);
    }
    return list;
  }

  // Grain is shown as it is: a country is no point.
  function spotOf(place) {
    if (!place) return null;
    if (place.grain === "country" || place.lat === undefined)
      return place.country ? { country: place.country } : null;
    return { lat: place.lat, lon: place.lon, name: place.name,
      grain: place.grain || "city",
      key: `${place.lat},${place.lon}` };
  }

  const events = data.events.map((rec, i) => {
    const dyadActors = new Set((rec.dyads || []).flat());
    const actors = new Set();
    rec.args.forEach((a, k) => {
      if (isActor(a) || dyadActors.has(k + 1))
        for (const n of names(a)) actors.add(n);
    });
    const time = rec.time || {};
    return {
      i, rec, doc: rec.doc, type: rec.type,
      label: rec.subtype ? `${rec.type}/${rec.subtype}` : rec.type,
      modality: rec.modality, from: dayOf(time.from), to: dayOf(time.to),
      actors, countries: countriesOf(rec), spot: spotOf(rec.place),
      dyads: { country: dyadsOf(rec, sideByCountry), name: dyadsOf(rec, names) },
      cluster: (rec.link && rec.link.cluster) || rec.id, fails: 0, hay: null,
    };
  });

  // Occurrences, in the order of their first mentions.
  const occurrences = new Map();
  for (const e of events) {
    if (!occurrences.has(e.cluster)) occurrences.set(e.cluster, []);
    occurrences.get(e.cluster).push(e);
  }

  // Texts are parsed when the first of them is looked at.
  let texts = null;
  function textOf(doc) {
    if (texts === null) texts = block("geoeng-texts");
    return texts[doc];
  }

  // Offsets count code points; so do these pieces.
  function slicer(text) {
    if (!/[\ud800-\udfff]/.test(text)) return (a, b) => text.slice(a, b);
    const points = Array.from(text);
    return (a, b) => points.slice(a, b).join("");
  }

  function sentenceOf(e) {
    const s = e.rec.sentence;
    if (s.text !== undefined) return s.text;
    if (e.sentence === undefined)
      e.sentence = cut(e.doc)(s.start, s.end);
    return e.sentence;
  }
  const cutters = new Map();
  function cut(doc) {
    if (!cutters.has(doc)) cutters.set(doc, slicer(textOf(doc)));
    return cutters.get(doc);
  }

  // What the search looks through: words of the event, its sentence, its title.
  function hayOf(e) {
    if (e.hay === null) {
      const doc = data.docs[e.doc];
      e.hay = [e.label, doc.id, doc.title || "", sentenceOf(e),
        ...e.rec.args.map((a) => `${a.text} ${a.resolved || ""}`),
        e.rec.place ? e.rec.place.name : ""].join("\n").toLowerCase();
    }
    return e.hay;
  }

  // Colours of roles: the most frequent have one of their own.
  const counts = new Map();
  for (const e of events) for (const a of e.rec.args)
    counts.set(a.role, (counts.get(a.role) || 0) + 1);
  const roles = [...counts.keys()].sort((a, b) =>
    counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const colour = new Map(roles.map((r, i) => [r, Math.min(i, 8)]));

  // A role whose values are numbers can size what the map shows.
  const isToll = (a) => a.value && typeof a.value === "object" &&
    typeof a.value.min === "number" && !a.value.currency;
  const tolls = roles.filter((r) => events.some((e) =>
    e.rec.args.some((a) => a.role === r && isToll(a))));
  const tollOf = (e, role) => {
    const a = e.rec.args.find((x) => x.role === role && isToll(x));
    return a ? a.value.min : 0;
  };

  return { NO_COUNTRY, data, events, occurrences, MODALITIES, dayOf, dateOf, names,
    nameOfCountry, textOf, slicer, cut, sentenceOf, hayOf, roles, colour,
    tolls, tollOf, docs: data.docs, world, block };
})();
