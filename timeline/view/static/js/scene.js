// The data: decoding what Python sent, dates in words, filters, search. No pixels, no DOM.

import { dateFormats } from "./axis.js";

export const SHAPES = ["point", "within", "lasted"];
export const REALIS = ["actual", "planned", "hypothetical", "denied", "habitual"];
export const CERTAINTY = ["asserted", "alleged", "possible"];
const HOUR_GRAIN = 11;
const RTL = new Set(["ar", "fa", "he", "ur", "ps", "yi", "dv", "ckb"]);

/** The writing direction of a language code. */
export const direction = (language) => (RTL.has(String(language).split("-")[0]) ? "rtl" : "ltr");

/** Text without what could turn its surroundings around or break a line of it. */
export const plain = (text, most = 300) => String(text ?? "").slice(0, most * 2)
  .replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, "")
  .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, " ").slice(0, most);

/** Lower case without marks above or below letters, so that a search finds "Viet" in "Việt" and the other way round. */
export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replace(/đ/g, "d").normalize("NFC");

/** What Python left out because it follows: spans as start and end, a gloss like its title, every mention its own origin. */
export function unfold(data) {
  if (data.unfolded) return data;
  const mentions = data.mentions.map(({ i, d, s: [start, length], g, t, ...rest }) => {
    const at = ([from, long]) => [start + from, start + from + long];
    const time = t && { ...t, span: t.s && at(t.s), text: t.text ?? data.documents[d].text.slice(...at(t.s)) };
    return { ...rest, id: i, document: d, span: [start, start + length], trigger: at(g), time };
  });
  const { events } = data;
  const gloss = events.gloss.map((text, k) => text ?? events.title[k]);
  const origins = events.origins.map((groups, k) => groups ?? events.mentions[k].map((m) => [m]));
  return { ...data, mentions, events: { ...events, gloss, origins }, unfolded: true };
}

/** Wrap the scene: one object that answers questions about events. */
export function readScene(data) {
  const events = data.events;
  const count = events.id.length;
  const scene = {
    ...data,
    count,
    order: timeOrder(events, count),
    rank: Array.from({ length: count }, (_, i) => i).sort((a, b) => events.weight[b] - events.weight[a] || a - b),
    byId: new Map(events.id.map((id, i) => [id, i])),
    search: null,
  };
  scene.span = span(scene);
  scene.home = home(scene);
  scene.relationsOf = relationsOf(data.relations, count);
  return scene;
}

function timeOrder(events, count) {
  const dated = [];
  for (let i = 0; i < count; i++) if (events.start[i] !== null) dated.push(i);
  return dated.sort((a, b) => events.start[a] - events.start[b] || events.end[a] - events.end[b] || a - b);
}

/** First and last day of the whole picture: events and publications. */
function span(scene) {
  let from = Infinity;
  let to = -Infinity;
  for (const i of scene.order) {
    from = Math.min(from, scene.events.start[i]);
    to = Math.max(to, scene.events.end[i]);
  }
  for (const { published } of scene.documents) {
    if (published === null) continue;
    from = Math.min(from, published);
    to = Math.max(to, published + 1);
  }
  return from < to ? [from, to] : [Math.floor(Date.now() / 864e5) - 30, Math.floor(Date.now() / 864e5) + 1];
}

/** Where the picture opens: everything, or the dense part when a few events lie far off. */
function home(scene) {
  if (!scene.core) return airy(...scene.span);
  const published = scene.documents.map((d) => d.published).filter((p) => p !== null);
  return airy(Math.min(scene.core[0], ...published), Math.max(scene.core[1], ...published.map((p) => p + 1)));
}

/** A stretch with a little air at both ends. */
export function airy(from, to) {
  const air = Math.max((to - from) * 0.035, 0.6);
  return [from - air, to + air];
}

function relationsOf(relations, count) {
  const held = new Map();
  relations.forEach(([left, right, kind, why]) => {
    for (const [from, to, forward] of [[left, right, true], [right, left, false]]) {
      if (from >= count) continue;
      if (!held.has(from)) held.set(from, []);
      held.get(from).push({ other: to, kind, why, forward });
    }
  });
  return held;
}

/** Whether event `i` has a bit of `flags`. */
const flag = (scene, i, bit) => (scene.events.flags[i] & bit) !== 0;
export const openLeft = (scene, i) => flag(scene, i, 1);
export const openRight = (scene, i) => flag(scene, i, 2);
export const derived = (scene, i) => flag(scene, i, 4);
export const disputed = (scene, i) => flag(scene, i, 8);

/** The class of event `i` as the export writes it. */
export const classOf = (scene, i) => scene.events.class.names[scene.events.class.of[i]];
export const familyOf = (scene, i) => scene.theme.families[scene.events.family[i]];

/** The documents that tell of event `i`, each once. */
export function documentsOf(scene, i) {
  return [...new Set(scene.events.mentions[i].map((m) => scene.mentions[m].document))];
}

/** The languages that tell of event `i`, most frequent first. */
export function languagesOf(scene, i) {
  return [...new Set(documentsOf(scene, i).map((d) => scene.documents[d].language))];
}

/** How many independent origins stand behind event `i`. */
export const originsOf = (scene, i) => Math.max(scene.events.origins[i].length, 1);

/** The key of the lane of event `i`. */
export function laneKey(scene, i, mode) {
  if (mode === "class") return familyOf(scene, i).name;
  if (mode === "language") return languagesOf(scene, i)[0] || "";
  const table = scene.events.lanes[mode];
  return table.names[table.of[i]];
}

