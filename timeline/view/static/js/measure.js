// How wide text is, and how to cut it to a width.

/** Measures text as the browser will draw it, remembering what it measured. */
export function makeMeasure(font) {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map();
  return (text, size, bold = false) => {
    const key = `${size}${bold}${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = `${bold ? "bold " : ""}${size}px ${font}`;
      width = context.measureText(text).width;
      if (known.size > 50000) known.clear();
      known.set(key, width);
    }
    return width;
  };
}

/** `text`, cut with an ellipsis to at most `most` pixels. */
export function cutText(text, most, measure, size, bold) {
  if (measure(text, size, bold) <= most) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(text.slice(0, middle) + "…", size, bold) <= most) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low).trimEnd() + "…";
}
