// The picture on the page: its elements, and what each change redraws.

import { findGaps, makeWarp } from "./axis.js";
import { makeCard } from "./card.js";
import { compose, makeLabels } from "./compose.js";
import { densityImage } from "./density.js";
import { add, h, replace } from "./dom.js";
import { PLOT_CONFIG, figureLayout, traces } from "./draw.js";
import { makeEdits } from "./edits.js";
import { listenToGestures, moveDrawn, resetDrawn } from "./gestures.js";
import { drawGraph } from "./graph.js";
import { makeHead } from "./head.js";
import { listenToKeys } from "./keys.js";
import { makeOverview } from "./overview.js";
import { makeMeasure } from "./measure.js";
import { CROWDED } from "./place.js";
import { airy, documentsOf, makeFilter, plain, readScene, realisKey, unfold, wording } from "./scene.js";
import { makeTable } from "./table.js";

const SETTLE = 110; // milliseconds without a gesture before marks and labels are placed anew

/** Elements, state and drawing; `Reader` adds what a click does, `App` filters and views. */
export class Picture {
  constructor(model, element, Plotly) {
    this.model = model;
    this.root = element;
    this.Plotly = Plotly;
    this.menus = [];
    this.stops = [];
    this.source = null;
    this.base = unfold(model.get("scene"));
    this.options = { titles: "auto" };
    this.show = "timeline";
    this.view = {
      mode: model.get("lanes") || "actor", dark: isDark(model.get("theme")), selected: null, focus: null, scroll: 0, squeezed: false,
      showBefore: false, kept: new Map(), visible: [], documents: new Set(), telling: new Set(), range: null, whole: null, width: 0, height: 0,
    };
    this.filters = emptyFilters();
    this.edits = makeEdits(this);
    this.load(this.base);
  }

  /** Take a scene: from the kernel, or the first one with corrections laid over it. */
  load(data) {
    this.scene = prepare(readScene(data));
    this.words = withNames(wording(this.scene, this.language || data.language));
    this.realisFound = new Set(Array.from({ length: this.scene.count }, (_, i) => realisKey(this.scene, i)));
  }

  start() {
    this.build();
    this.listen();
    this.refilter();
    this.resize();
    this.model.on?.("change:scene", () => this.rebase(this.model.get("scene")));
    this.model.on?.("change:selected", () => this.selectId(this.model.get("selected"), false));
    const wanted = this.model.get("selected");
    if (wanted) this.selectId(wanted, false);
  }

  stop() {
    this.stops.forEach((stop) => stop());
    this.Plotly.purge(this.plot);
    this.root.textContent = "";
  }

  /** Make all elements; called again when language, theme or data change. */
  build() {
    const { texts, language } = this.words;
    this.menus = [];
    this.root.textContent = "";
    this.root.classList.add("tl-root");
    this.root.lang = language;
    this.root.dataset.theme = this.view.dark ? "dark" : "light";
    this.plot = h("div.tl-plot");
    this.touch = h("div.tl-touch", { tabindex: 0, role: "group", "aria-label": texts.pictureLabel, "aria-describedby": "tl-keys" });
    this.card = makeCard();
    this.nothing = h("p.tl-nothing", { hidden: true });
    this.holder = h("div.tl-picture", {}, this.plot, this.touch, this.nothing, this.card, this.scroller());
    this.other = h("div.tl-other", { hidden: true });
    this.panel = h("aside.tl-panel", { "aria-label": texts.details, tabindex: -1 });
    this.live = h("div.tl-sr", { "aria-live": "polite", role: "status" });
    this.overview = makeOverview(this.scene, this);
    this.main = h("div.tl-main", {}, this.holder, this.other, this.overview.element);
    this.head = makeHead(this.scene, this);
    add(this.root, [h("div.tl-app", {}, this.head, h("div.tl-body", {}, this.main, this.panel)), this.live, h("p.tl-sr", { id: "tl-keys" }, texts.keys)]);
    this.stopGestures?.();
    this.stopGestures = listenToGestures(this);
    this.measure = makeMeasure(this.scene.theme.font);
    this.relabel();
    this.drawn = null;
  }