/** A country or a common noun in the reader's language; "" for any other key of a lane. */
export function called(scene, key, words) {
  if (key.startsWith("country:")) return words.regionName(key.slice(8));
  return scene.nouns?.[key]?.[words.language] ?? scene.nouns?.[key]?.en ?? "";
}

/** The line an event is called by: its own words where the reader reads them, else the gloss. */
export function titleOf(scene, i, language, prefer = "auto") {
  const { title, gloss, titleLanguage } = scene.events;
  const own = titleLanguage.names[titleLanguage.of[i]] === language;
  const first = prefer === "original" || (prefer === "auto" && own) ? title[i] : gloss[i];
  return plain(first || title[i] || gloss[i] || classOf(scene, i));
}

/**
 * The date of event `i` in words: short ("Oct ±", "since Sep") for labels, long for the card and the panel.
 * @returns {string} empty for an event without a date
 */
export function dateText(scene, i, formats, texts, { long = false, years = false } = {}) {
  const { start, end, grain, shape, sureStart } = scene.events;
  if (start[i] === null) return texts.undated;
  const day = long ? formats.full : years ? formats.dayYear : formats.day;
  if (SHAPES[shape[i]] === "point") return pointText(start[i], end[i], grain[i], day, formats);
  if (openRight(scene, i)) return texts.since.replace("{}", edgeText(start[i], sureStart[i], day, formats, long || years));
  if (openLeft(scene, i)) return texts.until.replace("{}", day(end[i] - 1));
  if (SHAPES[shape[i]] === "lasted") return `${edgeText(start[i], sureStart[i], day, formats, long || years)} – ${day(end[i] - 1)}`;
  return withinText(start[i], end[i], day, formats, texts, long, years);
}

function pointText(start, end, grain, day, formats) {
  const clock = grain >= HOUR_GRAIN ? ` ${formats.hour(start)}` : "";
  return day(start) + clock;
}

function edgeText(start, sure, day, formats, years) {
  const length = sure === null ? 1 : sure - start;
  if (length >= 27 && length <= 31.5) return years ? formats.monthYear(start) : formats.month(start);
  if (length > 360 && length < 370) return formats.year(start);
  return day(start);
}

function withinText(start, end, day, formats, texts, long, years) {
  const length = end - start;
  const mark = long ? ` · ${texts.dayUnknown}` : " ±";
  if (length >= 27 && length <= 31.5) return (long || years ? formats.monthYear(start) : formats.month(start)) + mark;
  if (length > 360 && length < 370) return formats.year(start) + mark;
  return `${day(start)} – ${day(end - 1)}${mark}`;
}

/** A function that tells whether event `i` passes all filters. */
export function makeFilter(scene, filters) {
  const wanted = filters.query ? searchMask(scene, filters.query) : null;
  const tests = [];
  if (wanted) tests.push((i) => wanted[i] === 1);
  if (filters.families.size) tests.push((i) => !filters.families.has(familyOf(scene, i).name));
  if (filters.languages.size) tests.push((i) => languagesOf(scene, i).some((l) => filters.languages.has(l)));
  if (filters.documents.size) tests.push((i) => documentsOf(scene, i).some((d) => filters.documents.has(d)));
  if (filters.sources.size) tests.push((i) => documentsOf(scene, i).some((d) => filters.sources.has(scene.documents[d].source)));
  if (filters.realis.size) tests.push((i) => filters.realis.has(realisKey(scene, i)));
  if (filters.disputed) tests.push((i) => disputed(scene, i));
  if (filters.starred) tests.push((i) => filters.starred.has(scene.events.id[i]));
  if (filters.origins > 1) tests.push((i) => originsOf(scene, i) >= filters.origins);
  if (filters.hidden.size) tests.push((i) => !filters.hidden.has(scene.events.id[i]));
  if (filters.range) tests.push((i) => scene.events.start[i] < filters.range[1] && scene.events.end[i] > filters.range[0]);
  if (filters.asOf !== null) tests.push((i) => firstTold(scene, i) <= filters.asOf);
  return (i) => tests.every((test) => test(i));
}

/** realis, with "alleged" standing beside it: what the filter offers. */
export function realisKey(scene, i) {
  const realis = REALIS[scene.events.realis[i]];
  return realis === "actual" && scene.events.certainty[i] > 0 ? CERTAINTY[scene.events.certainty[i]] : realis;
}

/** The day the first article that tells of event `i` appeared; articles without a date count as always there. */
export function firstTold(scene, i) {
  let first = Infinity;
  for (const d of documentsOf(scene, i)) first = Math.min(first, scene.documents[d].published ?? -Infinity);
  return first;
}

/** One byte per event: 1 where title, gloss, actor or a passage holds every word of the query. */
function searchMask(scene, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  scene.search ??= searchTexts(scene);
  const mask = new Uint8Array(scene.count);
  for (let i = 0; i < scene.count; i++) mask[i] = words.every((word) => scene.search[i].includes(word)) ? 1 : 0;
  return mask;
}

function searchTexts(scene) {
  const { title, gloss, mentions, lanes, id } = scene.events;
  return title.map((text, i) => {
    const quotes = mentions[i].map((m) => {
      const { document, span } = scene.mentions[m];
      return scene.documents[document].text.slice(span[0], span[1]);
    });
    const sources = documentsOf(scene, i).map((d) => scene.documents[d].source);
    return fold([text, gloss[i], lanes.actor.names[lanes.actor.of[i]], lanes.place.names[lanes.place.of[i]], id[i], ...sources, ...quotes].join("\n"));
  });
}

/** Date formats and interface texts of one language. */
export function wording(scene, language) {
  const name = scene.texts[language] ? language : "en";
  return { language: name, formats: dateFormats(name), texts: scene.texts[name] };
}
