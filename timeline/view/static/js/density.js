// When there are too many events to mark, an image per picture tells how many lie where.

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
  for (const lane of lanes) {
    if (lane.top > bottom || lane.top + lane.height < top) continue;
    paintLane(context, countLane(scene, lane, scale, columns, width, families.length), lane, top, families, columns);
  }
  return {
    source: canvas.toDataURL("image/png"), xref: "x", yref: "y", x: -FAR * width, y: top, sizex: columns * BIN, sizey: area,
    xanchor: "left", yanchor: "top", sizing: "stretch", layer: "below", opacity: 0.42,
  };
}

/** Events per column and family; a long one counts where it begins. */
function countLane(scene, lane, scale, columns, width, families) {
  const counts = new Uint32Array(columns * families);
  const { start, family } = scene.events;
  const { at } = { at: scale.x };
  for (const i of lane.events) {
    const column = Math.floor((at(start[i]) + FAR * width) / BIN);
    if (column >= 0 && column < columns) counts[column * families + family[i]]++;
  }
  return counts;
}

function paintLane(context, counts, lane, top, colours, columns) {
  const families = colours.length;
  let most = 0;
  const totals = new Uint32Array(columns);
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
