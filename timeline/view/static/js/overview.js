// The strip under the picture: the whole time at a glance, the part in view, and the slider of what was known when.

import { h } from "./dom.js";
import { familyOf } from "./scene.js";

const HEIGHT = 26;

/** Build strip and slider; returns their element and how to bring them up to date. */
export function makeOverview(scene, ui) {
  const canvas = h("canvas.tl-strip", { "aria-hidden": "true" });
  const windowBox = h("div.tl-window");
  const holder = h("div.tl-overview", { role: "presentation" }, canvas, windowBox);
  dragStrip(holder, scene, ui);
  const known = scene.documents.map((d) => d.published).filter((p) => p !== null);
  const slider = new Set(known).size > 1 ? makeSlider(Math.min(...known), Math.max(...known), ui) : null;
  const element = h("div.tl-below", {}, holder, slider?.element);
  return {
    element,
    redraw: () => paint(canvas, holder, scene, ui),
    moveWindow: () => moveWindow(windowBox, holder, ui),
    slider,
  };
}

function makeSlider(first, last, ui) {
  const { texts } = ui.words;
  const out = h("output", {}, texts.everything);
  const input = h("input", { type: "range", min: first, max: last, step: 1, "aria-label": texts.asOf });
  input.value = String(ui.filters.asOf ?? last);
  const say = () => {
    const day = Number(input.value);
    out.textContent = day >= last ? texts.everything : ui.words.formats.dayYear(day);
    input.setAttribute("aria-valuetext", out.textContent);
  };
  input.addEventListener("input", () => { say(); ui.setFilter("asOf", Number(input.value) >= last ? null : Number(input.value)); });
  say();
  return { element: h("label.tl-asof", {}, h("span", {}, texts.asOf), input, out), reset: () => { input.value = String(last); say(); } };
}

const CORE = 0.6; // of the strip for the dense stretch, where the whole would leave it a sliver

/**
 * From axis units to the strip's pixels and back. Where the dense stretch is a small part of the whole, it gets most of
 * the strip, and `edges` say where the measure changes.
 */
function stripScale(ui, width) {
  const { whole: [from, to], home: [a, b] } = ui.view;
  const [before, after] = [Math.max(a - from, 0), Math.max(to - b, 0)];
  const units = [from, to];
  const pixels = [0, width];
  if ((b - a) / (to - from) < CORE / 2) {
    const left = ((1 - CORE) * width * before) / (before + after);
    units.splice(1, 0, a, b);
    pixels.splice(1, 0, left, left + CORE * width);
  }
  return { x: (unit) => between(units, pixels, unit), unit: (x) => between(pixels, units, x), edges: pixels.slice(1, -1) };
}

/** Along a line with bends at `xs`, straight on beyond its ends. */
function between(xs, ys, x) {
  let k = 1;
  while (k < xs.length - 1 && (x > xs[k] || xs[k] === xs[k - 1])) k++;
  const length = xs[k] - xs[k - 1];
  return length ? ys[k - 1] + ((x - xs[k - 1]) / length) * (ys[k] - ys[k - 1]) : ys[k];
}

function wholeX(ui, width) {
  const scale = stripScale(ui, width);
  return (day) => scale.x(ui.view.warp.at(day));
}

/** Where the strip's measure changes: a torn line, the rest shaded. */
function edgesOf(context, ui, width) {
  const { edges } = stripScale(ui, width);
  if (!edges.length) return;
  const [left, right] = edges;
  context.fillStyle = ui.colours().line;
  context.globalAlpha = 0.45;
  context.fillRect(0, 0, left, HEIGHT);
  context.fillRect(right, 0, width - right, HEIGHT);
  context.globalAlpha = 1;
  context.strokeStyle = ui.colours().strong;
  context.setLineDash([2, 2]);
  for (const x of edges) {
    if (x < 2 || x > width - 2) continue;
    context.beginPath();
    context.moveTo(Math.round(x) + 0.5, 0);
    context.lineTo(Math.round(x) + 0.5, HEIGHT);
    context.stroke();
  }
  context.setLineDash([]);
}

function paint(canvas, holder, scene, ui) {
  const width = holder.clientWidth;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, HEIGHT);
  edgesOf(context, ui, width);
  const x = wholeX(ui, width);
  if (ui.view.visible.length > 300) histogram(context, scene, ui, x, width);
  else marksOf(context, scene, ui, x);
}

function marksOf(context, scene, ui, x) {
  const { start, end } = scene.events;
  const scheme = ui.view.dark ? "dark" : "light";
  const points = [];
  for (const i of ui.view.visible) {
    if (end[i] - start[i] <= 1) points.push(i);
    else {
      context.globalAlpha = 0.3;
      context.fillStyle = familyOf(scene, i)[scheme];
      context.fillRect(x(start[i]), HEIGHT / 2 - 4, Math.max(2, x(end[i]) - x(start[i])), 8);
    }
  }
  context.globalAlpha = 0.9;
  for (const i of points) {
    context.fillStyle = familyOf(scene, i)[scheme];
    context.beginPath();
    context.arc(x((start[i] + end[i]) / 2), HEIGHT / 2, 3, 0, 7);
    context.fill();
  }
  context.globalAlpha = 1;
}

function histogram(context, scene, ui, x, width) {
  const bins = new Float32Array(Math.ceil(width / 2) + 1);
  for (const i of ui.view.visible) {
    const k = Math.floor(x(scene.events.start[i]) / 2);
    if (k >= 0 && k < bins.length) bins[k]++;
  }
  const most = bins.reduce((a, b) => Math.max(a, b), 1);
  context.fillStyle = ui.colours().strong;
  bins.forEach((n, k) => { if (n) context.fillRect(k * 2, HEIGHT - 2 - (n / most) * (HEIGHT - 5), 2, (n / most) * (HEIGHT - 5) + 1); });
}

function moveWindow(box, holder, ui) {
  const width = holder.clientWidth;
  const scale = stripScale(ui, width);
  const left = Math.max(0, scale.x(ui.view.range[0]));
  box.style.left = `${left}px`;
  box.style.width = `${Math.max(6, Math.min(width, scale.x(ui.view.range[1])) - left)}px`;
}

/** Drag inside the window moves it, drag outside draws a new one. */
function dragStrip(holder, scene, ui) {
  holder.addEventListener("pointerdown", (event) => {
    const box = holder.getBoundingClientRect();
    const scale = stripScale(ui, box.width);
    const range = [...ui.view.range];
    const place = (e) => e.clientX - box.left;
    const start = place(event);
    const [left, right] = range.map(scale.x);
    const whole = right - left > box.width * 0.97;
    const inside = start > left && start < right && !whole;
    const slope = (range[1] - range[0]) / Math.max(right - left, 1);
    const far = (e) => Math.abs(place(e) - start) > 3;
    holder.setPointerCapture(event.pointerId);
    const move = (e) => {
      const moved = (place(e) - start) * slope;
      if (inside) ui.setRange([range[0] + moved, range[1] + moved]);
      else if (far(e)) ui.setRange([Math.min(start, place(e)), Math.max(start, place(e))].map(scale.unit));
    };
    const up = (e) => {
      holder.removeEventListener("pointermove", move);
      holder.removeEventListener("pointerup", up);
      if (inside || whole || far(e)) return;
      const half = (range[1] - range[0]) / 2;
      ui.setRange([scale.unit(start) - half, scale.unit(start) + half]);
    };
    holder.addEventListener("pointermove", move);
    holder.addEventListener("pointerup", up);
  });
}
