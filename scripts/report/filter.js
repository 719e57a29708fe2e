// Which events are shown. Every view asks for those that pass the filters of
// all others (`without`), and sets its own; all are drawn again behind.
report.filter = (() => {
  const { events, hayOf } = report.data;
  const views = [];
  // name -> { bit, values: what is chosen, test: whether an event passes }
  const dims = {};
  const has = (set, list) => list.some((v) => set.has(v));

  const TESTS = {
    type: (set) => (e) => set.has(e.label) || set.has(e.type),
    modality: (set) => (e) => set.has(e.modality),
    actor: (set) => (e) => has(set, [...e.actors]),
    country: (set) => (e) => has(set, [...e.countries]),
    place: (set) => (e) => e.spot !== null && set.has(e.spot.key),
    dyad: (set) => (e) => has(set, [...e.dyads.country, ...e.dyads.name]
      .map((d) => key(d))),
    document: (set) => (e) => set.has(e.doc),
    area: (set) => {
      const [[west, south], [east, north]] = [...set][0];
      return (e) => e.spot !== null && e.spot.key !== undefined &&
        e.spot.lon >= west && e.spot.lon <= east &&
        e.spot.lat >= south && e.spot.lat <= north;
    },
    time: (set) => {
      const [first, last] = [...set][0];
      return (e) => e.from !== null && e.from <= last &&
        (e.to === null ? e.from : e.to) >= first;
    },
    text: (set) => {
      const words = [...set][0].toLowerCase().split(/\s+/);
      return (e) => words.every((w) => hayOf(e).includes(w));
    },
  };
  Object.keys(TESTS).forEach((name, i) => {
    dims[name] = { bit: 1 << i, values: new Set(), test: null };
  });

  // One string for a dyad: country names and other names do not collide, since
  // both mean the same then.
  function key(dyad) { return JSON.stringify(dyad); }

  function set(name, values) {
    const d = dims[name];
    d.values = new Set(values);
    d.test = d.values.size ? TESTS[name](d.values) : null;
    for (const e of events) {
      if (d.test === null || d.test(e)) e.fails &= ~d.bit;
      else e.fails |= d.bit;
    }
    draw();
  }

  // The value is chosen, or no longer.
  function toggle(name, value) {
    const values = new Set(dims[name].values);
    if (!values.delete(value)) values.add(value);
    set(name, values);
  }

  function clear() {
    for (const d of Object.values(dims)) {
      d.values = new Set();
      d.test = null;
    }
    for (const e of events) e.fails = 0;
    draw();
  }

  const shown = () => events.filter((e) => e.fails === 0);
  // Those that pass all filters but these.
  function without(...names) {
    let mask = 0;
    for (const n of names) mask |= dims[n].bit;
    return events.filter((e) => (e.fails & ~mask) === 0);
  }

  const draw = () => { for (const view of views) view(); };
  const onChange = (view) => views.push(view);
  const values = (name) => dims[name].values;
  const active = () => Object.keys(dims).filter((n) => dims[n].values.size);

  return { set, toggle, clear, shown, without, onChange, draw, values, active,
    key };
})();
