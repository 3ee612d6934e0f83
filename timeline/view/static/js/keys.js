// Everything by keyboard.

const PAN = 0.2;

/** Listen for keys on the whole timeline; returns what stops listening. */
export function listenToKeys(app) {
  const act = (event) => {
    if (event.ctrlKey || event.metaKey) return undo(app, event);
    if (event.altKey || typing(event)) return;
    const action = actions(app)[event.key];
    if (!action || (onPicture.has(event.key) && !nearPicture(app, event.target))) return;
    event.preventDefault();
    action();
  };
  app.root.addEventListener("keydown", act);
  return () => app.root.removeEventListener("keydown", act);
}

const onPicture = new Set(["ArrowUp", "ArrowDown", "Home", "End", "+", "=", "-", "Enter", "PageUp", "PageDown", "0", "[", "]"]);

function nearPicture(app, target) {
  return target === app.touch || target === app.root;
}

function typing(event) {
  const { tagName } = event.target;
  if (event.key === "Escape") return false;
  return tagName === "INPUT" || tagName === "SELECT" || tagName === "TEXTAREA";
}

function undo(app, event) {
  if (event.key.toLowerCase() !== "z" || typing(event)) return;
  event.preventDefault();
  if (event.shiftKey) app.redo();
  else app.undo();
}

function actions(app) {
  const [from, to] = app.view.range;
  const length = to - from;
  const zoom = (by) => app.setRange([from + (length * (1 - by)) / 2, to - (length * (1 - by)) / 2]);
  const pan = (by) => app.setRange([from + length * by, to + length * by]);
  return {
    ArrowRight: () => app.step(1), ArrowLeft: () => app.step(-1),
    ArrowDown: () => app.scrollBy(60), ArrowUp: () => app.scrollBy(-60),
    PageDown: () => app.scrollBy(300), PageUp: () => app.scrollBy(-300),
    Home: () => { app.select(app.view.visible[0] ?? null); }, End: () => { app.select(app.view.visible.at(-1) ?? null); },
    "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1 / 0.6), 0: () => app.goHome(),
    "[": () => pan(-PAN), "]": () => pan(PAN),
    Enter: () => { if (app.view.selected !== null) app.panel.querySelector("h2")?.focus(); },
    Escape: () => escape(app),
    "/": () => app.head.querySelector(".tl-search")?.focus(),
  };
}

function escape(app) {
  app.closeMenus();
  app.hideCard();
  if (app.source) app.closeSource();
  else app.select(null);
  app.touch.focus({ preventScroll: true });
}
