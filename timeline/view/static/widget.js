// All that a saved notebook keeps of the program: ask the kernel once per page for the code, then for the case, and draw.

const CODE = "timelineCode1";

export default { render };

async function render({ model, el }) {
  el.style.height = `${model.get("height")}px`;
  el.dataset.lmSuppressShortcuts = "true"; // or Jupyter takes the arrows, "/" and Escape for its cells
  const listeners = new Map();
  let scene = null;
  const adapter = {
    get: (key) => (key === "scene" ? scene : model.get(key)),
    set: (key, value) => model.set(key, value),
    save_changes: () => model.save_changes(),
    on: (name, act) => (name === "change:scene" ? listeners.set(name, act) : model.on(name, act)),
  };
  const code = (globalThis[CODE] ??= ask(model, "code").then(run));
  const first = ask(model, "scene").then(readScene);
  const { mount, Plotly } = await code;
  scene = await first;
  const hear = async (message, buffers) => {
    if (message.kind !== "new scene") return;
    scene = await readScene(buffers);
    listeners.get("change:scene")?.();
  };
  model.on("msg:custom", hear);
  const stop = mount(adapter, el, Plotly);
  hideStill(el);
  return () => {
    model.off("msg:custom", hear);
    stop();
  };
}

/** The still picture above a living widget is for readers without a kernel. */
function hideStill(el) {
  for (const still of el.closest(".jp-OutputArea, .output_area, .output")?.querySelectorAll(".timeline-still") || []) {
    (still.closest(".jp-OutputArea-child") || still).style.display = "none";
  }
}

/** Ask the kernel for something by name; resolves with the buffers of its answer. */
function ask(model, what) {
  const id = `${what}-${Math.random().toString(36).slice(2)}`;
  return new Promise((done) => {
    const hear = (message, buffers) => {
      if (message.id !== id) return;
      model.off("msg:custom", hear);
      done(buffers);
    };
    model.on("msg:custom", hear);
    model.send({ kind: "ask", what, id });
  });
}

const inflate = (buffer) => new Response(new Blob([buffer]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
const readScene = async (buffers) => JSON.parse(await inflate(buffers[0]));

/** Run the code in its own scope, so that another plotly on the page stays what it is. */
async function run(buffers) {
  const [plotly, program, style] = await Promise.all(buffers.map(inflate));
  const script = document.createElement("script");
  script.textContent = `(() => { const module = { exports: {} };\n${plotly}\nglobalThis.timelinePlotly = module.exports; })();\n${program}`;
  document.head.append(script);
  const sheet = document.createElement("style");
  sheet.textContent = style;
  document.head.append(sheet);
  return { mount: globalThis.timelineMount, Plotly: globalThis.timelinePlotly };
}
