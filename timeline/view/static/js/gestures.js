// Drag, wheel, pinch, hover and click on the picture. While a gesture runs, what is drawn is only moved.

import { MARGIN } from "./draw.js";

/**
 * Move everything drawn to the present range without asking plotly: points and texts are shifted, shapes stretched.
 * @returns {boolean} false when the view has left what was drawn
 */
export function moveDrawn(app) {
  const { range, width } = app.view;
  const inner = width - MARGIN.l - MARGIN.r;
  const [from, to] = app.drawn.range;
  const factor = (to - from) / (range[1] - range[0]);
  const shift = ((from - range[0]) / (range[1] - range[0])) * inner;
  if (Math.abs(shift) > inner * 0.55 * Math.max(1, factor) && factor <= 1.001) return false;
  const nodes = (app.drawn.nodes ??= collect(app.plot));
  for (const { node, x, rest } of nodes.points) node.setAttribute("transform", `translate(${x * factor + shift}${rest}`);
  for (const { node, x } of nodes.texts) node.style.transform = `translate(${x * factor + shift - x}px,0)`;
  for (const { node, origin } of nodes.shapes) node.style.transform = `translate(${shift + origin * (1 - factor)}px,0) scale(${factor},1)`;
  return true;
}

/** Take back what `moveDrawn` did to nodes that plotly is going to use again. */
export function resetDrawn(app) {
  for (const { node } of [...(app.drawn?.nodes?.texts || []), ...(app.drawn?.nodes?.shapes || [])]) node.style.transform = "";
}

