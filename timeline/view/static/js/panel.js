// The panel: every passage in its own language, who says so, why this date, what disagrees, what is linked.

import { drawing, h, outLink, replace, symbolIcon } from "./dom.js";
import { classOf, dateText, direction, familyOf, plain, realisKey, titleOf } from "./scene.js";

/** A stretch of a document with marked parts; marks are [start, end, kind], kind "date" or "trigger" or "passage". */
export function marked(text, from, to, marks) {
  const cuts = [...new Set([from, to, ...marks.flatMap(([s, e]) => [s, e])])].filter((c) => c >= from && c <= to).sort((a, b) => a - b);
  const parts = [];
  for (let k = 0; k + 1 < cuts.length; k++) {
    const piece = text.slice(cuts[k], cuts[k + 1]);
    const kinds = marks.filter(([s, e]) => s <= cuts[k] && e >= cuts[k + 1]).map(([, , kind]) => kind);
    if (!kinds.length) parts.push(piece);
    else parts.push(h(kinds.includes("date") ? "mark.tl-date" : kinds.includes("trigger") ? "span.tl-trigger" : "span.tl-passage", {}, piece));
  }
  return parts;
}

/** The marks of one mention: its date words and its trigger. */
export function marksOf(mention) {
  const marks = [];
  if (mention.time?.span) marks.push([...mention.time.span, "date"]);
  if (mention.trigger) marks.push([...mention.trigger, "trigger"]);
  return marks;
}

const LONGEST = 900;

/** A passage as a quotation in its own language and direction. */
export function passage(scene, m, { short = false } = {}) {
  const mention = scene.mentions[m];
  const doc = scene.documents[mention.document];
  const [from, end] = mention.span;
  const to = Math.min(end, from + (short ? 220 : LONGEST));
  return h("p.tl-quote", { lang: doc.language, dir: direction(doc.language) }, marked(doc.text, from, to, marksOf(mention)), to < end ? "…" : null);
}

/** What the panel shows when nothing is selected. */
export function overviewPanel(scene, ui) {
  const { texts } = ui.words;
  const disputes = ui.view.visible.concat(ui.undated).filter((i) => scene.events.flags[i] & 8);
  const counts = [
    texts[ui.view.visible.length === 1 ? "oneEvent" : "events"].replace("{}", (ui.view.visible.length).toLocaleString(ui.words.language)),
    texts[ui.view.documents.size === 1 ? "oneSource" : "sourceCount"].replace("{}", ui.view.documents.size),
    disputes.length ? texts.conflictCount.replace("{}", disputes.length) : null,
  ];
  return [
    h("h2.tl-count", {}, counts.filter(Boolean).join(" · ")),
    disputes.length ? disputeBox(texts.disagree, longList(disputes, scene, ui)) : null,
    h("p.tl-help", {}, texts.help),
    legend(scene, ui),
    ui.undated.length ? section(texts.undatedEvents.replace("{}", ui.undated.length), longList(ui.undated, scene, ui)) : null,
  ];
}

const FIRST = 6;
const STEP = 200;

/** Links to events: the first few at once, the others when asked for, a couple of hundred at a time. */
function longList(events, scene, ui, from = 0) {
  const to = from ? from + STEP : events.length <= FIRST + 2 ? events.length : FIRST;
  const rows = events.slice(from, to).map((i) => h("p", {}, eventLink(scene, i, ui)));
  if (to >= events.length) return rows;
  const more = h("button.tl-chip", { type: "button" }, `+${(events.length - to).toLocaleString(ui.words.language)}`);
  more.setAttribute("aria-label", `${ui.words.texts.everything}: +${events.length - to}`);
  const holder = h("p", {}, more);
  more.addEventListener("click", () => {
    const rest = longList(events, scene, ui, to);
    holder.replaceWith(...rest);
    rest[0].querySelector("button")?.focus();
  });
  return [...rows, holder];
}

const LEGEND = [
  ["legendExact", [["circle", { cx: 17, cy: 8, r: 5, class: "f" }]]],
  ["legendWithin", [["rect", { x: 5, y: 4, width: 25, height: 8, class: "s" }], ["circle", { cx: 6, cy: 8, r: 4, class: "o" }]]],
  ["legendLasted", [["rect", { x: 3, y: 4, width: 28, height: 8, class: "s o" }]]],
  ["legendOpen", [["rect", { x: 2, y: 4, width: 22, height: 8, class: "s" }], ["path", { d: "M25 3l7 5l-7 5z", class: "f" }]]],
  ["legendDerived", [["rect", { x: 3, y: 4, width: 28, height: 8, class: "o d" }]]],
  ["legendOutline", [["circle", { cx: 6, cy: 8, r: 4, class: "o" }], ["path", { d: "M13 12l8-8M13 8l4-4M17 12l4-4", class: "o" }], ["path", { d: "M25 8h9M29.5 4l3.5 7h-7z", class: "o" }]]],
  ["legendDispute", [["circle", { cx: 17, cy: 8, r: 7, class: "o m" }], ["path", { d: "M14 6.5h6M14 9.500h6M19 4l-4 8", class: "o m" }]]],
];

