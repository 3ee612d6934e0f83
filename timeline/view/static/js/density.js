// When there are too many events to mark, an image per picture tells how many lie where.

import { between } from "./compose.js";

const BIN = 2; // pixels
const FAR = 1; // how many view widths are drawn beyond each side, for dragging

/** A histogram in every lane, stacked by family, as one image for plotly's layout. */
export function densityImage(scene, view, picture) {
  const { width, scale, lanes, top, bottom, area } = picture;
  const columns = Math.ceil((width * (1 + 2 * FAR)) / BIN);
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = Math.ceil(area);
  const context = canvas.getContext("2d");
  const families = scene.theme.families.map((f) => f[view.dark ? "dark" : "light"]);
  const counts = count(scene, view, picture, columns, families.length);
  lanes.forEach((lane, k) => {
    if (lane.top > bottom || lane.top + lane.height < top) return;
    const size = columns * families.length;
    paintLane(context, counts.subarray(k * size, (k + 1) * size), lane, top, families, columns);
  });
  return {
    source: canvas.toDataURL("image/png"), xref: "x", yref: "y", x: -FAR * width, y: top, sizex: columns * BIN, sizey: area,
    xanchor: "left", yanchor: "top", sizing: "stretch", layer: "below", opacity: 0.36,
  };
}

/** Events per lane, column and family; one that may lie on many days counts a little on each. */
function count(scene, view, { width, scale, lanes, laneOf, longest }, columns, families) {
  const counts = new Float32Array(lanes.length * columns * families);
  const { start, end, family } = scene.events;
  const column = (day) => Math.min(Math.max(Math.floor((scale.x(day) + FAR * width) / BIN), 0), columns);
  for (const i of between(scene, view.visible, longest, scale.day(-FAR * width), scale.day((1 + FAR) * width))) {
    const first = column(start[i]);
    const last = Math.max(column(end[i]), first + 1);
    const place = laneOf[i] * columns;
    for (let c = first; c < Math.min(last, columns); c++) counts[(place + c) * families + family[i]] += 1 / (last - first);
  }
  return counts;
}

function paintLane(context, counts, lane, top, colours, columns) {
  const families = colours.length;
  let most = 0;
  const totals = new Float32Array(columns);
  for (let c = 0; c < columns; c++) {
    for (let f = 0; f < families; f++) totals[c] += counts[c * families + f];
    most = Math.max(most, totals[c]);
  }
  if (!most) return;
  const tall = lane.height - 6;
  const floor = lane.top - top + lane.height - 1;
  for (let f = 0; f < families; f++) {
    context.fillStyle = colours[f];
    for (let c = 0; c < columns; c++) {
      const n = counts[c * families + f];
      if (!n) continue;
      let below = 0;
      for (let g = 0; g < f; g++) below += counts[c * families + g];
      const unit = (tall * Math.sqrt(totals[c] / most)) / totals[c];
      context.fillRect(c, floor - (below + n) * unit, 1, Math.max(n * unit, 0.5));
    }
  }
}
