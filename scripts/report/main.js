// Starts the parts; draws them once.
(() => {
  const { byId } = report.dom;

  function theme() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement;
    const isDark = () => root.dataset.theme ? root.dataset.theme === "dark"
      : dark.matches;
    const tell = () => byId("theme").setAttribute("aria-pressed",
      String(isDark()));
    byId("theme").addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      tell();
    });
    dark.addEventListener("change", tell);
    tell();
  }

  byId("print").addEventListener("click", () => window.print());
  theme();
  for (const part of ["facets", "map", "timeline", "dyads", "cards", "text",
    "downloads"]) report[part].start();
  report.filter.draw();
  document.body.classList.add("ready");
  performance.mark("geoeng-ready");
})();
