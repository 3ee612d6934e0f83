"""Who a mention goes back to, as keys by which two tellings are seen to have one origin.

The innermost source counts: its name, how it sounds in another script, and the body it is or speaks for. A source that is
only pointed at ("the agency", "the same ministry", a bare surname) is the one its article has named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from timeline.extract.gazetteer import by_id, names_in
from timeline.link.concepts import lexicon
from timeline.link.names import name_keys, names_in_text, shared, sound_keys
from timeline.link.profile import Profile
from timeline.link.spelling import fold, tokens
from timeline.link.weights import weights
from timeline.model import Attribution, Document, Span

_AROUND = 60  # characters beside a name in which an article says what its bearer is
_NAME = 4  # letters: a shorter word beside a body is seldom its spokesman
_SPEAKS = frozenset({"spokesperson", "spokesman_army"})
_MEDIA = ("outlet", "agency")
Keys = frozenset[str]


def origin_keys(seen: Iterable[Profile], paper: Mapping[str, str]) -> dict[str, Keys]:
    """Mention id to the keys of its origin: of its innermost source that can be told apart, else of its paper.

    seen: the mentions, whole articles of them where possible. paper: document id to the key of the paper, where copies of
    one text have one.
    """
    by_document: dict[str, list[Profile]] = defaultdict(list)
    for one in seen:
        by_document[one.document.id].append(one)
    out: dict[str, Keys] = {}
    for document, members in by_document.items():
        own, sources = frozenset({f"d:{paper[document]}"}), _Sources(members)
        for one in members:
            out[one.mention.id] = _keys(one, sources) or own
    return out


class _Sources:
    """The sources that one article names, each looked up once: most of its mentions have the same."""

    def __init__(self, members: Sequence[Profile]) -> None:
        """members: the article's mentions."""
        self._doc = members[0].document
        self._known: dict[tuple[str, Span | None], Keys] = {}
        every = [link for one in members for link in one.mention.attribution if link.role in _MEDIA]
        media = {(link.name, link.span): link for link in every}
        self._media = [(link.span.start, link) for link in media.values() if link.span is not None]

    def keys(self, link: Attribution) -> Keys:
        """As `link_keys`."""
        key = (link.name, link.span)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = link_keys(link, self._doc)
        return known

    def before(self, at: int) -> Keys:
        """The keys of the medium that is named last before a place of the article."""
        found = [(start, keys) for start, link in self._media if start < at and (keys := self.keys(link))]
        return max(found, key=lambda row: (row[0], sorted(row[1])), default=(0, frozenset()))[1]


def _keys(one: Profile, sources: _Sources) -> Keys:
    chain = one.mention.attribution[:-1] if one.family == "REPORT" else one.mention.attribution
    for link in reversed(chain):
        if link.role == "document":
            continue
        own = sources.keys(link) or _meant(link, one, sources)
        if own:
            return own | _introduced(own, one.document)
    return next((keys for link in reversed(chain) if (keys := _nameless(link, one.document.language))), frozenset())


def _nameless(link: Attribution, language: str) -> Keys:
    """What several nameless speakers are ("rescuers"), which sets them apart from the paper; one nameless man is nobody."""
    if link.role != "speaker":
        return frozenset()
    said = lexicon(language).find([token.text.lower() for token in tokens(link.name)])
    return frozenset(f"r:{concept}" for *_, concept in said)


def link_keys(link: Attribution, doc: Document) -> Keys:
    """The keys of one link of a chain; none for one that is only pointed at."""
    language, name = doc.language, link.name.strip('《》"“”«» ')
    known = names_in(language.split("-")[0]).get(name)
    if known is not None and not known[1]:
        return frozenset({"p:" + known[0].id} | _bodies(name, language))
    keys = {*name_keys(name, language), *sound_keys(name, language)} if _is_name(name) else set()
    keys |= {"p:" + found for found in names_in_text(name, language) if by_id()[found].kind == "person"}
    keys |= _bodies(_with_title(link, doc) if keys else name, language)
    return frozenset(keys)


def _is_name(name: str) -> bool:
    return any(letter.isupper() for letter in name) or not name.isascii()


def _bodies(words: str, language: str) -> set[str]:
    """The bodies that words name, with their country where they give it."""
    said = {concept for *_, concept in lexicon(language).find([token.text.lower() for token in tokens(words)])}
    countries = sorted({n.removeprefix("country:") for n in names_in_text(words, language) if n.startswith("country:")})
    return {f"b:{body}:{countries[0] if len(countries) == 1 else ''}" for body in said & weights().bodies}


def _with_title(link: Attribution, doc: Document) -> str:
    """A name with what stands right before it ("spokesman for the defence ministry, Colonel N")."""
    if link.span is None:
        return link.name
    return _clause(doc.text, link.span)


def _clause(text: str, span: Span) -> str:
    """The words around a span, no farther than its sentence and a few dozen letters."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    for mark in ("\n", ". ", "。", "; ", "；", "”", '"'):
        before, after = before.rpartition(mark)[2], after.partition(mark)[0]
    return before + text[span.start : span.end] + after


def _meant(link: Attribution, one: Profile, sources: _Sources) -> Keys:
    """Whom "the agency" is: the source of its role named last before it in the article."""
    if link.role not in _MEDIA:
        return frozenset()
    return sources.before(link.span.start if link.span else one.mention.span.start)


def _introduced(own: Keys, doc: Document) -> Keys:
    """The bodies that the article says the bearer of a name speaks for, wherever in it that stands."""
    spoken = _spokesmen(doc)
    return frozenset(body for key in own if key in spoken for body in spoken[key])


@lru_cache(maxsize=4096)
def _spokesmen(doc: Document) -> Mapping[str, frozenset[str]]:
    """Name key to the bodies beside it, where the words beside it say that somebody speaks for them."""
    out: dict[str, frozenset[str]] = {}
    words = tokens(doc.text)
    for first, _, concept in lexicon(doc.language).find([token.text.lower() for token in words]):
        if concept not in _SPEAKS:
            continue
        clause = _clause(doc.text, Span(words[first].start, words[first].end))
        bodies = frozenset(_bodies(clause, doc.language))
        for token in tokens(clause):
            if bodies and token.text[0].isupper() and len(token.text) >= _NAME:
                key = "n:" + fold(token.text)
                out[key] = out.get(key, frozenset()) | bodies
    return out


def one_origin(left: Keys, right: Keys) -> bool:
    """Whether two mentions of one event go back to one source: a name or its sound, or a body, is shared.

    >>> one_origin(frozenset({"b:defence_ministry:LY"}), frozenset({"b:defence_ministry:"}))
    True
    >>> one_origin(frozenset({"b:defence_ministry:LY"}), frozenset({"b:defence_ministry:RU"}))
    False
    """
    if shared(left, right, scripts=True):
        return True
    mine, yours = ([key.split(":") for key in keys if key.startswith("b:")] for keys in (left, right))
    return any(a[1] == b[1] and (not a[2] or not b[2]) for a in mine for b in yours)
