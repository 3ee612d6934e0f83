// What a click, a hover and a key do: one event, its panel, its article.

import { showCard } from "./card.js";
import { h } from "./dom.js";
import { MARGIN } from "./draw.js";
import { eventPanel, overviewPanel, showPanel, sourcePanel } from "./panel.js";
import { Picture } from "./picture.js";
import { titleOf } from "./scene.js";

/** The picture, and reading in it. */
export class Reader extends Picture {
  select(i, { tell = true, focus = false } = {}) {
    if (this.edits.merging !== null && this.edits.chosen(i)) return;
    this.view.selected = i;
    this.source = null;
    this.hideCard();
    if (i !== null) this.bringIntoView(i);
    this.later();
    this.showDetails(focus);
    this.live.textContent = i === null ? "" : `${titleOf(this.scene, i, this.words.language, this.options.titles)}, ${this.label(i).sub}`;
    if (!tell) return;
    this.model.set("selected", i === null ? "" : this.scene.events.id[i]);
    this.model.save_changes();
  }

  selectId(id, tell = true) {
    const i = this.scene.byId.get(id);
    const wanted = i === undefined ? null : i;
    if (wanted !== this.view.selected) this.select(wanted, { tell });
  }

  bringIntoView(i) {
    const { start, end } = this.scene.events;
    if (start[i] === null) return;
    const middle = this.view.warp.at((start[i] + Math.min(end[i], start[i] + 31)) / 2);
    const [from, to] = this.view.range;
    if (middle < from || middle > to) this.setRange([middle - (to - from) / 2, middle + (to - from) / 2]);
    const item = this.picture?.items.find((one) => one.i === i);
    if (item && (item.y < this.picture.top + 20 || item.y > this.picture.bottom - 20)) this.view.scroll = item.y - this.picture.area / 2;
  }

  /** To the next (1) or previous (-1) visible event in time. */
  step(by) {
    const list = this.view.visible;
    if (!list.length) return;
    const at = list.indexOf(this.view.selected);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1);
    this.select(list[next]);
  }

  showDetails(focus = false) {
    const { selected } = this.view;
    const nodes = this.source ? sourcePanel(this.scene, this.source.document, this.source.mention, this)
      : selected === null ? overviewPanel(this.scene, this) : eventPanel(this.scene, selected, this);
    showPanel(this.panel, nodes, { focus });
  }

  openSource(document, mention = null) {
    this.source = { document, mention };
    this.showDetails(true);
  }

  closeSource() {
    this.source = null;
    this.showDetails(true);
  }

  /** While the reader draws a range with shift held: show it. */
  brush(x0, x1) {
    this.brushBox ??= this.holder.appendChild(h("div.tl-brush"));
    this.brushBox.style.left = `${Math.min(x0, x1)}px`;
    this.brushBox.style.width = `${Math.abs(x1 - x0)}px`;
  }

  /** A drawn range becomes a filter and the view. */
  endBrush(x0, x1) {
    this.brushBox?.remove();
    this.brushBox = null;
    const { scale } = this.picture;
    const [from, to] = [x0, x1].sort((a, b) => a - b).map((x) => x - MARGIN.l);
    this.setRange([from / scale.factor + scale.range[0], to / scale.factor + scale.range[0]]);
    this.setFilter("range", [scale.day(from), scale.day(to)]);
  }

  showCard(i, x, y) {
    showCard(this.card, this.scene, i, this, x, y, this.holder);
  }

  /** A line over the picture that asks for something; null takes it away. */
  notice(text) {
    this.noticeBox?.remove();
    this.noticeBox = text === null ? null : this.holder.appendChild(h("p.tl-notice", {}, text));
  }

  hideCard() {
    this.card.hidden = true;
  }

  closeMenus() {
    this.menus.forEach((close) => close());
  }

  judgementsOf(i) {
    const mine = new Set(this.scene.events.mentions[i]);
    return this.scene.judgements.filter(([left, right]) => mine.has(left) || mine.has(right));
  }

  titleLanguage(i) {
    const { titleLanguage } = this.scene.events;
    return titleLanguage.names[titleLanguage.of[i]];
  }
}
