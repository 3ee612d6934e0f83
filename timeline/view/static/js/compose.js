// One picture: what stands where for the present view. Numbers and texts; nothing is drawn here.

import { SOURCES, AXIS, MARGIN } from "./draw.js";
import { cutText } from "./measure.js";
import { CROWDED, FEW, ROW, makeLanes, packFew, packMany, placeLane, shareRows } from "./place.js";
import { axisOf, breaksOf, pillsOf } from "./strips.js";
import { SHAPES, called, dateText, disputed, languagesOf, plain, realisKey, titleOf } from "./scene.js";

const TITLE_WIDTH = 310;
const LOW_ROW = 36; // two lines of a label just fit

/** The two lines beside a mark, at most `most` pixels wide, and how wide they are. */
export function makeLabels(scene, words, measure, options) {
  const known = new Map();
  const make = (i, most) => {
    const title = cutText(titleOf(scene, i, words.language, options.titles), most, measure, 13, true);
    const sub = cutText(subLine(scene, i, words, options.years), most, measure, 11);
    return { title, sub, width: Math.max(measure(title, 13, true), measure(sub, 11)) + 2 };
  };
  return (i, most = TITLE_WIDTH) => {
    if (most < TITLE_WIDTH) return make(i, most);
    if (!known.has(i)) known.set(i, make(i, TITLE_WIDTH));
    return known.get(i);
  };
}

function subLine(scene, i, { formats, texts }, years) {
  const realis = realisKey(scene, i);
  const parts = [dateText(scene, i, formats, texts, { years })];
  if (realis !== "actual") parts.push(texts[realis]);
  const update = scene.events.alternatives[i].find(({ what }) => what.startsWith("update"));
  if (update) parts.push(plain(update.value, 40));
  parts.push(languagesOf(scene, i).slice(0, 5).join(" ").toUpperCase());
  return parts.filter(Boolean).join(" · ");
}

/** From axis units to pixels and back. */
export function makeScale(range, width, warp) {
  const factor = width / (range[1] - range[0]);
  return { width, factor, x: (day) => (warp.at(day) - range[0]) * factor, day: (x) => warp.day(x / factor + range[0]), range };
}

/**
 * Put everything in place.
 * @param view {range, whole, width, height, scroll, mode, warp, visible, kept, ...}
 */
export function compose(scene, view, words, label, measure) {
  const plotWidth = view.width - MARGIN.l - MARGIN.r;
  const area = Math.max(view.height - MARGIN.t - MARGIN.b - SOURCES - AXIS, ROW);
  const scale = makeScale(view.range, plotWidth, view.warp);
  const { lanes, laneOf, longest } = (view.grouped ??= groupLanes(scene, view, words));
  const inView = between(scene, view.visible, longest, scale.day(0), scale.day(plotWidth));
  const few = view.visible.length <= FEW;
  if (few) seatFew(scene, view, lanes, label, plotWidth);
  else seatMany(scene, view, lanes, laneOf, inView, scale, label, area);
  const total = stack(lanes, area);
  const top = Math.max(0, Math.min(view.scroll, total - area));
  const items = lanes.flatMap((lane) => placeLane(scene, lane, scale, label, lane.rowTop, lane.rowHeight));
  for (const item of items) addSure(scene, item, scale);
  const picture = {
    items, lanes, laneOf, longest, scale, width: plotWidth, area, top, bottom: top + area, total, inView: inView.length, few,
    arcs: [], breaks: breaksOf(view, scale, words),
    ...axisOf(scene, view, words, scale, plotWidth, measure), ...pillsOf(scene, view, scale, measure, words),
    density: null, sourcesName: words.texts.sources, sourcesNote: words.texts.byPublication,
  };
  nameLanes(scene, picture, words, measure);
  picture.away = awayOf(scene, picture, words);
  picture.discs = discsOf(scene, picture);
  picture.arcs = arcsOf(scene, view, picture);
  return picture;
}

/** Lanes of the visible events, which lane each is in, and the longest event: all that does not depend on the range. */
function groupLanes(scene, view, words) {
  const lanes = makeLanes(scene, view.visible, view.mode, words.texts.otherLanes);
  const laneOf = new Int32Array(scene.count).fill(-1);
  lanes.forEach((lane, k) => lane.events.forEach((i) => { laneOf[i] = k; }));
  const { start, end } = scene.events;
  return { lanes, laneOf, longest: view.visible.reduce((most, i) => Math.max(most, end[i] - start[i]), 0) };
}

