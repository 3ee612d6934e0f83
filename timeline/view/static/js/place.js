// From events to pixels: lanes, rows, labels. Numbers only; the text measure is handed in.

import { free, insert } from "./pack.js";
import { SHAPES, disputed, laneKey, openRight, originsOf } from "./scene.js";

export const ROW = 42;
export const FEW = 80; // up to so many events everything has a row of its own making; beyond, rank decides
export const CROWDED = 500; // beyond so many in view, a density image tells the rest
const MOST_LANES = 24;
const GAP = 10;

/** Marker size in pixels: grows with independent origins. */
export const markSize = (scene, i) => 11 + Math.min(2.5 * (originsOf(scene, i) - 1), 10);

/** Lanes of the visible events, the fullest first; the smallest of very many share the last. */
export function makeLanes(scene, visible, mode, otherName) {
  const held = new Map();
  for (const i of visible) {
    const key = laneKey(scene, i, mode);
    if (!held.has(key)) held.set(key, []);
    held.get(key).push(i);
  }
  const lanes = [...held].map(([key, events]) => ({ key, events, folded: 0 }))
    .sort((a, b) => (a.key === "") - (b.key === "") || b.events.length - a.events.length || (a.key < b.key ? -1 : 1));
  const most = visible.length <= FEW ? keptLanes(lanes) : MOST_LANES;
  if (lanes.length <= most + 1) return lanes;
  const rest = lanes.splice(most);
  const events = rest.flatMap((lane) => lane.events).sort((a, b) => scene.events.start[a] - scene.events.start[b]);
  return [...lanes, { key: "\u0000other", name: otherName.replace("{}", rest.length), events, folded: rest.length }];
}

const MANY_LANES = 7;

/** Of few events in many lanes, those alone in theirs share one. */
function keptLanes(lanes) {
  if (lanes.length <= MANY_LANES) return lanes.length;
  return lanes.filter((lane) => lane.events.length > 1 && lane.key !== "").length || MANY_LANES - 1;
}

/** Days other sources give for event `i`, where they differ from where it stands. */
export function rivalDays(scene, i) {
  const { start, end, alternatives } = scene.events;
  return alternatives[i].flatMap(({ days }) => (days && (days[0] !== start[i] || days[1] !== end[i]) ? [days] : []));
}

/** Pixel extent of event `i`: its mark and, where sources disagree on the date, the rival dates. */
export function extent(scene, i, scale) {
  const mark = markExtent(scene, i, scale);
  const rivals = disputed(scene, i) ? rivalDays(scene, i).map(([from, to]) => ({ x0: scale.x(from), x1: Math.max(scale.x(to), scale.x(from) + 10) })) : [];
  const x0 = rivals.reduce((least, r) => Math.min(least, r.x0), mark.x0);
  const x1 = rivals.reduce((most, r) => Math.max(most, r.x1), mark.x1);
  const crowdedLeft = mark.bar && rivals.some((r) => mark.x0 - r.x1 < 22 && r.x0 < mark.x0); // room for the disc
  return { ...mark, x: crowdedLeft ? mark.x0 + 22 : mark.x, x0, x1, m0: mark.x0, m1: mark.x1, rivals };
}

/** Pixel extent of the mark of event `i` itself. */
function markExtent(scene, i, scale) {
  const half = markSize(scene, i) / 2;
  const x0 = scale.x(scene.events.start[i]);
  if (SHAPES[scene.events.shape[i]] === "point") {
    const x = (x0 + scale.x(scene.events.end[i])) / 2;
    return { x0: x - half, x1: x + half, x, bar: false };
  }
  const x1 = Math.max(scale.x(scene.events.end[i]), x0 + 14);
  const inset = Math.min(9, (x1 - x0) / 2);
  const open = openRight(scene, i);
  return { x0, x1: x1 + (open ? 9 : 0), x: open ? x1 - inset : x0 + inset, bar: true };
}

/**
 * Rows for everything when there are few events: packed once at the scale that shows the whole, so that zooming in,
 * which only makes room, never moves a row.
 */
export function packFew(scene, lanes, scale, label) {
  for (const lane of lanes) {
    lane.rowOf = new Map();
    const rows = [];
    for (const i of [...lane.events].sort((a, b) => scene.events.start[a] - scene.events.start[b])) {
      const mark = extent(scene, i, scale);
      const [left, right] = union(mark, sidesOf(scene, i, mark, label, scale.width)[0]);
      let row = rows.findIndex((held) => free(held, left, right));
      if (row < 0) row = rows.push([]) - 1;
      insert(rows[row], left, right);
      lane.rowOf.set(i, row);
    }
    lane.rows = Math.max(rows.length, 1);
  }
}

function union(mark, side) {
  return [Math.min(mark.x0, side.x0) - GAP / 2, Math.max(mark.x1, side.x1) + GAP / 2];
}

/** A dispute that is not about the date has its disc beside the mark; one about the date between the dates. */
const discRoom = (scene, i) => (disputed(scene, i) && !rivalDays(scene, i).length ? 24 : 0);

const inside = (text, x0) => ({ side: "inside", ...text, x0, x1: x0 + text.width });
const LEAST = 120; // pixels; a label is cut to the room there is, but not below this

