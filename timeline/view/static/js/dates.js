// Dates as people type them: 2025-10-21, 21.10.2025, 21 Oct 2025, Oct 2025, 2025年10月, tháng 10 năm 2025, 2025, 44 BC.

import { daysFromCivil } from "./axis.js";

const GRAIN = { year: 3, month: 7, day: 9 };
const LOCALES = ["en", "vi", "zh", "ru", "es", "fr", "de"];
let names = null;

/** Month names of the interface languages, long and short, lower case. */
function monthNames() {
  if (names) return names;
  names = new Map();
  for (const locale of LOCALES) {
    for (const month of ["long", "short"]) {
      for (const options of [{ month }, { month, day: "numeric" }]) {
        for (let k = 0; k < 12; k++) {
          const parts = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).formatToParts(Date.UTC(2001, k, 5));
          const name = parts.find((p) => p.type === "month").value.toLowerCase().replace(/\.$/, "");
          if (!/^\d+$/.test(name)) names.set(name, k + 1);
        }
      }
    }
  }
  return names;
}

const SHAPES_OF_DATES = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (m) => [m[1], m[2], m[3]]],
  [/^(\d{4})-(\d{1,2})$/, (m) => [m[1], m[2]]],
  [/^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/, (m) => [m[3], m[2], m[1]]],
  [/^(\d{1,2})[./](\d{4})$/, (m) => [m[2], m[1]]],
  [/^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/, (m) => [m[1], m[2], m[3]]],
  [/^(?:ngày )?(?:(\d{1,2}) )?tháng (\d{1,2}) năm (\d{4})$/i, (m) => [m[3], m[2], m[1]]],
  [/^(\d{1,4}) (?:bc|bce|v\. ?chr\.|av\. ?j\.-c\.|a\. ?c\.|tcn)$/i, (m) => [1 - Number(m[1])]],
  [/^(\d{4})$/, (m) => [m[1]]],
];

/**
 * The day, month or year a text names, or null.
 * @returns {?{timex: string, days: [number, number], grain: number}}
 */
export function readDate(text) {
  const tidy = text.trim().replace(/\s+/g, " ").replace(/,/g, "");
  for (const [shape, parts] of SHAPES_OF_DATES) {
    const match = shape.exec(tidy);
    if (match) return civilDate(...parts(match).map((part) => (part === undefined ? undefined : Number(part))));
  }
  return namedDate(tidy);
}

function namedDate(text) {
  const words = text.toLowerCase().split(/[ .]+/).filter((w) => w && !/^(de|del|den|le|г|ngày)$/.test(w));
  const months = words.map((w) => monthNames().get(w)).filter(Boolean);
  const numbers = words.filter((w) => /^\d+(st|nd|rd|th|er)?$/.test(w)).map((w) => parseInt(w, 10));
  if (months.length !== 1 || numbers.length + 1 !== words.length) return null;
  const years = numbers.filter((n) => n > 31);
  const days = numbers.filter((n) => n <= 31);
  return years.length === 1 && days.length <= 1 ? civilDate(years[0], months[0], days[0]) : null;
}

function civilDate(year, month, day) {
  if (!Number.isFinite(year) || (month !== undefined && !(month >= 1 && month <= 12))) return null;
  const pad = (n, w = 2) => String(n).padStart(w, "0");
  const name = year <= 0 ? `BC${pad(1 - year, 4)}` : pad(year, 4);
  if (month === undefined) return { timex: name, days: [daysFromCivil(year, 1, 1), daysFromCivil(year + 1, 1, 1)], grain: GRAIN.year };
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  const first = daysFromCivil(year, month, 1);
  if (day === undefined) return { timex: `${name}-${pad(month)}`, days: [first, next], grain: GRAIN.month };
  if (!(day >= 1 && day <= next - first)) return null;
  return { timex: `${name}-${pad(month)}-${pad(day)}`, days: [first + day - 1, first + day], grain: GRAIN.day };
}
