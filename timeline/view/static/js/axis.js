// The time axis: days since 1970-01-01 on our own straight line, any year, our own ticks. Numbers and text only.

export const HOUR = 1 / 24;

/** Days since 1970-01-01 of a proleptic Gregorian date (Hinnant's public-domain formula). */
export function daysFromCivil(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

/** The year, month (1..12) and day of a day number; the year is astronomical (1 BC is 0). */
export function civilFromDays(days) {
  const z = Math.floor(days) + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** How dates are written in one language. Each function takes a day number. */
export function dateFormats(language) {
  const locale = language === "en" ? "en-GB" : language;
  const make = (options) => {
    const plain = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    const era = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options, ...(options.year ? { era: "short" } : {}) });
    return (days) => {
      const { year } = civilFromDays(days);
      if (Math.abs(days) > 9.9e7) return String(year);
      return (year <= 0 ? era : plain).format(new Date(Math.round(days * 864e5)));
    };
  };
  return {
    year: make({ year: "numeric" }),
    month: make({ month: "short" }),
    monthYear: make({ month: "short", year: "numeric" }),
    day: make({ day: "numeric", month: "short" }),
    dayYear: make({ day: "numeric", month: "short", year: "numeric" }),
    full: make({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
    hour: make({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}

const STEPS = [
  ["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1],
  ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 25], ["year", 50],
  ["year", 100], ["year", 250], ["year", 500], ["year", 1000], ["year", 5000], ["year", 20000], ["year", 100000],
];
const LENGTH = { hour: HOUR, day: 1, month: 30.44, year: 365.25 };

/**
 * Ticks between two day numbers, about `gap` pixels apart at `ppd` pixels a day.
 * @returns {{at: number, year: number, text: string, yearText: string, strong: boolean}[]}
 */
export function makeTicks(from, to, ppd, formats, gap = 68) {
  const step = STEPS.find(([unit, count]) => LENGTH[unit] * count * ppd >= gap) || STEPS[STEPS.length - 1];
  const found = tickDays(step, from, to);
  return found.map((at) => {
    const { year, day } = civilFromDays(at + 1e-6);
    return { at, year, ...tickText(step[0], at, day, formats) };
  });
}

/** `text` is what the tick says, `yearText` the same with its year, for the first tick of a year. */
function tickText(unit, at, day, formats) {
  if (unit === "year") return { text: formats.year(at), yearText: formats.year(at), strong: true };
  const first = day === 1 && at % 1 === 0;
  if (unit === "month" || (unit === "day" && first)) return { text: formats.month(at), yearText: formats.monthYear(at), strong: true };
  if (unit === "hour" && at % 1 !== 0) return { text: formats.hour(at), yearText: formats.hour(at), strong: false };
  return { text: formats.day(at), yearText: formats.dayYear(at), strong: unit === "hour" };
}

function tickDays([unit, count], from, to) {
  const out = [];
  if (unit === "hour") {
    const step = count * HOUR;
    for (let k = Math.ceil(from / step - 1e-9); k * step <= to; k++) out.push(Math.round(k * count) / 24);
  } else if (unit === "day") {
    for (let at = Math.ceil(from); at <= to; at++) if (keepsDay(civilFromDays(at), at, count)) out.push(at);
  } else {
    const months = unit === "year" ? 12 * count : count;
    const start = civilFromDays(from);
    let index = Math.floor((start.year * 12 + start.month - 1) / months) * months;
    for (; ; index += months) {
      const at = daysFromCivil(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
      if (at > to) break;
      if (at >= from) out.push(at);
    }
  }
  return out;
}

/** Steps inside a month start anew on the 1st, so that months keep their names on the axis. */
function keepsDay({ day }, at, count) {
  if (count === 1) return true;
  if (count === 2) return day % 2 === 1 && day < 30;
  if (count === 7) return day === 1 || day === 8 || day === 15 || day === 22;
  return day === 1 || day === 15;
}

/** A straight or squeezed line from days to axis units. Squeezed: stretches without events shrink to a fixed length. */
export function makeWarp(gaps) {
  if (!gaps.length) return { at: (day) => day, day: (unit) => unit, gaps: [] };
  let saved = 0;
  const cuts = gaps.map(({ from, to, shown }) => {
    const cut = { from, to, shown, saved, unit: from - saved };
    saved += to - from - shown;
    return cut;
  });
  const at = (day) => {
    const cut = last(cuts, (c) => c.from <= day);
    if (!cut) return day;
    if (day >= cut.to) return day - cut.saved - (cut.to - cut.from - cut.shown);
    return cut.unit + ((day - cut.from) / (cut.to - cut.from)) * cut.shown;
  };
  const day = (unit) => {
    const cut = last(cuts, (c) => c.unit <= unit);
    if (!cut) return unit;
    if (unit >= cut.unit + cut.shown) return unit + cut.saved + (cut.to - cut.from - cut.shown);
    return cut.from + ((unit - cut.unit) / cut.shown) * (cut.to - cut.from);
  };
  return { at, day, gaps: cuts };
}

function last(items, test) {
  for (let k = items.length - 1; k >= 0; k--) if (test(items[k])) return items[k];
  return null;
}

/**
 * Stretches in which nothing begins, ends or lies, longer than `least` of what is left when the longer ones are gone.
 * Each shrinks to a small share of what stays.
 */
export function findGaps(intervals, least = 0.12) {
  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);
  if (sorted.length < 2) return [];
  const empty = [];
  let reach = sorted[0][1];
  for (const [from, to] of sorted) {
    if (from > reach) empty.push([reach, from]);
    reach = Math.max(reach, to);
  }
  let left = reach - sorted[0][0];
  const gaps = [];
  for (const [from, to] of empty.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))) {
    if (to - from < left * least) break;
    gaps.push([from, to]);
    left -= to - from;
  }
  const air = left * 0.012;
  return gaps.map(([from, to]) => ({ from: from + air, to: to - air, shown: left * 0.03 })).sort((a, b) => a.from - b.from);
}
