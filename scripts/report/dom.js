// Elements are made of text alone: nothing of a document, a rule or a name is
// ever read as HTML. The other files add a part each to `report`.
"use strict";
const report = {};

report.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  // "on..." attributes are listeners; null and false are left out.
  function fill(el, attributes, kids) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
      else el.setAttribute(name, value === true ? "" : String(value));
    }
    el.append(...kids.flat(Infinity).filter((k) => k !== null &&
      k !== undefined && k !== false));
    return el;
  }

  // h("p", { class: "note" }, "text", h("b", null, "bold"))
  const h = (tag, attributes, ...kids) =>
    fill(document.createElement(tag), attributes, kids);
  const svg = (tag, attributes, ...kids) =>
    fill(document.createElementNS(SVG, tag), attributes, kids);

  const byId = (id) => document.getElementById(id);
  const show = (el, ...kids) => {
    el.replaceChildren();
    return fill(el, null, kids);
  };

  // An address that may be followed; others stay text.
  const isLink = (s) => typeof s === "string" && /^https?:\/\//i.test(s);

  const number = (n) => n.toLocaleString("en-US");
  const plural = (n, one, many) =>
    `${number(n)} ${n === 1 ? one : many || one + "s"}`;

  // What Enter and Space do to an element that is no button.
  const asButton = (act) => ({
    tabindex: "0", role: "button", onclick: act,
    onkeydown: (ev) => {
      if (ev.key !== "Enter" && ev.key !== " ") return;
      ev.preventDefault();
      act(ev);
    },
  });

  return { h, svg, byId, show, isLink, number, plural, asButton };
})();
