"""Which extractors there are, and what they find together. The built-in rules register as any other package does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import cast
from warnings import warn

from timeline.errors import MissingExtra, OptionError
from timeline.extract.engine import Extraction
from timeline.extract.plugins.gate import Extractor, passed
from timeline.language.pack import Pack
from timeline.model import Document, EventMention, Participant, Span, TextWarning, TimeExpression, Uncovered

GROUP = "timeline.extractors"
RULES = "rules"  # the entry point of our own rules; they come first, and beat others about the same words
SHOWN = 3  # reasons named in a warning; the number counts them all


def extractors_named(extra: Iterable[Extractor | str] = ()) -> Mapping[str, Extractor]:
    """The extractors that will run, by name: the rules, those that installed packages bring, then `extra`.

    `extra` holds functions, or names of entry points of the group ``timeline.extractors`` (those run anyway, so that
    naming one only makes its absence an error). Raises `OptionError` for a name nobody brings.

    >>> list(extractors_named())[0]
    'rules'
    """
    found = dict(_installed())
    for given in extra:
        if isinstance(given, str):
            if given not in found:
                raise OptionError(f"extractors: no extractor {given!r} is installed; known: {', '.join(found)}.")
        elif callable(given):
            found[_name(given, found)] = given
        else:
            raise OptionError(f"extractors: expected a function (doc, sentences, times, pack), not {given!r}.")
    return MappingProxyType(found)


def _name(given: Extractor, taken: Mapping[str, Extractor]) -> str:
    name = str(getattr(given, "__name__", type(given).__name__))
    return name if name not in taken else f"{name}-{len(taken)}"


@cache
def _installed() -> Mapping[str, Extractor]:
    """Extractors of installed packages. One that cannot be loaded is skipped with a warning: the rest goes on."""
    from timeline.extract.engine import extract

    found: dict[str, Extractor] = {RULES: extract}  # also where the package is not installed, only on the path
    for entry in entry_points(group=GROUP):
        if entry.name == RULES:
            continue
        try:
            loaded = entry.load()
        except Exception as problem:  # somebody else's broken package must not cost the user the rules
            warn(f"extractor {entry.name} = {entry.value} cannot be loaded ({problem}); it is skipped", stacklevel=2)
            continue
        found[entry.name] = cast("Extractor", loaded)
    return MappingProxyType(found)


def run(
    doc: Document,
    sentences: Sequence[Span],
    times: Sequence[TimeExpression],
    pack: Pack,
    extractors: Mapping[str, Extractor],
) -> tuple[Extraction, tuple[TextWarning, ...]]:
    """What all `extractors` find in `doc`, in text order, and a warning for each that failed or was refused something.

    Mentions of the same id become one with the participants of both; where two tell of the same words with the same
    class, the earlier extractor's stays. An extractor that raises costs only what it would have found.
    """
    kept: dict[str, EventMention] = {}
    told: defaultdict[str, list[Span]] = defaultdict(list)
    uncovered: tuple[Uncovered, ...] = ()
    warnings: list[TextWarning] = []
    for name, extractor in extractors.items():
        try:
            found = extractor(doc, sentences, times, pack)
            through = passed(doc, found, times, name)
        except MissingExtra:
            raise  # the user asked for it: say what to install
        except Exception as problem:
            if name == RULES:
                raise
            warnings.append(
                TextWarning(doc.id, None, "extractor", f"{name} failed: {type(problem).__name__}: {problem}")
            )
            continue
        if through.refused:
            warnings.append(TextWarning(doc.id, None, "refused", _refusals(name, through.refused)))
        for mention in through.mentions:
            _add(kept, told, mention)
        if name == RULES and isinstance(found, Extraction):
            uncovered = found.uncovered
    ordered = sorted(kept.values(), key=lambda mention: (mention.trigger, mention.id))
    added = [mention for mention in ordered if not mention.rule.startswith(f"{pack.language}/")]
    gaps = tuple(gap for gap in uncovered if not any(gap.span.overlaps(mention.trigger) for mention in added))
    return Extraction(tuple(ordered), gaps), tuple(warnings)


def _refusals(name: str, refused: Sequence[str]) -> str:
    more = f"; and {len(refused) - SHOWN} more" if len(refused) > SHOWN else ""
    return f"{name}: {len(refused)} drafts refused: {'; '.join(refused[:SHOWN])}{more}"


def _add(kept: dict[str, EventMention], told: defaultdict[str, list[Span]], mention: EventMention) -> None:
    """Keep a mention; `told` has the triggers of those kept, by class."""
    known = kept.get(mention.id)
    if known is not None:
        kept[mention.id] = replace(known, participants=_both(known.participants, mention.participants))
        return
    same = told[mention.event_class]
    if not any(mention.trigger.overlaps(trigger) for trigger in same):
        kept[mention.id] = mention
        same.append(mention.trigger)


def _both(first: Sequence[Participant], more: Sequence[Participant]) -> tuple[Participant, ...]:
    """The participants of both; where two share words, the first stays."""
    new = [item for item in more if not any(item.span.overlaps(known.span) for known in first)]
    return (*first, *new)
