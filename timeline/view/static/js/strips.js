// The strips under the lanes: sources at their publication dates, and the time axis.

import { makeTicks } from "./axis.js";
import { cutText } from "./measure.js";
import { plain } from "./scene.js";

/** Where squeezed gaps are, and how many days each leaves out. */
export function breaksOf(view, scale, words) {
  return view.warp.gaps.map((gap) => ({
    x: (gap.unit + gap.shown / 2 - scale.range[0]) * scale.factor, text: `⫽ ${words.texts.days.replace("{}", Math.round(gap.to - gap.from).toLocaleString(words.language))}`,
  }));
}

/** Ticks and the line of the last reading, in pixels. */
export function axisOf(scene, view, words, scale, width, measure) {
  const far = width * 0.6;
  const list = [];
  let lastX = -Infinity;
  for (const [from, to] of stretches(view.warp, scale.day(-far), scale.day(width + far))) {
    for (const tick of makeTicks(from, to, scale.factor, words.formats)) {
      const x = scale.x(tick.at);
      if (x - lastX < 46) continue;
      list.push({ ...tick, x });
      lastX = x;
    }
  }
  nameYears(list, measure, width);
  const now = scene.lastRead === null ? null : scale.x(scene.lastRead + 1); // after that day
  const nowText = scene.lastRead === null ? "" : words.texts.read.replace("{}", words.formats.day(scene.lastRead));
  const half = measure(nowText, 10.5) / 2;
  const inView = now !== null && now >= 0 && now <= width;
  return { ticks: list, now, nowText, nowX: inView ? Math.min(Math.max(now, half), width - half) : now };
}

/** The year stands at the first tick in view and wherever it changes. */
function nameYears(list, measure, width) {
  let year = null;
  for (const tick of list) {
    const text = tick.year !== year ? tick.yearText : tick.text;
    const half = measure(text, 12, true) / 2;
    const cut = (tick.x < half && tick.x > -half) || (tick.x > width - half && tick.x < width + half);
    if (cut || tick.x < 0) {
      if (cut) tick.text = "";
      continue;
    }
    tick.text = text;
    year = tick.year;
  }
}

/** The parts of the axis between squeezed gaps. */
function stretches(warp, from, to) {
  const out = [];
  let start = from;
  for (const gap of warp.gaps) {
    if (gap.from > start && gap.from < to) out.push([start, gap.from]);
    start = Math.max(start, gap.to);
  }
  if (start < to) out.push([start, to]);
  return out;
}

const PILL = 10.5;
const MOST_PILLS = 120; // beyond, only ticks say when articles appeared

/** Source pills near their publication date, moved sideways where they would overlap; too many become ticks. */
export function pillsOf(scene, view, scale, measure, words) {
  const shown = scene.documents.map((doc, d) => ({ doc, d })).filter(({ doc, d }) => doc.published !== null && view.documents.has(d));
  shown.sort((a, b) => a.doc.published - b.doc.published);
  const seen = shown.map(({ doc }) => Math.round(scale.x(doc.published + 0.5))).filter((x) => x > -20 && x < scale.width + 20);
  if (seen.length > MOST_PILLS) return { pills: [], sourceTicks: [...new Set(seen)] };
  const wanted = shown.map(({ doc, d }) => ({ d, at: scale.x(doc.published + 0.5), name: plain(doc.short), on: view.telling.has(d) }))
    .filter(({ at }) => at > -20 && at < scale.width + 20);
  return { pills: settled(wanted, scale.width, measure), sourceTicks: wanted.map(({ at }) => at) };
}

const FAR = 40; // pixels; farther from its date a pill says nothing about it
const NAMES = [110, 52]; // pixels for a name, before and after it must be short
const FOLDS = [12, 30, 60, 100, 160]; // pixels; so near to one another neighbours share a pill

/** The fullest row in which every pill stays near its date: whole names, short ones, at last neighbours as one. */
function settled(wanted, width, measure) {
  const tries = [() => named(wanted, NAMES[0], measure), ...[0, ...FOLDS].map((near) => () => named(folded(wanted, near), NAMES[1], measure))];
  let pills = [];
  for (const attempt of tries) {
    pills = spread(attempt(), width);
    if (pills.every(({ x, at }) => Math.abs(x - at) <= FAR)) break;
  }
  return pills;
}

function named(list, most, measure) {
  return list.map((pill) => {
    const text = cutText(pill.name, most, measure, PILL, true) + (pill.more ? ` +${pill.more}` : "");
    return { ...pill, text, width: measure(text, PILL, true) + 14 };
  });
}

/** Pills whose dates lie within `near` pixels become one: the first by name, the others as a number. */
function folded(list, near) {
  const out = [];
  for (const pill of list) {
    const last = out.at(-1);
    if (near && last && pill.at - last.first <= near) {
      last.more += 1;
      last.on ||= pill.on;
      last.at = (last.first + pill.at) / 2;
    } else out.push({ ...pill, first: pill.at, more: 0 });
  }
  return out;
}

/** Push boxes apart along a line: clusters are centred on what they stand for. */
function spread(wanted, width) {
  const clusters = [];
  for (const pill of wanted) {
    clusters.push({ pills: [pill], length: pill.width + 5, centre: pill.at });
    while (clusters.length > 1 && touches(clusters[clusters.length - 2], clusters[clusters.length - 1], width)) {
      const b = clusters.pop();
      const a = clusters.pop();
      const pills = [...a.pills, ...b.pills];
      clusters.push({ pills, length: a.length + b.length, centre: pills.reduce((sum, { at }) => sum + at, 0) / pills.length });
    }
  }
  return clusters.flatMap((cluster) => seatCluster(cluster, width));
}

function startOf({ length, centre }, width) {
  return Math.max(0, Math.min(centre - length / 2, width - length));
}

function touches(a, b, width) {
  return startOf(a, width) + a.length > startOf(b, width);
}

function seatCluster(cluster, width) {
  let x = startOf(cluster, width);
  return cluster.pills.map((pill) => {
    const placed = { ...pill, x: x + pill.width / 2 };
    x += pill.width + 5;
    return placed;
  });
}