/** Of events in time order, those that touch from..to. */
export function between(scene, ordered, longest, from, to) {
  const { start, end } = scene.events;
  const found = [];
  for (let k = firstAfter(ordered, start, from - longest); k < ordered.length && start[ordered[k]] < to; k++) {
    if (end[ordered[k]] > from) found.push(ordered[k]);
  }
  return found;
}

function firstAfter(ordered, start, day) {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[ordered[middle]] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function seatFew(scene, view, lanes, label, width) {
  const [from, to] = view.home;
  const [start, end] = view.range;
  const out = end - start > to - from; // farther out than home: marks draw together, so rows are packed anew
  packFew(scene, lanes, makeScale(out ? [start, end] : [from, to], width, view.warp), label);
  for (const lane of lanes) lane.missing = 0;
}

function seatMany(scene, view, lanes, laneOf, inView, scale, label, area) {
  shareRows(lanes, area, view.visible.length);
  const byLane = lanes.map(() => []);
  for (const i of inView) byLane[laneOf[i]].push(i);
  const crowded = inView.length > CROWDED;
  const kept = new Map();
  lanes.forEach((lane, k) => {
    const candidates = highest(scene, byLane[k], crowded ? Math.max(4, lane.rows * 6) : Infinity);
    packMany(scene, lane, candidates, scale, view.kept, label, lane.rows * (crowded ? 4 : 2));
    lane.missing = byLane[k].length - lane.rowOf.size;
    for (const [i, row] of lane.rowOf) kept.set(i, row);
  });
  view.kept = kept;
}

/** The `most` events of greatest weight, in that order. */
function highest(scene, events, most) {
  const { weight } = scene.events;
  const before = (a, b) => weight[b] - weight[a] || a - b;
  if (events.length <= most * 2) return events.sort(before).slice(0, most);
  const found = events.slice(0, most).sort(before);
  for (let k = most; k < events.length; k++) {
    if (before(events[k], found[most - 1]) >= 0) continue;
    found[most - 1] = events[k];
    for (let j = most - 1; j > 0 && before(found[j], found[j - 1]) < 0; j--) [found[j], found[j - 1]] = [found[j - 1], found[j]];
  }
  return found;
}

/** Give every lane its top and height: rows shrink a little before anything scrolls, and stretch to use spare room. */
function stack(lanes, area) {
  const rows = lanes.reduce((sum, lane) => sum + lane.rows, 0) || 1;
  const tight = 6 * lanes.length;
  const rowHeight = Math.min(Math.max((area - tight) / rows, area - tight > rows * LOW_ROW ? LOW_ROW : ROW), 60);
  const spare = Math.max(0, area - rows * rowHeight) / Math.max(lanes.length, 1);
  const pad = Math.min(Math.max(spare, 6), 400);
  let top = 0;
  for (const lane of lanes) {
    Object.assign(lane, { rowHeight, top, height: lane.rows * rowHeight + pad, rowTop: top + pad / 2 });
    top += lane.height;
  }
  return top;
}

function addSure(scene, item, scale) {
  const { sureStart, sureEnd, shape } = scene.events;
  if (SHAPES[shape[item.i]] !== "lasted") return;
  item.s0 = scale.x(sureStart[item.i]);
  item.s1 = scale.x(sureEnd[item.i]);
}

function nameLanes(scene, picture, words, measure) {
  for (const lane of picture.lanes) {
    const from = Math.max(lane.top, picture.top);
    const to = Math.min(lane.top + lane.height, picture.bottom);
    lane.labelY = to - from > 26 ? (from + to) / 2 : null;
    const count = words.texts[lane.events.length === 1 ? "oneEvent" : "events"].replace("{}", lane.events.length.toLocaleString(words.language));
    lane.note = lane.missing ? `${count} · +${lane.missing.toLocaleString(words.language)}` : count;
    lane.full = laneName(scene, lane, words);
    lane.shown = cutText(plain(lane.full), MARGIN.l - 18, measure, 13, true);
  }
}

/** In a lane with nothing in view: how many of its events lie before, and how many after. */
function awayOf(scene, { lanes, items, scale, width }, words) {
  const { start, end } = scene.events;
  const [from, to] = [scale.day(0), scale.day(width)];
  const here = (lane) => items.some(({ x0, x1, y }) => x1 > 0 && x0 < width && y > lane.top && y < lane.top + lane.height);
  return lanes.filter((lane) => lane.labelY !== null && !here(lane)).flatMap((lane) => {
    const before = lane.events.filter((i) => end[i] <= from).length;
    const after = lane.events.filter((i) => start[i] >= to).length;
    const hint = (count, x, text) => (count ? [{ x, y: lane.labelY, text: text.replace("{}", count.toLocaleString(words.language)) }] : []);
    return [...hint(before, 8, "◂ {}"), ...hint(after, width - 8, "{} ▸")];
  });
}

function laneName(scene, lane, words) {
  if (lane.name) return lane.name;
  if (lane.key === "") return words.texts.noneNamed;
  return called(scene, lane.key, words) || words.texts[`family_${lane.key}`] || words.languageName(lane.key) || lane.key;
}

/** ≠ discs: between competing dates of one event, beside the mark of another dispute, or between two events. */
function discsOf(scene, picture) {
  const discs = picture.items.filter(({ i }) => disputed(scene, i)).flatMap((item) => discsOfEvent(item));
  const seat = new Map(picture.items.map((item) => [item.i, item]));
  for (const [left, right, kind] of scene.relations) {
    const a = seat.get(left);
    const b = seat.get(right);
    if (kind === "contradicts" && a && b) discs.push(linkDisc(a, b));
  }
  return discs;
}

function discsOfEvent(item) {
  if (item.rivals.length) return item.rivals.map((rival) => rivalDisc(item, rival));
  const left = item.label?.side === "left";
  const x = left ? item.x0 - 15 : item.label?.side === "inside" ? item.label.x0 - 14 : item.x1 + 15;
  return [{ i: item.i, x, y: item.y, link: null }];
}

/** Between the nearer ends of two competing dates, on a short dashed link. */
function rivalDisc(item, rival) {
  const [from, to] = rival.x1 <= item.m0 ? [rival.x1, item.m0] : rival.x0 >= item.m1 ? [item.m1, rival.x0] : [rival.x0, item.x];
  return { i: item.i, x: (from + to) / 2, y: item.y, link: [[from, item.y], [to, item.y]] };
}

function linkDisc(a, b) {
  const [from, to] = a.y < b.y ? [a, b] : [b, a];
  const x = (Math.max(from.x0, Math.min(from.x1, to.x0)) + to.x0) / 2;
  return { i: to.i, x, y: (from.y + to.y) / 2, link: [[Math.min(x, from.x1), from.y + 9], [x, (from.y + to.y) / 2], [Math.max(x, to.x0), to.y - 9]] };
}

/** Hairline arcs from the selected event to what it responds to, is part of or updates. */
function arcsOf(scene, view, picture) {
  if (view.selected === null) return [];
  const seat = new Map(picture.items.map((item) => [item.i, item]));
  const from = seat.get(view.selected);
  if (!from) return [];
  return (scene.relationsOf.get(view.selected) || [])
    .filter(({ kind, other }) => seat.has(other) && kind !== "contradicts" && (kind !== "before" || view.showBefore))
    .map(({ other, kind, forward }) => ({ kind, points: forward ? arc(from, seat.get(other)) : arc(seat.get(other), from) }));
}

function arc(a, b) {
  const bend = a.y === b.y ? -34 : (b.x >= a.x ? 1 : -1) * Math.min(60, Math.abs(b.y - a.y) * 0.35 + 14);
  const [cx, cy] = a.y === b.y ? [(a.x + b.x) / 2, a.y + bend * 1.6] : [(a.x + b.x) / 2 + bend, (a.y + b.y) / 2];
  const points = [];
  for (let k = 0; k <= 20; k++) {
    const t = k / 20;
    points.push([(1 - t) ** 2 * a.x + 2 * t * (1 - t) * cx + t * t * b.x, (1 - t) ** 2 * a.y + 2 * t * (1 - t) * cy + t * t * b.y]);
  }
  const cut = (p) => Math.hypot(p[0] - b.x, p[1] - b.y) > b.size / 2 + 4;
  const kept = points.filter((p, k) => k < 3 || cut(p));
  return kept;
}
