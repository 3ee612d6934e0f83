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

function wholeX(ui, width) {
  const [from, to] = ui.view.whole;
  return (day) => ((ui.view.warp.at(day) - from) / (to - from)) * width;
}

function paint(canvas, holder, scene, ui) {
  const width = holder.clientWidth;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, HEIGHT);
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
  const [from, to] = ui.view.whole;
  const left = ((ui.view.range[0] - from) / (to - from)) * width;
  const right = ((ui.view.range[1] - from) / (to - from)) * width;
  box.style.left = `${Math.max(0, left)}px`;
  box.style.width = `${Math.max(6, Math.min(width, right) - Math.max(0, left))}px`;
}

/** Drag inside the window moves it, drag outside draws a new one. */
function dragStrip(holder, scene, ui) {
  holder.addEventListener("pointerdown", (event) => {
    const box = holder.getBoundingClientRect();
    const [from, to] = ui.view.whole;
    const unit = (e) => from + ((e.clientX - box.left) / box.width) * (to - from);
    const start = unit(event);
    const range = [...ui.view.range];
    const whole = range[1] - range[0] > (to - from) * 0.97;
    const inside = start > range[0] && start < range[1] && !whole;
    holder.setPointerCapture(event.pointerId);
    const move = (e) => {
      const at = unit(e);
      if (inside) ui.setRange([range[0] + at - start, range[1] + at - start]);
      else if (Math.abs(at - start) > (to - from) * 0.004) ui.setRange([Math.min(start, at), Math.max(start, at)]);
    };
    const up = (e) => {
      holder.removeEventListener("pointermove", move);
      holder.removeEventListener("pointerup", up);
      if (!inside && !whole && Math.abs(unit(e) - start) < (to - from) * 0.004) {
        const half = (range[1] - range[0]) / 2;
        ui.setRange([start - half, start + half]);
      }
    };
    holder.addEventListener("pointermove", move);
    holder.addEventListener("pointerup", up);
  });
}
