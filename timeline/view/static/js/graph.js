// The graph: sources on top, events in time order, actors below; one trace per kind of edge. Many events: a neighbourhood.

import { PLOT_CONFIG, safe } from "./draw.js";
import { h, replace } from "./dom.js";
import { called, documentsOf, familyOf, laneKey, plain, titleOf } from "./scene.js";
import { cutText } from "./measure.js";

const LABELLED = 80; // so many events keep their labels
const MOST = 500; // beyond, the neighbourhood of one event, or who reports on whom
const PAD = 96;

/** Draw the graph of the visible events into the place beside the timeline. */
export function drawGraph(app) {
  const plot = h("div.tl-graph", { role: "img", "aria-label": app.words.texts.graphView });
  const all = [...app.view.visible, ...app.undated];
  const chosen = choose(app, all);
  const note = chosen.length < all.length && app.view.selected !== null
    ? app.words.texts.graphNear.replace("{}", chosen.length).replace("{}", all.length) : "";
  replace(app.other, note ? h("p.tl-by.tl-graphnote", {}, note) : null, plot);
  const size = { width: app.other.clientWidth, height: Math.max(app.other.clientHeight - (note ? 30 : 0), 420) };
  const figure = chosen.length ? layered(app, chosen, size) : matrix(app, all, size);
  app.Plotly.newPlot(plot, figure.traces, layoutOf(app, size), PLOT_CONFIG);
  plot.addEventListener("click", (event) => {
    const box = plot.getBoundingClientRect();
    const near = figure.nodes.map((node) => ({ node, d: Math.hypot(node.x - event.clientX + box.left, node.y - event.clientY + box.top) }))
      .sort((a, b) => a.d - b.d)[0];
    if (near && near.d < 22 && near.node.event !== undefined) app.select(near.node.event);
  });
}

/** Which events: all of a few hundred, else those around the selected one; none means the matrix. */
function choose(app, all) {
  const { scene, view } = app;
  if (view.selected !== null && all.length > LABELLED) {
    const near = new Set([view.selected]);
    for (let hop = 0; hop < 2; hop++) for (const i of [...near]) for (const { other } of scene.relationsOf.get(i) || []) near.add(other);
    const mine = new Set(documentsOf(scene, view.selected));
    for (const i of all) if (near.size < 60 && documentsOf(scene, i).some((d) => mine.has(d))) near.add(i);
    return all.filter((i) => near.has(i));
  }
  return all.length <= MOST ? all : [];
}

const base = { type: "scatter", hoverinfo: "skip", showlegend: false };

function layoutOf(app, { width, height }) {
  const colours = app.colours();
  const axis = { showgrid: false, zeroline: false, showticklabels: false, fixedrange: true };
  return {
    width, height, margin: { l: 0, r: 0, t: 34, b: 0 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: app.scene.theme.font, size: 12, color: colours.text }, xaxis: { ...axis, range: [0, width] },
    yaxis: { ...axis, range: [height - 34, 0] }, legend: { orientation: "h", x: 0.5, xanchor: "center", y: 1.02, yanchor: "bottom" },
  };
}

/** Sources above, events in the middle, actors below. */
function layered(app, events, { width, height }) {
  const { scene } = app;
  const levels = { sources: 60, events: (height - 34) * 0.52, actors: height - 90 };
  const row = (names, y) => new Map(names.map((name, k) => [name, { x: PAD + ((width - 2 * PAD + 40) * (k + 0.5)) / names.length, y }]));
  const bySource = ranked(events.flatMap((i) => documentsOf(scene, i).map((d) => scene.documents[d].short)), 14);
  const byActor = ranked(events.map((i) => laneKey(scene, i, "actor")).filter(Boolean), 12);
  const seats = { source: row(bySource, levels.sources), event: row(events, levels.events), actor: row(byActor, levels.actors) };
  const nodes = events.map((i) => ({ ...seats.event.get(i), event: i }));
  return { nodes, traces: [...edges(app, events, seats), ...points(app, events, seats), ...names(app, events, seats, levels, width)] };
}

