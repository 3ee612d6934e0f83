// The same rows as a table: for screen readers, for copying, for those who prefer it.

import { h } from "./dom.js";
import { classOf, dateText, documentsOf, familyOf, languagesOf, originsOf, plain, realisKey, titleOf } from "./scene.js";

const MOST = 1000;

/** The columns of the table and of the CSV. */
export function rowOf(scene, i, words, options) {
  const { texts, formats, language } = words;
  const { actor } = scene.events.lanes;
  return {
    id: scene.events.id[i],
    date: dateText(scene, i, formats, texts, { long: true }),
    title: titleOf(scene, i, language, options.titles),
    class: classOf(scene, i),
    family: texts[`family_${familyOf(scene, i).name}`],
    actor: plain(actor.names[actor.of[i]]),
    realis: texts[realisKey(scene, i)],
    origins: originsOf(scene, i),
    languages: languagesOf(scene, i).join(" "),
    sources: documentsOf(scene, i).map((d) => scene.documents[d].short).join("; "),
    disputed: scene.events.flags[i] & 8 ? "≠" : "",
  };
}

/** A table of the visible events, each row a button that selects it. */
export function makeTable(app) {
  const { scene, words } = app;
  const { texts } = words;
  const all = [...app.view.visible, ...app.undated];
  const heads = ["date", "title", "family", "actor", "realis", "origins", "languages", "sources", "disputed"];
  const body = all.slice(0, MOST).map((i) => tableRow(app, i, heads));
  return h("div.tl-tablehold", { tabindex: 0, role: "region", "aria-label": texts.tableView },
    h("table.tl-table", {}, h("caption", {}, all.length > MOST ? texts.firstOf.replace("{}", MOST).replace("{}", all.length) : ""),
      h("thead", {}, h("tr", {}, heads.map((name) => h("th", { scope: "col" }, texts[`column_${name}`])))),
      h("tbody", {}, body)), scene.count ? null : texts.nothing);
}

function tableRow(app, i, heads) {
  const row = rowOf(app.scene, i, app.words, app.options);
  const cell = (name) => (name === "title"
    ? h("th", { scope: "row" }, h("button.tl-link", { type: "button", onclick: () => app.select(i) }, row.title))
    : h("td", {}, h("bdi", {}, row[name])));
  return h("tr", { "aria-selected": i === app.view.selected ? "true" : null }, heads.map(cell));
}