  scroller() {
    this.thumb = h("div.tl-thumb");
    return h("div.tl-scroll", { "aria-hidden": "true", hidden: true }, this.thumb);
  }

  listen() {
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(this.root);
    const away = (event) => { if (!event.target.closest?.(".tl-menuhold")) this.closeMenus(); };
    this.root.addEventListener("pointerdown", away);
    this.stops.push(() => observer.disconnect(), () => this.root.removeEventListener("pointerdown", away), listenToKeys(this));
  }

  relabel() {
    const [from, to] = this.scene.home;
    this.label = makeLabels(this.scene, this.words, this.measure, { titles: this.options.titles, years: to - from > 400 });
  }

  colours() {
    return this.scene.theme.schemes[this.view.dark ? "dark" : "light"];
  }

  /** Apply the filters: which events are visible, which sources tell of them, how far the axis goes. */
  refilter() {
    const test = makeFilter(this.scene, { ...this.filters, hidden: this.edits.hidden });
    this.view.visible = this.scene.order.filter(test);
    this.undated = this.scene.undated.filter(test);
    this.view.documents = new Set(this.scene.documents.map((_, d) => d).filter((d) => this.showsDocument(d)));
    this.setWarp();
    this.view.kept = new Map();
    this.view.grouped = null;
    this.draw();
    this.showNothing();
    this.overview.redraw();
    this.showDetails();
    this.model.set("visible", this.view.visible.length > 5000 ? [] : this.view.visible.map((i) => this.scene.events.id[i]));
    this.model.save_changes();
  }

  /** An empty picture says why, and what to do where filters emptied it. */
  showNothing() {
    const { texts } = this.words;
    this.nothing.hidden = this.view.visible.length > 0;
    if (this.nothing.hidden) return;
    const filtered = this.scene.order.length > 0;
    const clear = h("button.tl-link", { type: "button", onclick: () => this.clearFilters() }, texts.clearFilters);
    replace(this.nothing, [filtered ? texts.noMatch : texts.noEvents, filtered ? clear : null]);
  }

  showsDocument(d) {
    const { published, language, source } = this.scene.documents[d];
    const { asOf, languages, sources } = this.filters;
    return (asOf === null || published === null || published <= asOf) && (!languages.size || languages.has(language)) && (!sources.size || sources.has(source));
  }

  setWarp() {
    const { start, end } = this.scene.events;
    const known = this.scene.documents.filter((d) => d.published !== null).map((d) => [d.published, d.published + 1]);
    const held = this.view.visible.map((i) => [start[i], end[i]]);
    this.view.warp = makeWarp(this.view.squeezed ? findGaps([...held, ...known]) : []);
    const whole = airy(...this.scene.span.map((day) => this.view.warp.at(day)));
    const same = this.view.whole && this.view.whole[0] === whole[0] && this.view.whole[1] === whole[1];
    this.view.whole = whole;
    this.view.home = this.view.squeezed ? whole : this.scene.home.map((day) => this.view.warp.at(day));
    if (!same || !this.view.range) this.view.range = [...this.view.home];
  }

  setRange([from, to], { soft = false } = {}) {
    const [first, last] = this.view.whole;
    const length = Math.min(Math.max(to - from, 0.25), last - first);
    const start = Math.min(Math.max(from + (to - from - length) / 2, first), last - length);
    this.view.range = [start, start + length];
    this.overview.moveWindow();
    if (soft && this.drawn) {
      if (moveDrawn(this)) this.settle();
      else this.draw();
    } else this.later();
  }

  /** Back to where the picture opened; from there to everything. */
  goHome() {
    const [from, to] = this.view.home;
    const there = Math.abs(this.view.range[0] - from) < 1e-6 && Math.abs(this.view.range[1] - to) < 1e-6;
    this.setRange(there ? this.view.whole : this.view.home);
  }