/** The most frequent names, the most frequent first. */
function ranked(found, most) {
  const counts = new Map();
  for (const name of found) counts.set(name, (counts.get(name) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([name]) => name);
}

const LOOKS = {
  part_of: { dash: "solid" }, about: { dash: "dot" }, updates: { dash: "dashdot" }, responds_to: { dash: "solid" },
  follows: { dash: "dot" }, contradicts: { dash: "dash", dispute: true }, before: { dash: "solid", faint: true },
};

function edges(app, events, seats) {
  const { scene, words: { texts } } = app;
  const colours = app.colours();
  const thin = { color: colours.strong, width: 0.7 };
  const told = events.flatMap((i) => documentsOf(scene, i).map((d) => [seats.source.get(scene.documents[d].short), seats.event.get(i)]));
  const acted = events.map((i) => [seats.event.get(i), seats.actor.get(laneKey(scene, i, "actor"))]);
  const lines = [
    trace(told, { ...thin, dash: "solid" }, texts.reports), trace(acted, { ...thin, dash: "dot" }, texts.involves),
  ];
  for (const [kind, look] of Object.entries(LOOKS)) {
    if (kind === "before" && !app.view.showBefore) continue;
    const found = scene.relations.filter(([a, b, k]) => k === kind && seats.event.has(a) && seats.event.has(b));
    const line = { color: look.dispute ? colours.dispute : look.faint ? colours.strong : colours.text, width: look.dispute ? 2 : 1.4, dash: look.dash, shape: "spline" };
    if (found.length) lines.push(curves(found.map(([a, b]) => [seats.event.get(a), seats.event.get(b)]), line, texts[kind]));
  }
  return lines;
}

function trace(pairs, line, name) {
  const known = pairs.filter(([a, b]) => a && b);
  const x = known.flatMap(([a, b]) => [a.x, b.x, null]);
  const y = known.flatMap(([a, b]) => [a.y, b.y, null]);
  return { ...base, mode: "lines", x, y, line, name, showlegend: known.length > 0, opacity: 0.6 };
}

/** Arcs above the row of events. */
function curves(pairs, line, name) {
  const x = [];
  const y = [];
  for (const [a, b] of pairs) {
    const lift = Math.min(110, 24 + Math.abs(b.x - a.x) * 0.16);
    for (let k = 0; k <= 16; k++) {
      const t = k / 16;
      x.push(a.x + (b.x - a.x) * t);
      y.push(a.y - 4 * lift * t * (1 - t));
    }
    x.push(null);
    y.push(null);
  }
  return { ...base, mode: "lines", x, y, line: { ...line, shape: "linear" }, name, showlegend: true };
}

function points(app, events, seats) {
  const { scene, view } = app;
  const colours = app.colours();
  const at = events.map((i) => seats.event.get(i));
  return [{
    ...base, mode: "markers", x: at.map(({ x }) => x), y: at.map(({ y }) => y),
    marker: {
      size: events.length > LABELLED ? 7 : 13, symbol: events.map((i) => familyOf(scene, i).symbol),
      color: events.map((i) => familyOf(scene, i)[view.dark ? "dark" : "light"]),
      line: { color: colours.text, width: events.map((i) => (i === view.selected ? 2.5 : 0)) },
    },
  }];
}

function names(app, events, seats, levels, width) {
  const { scene, words } = app;
  const colours = app.colours();
  const text = (entries, font, position = "middle center") => ({
    ...base, mode: "text", x: entries.map(([, at]) => at.x), y: entries.map(([, at]) => at.y), text: entries.map(([name]) => safe(name)),
    textposition: position, textfont: { size: 12, color: colours.text, shadow: [-1, 1].map((d) => `${d}px ${d}px 2px ${colours.card}`).join(","), ...font },
  });
  const named = (map, call) => [...map].map(([key, at]) => [cutText(plain(call(key)), (width - 2 * PAD) / map.size - 8, app.measure, 12, true), at]);
  const country = (key) => called(scene, key, words) || key;
  const traces = [
    text(named(seats.source, (name) => name), { weight: 650 }, "top center"), text(named(seats.actor, country), { weight: 650 }, "bottom center"),
    text([[words.texts.sources, { x: 14, y: levels.sources - 26 }], [words.texts.eventsInOrder, { x: 14, y: levels.events - 100 }],
      [words.texts.actors, { x: 14, y: levels.actors - 26 }]], { color: colours.muted, weight: 650 }, "middle right"),
  ];
  if (events.length <= LABELLED) traces.push(eventNames(app, events, seats, text, width));
  return traces;
}

/** Event names under their marks, on as many lines as keep neighbours apart. */
function eventNames(app, events, seats, text, width) {
  const room = (width - 2 * PAD) / events.length;
  const lines = Math.min(6, Math.max(1, Math.ceil(116 / room)));
  const entries = events.map((i, k) => {
    const at = seats.event.get(i);
    const title = cutText(titleOf(app.scene, i, app.words.language, app.options.titles), Math.max(60, room * lines - 10), app.measure, 11);
    return [title, { x: at.x, y: at.y + 20 + (k % lines) * 17 }];
  });
  return text(entries, { size: 11 });
}

/** Who reports on whom: a square for every actor and source, larger for more events. */
function matrix(app, events, { width, height }) {
  const { scene } = app;
  const pairs = new Map();
  for (const i of events) {
    for (const d of documentsOf(scene, i)) {
      const key = JSON.stringify([laneKey(scene, i, "actor"), scene.documents[d].short]);
      pairs.set(key, (pairs.get(key) || 0) + 1);
    }
  }
  const cells = [...pairs].map(([key, n]) => [...JSON.parse(key), n]);
  const actors = ranked(cells.flatMap(([a, , n]) => Array(Math.min(n, 50)).fill(a)), 16);
  const sources = ranked(cells.flatMap(([, s, n]) => Array(Math.min(n, 50)).fill(s)), 20);
  const most = cells.reduce((top, [, , n]) => Math.max(top, n), 1);
  const x = (s) => 170 + ((width - 200) * (sources.indexOf(s) + 0.5)) / sources.length;
  const y = (a) => 60 + ((height - 130) * (actors.indexOf(a) + 0.5)) / actors.length;
  const shown = cells.filter(([a, s]) => actors.includes(a) && sources.includes(s));
  const font = { size: 11, color: app.colours().text };
  const country = (key) => called(app.scene, key, app.words) || key || app.words.texts.noneNamed;
  return { nodes: [], traces: [
    { ...base, mode: "markers", x: shown.map(([, s]) => x(s)), y: shown.map(([a]) => y(a)),
      marker: { symbol: "square", size: shown.map(([, , n]) => 4 + 24 * Math.sqrt(n / most)), color: app.colours().accent, opacity: 0.75 } },
    { ...base, mode: "text", x: actors.map(() => 150), y: actors.map(y), text: actors.map((a) => safe(plain(country(a), 24))), textposition: "middle left", textfont: font },
    { ...base, mode: "text", x: sources.map(x), y: sources.map((_, k) => 24 + (k % 2) * 15), text: sources.map((s) => safe(plain(s, 12))), textposition: "middle center", textfont: font },
  ] };
}
