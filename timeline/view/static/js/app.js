// The application: filters, views and exports over the picture, and the way in for page and widget.

import { copyCitation, saveCsv, savePicture } from "./export.js";
import { emptyFilters, withNames } from "./picture.js";
import { Reader } from "./reader.js";
import { unfold, wording } from "./scene.js";

/**
 * Draw a timeline into `element`.
 * @param {{get: Function, set: Function, save_changes: Function, on: Function}} model a widget model or a static stand-in
 * @returns {() => void} what takes it down again
 */
export function mount(model, element, Plotly) {
  const app = new App(model, element, Plotly);
  element.timelineApp = app; // for tests and for pages that want to steer the picture
  app.start();
  return () => app.stop();
}

/** Everything that head and menus can ask for. */
class App extends Reader {
  setFilter(name, value) {
    this.filters[name] = value;
    this.refilter();
  }

  toggle(name, value) {
    const set = this.filters[name];
    if (!set.delete(value)) set.add(value);
    this.refilter();
  }

  toggleFamily(name) {
    this.toggle("families", name);
    const chip = this.head.querySelector(`[data-family="${name}"]`);
    chip?.setAttribute("aria-pressed", String(!this.filters.families.has(name)));
  }

  toggleDocument(d) {
    this.toggle("documents", d);
  }

  search(text) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.setFilter("query", text.trim()), 60);
  }

  clearFilters() {
    this.filters = emptyFilters();
    this.rebuild();
  }

  /** Head and texts anew, state kept. */
  rebuild() {
    this.build();
    this.view.width = 0;
    this.refilter();
    this.resize();
    this.setView(this.show);
  }

  /** A new case from the kernel: corrections it already holds are not laid over it again. */
  rebase(data) {
    this.base = unfold(data);
    this.edits.steps = this.edits.steps.filter(({ kind }) => kind === "star" || kind === "hide" || kind === "comment");
    this.reload(this.base);
  }

  reload(data) {
    const selected = this.view.selected === null ? null : this.scene.events.id[this.view.selected];
    this.load(data);
    this.view.selected = this.scene.byId.get(selected) ?? null;
    this.rebuild();
  }

  setMode(mode) {
    this.view.mode = mode;
    this.view.grouped = null;
    this.view.kept = new Map();
    this.view.scroll = 0;
    this.draw();
  }

  setSqueeze(on) {
    this.view.squeezed = on;
    this.view.range = null;
    this.refilter();
  }

  setBefore(on) {
    this.view.showBefore = on;
    this.draw();
  }

  setTheme(name) {
    this.view.dark = name === "dark";
    this.rebuild();
  }

  setLanguage(language) {
    this.language = language;
    this.words = withNames(wording(this.scene, language));
    this.rebuild();
  }

  setTitles(value) {
    this.options.titles = value;
    this.relabel();
    this.view.kept = new Map();
    this.draw();
    this.showDetails();
  }

  setView(name) {
    this.show = name;
    this.holder.hidden = name !== "timeline";
    this.other.hidden = name === "timeline";
    this.other.textContent = "";
    this.draw();
  }

  exportImage(format) {
    savePicture(this, format);
  }

  exportCsv() {
    saveCsv(this);
  }

  cite(m, button) {
    copyCitation(this, m, button);
  }

  exportCorrections() {
    this.edits.save();
  }

  undo() {
    this.edits.undo();
  }

  redo() {
    this.edits.redo();
  }

  startAdding() {
    this.edits.startAdding();
  }

  editor(i) {
    return this.edits.editor(i);
  }

  get stars() {
    return this.edits.stars;
  }
}