  /** Draw again once the gesture has come to rest. */
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.draw(), SETTLE);
  }

  later() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.draw(); });
  }

  resize() {
    const width = this.holder.clientWidth;
    const height = this.holder.clientHeight;
    if (!width || !height || (width === this.view.width && height === this.view.height)) return;
    Object.assign(this.view, { width, height });
    this.view.kept = new Map();
    this.draw();
    this.overview.redraw();
  }

  /** Place everything and hand it to plotly. */
  draw() {
    clearTimeout(this.settling);
    cancelAnimationFrame(this.waiting);
    this.waiting = 0;
    if (!this.view.width || !this.view.range) return;
    if (this.show === "graph") drawGraph(this);
    if (this.show === "table") replace(this.other, makeTable(this));
    if (this.show !== "timeline") return;
    const { scene, view } = this;
    view.focus = this.focusSet();
    view.telling = new Set(view.selected === null ? [] : documentsOf(scene, view.selected));
    const picture = compose(scene, view, this.words, this.label, this.measure);
    picture.density = picture.inView > CROWDED ? densityImage(scene, view, picture) : null;
    view.scroll = picture.top;
    this.picture = picture;
    resetDrawn(this);
    this.drawn = { range: [...view.range] };
    this.Plotly.react(this.plot, traces(scene, view, picture), figureLayout(scene, view, picture), PLOT_CONFIG);
    this.showScroller();
    this.overview.moveWindow();
    this.root.dataset.ready = String(Number(this.root.dataset.ready || 0) + 1);
  }

  showScroller() {
    const { total, area, top } = this.picture;
    const bar = this.thumb.parentElement;
    bar.hidden = total <= area + 1;
    this.thumb.style.height = `${(area / total) * 100}%`;
    this.thumb.style.top = `${(top / total) * 100}%`;
  }

  scrollBy(dy) {
    this.view.scroll = Math.max(0, Math.min(this.view.scroll + dy, this.picture.total - this.picture.area));
    this.later();
  }

  /** The selected event and its neighbours stay bright; null when nothing is selected. */
  focusSet() {
    if (this.view.selected === null) return null;
    const near = (this.scene.relationsOf.get(this.view.selected) || []).filter(({ kind }) => kind !== "before" || this.view.showBefore);
    return new Set([this.view.selected, ...near.map(({ other }) => other)]);
  }
}

/** No filter at all. */
export function emptyFilters() {
  return {
    query: "", families: new Set(), languages: new Set(), documents: new Set(), sources: new Set(), realis: new Set(),
    disputed: false, starred: null, origins: 1, range: null, asOf: null,
  };
}

function isDark(theme) {
  if (theme === "dark" || theme === "light") return theme === "dark";
  const lab = document.body.dataset.jpThemeLight;
  if (lab) return lab === "false";
  return window.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}

/** What is asked again and again: short names of sources, undated events, the last day anything was published. */
function prepare(scene) {
  const counts = new Map();
  for (const doc of scene.documents) {
    const code = doc.language.toUpperCase() || "?";
    counts.set(code, (counts.get(code) || 0) + 1);
    doc.short = plain(doc.source, 60) || `${code}-${counts.get(code)}`;
  }
  scene.undated = scene.events.start.flatMap((start, i) => (start === null ? [i] : []));
  const published = scene.documents.map((d) => d.published).filter((p) => p !== null);
  scene.lastRead = published.length ? published.reduce((a, b) => Math.max(a, b)) : null;
  return scene;
}

/** Names of languages and countries in the reader's language. */
export function withNames(words) {
  const make = (locale) => new Intl.DisplayNames([locale], { type: "language" });
  const safeName = (names, code) => { try { return names.of(code); } catch { return code; } };
  const names = make(words.language);
  words.languageName = (code) => (/^[a-z]{2,3}(-[A-Za-z]+)*$/.test(code) ? safeName(names, code) : "");
  const regions = new Intl.DisplayNames([words.language], { type: "region" });
  words.regionName = (code) => safeName(regions, code);
  words.nameOf = (code) => safeName(make(code), code);
  return words;
}
