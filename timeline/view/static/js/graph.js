import { replace } from "./dom.js";
export function drawGraph(app) { replace(app.other); }
