"""What a language SAYS: packs of words and rules, read, checked and compiled. Knows words, never the date.

- `pack`      finds, reads and merges the TOML of a language; `fallback` makes one from CLDR
- `lexicon`   the time words of a pack as one automaton
- `pattern`   the little language that rules are written in
- `grammar`   shared and own rules of a pack over the kinds of its words
- `detect`, `sentences`, `prose`   which language, where sentences end, what is page furniture
"""
