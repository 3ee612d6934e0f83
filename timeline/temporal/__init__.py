"""What a time can MEAN: values, intervals, calendars, numerals. Knows the calendar, never a language.

- `value`     TIMEX3 text to `TimeValue` and its bounds; EDTF; `before`, `intersect`, `cover`
- `calendars` civil arithmetic, Easter and the lunisolar calendar as day counts
- `numerals`  numbers written in words or in the digits of any script
- `context`   the clocks an expression can be counted from
- `make`      the closed vocabulary of meanings that pack rules may name; its words are in
  `dates`, `numeric` (days from their parts), `pointing`, `shifts` (yesterday, last May), `units`, `amounts` (three days
  ago), `periods`, `ordinals`, `feasts` (quarters, the third week of June, Easter), `clocks`, `reported` (results)
"""
