// From pixels to plotly: traces and layout. Every string that reaches plotly passes `safe`.

import { REALIS, CERTAINTY, SHAPES, derived, familyOf, openRight } from "./scene.js";

export const MARGIN = { l: 124, r: 12, t: 8, b: 2 };
export const SOURCES = 46;
export const AXIS = 40;
const SMOOTH = 30; // so many bars get a gradient each
const SOFT = 6; // how many nested shapes make one soft end otherwise

/** Text for plotly's own small markup: nothing in it can be read as a tag or an entity. */
export const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const base = { type: "scatter", hoverinfo: "skip", showlegend: false };
const rgba = (hex, alpha) => {
  const n = parseInt(hex.slice(1), 16);
  return `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${alpha.toFixed(3)})`;
};

/** The look of one event: colour, whether dimmed, what its realis does to it. */
export function lookOf(scene, i, view) {
  const realis = REALIS[scene.events.realis[i]];
  const planned = realis === "planned" || realis === "hypothetical";
  return {
    colour: familyOf(scene, i)[view.dark ? "dark" : "light"],
    dim: view.focus !== null && !view.focus.has(i),
    planned,
    denied: realis === "denied",
    outline: planned || CERTAINTY[scene.events.certainty[i]] !== "asserted" || derived(scene, i),
    dashed: derived(scene, i),
  };
}

/** All traces of the picture, in the order they are painted. */
export function traces(scene, view, picture) {
  const colours = scene.theme.schemes[view.dark ? "dark" : "light"];
  return [
    gridTrace(picture, colours),
    ...barTraces(scene, view, picture.items),
    ...outlineTraces(scene, view, picture.items),
    ...arcTraces(picture.arcs, colours),
    disputeLines(picture.discs, colours),
    nowTrace(picture, colours),
    ...markTraces(scene, view, picture, colours),
    discTrace(picture.discs, colours),
    ...labelTraces(picture.items, view, scene, colours),
    ...sourceTraces(picture, colours),
    axisTrace(picture, colours),
    ...laneTraces(picture, colours),
    awayTrace(picture, colours),
  ];
}

function segments(list) {
  const x = [];
  const y = [];
  for (const points of list) {
    for (const [px, py] of points) {
      x.push(px);
      y.push(py);
    }
    x.push(null);
    y.push(null);
  }
  return { x, y };
}

function gridTrace({ ticks, top, bottom, breaks }, colours) {
  const lines = ticks.filter((t) => t.strong || ticks.length < 9).map(({ x }) => [[x, top], [x, bottom]]);
  const slashes = breaks.flatMap(({ x }) => [-3, 3].map((dx) => zigzag(x + dx, top, bottom)));
  return { ...base, mode: "lines", ...segments([...lines, ...slashes]), line: { color: colours.line, width: 1 } };
}

/** A squeezed gap is torn paper: two jagged lines through all lanes. */
function zigzag(x, top, bottom) {
  const points = [];
  for (let y = top, k = 0; y <= bottom; y += 7, k++) points.push([x + (k % 2 ? 2.5 : -2.5), y]);
  return points;
}

function nowTrace({ now, top, bottom }, colours) {
  const points = now === null ? [] : [[[now, top], [now, bottom]]];
  return { ...base, mode: "lines", ...segments(points), line: { color: colours.strong, width: 1.2, dash: "dot" } };
}

/** The parts of a bar in pixels: where it fades in, is solid, fades out. */
function barShape(item, scene) {
  const lasted = SHAPES[scene.events.shape[item.i]] === "lasted";
  const end = item.m1 - (openRight(scene, item.i) ? 9 : 0);
  if (!lasted) {
    const fade = Math.min((end - item.m0) * 0.22, 44);
    return { x0: item.m0, s0: item.m0 + fade, s1: end - fade, x1: end, lasted };
  }
  const clamp = (x) => Math.min(Math.max(x, item.m0), end);
  return { x0: item.m0, s0: clamp(item.s0), s1: clamp(item.s1), x1: end, lasted };
}

