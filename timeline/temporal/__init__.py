"""What a time can MEAN: values, intervals, calendars, numerals. Knows the calendar, never a language.

- `value`     TIMEX3 text to `TimeValue` and its bounds; EDTF; `before`, `intersect`, `cover`
- `calendars` civil arithmetic, Easter, lunar and other calendars as day counts
- `numerals`  numbers written in words or in the digits of any script
- `make`      the closed vocabulary of meanings that pack rules may name
"""