/** What the signs mean, drawn with the signs. */
function legend(scene, { words: { texts } }) {
  return h("dl.tl-legend", {}, LEGEND.map(([key, shapes]) => h("div", {}, h("dt", { "aria-hidden": "true" }, drawing(34, 16, shapes)), h("dd", {}, texts[key]))));
}

const disputeBox = (heading, rows) => h("section.tl-dispute", {}, h("h3", {}, `≠ ${heading}`), rows);
const section = (heading, ...rows) => h("section", {}, h("h3", {}, heading), rows);

/** A button that selects an event. */
export function eventLink(scene, i, ui, before = "") {
  const title = titleOf(scene, i, ui.words.language, ui.options.titles);
  return h("button.tl-link", { type: "button", onclick: () => ui.select(i) }, before, title);
}

/** The panel of one event. */
export function eventPanel(scene, i, ui) {
  const { words, options } = ui;
  const title = titleOf(scene, i, words.language, options.titles);
  const original = plain(scene.events.title[i], 400);
  return [
    h("div.tl-panelhead", {},
      h("h2", { tabindex: -1, dir: "auto" }, title),
      h("button.tl-icon", { type: "button", "aria-label": words.texts.close, title: words.texts.close, onclick: () => ui.select(null) }, "×")),
    original && original !== title ? h("p.tl-original", { lang: ui.titleLanguage(i), dir: direction(ui.titleLanguage(i)) }, original) : null,
    facts(scene, i, ui),
    disputeOf(scene, i, ui),
    passages(scene, i, ui),
    whyDate(scene, i, ui),
    judgementsOf(scene, i, ui),
    linked(scene, i, ui),
    ui.editor(i),
  ];
}

function facts(scene, i, ui) {
  const { words: { texts, formats } } = ui;
  const family = familyOf(scene, i);
  const said = scene.events.mentions[i].map((m) => scene.mentions[m].time?.text).find(Boolean);
  const realis = realisKey(scene, i);
  const parts = [texts[`family_${family.name}`], classOf(scene, i), realis === "actual" ? null : texts[realis]];
  return h("div.tl-facts", {},
    h("p.tl-when", {}, dateText(scene, i, formats, texts, { long: true })),
    h("p", {}, symbolIcon(family, family[ui.view.dark ? "dark" : "light"]), " ", parts.filter(Boolean).join(" · ")),
    said ? h("p", {}, texts.textSays, " “", h("bdi", {}, plain(said, 120)), "”") : null);
}

function disputeOf(scene, i, ui) {
  const { texts } = ui.words;
  const rows = scene.events.alternatives[i].map(({ what, value, mentions }) => h("div.tl-claim", {},
    h("p", {}, h("b", {}, plain(texts[`what_${what}`] || what, 40)), " ", h("bdi", {}, plain(texts[value] ?? value, 160))),
    h("p.tl-by", {}, [...new Set(mentions.map((m) => sourceName(scene, m)))].join(", ") || null)));
  const rivals = (scene.relationsOf.get(i) || []).filter(({ kind }) => kind === "contradicts")
    .map(({ other, why }) => h("div.tl-claim", {}, eventLink(scene, other, ui), why ? h("p.tl-by", {}, plain(why)) : null));
  if (!rows.length && !rivals.length) return null;
  const heading = (scene.events.flags[i] & 8) || rivals.length ? ui.words.texts.disagree : ui.words.texts.readings;
  return (scene.events.flags[i] & 8) || rivals.length ? disputeBox(heading, [...rows, ...rivals]) : section(heading, rows);
}

const sourceName = (scene, m) => plain(scene.documents[scene.mentions[m].document].short, 60);

/** Passages grouped by independent origin: copies of one report stand under one heading. */
function passages(scene, i, ui) {
  const { texts } = ui.words;
  const groups = scene.events.origins[i].length ? scene.events.origins[i] : [scene.events.mentions[i]];
  const grouped = groups.length > 1;
  return h("section.tl-passages", {},
    h("h3", {}, texts.passages, grouped ? ` · ${texts.originCount.replace("{}", groups.length)}` : ""),
    groups.map((group, k) => h("div.tl-origin", {},
      group.length > 1 && grouped ? h("p.tl-by", {}, texts.oneOrigin.replace("{}", k + 1)) : null,
      group.map((m) => witness(scene, m, ui)))));
}

function witness(scene, m, ui) {
  const mention = scene.mentions[m];
  const doc = scene.documents[mention.document];
  const published = doc.published === null ? ui.words.texts.undated : ui.words.formats.dayYear(doc.published);
  return h("blockquote.tl-witness", {},
    passage(scene, m),
    h("footer", {},
      mention.chain?.length ? h("p", {}, chainOf(mention, ui)) : null,
      h("p", {}, h("bdi", {}, plain(doc.short, 80)), ` · ${doc.language} · ${published} `,
        h("button.tl-link", { type: "button", onclick: () => ui.openSource(mention.document, m) }, ui.words.texts.readSource), " ",
        h("button.tl-link", { type: "button", onclick: (event) => ui.cite(m, event.currentTarget) }, ui.words.texts.cite))));
}