/** The places for a label, best first: right, left, cut to the room at either side, inside a long bar. */
function sidesOf(scene, i, mark, label, viewWidth) {
  const disc = discRoom(scene, i);
  const full = label(i);
  const at = { right: mark.x1 + 6 + disc, left: mark.x0 - 6 - disc };
  const room = { right: viewWidth - at.right, left: at.left };
  const make = (side, text) => (side === "right" ? { side, ...text, x0: at.right, x1: at.right + text.width } : { side, ...text, x0: at.left - text.width, x1: at.left });
  if (mark.x1 < 0) return [make("left", full)]; // the label of what is out of view stays out of view
  if (mark.x0 > viewWidth) return [make("right", full)];
  const sides = ["right", "left"].filter((side) => room[side] >= full.width).map((side) => make(side, full));
  const wider = room.left > room.right ? "left" : "right";
  if (!sides.length && room[wider] >= LEAST) sides.push(make(wider, label(i, room[wider])));
  const x0 = Math.max(mark.m0, 0) + 24 + disc;
  if (mark.bar && mark.m1 - x0 > LEAST) sides.push(inside(label(i, Math.min(mark.m1, viewWidth) - x0 - 16), x0));
  return sides.length ? sides : [make("right", full)];
}


/**
 * How many rows each lane gets when there are many events. Up to a few hundred each lane gets what it needs, three at
 * most, and the picture scrolls; beyond, the room there is is shared out by need.
 */
export function shareRows(lanes, height, count) {
  for (const lane of lanes) lane.rows = count <= CROWDED ? Math.min(Math.max(Math.ceil(lane.events.length / 14), 1), 3) : 1;
  let spare = Math.floor(height / ROW) - lanes.reduce((sum, lane) => sum + lane.rows, 0);
  while (spare-- > 0) {
    const neediest = lanes.reduce((a, b) => (b.events.length / b.rows > a.events.length / a.rows ? b : a));
    if (neediest.events.length <= neediest.rows) break;
    neediest.rows++;
  }
}

/**
 * Rows for the candidates, best first, those shown before keeping theirs. The first `labelled` get room for their label
 * too; the others take what is left, and a label only where one happens to fit.
 * @param {Map<number, number>} kept rows of the last picture
 */
export function packMany(scene, lane, candidates, scale, kept, label, labelled) {
  const rows = Array.from({ length: lane.rows }, () => []);
  lane.rowOf = new Map();
  const order = [...candidates.filter((one) => kept.has(one)), ...candidates.filter((one) => !kept.has(one))];
  const best = new Set(candidates.slice(0, labelled));
  for (const i of [...order.filter((one) => best.has(one)), ...order.filter((one) => !best.has(one))]) {
    const mark = extent(scene, i, scale);
    const boxes = best.has(i) ? sidesOf(scene, i, mark, label, scale.width).map((side) => union(mark, side)) : [];
    seat(lane, rows, i, [...boxes, [mark.x0 - 2, mark.x1 + 2]], kept.get(i));
  }
}

/** The first box that is free in a row; the row held before is tried first. */
function seat(lane, rows, i, boxes, wanted) {
  for (const [left, right] of boxes) {
    const row = freeRow(rows, wanted, left, right);
    if (row < 0) continue;
    insert(rows[row], left, right);
    lane.rowOf.set(i, row);
    return;
  }
}

function freeRow(rows, wanted, left, right) {
  if (wanted !== undefined && wanted < rows.length && free(rows[wanted], left, right)) return wanted;
  return rows.findIndex((row) => free(row, left, right));
}

/**
 * Marks and labels of one lane in pixels: in every row the marks first, then labels by rank where they are free.
 * @returns {{i: number, x0: number, x1: number, x: number, y: number, bar: boolean, size: number, label: ?object}[]}
 */
export function placeLane(scene, lane, scale, label, top, rowHeight) {
  const byRow = new Map();
  const items = [];
  const far = scale.width * 0.6;
  for (const [i, row] of lane.rowOf) {
    const mark = extent(scene, i, scale);
    if (mark.x1 < -far || mark.x0 > scale.width + far) continue;
    const item = { i, ...mark, y: top + (row + 0.5) * rowHeight, size: markSize(scene, i), label: null };
    items.push(item);
    if (!byRow.has(row)) byRow.set(row, []);
    byRow.get(row).push(item);
  }
  for (const row of byRow.values()) labelRow(scene, row, scale, label);
  return items;
}

function labelRow(scene, items, scale, label) {
  const held = [];
  for (const item of [...items].sort((a, b) => a.x0 - b.x0)) insert(held, item.x0 - 2, item.x1 + 2);
  for (const item of items.sort((a, b) => scene.events.weight[b.i] - scene.events.weight[a.i] || a.i - b.i)) {
    if (item.x1 < -scale.width * 0.3 || item.x0 > scale.width * 1.3) continue;
    const side = sidesOf(scene, item.i, item, label, scale.width).find((s) => s.side === "inside" || free(held, s.x0 - 3, s.x1 + 3));
    if (!side) continue;
    if (side.side !== "inside") insert(held, side.x0 - 3, side.x1 + 3);
    item.label = side;
  }
}