/** The moving parts of a plotly drawing: what keeps its size, and what stretches with the axis. */
function collect(plot) {
  const found = { points: [], texts: [], shapes: [] };
  for (const subplot of plot.querySelectorAll(".cartesianlayer > .subplot")) {
    if (subplot.classList.contains("x2y") || subplot.classList.contains("x2y2")) continue;
    for (const node of subplot.querySelectorAll("g.trace g.fills path, g.trace g.lines path")) found.shapes.push({ node, origin: 0 });
    for (const node of subplot.querySelectorAll("g.trace g.points path")) {
      const match = /^translate\(\s*(-?[\d.e]+)(.*)$/.exec(node.getAttribute("transform") || "");
      if (match) found.points.push({ node, x: Number(match[1]), rest: match[2] });
    }
    for (const node of subplot.querySelectorAll("g.trace g.text g.textpoint")) {
      found.texts.push({ node, x: Number(node.querySelector("text")?.getAttribute("x")) });
    }
  }
  for (const node of plot.querySelectorAll("g.imagelayer image")) found.shapes.push({ node, origin: MARGIN.l });
  return found;
}

/** What lies under a point of the picture: an event, a source or nothing. */
export function hit(app, x, y) {
  const { picture } = app;
  if (!picture) return null;
  const px = x - MARGIN.l;
  const py = y - MARGIN.t + picture.top;
  if (px < -2) return null;
  if (py > picture.bottom) return hitPill(picture, px, y - MARGIN.t - picture.area);
  const disc = picture.discs.find((d) => Math.hypot(d.x - px, d.y - py) < 12);
  if (disc) return { event: disc.i };
  let best = null;
  for (const item of picture.items) {
    if (Math.abs(item.y - py) > 19) continue;
    const distance = Math.max(item.x0 - px, px - item.x1, 0) + Math.abs(item.y - py) * 0.2;
    if (distance < 9 && (!best || distance < best.distance)) best = { event: item.i, distance };
    const { label } = item;
    if (label && px >= label.x0 && px <= label.x1 && (!best || best.distance > 3)) best = { event: item.i, distance: 3 };
  }
  return best;
}

function hitPill({ pills }, px, y) {
  const pill = pills.find((p) => Math.abs(p.x - px) <= p.width / 2 && y > 16 && y < 40);
  return pill ? { document: pill.d } : null;
}

/** Listen on the picture; returns what stops listening. */
export function listenToGestures(app) {
  const { touch } = app;
  const place = (e) => {
    const box = touch.getBoundingClientRect();
    return [e.clientX - box.left, e.clientY - box.top];
  };
  const state = { drag: null, frame: 0, wheel: null };
  const on = (name, act, options) => touch.addEventListener(name, act, options);
  on("pointerdown", (e) => startDrag(app, state, e, place(e)));
  on("pointermove", (e) => (state.drag ? keepDragging(app, state, e, place(e)) : hover(app, place(e))));
  on("pointerup", (e) => endDrag(app, state, place(e)));
  on("pointercancel", () => { state.drag = null; });
  on("pointerleave", () => { if (!state.drag) app.hideCard(); });
  on("dblclick", () => app.goHome());
  on("wheel", (e) => wheel(app, state, e, place(e)), { passive: false });
  return () => cancelAnimationFrame(state.frame);
}

function hover(app, [x, y]) {
  const found = hit(app, x, y);
  app.touch.style.cursor = found ? "pointer" : "grab";
  if (found && found.event !== undefined) app.showCard(found.event, x, y);
  else app.hideCard();
}

function startDrag(app, state, event, at) {
  if (event.button !== 0) return;
  app.touch.setPointerCapture(event.pointerId);
  state.drag = { at, range: [...app.view.range], scroll: app.view.scroll, moved: false, brush: event.shiftKey };
}

function keepDragging(app, state, event, at) {
  const { drag } = state;
  if (!drag.moved && Math.hypot(at[0] - drag.at[0], at[1] - drag.at[1]) < 4) return;
  drag.moved = true;
  app.hideCard();
  drag.now = at;
  if (drag.brush) return app.brush(drag.at[0], at[0]);
  app.touch.style.cursor = "grabbing";
  if (!state.frame) state.frame = requestAnimationFrame(() => { state.frame = 0; if (state.drag) applyDrag(app, state.drag); });
}

function applyDrag(app, { at, now, range, scroll }) {
  const units = (range[1] - range[0]) / (app.view.width - MARGIN.l - MARGIN.r);
  const dx = (now[0] - at[0]) * units;
  app.setRange([range[0] - dx, range[1] - dx], { soft: true });
  const most = Math.max(0, app.picture.total - app.picture.area);
  const wanted = Math.max(0, Math.min(scroll - (now[1] - at[1]), most));
  if (most > 0 && Math.abs(wanted - app.view.scroll) > 1) {
    app.view.scroll = wanted;
    app.draw();
  }
}

function endDrag(app, state, at) {
  const { drag } = state;
  state.drag = null;
  if (!drag) return;
  if (drag.moved) {
    if (drag.brush) app.endBrush(drag.at[0], at[0]);
    else app.settle();
    return;
  }
  const found = hit(app, ...at);
  if (found?.document !== undefined) app.openSource(found.document);
  else app.select(found?.event ?? null);
}

/** Wheel zooms about the pointer; with shift, or sideways, it moves. */
function wheel(app, state, event, [x]) {
  event.preventDefault();
  app.hideCard();
  state.wheel ??= { zoom: 1, dx: 0, dy: 0, x };
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  if (event.shiftKey) state.wheel.dy += (event.deltaY || event.deltaX) * unit;
  else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) state.wheel.dx += event.deltaX * unit;
  else state.wheel.zoom *= Math.exp(Math.max(-1, Math.min(1, event.deltaY * unit * 0.0016)));
  state.wheel.x = x;
  if (!state.frame) state.frame = requestAnimationFrame(() => { state.frame = 0; applyWheel(app, state); });
}

function applyWheel(app, state) {
  const { zoom, dx, dy, x } = state.wheel;
  state.wheel = null;
  const [from, to] = app.view.range;
  const inner = app.view.width - MARGIN.l - MARGIN.r;
  const units = (to - from) / inner;
  const fixed = from + Math.max(0, x - MARGIN.l) * units;
  const start = fixed - (fixed - from) * zoom + dx * units;
  if (dy) app.scrollBy(dy);
  if (zoom !== 1 || dx) app.setRange([start, start + (to - from) * zoom], { soft: true });
}