/** Who says so, outermost first: paper ← agency ← speaker. */
function chainOf(mention, { words: { texts } }) {
  return mention.chain.flatMap(({ role, name, time }, k) => [
    k ? " ← " : `${texts.saidBy} `,
    h("bdi", { title: texts[`role_${role}`] || role }, plain(name, 80), time ? ` (${plain(time, 40)})` : ""),
  ]);
}

function whyDate(scene, i, ui) {
  const { texts } = ui.words;
  const rows = scene.events.mentions[i].filter((m) => scene.mentions[m].time).slice(0, 12).map((m) => {
    const { time } = scene.mentions[m];
    const line = [`“${plain(time.text, 80)}” → ${plain(time.timex ?? texts.unresolved, 60)}`, time.anchor ? texts.countedFrom.replace("{}", plain(time.anchor, 80)) : null];
    return h("li", {}, line.filter(Boolean).join(" · "),
      time.rule ? h("span.tl-rule", {}, ` ${plain(time.rule, 60)}`) : null,
      time.basis === "derived" || time.basis === "coreferent" ? h("p.tl-by", {}, texts[`basis_${time.basis}`]) : null,
      time.readings ? h("ul", {}, time.readings.slice(1).map(([timex, anchor, why]) => h("li", {}, texts.notChosen.replace("{}", plain(timex ?? "?", 60)), " · ", plain([anchor, why].filter(Boolean).join(" · "), 200)))) : null);
  });
  return rows.length ? h("details.tl-why", {}, h("summary", {}, texts.whyDate), h("ul", {}, rows)) : null;
}

function judgementsOf(scene, i, ui) {
  const { texts } = ui.words;
  const rows = ui.judgementsOf(i).slice(0, 30).map(([left, right, verdict, score, by, why]) => h("li", {},
    `${sourceName(scene, left)} – ${sourceName(scene, right)}: ${texts[`verdict_${verdict}`] || verdict} (${score}) · ${plain(by, 40)}`,
    h("p.tl-by", {}, plain(why, 400))));
  return rows.length ? h("details.tl-why", {}, h("summary", {}, texts.judgements.replace("{}", rows.length)), h("ul", {}, rows)) : null;
}

function linked(scene, i, ui) {
  const { texts } = ui.words;
  const rows = (scene.relationsOf.get(i) || []).filter(({ kind }) => kind !== "contradicts").slice(0, 40);
  if (!rows.length) return null;
  return section(texts.linked, rows.map(({ other, kind, forward, why }) => h("p", { title: plain(why) },
    eventLink(scene, other, ui, `${texts[`${kind}_${forward ? "out" : "in"}`] || kind} `))));
}

/** The whole article, what was left out greyed, the passage marked and scrolled to. */
export function sourcePanel(scene, d, m, ui) {
  const doc = scene.documents[d];
  const { texts, formats } = ui.words;
  const marks = m === null ? [] : [[...scene.mentions[m].span, "passage"], ...marksOf(scene.mentions[m])];
  const meta = [doc.source, doc.language, doc.published === null ? texts.undated : formats.full(doc.published)];
  return [
    h("div.tl-panelhead", {},
      h("h2", { tabindex: -1, lang: doc.language, dir: direction(doc.language) }, plain(doc.title || doc.short, 400)),
      h("button.tl-icon", { type: "button", "aria-label": texts.close, title: texts.close, onclick: () => ui.closeSource() }, "×")),
    h("p.tl-by", {}, meta.filter(Boolean).map((x) => plain(x, 100)).join(" · "), doc.uri ? [" · ", outLink(doc.uri, texts.original)] : null),
    h("button.tl-chip", { type: "button", "aria-pressed": ui.filters.documents.has(d), onclick: () => ui.toggleDocument(d) }, texts.onlyThis),
    h("div.tl-article", { lang: doc.language, dir: direction(doc.language) }, articleBody(doc, marks)),
  ];
}

function articleBody(doc, marks) {
  const dropped = doc.dropped.map(([from, to]) => [from, to]);
  const parts = [];
  let at = 0;
  for (const [from, to] of [...dropped, [doc.text.length, doc.text.length]]) {
    if (from > at) parts.push(marked(doc.text, at, from, marks.filter(([s, e]) => e > at && s < from)));
    if (to > from) parts.push(h("span.tl-dropped", {}, doc.text.slice(from, to)));
    at = Math.max(at, to);
  }
  return parts;
}

/** Show nodes in the panel and, when asked, move the reader there. */
export function showPanel(element, nodes, { focus = false } = {}) {
  replace(element, nodes);
  element.scrollTop = 0;
  const passageAt = element.querySelector(".tl-article .tl-passage, .tl-article .tl-date, .tl-article .tl-trigger");
  if (passageAt) element.scrollTop = passageAt.offsetTop - element.offsetTop - 120;
  if (focus) element.querySelector("h2")?.focus({ preventScroll: true });
}
