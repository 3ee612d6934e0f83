// Corrections in place: every change is one step that can be undone; the scene is always the base with all steps laid over.

import { h } from "./dom.js";
import { readDate } from "./dates.js";
import { download } from "./export.js";
import { REALIS, plain } from "./scene.js";

/**
 * The corrections of one reader. A step is {kind, event, …}: when, title, hide, star, comment, merge, split, add.
 * With a kernel the steps travel to Python; in a page they can be downloaded.
 */
export function makeEdits(app) {
  return new Edits(app);
}

class Edits {
  constructor(app) {
    this.app = app;
    this.steps = [];
    this.undone = [];
    this.merging = null;
  }

  get hidden() {
    return new Set([...this.standing("hide")].filter(([, on]) => on).map(([id]) => id));
  }

  get stars() {
    return new Set([...this.standing("star")].filter(([, on]) => on).map(([id]) => id));
  }

  /** The last word of every event on one kind of step. */
  standing(kind) {
    const found = new Map();
    for (const step of this.steps) if (step.kind === kind) found.set(step.event, step.value);
    return found;
  }

  add(step) {
    this.steps.push(step);
    this.undone = [];
    this.changed();
  }

  undo() {
    if (!this.steps.length) return;
    this.undone.push(this.steps.pop());
    this.changed();
  }

  redo() {
    if (!this.undone.length) return;
    this.steps.push(this.undone.pop());
    this.changed();
  }

  /** Lay all steps over the base and tell the model. */
  changed() {
    const { app } = this;
    app.reload(this.steps.length ? corrected(app.base, this.steps, app.words.texts) : app.base);
    app.model.set("edits", this.steps.map((step) => this.quoted(step)));
    app.model.save_changes();
    app.live.textContent = app.words.texts.saveCorrections.replace("{}", this.steps.length);
  }

  /** A step with the words of its event beside its id, so that it finds its event again after a rebuild. */
  quoted(step) {
    return { ...step, quotes: quotesOf(this.app.base, step.event), ...(step.with ? { withQuotes: quotesOf(this.app.base, step.with) } : {}) };
  }

  save() {
    const file = { schema: "timeline-corrections/1", corrections: this.steps.map((step) => this.quoted(step)) };
    download("corrections.json", `${JSON.stringify(file, null, 1)}\n`, "application/json");
  }

  /** The form under an event's panel. */
  editor(i) {
    const { app } = this;
    const { texts } = app.words;
    const id = app.scene.events.id[i];
    const starred = this.stars.has(id);
    const act = (text, action) => h("button.tl-chip", { type: "button", onclick: action }, text);
    return h("details.tl-edit", { open: this.open }, h("summary", { onclick: () => { this.open = !this.open; } }, texts.editHere),
      this.field(texts.newDate, "", (text) => this.setDate(id, text)),
      this.field(texts.newTitle, plain(app.scene.events.title[i], 400), (value) => this.add({ kind: "title", event: id, value })),
      this.field(texts.comment, this.standing("comment").get(id) || "", (value) => this.add({ kind: "comment", event: id, value })),
      h("p.tl-editrow", {},
        act(starred ? `★ ${texts.unstar}` : `☆ ${texts.star}`, () => this.add({ kind: "star", event: id, value: !starred })),
        act(texts.hide, () => { app.select(null); this.add({ kind: "hide", event: id, value: true }); }),
        act(texts.mergeWith, () => this.startMerging(id)), this.splitButtons(i, id)),
      this.steps.length ? h("p.tl-by", {}, `${texts.saveCorrections.replace("{}", this.steps.length)} `,
        h("button.tl-link", { type: "button", onclick: () => this.save() }, texts.download), " ",
        h("button.tl-link", { type: "button", onclick: () => this.undo() }, texts.undo)) : null);
  }

