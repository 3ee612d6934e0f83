"""The verbs that need no timeline yet: read, tag, build, open, languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike

from timeline.build import build_case
from timeline.extract.plugins import Extractor
from timeline.model import Judgement
from timeline.notebook.files import load
from timeline.notebook.listing import Listing
from timeline.notebook.options import checked
from timeline.notebook.timeline import Timeline
from timeline.read import read as _read
from timeline.tag import tag as _tag

read = checked(_read)
tag = checked(_tag)


@dataclass(frozen=True, slots=True)
class Language:
    """A language the program knows: code, name, and whether a pack or only dateparser's data stands behind it."""

    code: str
    name: str
    pack: bool


@checked
def build(
    documents: object,
    *,
    judgements: Sequence[Judgement] = (),
    extractors: Sequence[Extractor | str] = (),
    progress: bool = True,
) -> Timeline:
    """Articles become a timeline.

    `documents` is what `read` returns, or anything `read` takes: a path, a glob, a folder, a list of them, dictionaries
    or a pandas DataFrame. `judgements` are decisions made before about which passages tell of one happening; a
    person's beat the machine's. `extractors` are functions ``(doc, sentences, times, pack)`` that find events beside the
    rules, such as those of `timeline.extract.plugins`; what one hands in must quote the text, and one that fails costs
    a warning. `progress` shows a bar on work that takes longer than two seconds.

    What cannot be read is listed in the timeline's `failures`; the rest is built. Raises `ReadError` when there is
    nothing to read at all, such as a glob that matches no file.

    >>> t = build([{"text": "The ferry sank on 3 May 2024.", "language": "en"}])
    >>> t.events[0].when.timex
    '2024-05-03'
    """
    return Timeline(build_case(documents, judgements=judgements, extractors=extractors, progress=progress))


@checked
def open(path: str | PathLike[str]) -> Timeline:
    """The timeline saved as `path` with ``t.save("case.json")``.

    Raises `ReadError` when the file cannot be read or is not of schema ``timeline/1``.
    """
    return Timeline(load(path))


def languages(*, extra: str | PathLike[str] | Iterable[str | PathLike[str]] = ()) -> Listing[Language]:
    """The languages the program knows, those with a pack first, then those it reads dates in by dateparser's data.

    `extra` names packs of your own to add to this process first: a TOML file named by its language code (``eo.toml``),
    a folder of them, or several; a pack of a known language replaces it. Packages can bring packs for good through the
    entry-point group ``timeline.packs``. Raises `PackError` when a pack says nonsense, and then adds none.

    >>> {"en", "vi", "zh"} <= {language.code for language in languages() if language.pack}
    True
    """
    from dateparser.data.languages_info import language_order

    from timeline.language.grammar import grammar_for
    from timeline.language.pack import add_packs, load_pack, pack_languages

    for code in add_packs([extra] if isinstance(extra, (str, PathLike)) else extra):
        grammar_for(code)  # a rule that cannot work is told now, not at the first text
    packs = pack_languages()
    known = [Language(code, load_pack(code).name, True) for code in packs]
    known += [Language(code, name, False) for code, name in _named(language_order) if code not in packs]
    table = [(one.code, one.name, "pack" if one.pack else "dates only, by dateparser") for one in known]
    return Listing(known, ("code", "name", "what is known"), table)


def _named(codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError

    for code in codes:
        try:
            yield code, Locale.parse(code, sep="-").display_name or code
        except (UnknownLocaleError, ValueError):
            yield code, code
