"""JavaScript that looks at a page, for run.py."""

# Every text that is shown against what stands behind it: those whose contrast
# (WCAG 2) is below 4.5, or below 3 where it is large. SVG text has an outline
# of the ground's colour and is held against that.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d",
    { willReadFrequently: true });
  const parse = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) =>
    top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const lum = (c) => [0.2126, 0.7152, 0.0722].reduce((s, w, i) => {
    const x = c[i] / 255;
    return s + w * (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
  }, 0);
  const behind = (el) => {
    const layers = [];
    for (let e = el; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    let ground = [255, 255, 255, 1];
    if (getComputedStyle(document.documentElement).colorScheme === "dark")
      ground = [18, 18, 18, 1];
    return layers.reverse().reduce((below, c) => over(c, below), ground);
  };
  const bad = new Map();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const el = n.parentElement;
    if (!n.data.trim() || el.closest("script, style, noscript, title, option"))
      continue;
    if (!el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
        || el.getClientRects().length === 0) continue;
    const style = getComputedStyle(el);
    const svg = el instanceof SVGElement;
    const ground = svg && style.stroke !== "none"
      ? over(parse(style.stroke), behind(el)) : behind(el);
    let ink = parse(svg ? style.fill : style.color);
    for (let e = el; e; e = e.parentElement)
      ink[3] *= Number(getComputedStyle(e).opacity);
    ink = over(ink, ground);
    const [a, b] = [lum(ink), lum(ground)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (contrast < (large ? 3 : 4.5) - 0.005) {
      const name = `${el.tagName.toLowerCase()}.${el.getAttribute("class")}`
        + ` in ${el.parentElement.getAttribute("class")
          || el.parentElement.tagName}`;
      if (!bad.has(name)) bad.set(name, `${name} ${contrast.toFixed(2)} `
        + JSON.stringify(n.data.trim().slice(0, 30)));
    }
  }
  return [...bad.values()];
}"""

# What text could have become if it was read as HTML or CSS.
FOREIGN = """() => {
  const bad = [];
  if ("canary" in window) bad.push("canary is set");
  const allowed = new Set(["A", "ABBR", "ARTICLE", "ASIDE", "B", "BODY",
    "BUTTON", "CAPTION", "CODE", "DD", "DETAILS", "DIV", "DL", "DT", "FOOTER",
    "H1", "H2", "H3", "H4", "HEAD", "HEADER", "HTML", "I", "EM", "STRONG",
    "INPUT", "LABEL", "LI", "MAIN", "MARK", "META", "NAV", "NOSCRIPT", "OL",
    "OPTION", "P", "PRE", "Q", "SCRIPT", "SECTION", "SELECT", "SPAN", "STYLE",
    "SUMMARY", "TABLE", "TBODY", "TD", "TH", "THEAD", "TITLE", "TIME", "TR",
    "UL", "SMALL", "circle", "defs", "g", "line", "path", "pattern", "rect",
    "svg", "text", "title", "clipPath"]);
  const scripts = document.scripts.length;
  for (const el of document.querySelectorAll("*")) {
    if (!allowed.has(el.tagName)) bad.push(`<${el.tagName}>`);
    for (const a of el.attributes) {
      if (/^on/i.test(a.name)) bad.push(`${el.tagName} ${a.name}`);
      if (/^(src|srcdoc|action|formaction|data|background|poster|ping)$/i
          .test(a.name)) bad.push(`${el.tagName} ${a.name}=${a.value}`);
      if (/^(xlink:)?href$/i.test(a.name)
          && !/^(https?:\\/\\/|#)/i.test(a.value.trim()))
        bad.push(`href=${a.value}`);
      if (/[^a-z:-]/.test(a.name.toLowerCase().replace(/[0-9]/g, "")))
        bad.push(`attribute ${a.name}`);
    }
  }
  if (document.querySelectorAll("style").length !== 1) bad.push("styles");
  if (document.querySelectorAll("title").length
      - document.querySelectorAll("svg title").length !== 1)
    bad.push("titles");
  return { bad: [...new Set(bad)].slice(0, 20), scripts };
}"""

# Elements that reach outside of the page's width.
WIDE = """() => {
  const most = document.documentElement.clientWidth;
  const scrolls = (el) => {
    for (let e = el.parentElement; e; e = e.parentElement)
      if (e !== document.body && e !== document.documentElement
          && /auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX))
        return true;
    return false;
  };
  if (document.documentElement.scrollWidth <= most
      && document.body.scrollWidth <= most) return [];
  const found = [`body is ${Math.max(document.documentElement.scrollWidth,
    document.body.scrollWidth)} wide, not ${most}`];
  for (const el of document.querySelectorAll("body *")) {
    const b = el.getBoundingClientRect();
    if (b.right > most + 1 && b.width > 0 && !scrolls(el)
        && !(el instanceof SVGElement && el.tagName !== "svg"))
      found.push(`${el.tagName}#${el.id}.${el.getAttribute("class")} to `
        + Math.round(b.right));
  }
  return found.slice(0, 8);
}"""

# What Tab can reach, as "button:label", in the order of the page.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const own = e.dataset.facet ? `${e.dataset.facet}=${e.dataset.value}`
    : e.id || e.getAttribute("aria-label") || e.textContent.slice(0, 40);
  const at = e.closest("[id]");
  return { tag: e.tagName.toLowerCase(), own, within: at ? at.id : "",
    facet: e.dataset.facet || "",
    ring: getComputedStyle(e).outlineStyle !== "none"
      || getComputedStyle(e).strokeWidth !== "0px"
      && e instanceof SVGElement };
}"""

# One of each colour that data may bring about, for CONTRAST.
PALETTE = """() => {
  const row = document.createElement("tr");
  for (let i = 1; i <= 5; i++) {
    const td = row.appendChild(document.createElement("td"));
    td.className = `shade${i}`;
    td.appendChild(document.createElement("button")).textContent = "12";
  }
  document.getElementById("matrix").append(document.createElement("table"));
  document.querySelector("#matrix > table:last-child").append(row);
  const p = document.createElement("p");
  for (let i = 0; i <= 8; i++) {
    const span = p.appendChild(document.createElement("span"));
    span.className = `arg r${i}`;
    span.textContent = "words ";
    const means = span.appendChild(document.createElement("span"));
    means.className = "means";
    means.textContent = "meaning";
  }
  for (const m of ["asserted", "planned", "hypothetical", "alleged", "negated"])
    for (const kind of ["modality", "trigger"]) {
      const span = p.appendChild(document.createElement("span"));
      span.className = `${kind} ${m}`;
      span.textContent = m;
    }
  document.querySelector("article.card").append(p);
}"""