/** Soft bars. Few get a smooth gradient each; many share nested shapes of low opacity, one trace per colour and depth. */
function barTraces(scene, view, items) {
  const bars = items.filter((item) => item.bar).map((item) => {
    const look = lookOf(scene, item.i, view);
    const shape = barShape(item, scene);
    const strength = (shape.lasted ? 0.62 : 0.42) * (look.dim ? 0.35 : 1) * (look.outline ? 0.55 : 1);
    return { ...shape, y: item.y, look, strength };
  });
  for (const item of items) bars.push(...item.rivals.filter(({ x0, x1 }) => x1 - x0 > 14).map((rival) => rivalBar(item, rival, lookOf(scene, item.i, view))));
  const soft = bars.length <= SMOOTH ? bars.map(smoothTrace) : grouped(bars).flatMap(nestedTraces);
  return [...soft, ...grouped(bars.filter(({ look }) => look.planned)).map(hatchTrace)];
}

/** The date another source gives: the same bar, fainter. */
function rivalBar({ y }, { x0, x1 }, look) {
  const fade = Math.min((x1 - x0) * 0.22, 44);
  return { x0, s0: x0 + fade, s1: x1 - fade, x1, y, look, strength: look.dim ? 0.1 : 0.24 };
}

function grouped(bars) {
  const groups = new Map();
  for (const bar of bars) {
    const key = `${bar.look.colour} ${bar.strength}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(bar);
  }
  return [...groups.values()];
}

const filled = (boxes, fill) => ({ ...base, mode: "lines", fill: "toself", line: { width: 0 }, ...segments(boxes), ...fill });

function smoothTrace({ x0, s0, s1, x1, y, look, strength }) {
  const at = (x) => Math.min(Math.max((x - x0) / (x1 - x0), 0), 1);
  const [clear, full] = [rgba(look.colour, 0.03), rgba(look.colour, strength)];
  const colorscale = [[0, s0 > x0 ? clear : full], [at(s0), full], [at(s1), full], [1, s1 < x1 ? clear : full]];
  return filled([rectangle(x0, x1, y, 8)], { fillgradient: { type: "horizontal", colorscale } });
}

function nestedTraces(bars) {
  const [{ look, strength }] = bars;
  const fillcolor = rgba(look.colour, 1 - (1 - strength) ** (1 / SOFT));
  return Array.from({ length: SOFT }, (_, k) => {
    const part = k / (SOFT - 1);
    return filled(bars.map(({ x0, s0, s1, x1, y }) => rectangle(x0 + (s0 - x0) * part, x1 - (x1 - s1) * part, y, 8)), { fillcolor });
  });
}

function hatchTrace(bars) {
  const fillpattern = { shape: "/", fgcolor: rgba(bars[0].look.colour, bars[0].look.dim ? 0.3 : 0.75), bgcolor: "rgba(0,0,0,0)", size: 7, solidity: 0.2, fillmode: "overlay" };
  return filled(bars.map(({ x0, x1, y }) => rectangle(x0, x1, y, 8)), { fillpattern, fillcolor: "rgba(0,0,0,0)" });
}

function rectangle(x0, x1, y, half) {
  return [[x0, y - half], [x1, y - half], [x1, y + half], [x0, y + half], [x0, y - half]];
}

/** Outlines say: it lasted throughout (solid), or its date is counted from another event's (dashed). */
function outlineTraces(scene, view, items) {
  const groups = new Map();
  for (const item of items) {
    const look = lookOf(scene, item.i, view);
    const shape = item.bar ? barShape(item, scene) : null;
    if (!(shape?.lasted || look.dashed)) continue;
    const key = `${look.colour} ${look.dashed} ${look.dim}`;
    if (!groups.has(key)) groups.set(key, { look, boxes: [] });
    const [x0, x1] = shape ? (look.dashed ? [shape.x0, shape.x1] : [shape.s0, shape.s1]) : [item.m0 - 5, item.m1 + 5];
    groups.get(key).boxes.push(rectangle(x0, x1, item.y, shape ? 8 : item.size / 2 + 4));
  }
  return [...groups.values()].map(({ look, boxes }) => ({
    ...base, mode: "lines", ...segments(boxes),
    line: { color: rgba(look.colour, look.dim ? 0.35 : 1), width: 1.3, dash: look.dashed ? "4px,3px" : "solid" },
  }));
}

function arcTraces(arcs, colours) {
  const points = arcs.map(({ points }) => points);
  const ends = arcs.map(({ points, kind }) => ({ p: points[points.length - 1], q: points[points.length - 3], kind }));
  return [
    { ...base, mode: "lines", ...segments(points), line: { color: colours.strong, width: 1.3 } },
    {
      ...base, mode: "markers", x: ends.map(({ p }) => p[0]), y: ends.map(({ p }) => p[1]),
      marker: {
        symbol: "triangle-up", size: 9, color: colours.strong, line: { width: 0 },
        angle: ends.map(({ p, q }) => (Math.atan2(p[0] - q[0], q[1] - p[1]) * 180) / Math.PI),
      },
    },
  ];
}

function disputeLines(discs, colours) {
  const lines = discs.filter(({ link }) => link).map(({ link }) => link);
  return { ...base, mode: "lines", ...segments(lines), line: { color: colours.dispute, width: 1.4, dash: "3px,3px" } };
}

function discTrace(discs, colours) {
  return {
    ...base, mode: "markers+text", x: discs.map(({ x }) => x), y: discs.map(({ y }) => y),
    marker: { symbol: "circle", size: 18, color: colours.card, line: { color: colours.dispute, width: 1.6 } },
    text: discs.map(() => "≠"), textposition: "middle center", textfont: { size: 13, color: colours.dispute, weight: 700 },
  };
}

/** Symbols, then what realis adds to them: hatching for planned, a stroke for denied, arrows for open ends. */
function markTraces(scene, view, { items }, colours) {
  const looks = items.map(({ i }) => lookOf(scene, i, view));
  const open = looks.map((look, k) => look.outline || (items[k].bar && SHAPES[scene.events.shape[items[k].i]] !== "lasted"));
  const faded = (k) => (looks[k].dim ? 0.38 : 1);
  const marks = {
    ...base, mode: "markers", x: items.map(({ x }) => x), y: items.map(({ y }) => y),
    marker: {
      symbol: items.map(({ i }) => familyOf(scene, i).symbol),
      size: items.map(({ size, bar }) => (bar ? Math.min(size, 12) : size)),
      color: looks.map((look, k) => (open[k] ? colours.card : look.colour)),
      opacity: looks.map((_, k) => faded(k)),
      line: {
        color: looks.map((look, k) => (items[k].i === view.selected ? colours.text : open[k] ? look.colour : colours.card)),
        width: items.map(({ i }, k) => (i === view.selected ? 2.4 : open[k] ? 2 : items[k].bar ? 1.4 : 0)),
      },
    },
  };
  const pick = (test) => items.filter((_, k) => test(looks[k], items[k]));
  return [
    rivalTrace(scene, view, items, colours),
    marks,
    strokeTrace(pick((look) => look.planned), "line-ne-open", 9, scene, view),
    strokeTrace(pick((look) => look.denied), "line-ew-open", 14, scene, view, colours.text),
    arrowTrace(pick((_, item) => item.bar && openRight(scene, item.i)), scene, view),
  ];
}

function strokeTrace(items, symbol, size, scene, view, colour) {
  return {
    ...base, mode: "markers", x: items.map(({ x }) => x), y: items.map(({ y }) => y),
    marker: { symbol, size, color: items.map(({ i }) => colour || lookOf(scene, i, view).colour), line: { width: 2 } },
  };
}

function arrowTrace(items, scene, view) {
  return {
    ...base, mode: "markers", x: items.map(({ m1 }) => m1 - 5), y: items.map(({ y }) => y),
    marker: {
      symbol: "triangle-right", size: 13, line: { width: 0 },
      color: items.map(({ i }) => lookOf(scene, i, view).colour), opacity: items.map(({ i }) => (lookOf(scene, i, view).dim ? 0.35 : 1)),
    },
  };
}

/** Where other sources put the same event: small open symbols. */
function rivalTrace(scene, view, items, colours) {
  const rivals = items.flatMap((item) => item.rivals.map(({ x0, x1 }) => ({ i: item.i, x: x0 + Math.min(7, (x1 - x0) / 2), y: item.y })));
  return {
    ...base, mode: "markers", x: rivals.map(({ x }) => x), y: rivals.map(({ y }) => y),
    marker: {
      symbol: rivals.map(({ i }) => familyOf(scene, i).symbol), size: 10, color: colours.card,
      opacity: rivals.map(({ i }) => (lookOf(scene, i, view).dim ? 0.38 : 1)),
      line: { width: 1.6, color: rivals.map(({ i }) => lookOf(scene, i, view).colour) },
    },
  };
}

/** Two lines beside each mark. Weight and size are properties, never markup, so that a strict CSP holds. */
function labelTraces(items, view, scene, colours) {
  const labelled = items.filter(({ label }) => label);
  const dim = (item) => view.focus !== null && !view.focus.has(item.i);
  const line = (part, dy, textfont) => ({
    ...base, mode: "text",
    x: labelled.map(({ label }) => (label.side === "left" ? label.x1 : label.x0)), y: labelled.map(({ y }) => y + dy),
    text: labelled.map(({ label }) => safe(label[part])),
    textposition: labelled.map(({ label }) => (label.side === "left" ? "middle left" : "middle right")),
    textfont: { shadow: halo(colours.card), ...textfont },
  });
  const tone = labelled.map((item) => (dim(item) ? colours.muted : colours.text));
  return [
    line("title", -8.5, { size: 13, color: tone, weight: labelled.map((item) => (dim(item) ? 500 : 650)) }),
    line("sub", 8.5, { size: 11, color: colours.muted }),
  ];
}

const halo = (colour) => [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1]].map(([x, y]) => `${x}px ${y}px 1px ${colour}`).join(", ");

function sourceTraces({ pills, sourceTicks }, colours) {
  const box = ({ x, width }) => rectangle(x - width / 2, x + width / 2, 28, 10);
  const fill = (some, colour) => ({
    ...base, mode: "lines", fill: "toself", yaxis: "y2", fillcolor: colour, line: { color: colours.strong, width: 1 }, ...segments(some.map(box)),
  });
  const leaders = [...pills.map(({ x, at }) => [[at, 0], [at, 5], [x, 18]]), ...sourceTicks.map((x) => [[x, 0], [x, 6]])];
  return [
    { ...base, mode: "lines", yaxis: "y2", ...segments(leaders), line: { color: colours.strong, width: 1 } },
    fill(pills.filter(({ on }) => !on), colours.card),
    fill(pills.filter(({ on }) => on), colours.text),
    {
      ...base, mode: "text", yaxis: "y2", x: pills.map(({ x }) => x), y: pills.map(() => 28), textposition: "middle center",
      text: pills.map(({ text }) => safe(text)),
      textfont: { size: 10.5, weight: 650, color: pills.map(({ on }) => (on ? colours.card : colours.text)) },
    },
  ];
}

function axisTrace({ ticks, now, nowX, nowText, breaks }, colours) {
  const notes = now === null ? [] : [{ x: nowX, text: nowText, y: 29, size: 10.5 }];
  for (const { x, text } of breaks) if (now === null || Math.abs(x - nowX) > 70) notes.push({ x, text, y: 29, size: 10.5 });
  const all = [...ticks.map((t) => ({ ...t, y: 12, size: 12 })), ...notes];
  return {
    ...base, mode: "text", yaxis: "y3", x: all.map(({ x }) => x), y: all.map(({ y }) => y), textposition: "middle center",
    text: all.map(({ text }) => safe(text)),
    textfont: { size: all.map(({ size }) => size), color: colours.muted, weight: all.map(({ strong }) => (strong ? 650 : 400)) },
  };
}

/** Lane names, right-aligned before the lanes; the sources lane has its own. */
function laneTraces({ lanes, sourcesName, sourcesNote }, colours) {
  const shown = lanes.filter((lane) => lane.labelY !== null);
  const right = { ...base, mode: "text", xaxis: "x2", textposition: "middle left" };
  const lines = (names, notes, ys, yaxis) => [
    { ...right, yaxis, x: names.map(() => MARGIN.l - 8), y: ys.map((y) => y - 8.5), text: names.map(safe), textfont: { size: 13, weight: 650, color: colours.text } },
    { ...right, yaxis, x: names.map(() => MARGIN.l - 8), y: ys.map((y) => y + 8.5), text: notes.map(safe), textfont: { size: 11, color: colours.muted } },
  ];
  return [
    ...lines(shown.map((lane) => lane.shown), shown.map((lane) => lane.note), shown.map((lane) => lane.labelY), "y"),
    ...lines([sourcesName], [sourcesNote], [24], "y2"),
  ];
}

/** At the edges of a lane with nothing in view: how many events lie farther on. */
function awayTrace({ away, width }, colours) {
  return {
    ...base, mode: "text", x: away.map(({ x }) => x), y: away.map(({ y }) => y), text: away.map(({ text }) => safe(text)),
    textposition: away.map(({ x }) => (x < width / 2 ? "middle right" : "middle left")), textfont: { size: 11, color: colours.muted },
  };
}

/** plotly's layout: lanes, sources and the axis stacked in pixels, lane names in a column before them. */
export function figureLayout(scene, view, picture) {
  const colours = scene.theme.schemes[view.dark ? "dark" : "light"];
  const inner = view.height - MARGIN.t - MARGIN.b;
  const wide = view.width - MARGIN.r;
  const part = (px) => px / inner;
  const axis = (range, domain, anchor) => ({
    range, domain, anchor, fixedrange: true, showgrid: false, zeroline: false, showline: false, ticks: "", showticklabels: false,
  });
  return {
    width: view.width, height: view.height, margin: { l: 0, r: MARGIN.r, t: MARGIN.t, b: MARGIN.b, pad: 0, autoexpand: false },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", showlegend: false, hovermode: false, dragmode: false,
    font: { family: scene.theme.font, size: 12, color: colours.text },
    xaxis: axis([0, picture.width], [MARGIN.l / wide, 1], "y3"),
    xaxis2: axis([0, MARGIN.l], [0, MARGIN.l / wide], "y"),
    yaxis: axis([picture.bottom, picture.top], [part(SOURCES + AXIS), 1], "x"),
    yaxis2: axis([SOURCES, 0], [part(AXIS), part(SOURCES + AXIS)], "x"),
    yaxis3: axis([AXIS, 0], [0, part(AXIS)], "x"),
    shapes: bandShapes(picture, colours), images: picture.density ? [picture.density] : [],
  };
}

function bandShapes({ lanes, top, bottom }, colours) {
  const shapes = [];
  const wide = { type: "rect", xref: "paper", x0: 0, x1: 1, layer: "below", line: { width: 0 } };
  const edge = (yref, y) => ({ type: "line", xref: "paper", x0: 0, x1: 1, yref, y0: y, y1: y, layer: "below", line: { color: colours.line, width: 1 } });
  lanes.forEach((lane, k) => {
    const y0 = Math.max(lane.top, top);
    const y1 = Math.min(lane.top + lane.height, bottom);
    if (y0 >= y1) return;
    if (k % 2 === 0) shapes.push({ ...wide, yref: "y", y0, y1, fillcolor: colours.band });
    shapes.push(edge("y", y1));
  });
  shapes.push(edge("y2", SOURCES));
  return shapes;
}

/** What plotly may do: nothing but draw; gestures, hover and clicks are ours, and nothing is sent anywhere. */
export const PLOT_CONFIG = {
  staticPlot: true, displayModeBar: false, showSendToCloud: false, showLink: false, typesetMath: false, responsive: false,
};

