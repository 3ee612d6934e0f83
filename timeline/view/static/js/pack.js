// Rows for boxes: the first row with room. The same rule as `pack` in layout.py; a test compares the two.

/** Whether a sorted row of disjoint boxes has room for left..right. */
export function free(row, left, right) {
  const index = lowerBound(row, left);
  return (index >= row.length || row[index][0] >= right) && (index === 0 || row[index - 1][1] <= left);
}

/** Put a box into a sorted row. */
export function insert(row, left, right) {
  row.splice(lowerBound(row, left), 0, [left, right]);
}

function lowerBound(row, left) {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle][0] < left) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A row for every box [left, right]; -1 where all `cap` rows are taken.
 * @param {[number, number][]} boxes
 */
export function pack(boxes, cap = Infinity) {
  const rows = [];
  return boxes.map(([left, right]) => {
    let row = rows.findIndex((held) => free(held, left, right));
    if (row < 0) row = rows.length;
    if (row >= cap) return -1;
    if (row === rows.length) rows.push([]);
    insert(rows[row], left, right);
    return row;
  });
}
