// The head: title, family chips, search, lanes, and the menus of filters and views.

import { h, replace, symbolIcon } from "./dom.js";
import { CERTAINTY, REALIS, plain } from "./scene.js";

const LANE_MODES = ["actor", "class", "source", "place", "language"];

/** Build the head once; `update` brings it up to date with the state. */
export function makeHead(scene, ui) {
  const { texts } = ui.words;
  const element = h("header.tl-head", {},
    scene.title ? h("h1", { dir: "auto" }, plain(scene.title, 200)) : null,
    h("div.tl-chips", { role: "group", "aria-label": texts.classes }, chips(scene, ui)),
    h("div.tl-tools", {},
      h("input.tl-search", { type: "search", placeholder: texts.search, "aria-label": texts.search, value: ui.filters.query, oninput: (e) => ui.search(e.target.value) }),
      h("label.tl-select", {}, h("span.tl-sr", {}, texts.lanes), select(LANE_MODES.map((m) => [m, texts[`lanes_${m}`]]), ui.view.mode, (mode) => ui.setMode(mode))),
      menu(texts.filters, () => filterMenu(scene, ui), ui),
      menu(texts.view, () => viewMenu(scene, ui), ui)));
  return element;
}

function chips(scene, ui) {
  const used = new Set(scene.events.family);
  return scene.theme.families.map((family, k) => {
    if (!used.has(k)) return null;
    const on = !ui.filters.families.has(family.name);
    return h("button.tl-chip", { type: "button", "aria-pressed": String(on), "data-family": family.name, onclick: () => ui.toggleFamily(family.name) },
      symbolIcon(family, family[ui.view.dark ? "dark" : "light"]), ui.words.texts[`family_${family.name}`]);
  });
}

function select(choices, chosen, onchange) {
  const element = h("select", { onchange: (e) => onchange(e.target.value) }, choices.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  element.value = chosen;
  return element;
}

/** A button that opens a small panel under it; Escape or a click elsewhere closes it. */
function menu(text, content, ui) {
  const box = h("div.tl-menu", { hidden: true });
  const button = h("button.tl-chip", { type: "button", "aria-expanded": "false" }, text, " ▾");
  const close = () => { box.hidden = true; button.setAttribute("aria-expanded", "false"); };
  button.addEventListener("click", () => {
    const opens = box.hidden;
    ui.closeMenus();
    if (!opens) return;
    replace(box, content());
    box.hidden = false;
    button.setAttribute("aria-expanded", "true");
    box.querySelector("input, select, button")?.focus();
  });
  box.addEventListener("keydown", (e) => { if (e.key === "Escape") { close(); button.focus(); e.stopPropagation(); } });
  ui.menus.push(close);
  return h("div.tl-menuhold", {}, button, box);
}

function checks(heading, choices, chosen, toggle) {
  if (choices.length < 2) return null;
  return h("fieldset", {}, h("legend", {}, heading), choices.map(([value, text]) =>
    h("label", {}, h("input", { type: "checkbox", checked: chosen.has(value), onchange: () => toggle(value) }), " ", text)));
}

function filterMenu(scene, ui) {
  const { texts } = ui.words;
  const { filters } = ui;
  const languages = [...new Set(scene.documents.map((d) => d.language))].sort();
  const sources = [...new Set(scene.documents.map((d) => d.source).filter(Boolean))].sort().slice(0, 60);
  const realis = [...REALIS, ...CERTAINTY.slice(1)].filter((key) => ui.realisFound.has(key));
  return [
    checks(texts.languages, languages.map((l) => [l, ui.words.languageName(l)]), filters.languages, (v) => ui.toggle("languages", v)),
    checks(texts.sources, sources.map((s) => [s, plain(s, 40)]), filters.sources, (v) => ui.toggle("sources", v)),
    checks(texts.realis, realis.map((r) => [r, texts[r]]), filters.realis, (v) => ui.toggle("realis", v)),
    h("fieldset", {}, h("legend", {}, texts.support),
      h("label", {}, h("input", { type: "checkbox", checked: filters.disputed, onchange: (e) => ui.setFilter("disputed", e.target.checked) }), " ", texts.onlyDisputed),
      h("label", {}, h("input", { type: "checkbox", checked: Boolean(filters.starred), onchange: (e) => ui.setFilter("starred", e.target.checked ? ui.stars : null) }), " ", texts.onlyStarred),
      h("label", {}, texts.leastOrigins, " ", h("input", { type: "number", min: 1, max: 99, value: filters.origins, onchange: (e) => ui.setFilter("origins", Number(e.target.value) || 1) }))),
    h("button.tl-link", { type: "button", onclick: () => ui.clearFilters() }, texts.clearFilters),
  ];
}

function viewMenu(scene, ui) {
  const { texts } = ui.words;
  const check = (text, on, act) => h("label", {}, h("input", { type: "checkbox", checked: on, onchange: (e) => act(e.target.checked) }), " ", text);
  const button = (text, act) => h("button.tl-link", { type: "button", onclick: () => { ui.closeMenus(); act(); } }, text);
  return [
    h("fieldset", {}, h("legend", {}, texts.view),
      check(`⫽ ${texts.squeeze}`, ui.view.squeezed, (on) => ui.setSqueeze(on)),
      check(texts.showBefore, ui.view.showBefore, (on) => ui.setBefore(on)),
      check(texts.dark, ui.view.dark, (on) => ui.setTheme(on ? "dark" : "light"))),
    h("fieldset", {}, h("legend", {}, texts.language),
      select(Object.keys(scene.texts).map((l) => [l, ui.words.nameOf(l)]), ui.words.language, (l) => ui.setLanguage(l)),
      h("label", {}, texts.titles, " ", select([["auto", texts.titlesAuto], ["gloss", texts.titlesGloss], ["original", texts.titlesOriginal]], ui.options.titles, (v) => ui.setTitles(v)))),
    h("fieldset.tl-actions", {}, h("legend", {}, texts.show),
      button(texts.timelineView, () => ui.setView("timeline")), button(texts.tableView, () => ui.setView("table")), button(texts.graphView, () => ui.setView("graph"))),
    h("fieldset.tl-actions", {}, h("legend", {}, texts.save),
      button("PNG", () => ui.exportImage("png")), button("SVG", () => ui.exportImage("svg")), button("CSV", () => ui.exportCsv()),
      button(texts.corrections, () => ui.exportCorrections())),
    h("fieldset.tl-actions", {}, h("legend", {}, texts.edit),
      button(texts.undo, () => ui.undo()), button(texts.redo, () => ui.redo()), button(texts.addEvent, () => ui.startAdding())),
  ];
}
