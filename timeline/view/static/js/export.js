// What a reader takes away: the picture, the rows, a citation.

import { plain } from "./scene.js";
import { rowOf } from "./table.js";

/** Offer text or a blob as a file. */
export function download(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** PNG at print size (three pixels to one) or SVG of what is on screen. */
export async function savePicture(app, format) {
  const { width, height } = app.view;
  const colours = app.colours();
  const data = { data: app.plot.data, layout: { ...app.plot.layout, paper_bgcolor: colours.card }, config: {} };
  const url = await app.Plotly.toImage(data, { format, width, height, scale: format === "png" ? 3 : 1 });
  const blob = dataUrlBlob(url);
  download(`timeline.${format}`, blob, blob.type);
}

function dataUrlBlob(url) {
  const [head, body] = [url.slice(5, url.indexOf(",")), url.slice(url.indexOf(",") + 1)];
  const [type, ...rest] = head.split(";");
  if (!rest.includes("base64")) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (c) => c.charCodeAt(0))], { type });
}

/** The visible rows as CSV that a spreadsheet opens safely: a cell that looks like a formula gets a quote before it. */
export function csvOf(rows) {
  const cell = (value) => {
    const text = String(value);
    const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${tame.replace(/"/g, '""')}"`;
  };
  const heads = Object.keys(rows[0] || { id: "" });
  return [heads.join(","), ...rows.map((row) => heads.map((name) => cell(row[name])).join(","))].join("\r\n");
}

export function saveCsv(app) {
  const rows = [...app.view.visible, ...app.undated].map((i) => rowOf(app.scene, i, app.words, app.options));
  download("timeline.csv", `\uFEFF${csvOf(rows)}`, "text/csv;charset=utf-8");
}

/** Quote, source, date and link of one mention. */
export function citation(app, m) {
  const { scene, words } = app;
  const { document: d, span } = scene.mentions[m];
  const doc = scene.documents[d];
  const date = doc.published === null ? words.texts.undated : words.formats.dayYear(doc.published);
  const parts = [`“${plain(doc.text.slice(span[0], span[1]), 1000)}”`, plain(doc.source || doc.title || doc.short, 200), date];
  return `${parts.join(", ")}${/^https?:/i.test(doc.uri) ? `, ${doc.uri}` : ""}`;
}

/** Put the citation on the clipboard and say so. */
export async function copyCitation(app, m, button) {
  const text = citation(app, m);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyOldWay(text);
  }
  app.live.textContent = app.words.texts.copied;
  const before = button.textContent;
  button.textContent = app.words.texts.copied;
  setTimeout(() => { button.textContent = before; }, 1200);
}

function copyOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

