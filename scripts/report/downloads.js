// The events that are shown, as the files that the command writes of them:
// `--format csv` and `--format geojson`.
report.downloads = (() => {
  const { byId } = report.dom;
  const filter = report.filter;
  let files = null; // parsed when the first is asked for

  const parts = () => files || (files = report.data.block("geoeng-files"));

  function csv() {
    const { header, rows } = parts().csv;
    return header + filter.shown().map((e) => rows[e.i]).join("");
  }

  function geojson() {
    const { open, close, features } = parts().geojson;
    return open + filter.shown().map((e) => features[e.i])
      .map((f) => f.trimEnd()).join(",\n") + close;
  }

  function save(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const a = report.dom.h("a", { href: url, download: name });
    a.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  function start() {
    byId("csv").addEventListener("click", () =>
      save("events.csv", "text/csv", csv()));
    byId("geojson").addEventListener("click", () =>
      save("events.geojson", "application/geo+json", geojson()));
  }

  return { start, csv, geojson };
})();
