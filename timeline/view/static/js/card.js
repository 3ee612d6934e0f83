// The hover card: title, date as known, the first passage with its date words marked.

import { h, replace } from "./dom.js";
import { passage } from "./panel.js";
import { dateText, documentsOf, plain, realisKey, titleOf } from "./scene.js";

export function makeCard() {
  return h("div.tl-card", { hidden: true, role: "presentation" });
}

/** Fill the card for event `i` and put it beside the point, inside the holder. */
export function showCard(card, scene, i, ui, x, y, holder) {
  const { texts, formats, language } = ui.words;
  const documents = documentsOf(scene, i);
  const first = scene.events.mentions[i][0];
  const realis = realisKey(scene, i);
  const more = documents.length - 1;
  replace(card,
    h("p.tl-cardtitle", { dir: "auto" }, titleOf(scene, i, language, ui.options.titles)),
    h("p.tl-when", {}, [dateText(scene, i, formats, texts, { long: true }), realis === "actual" ? null : texts[realis]].filter(Boolean).join(" · ")),
    first === undefined ? null : passage(scene, first, { short: true }),
    documents.length ? h("p.tl-by", {}, plain(scene.documents[documents[0]].short, 60), more > 0 ? ` ${texts.more.replace("{}", more)}` : "") : null);
  card.hidden = false;
  const width = card.offsetWidth;
  const height = card.offsetHeight;
  const left = x + 16 + width > holder.clientWidth - 6 ? Math.max(6, x - width - 16) : x + 16;
  const top = y + 16 + height > holder.clientHeight - 6 ? Math.max(6, y - height - 16) : y + 16;
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
