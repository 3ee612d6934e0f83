// Making elements. Text only ever becomes text nodes: there is no way here to turn data into markup.

/**
 * An element: h("button.tl-chip", {onclick, "aria-pressed": "true"}, "text", child…).
 * Properties that are functions become listeners; null and false are left out.
 */
export function h(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, children);
  return element;
}

export function add(element, children) {
  for (const child of children.flat(4)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

export function replace(element, ...children) {
  element.textContent = "";
  return add(element, children);
}

/** A link outwards: only http and https, never with a way back to this page. Anything else is shown as text. */
export function outLink(uri, text) {
  let url = null;
  try {
    url = new URL(uri);
  } catch {
    return h("span", {}, text);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return h("span", {}, text);
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A small drawing of a family's symbol. */
export function symbolIcon(family, colour) {
  const paths = {
    square: "M2 2h10v10H2z", circle: "M7 1.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z", diamond: "M7 .8L13.2 7L7 13.2L.8 7z",
    "triangle-up": "M7 1.5L13 12.2H1z", "triangle-right": "M2 1l10.7 6L2 13z", hexagon: "M3.8 1.5h6.4L13.2 7l-3 5.5H3.8L.8 7z",
    "star-square": "M1.5 1.5L7 3.4l5.5-1.9L10.6 7l1.9 5.5L7 10.6l-5.5 1.9L3.4 7z", cross: "M5 1h4v4h4v4H9v4H5V9H1V5h4z",
    pentagon: "M7 1l6 4.4-2.3 7.1H3.3L1 5.4z",
  };
  const icon = drawing(14, 14, [["path", { d: paths[family.symbol] || paths.circle, fill: colour }]]);
  icon.setAttribute("width", 12);
  icon.setAttribute("height", 12);
  return icon;
}

/** A small SVG of plain shapes; it only decorates. */
export function drawing(width, height, shapes) {
  const make = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", class: "tl-drawing" });
  svg.append(...shapes.map(([tag, attributes]) => make(tag, attributes)));
  return svg;
}