  field(label, value, apply) {
    const input = h("input", { type: "text", value });
    const error = h("span.tl-error", { role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      const problem = input.value.trim() ? apply(input.value.trim()) : null;
      error.textContent = problem || "";
    };
    return h("form.tl-field", { onsubmit: submit }, h("label", {}, h("span", {}, label), input),
      h("button.tl-chip", { type: "submit" }, this.app.words.texts.apply), error);
  }

  setDate(event, text) {
    const date = readDate(text);
    if (!date) return this.app.words.texts.badDate;
    this.add({ kind: "when", event, value: date.timex, days: date.days, grain: date.grain });
    return null;
  }

  startMerging(id) {
    this.merging = id;
    this.app.live.textContent = this.app.words.texts.mergeHint;
    this.app.notice(this.app.words.texts.mergeHint);
  }

  /** Called when an event is chosen; true when that ended a merge. */
  chosen(i) {
    const first = this.merging;
    this.merging = null;
    this.app.notice(null);
    const second = i === null ? null : this.app.scene.events.id[i];
    if (first === null || second === null || first === second) return false;
    this.add({ kind: "merge", event: first, with: second });
    this.app.selectId(first);
    return true;
  }

  splitButtons(i, id) {
    const { scene, words: { texts } } = this.app;
    const mine = scene.events.mentions[i];
    if (mine.length < 2) return null;
    return mine.map((m) => h("button.tl-chip", { type: "button", onclick: () => this.add({ kind: "split", event: id, mentions: [scene.mentions[m].id] }) },
      `${texts.splitOff}: ${plain(scene.documents[scene.mentions[m].document].short, 24)}`));
  }

  startAdding() {
    const { app } = this;
    const { texts } = app.words;
    const title = h("input", { type: "text", required: true });
    const date = h("input", { type: "text", required: true, placeholder: "2025-10-21" });
    const error = h("span.tl-error", { role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      const read = readDate(date.value.trim());
      if (!read) { error.textContent = texts.badDate; return; }
      const id = `hand-${this.steps.length + 1}`;
      this.add({ kind: "add", event: id, title: title.value.trim(), value: read.timex, days: read.days, grain: read.grain });
      app.selectId(id);
    };
    app.panel.replaceChildren(h("h2", { tabindex: -1 }, texts.addEvent), h("form.tl-field.tl-adding", { onsubmit: submit },
      h("label", {}, h("span", {}, texts.newTitle), title), h("label", {}, h("span", {}, texts.newDate), date), error,
      h("button.tl-chip", { type: "submit" }, texts.apply)));
    title.focus();
  }
}

/** The passages of an event, each with its document: what a correction is tied to. */
function quotesOf(scene, id) {
  const i = scene.events.id.indexOf(id);
  if (i < 0) return [];
  return scene.events.mentions[i].map((m) => {
    const { document, span, id: mention } = scene.mentions[m];
    return { mention, document: scene.documents[document].id, quote: scene.documents[document].text.slice(...span) };
  });
}

const COLUMNS = ["id", "title", "gloss", "family", "start", "end", "sureStart", "sureEnd", "shape", "flags", "grain", "weight", "realis", "certainty", "mentions", "origins", "alternatives"];

/** A new scene: the base with every step laid over it, in order. The base stays as it is. */
export function corrected(base, steps, texts) {
  const events = { ...base.events, class: copyTable(base.events.class), titleLanguage: copyTable(base.events.titleLanguage), lanes: {} };
  for (const name of COLUMNS) events[name] = [...base.events[name]];
  for (const [mode, table] of Object.entries(base.events.lanes)) events.lanes[mode] = copyTable(table);
  const scene = { ...base, events, relations: [...base.relations] };
  for (const step of steps) ACTIONS[step.kind]?.(scene, step, texts);
  return scene;
}

const copyTable = ({ names, of }) => ({ names: [...names], of: [...of] });

const ACTIONS = {
  when: (scene, step) => setDay(scene.events, scene.events.id.indexOf(step.event), step),
  title: ({ events }, { event, value }) => {
    const i = events.id.indexOf(event);
    if (i >= 0) { events.title[i] = value; events.gloss[i] = value; }
  },
  merge: mergeEvents,
  split: splitEvent,
  add: addEvent,
};

function setDay(events, i, { days, grain }) {
  if (i < 0) return;
  [events.start[i], events.end[i]] = days;
  events.sureStart[i] = events.sureEnd[i] = null;
  events.shape[i] = days[1] - days[0] <= 1 ? 0 : 1;
  events.grain[i] = grain;
  events.flags[i] &= ~15;
  events.alternatives[i] = events.alternatives[i].filter(({ what }) => what !== "when");
}

function mergeEvents(scene, { event, with: other }) {
  const { events } = scene;
  const [i, j] = [events.id.indexOf(event), events.id.indexOf(other)];
  if (i < 0 || j < 0) return;
  events.mentions[i] = [...events.mentions[i], ...events.mentions[j]];
  events.origins[i] = [...events.origins[i], ...events.origins[j]];
  if (events.start[i] === null) for (const name of ["start", "end", "sureStart", "sureEnd", "shape", "flags", "grain"]) events[name][i] = events[name][j];
  scene.relations = scene.relations.map(([a, b, ...rest]) => [a === j ? i : a, b === j ? i : b, ...rest]).filter(([a, b]) => a !== b);
  removeEvent(scene, j);
}

function removeEvent(scene, j) {
  const { events } = scene;
  for (const name of COLUMNS) events[name].splice(j, 1);
  for (const table of tables(events)) table.of.splice(j, 1);
  const shift = (k) => (k > j ? k - 1 : k);
  scene.relations = scene.relations.filter(([a, b]) => a !== j && b !== j).map(([a, b, ...rest]) => [shift(a), shift(b), ...rest]);
}

const tables = (events) => [events.class, events.titleLanguage, ...Object.values(events.lanes)];

function splitEvent(scene, { event, mentions }) {
  const { events } = scene;
  const i = events.id.indexOf(event);
  if (i < 0) return;
  const gone = new Set(mentions);
  const away = events.mentions[i].filter((m) => gone.has(scene.mentions[m].id));
  if (!away.length || away.length === events.mentions[i].length) return;
  const keep = (list) => list.filter((m) => !away.includes(m));
  events.mentions[i] = keep(events.mentions[i]);
  const origins = events.origins[i];
  events.origins[i] = origins.map(keep).filter((group) => group.length);
  for (const name of COLUMNS) events[name].push(events[name][i]);
  for (const table of tables(events)) table.of.push(table.of[i]);
  const k = events.id.length - 1;
  events.id[k] = `${event}/${mentions[0]}`;
  events.mentions[k] = away;
  events.origins[k] = origins.map((group) => group.filter((m) => away.includes(m))).filter((group) => group.length);
  events.alternatives[k] = [];
  events.flags[k] &= ~8;
}

function addEvent({ events }, step, texts) {
  const blank = {
    id: step.event, title: step.title, gloss: step.title, family: 8, start: null, end: null, sureStart: null, sureEnd: null, shape: 0, flags: 0,
    grain: 9, weight: 8, realis: REALIS.indexOf("actual"), certainty: 0, mentions: [], origins: [], alternatives: [],
  };
  for (const name of COLUMNS) events[name].push(blank[name]);
  for (const table of tables(events)) table.of.push(nameIn(table, table === events.class ? texts.byHand : ""));
  setDay(events, events.id.length - 1, step);
}

function nameIn(table, name) {
  const at = table.names.indexOf(name);
  return at >= 0 ? at : table.names.push(name) - 1;
}
