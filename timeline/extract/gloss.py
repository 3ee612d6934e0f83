"""An event in words: its title in the text's own words, and a gloss in the reader's language.

The gloss is composed from a template of the class, canonical names, numbers and realis, so a reader of neither
language can follow; nothing in it is translated prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.extract.gazetteer import local_name
from timeline.extract.lexicon import lexicon_for
from timeline.extract.wording import Name, fill, joined, labels, name_of, number, templates
from timeline.language.eventwords import event_words
from timeline.language.pack import load_pack
from timeline.model import Document, EventMention, Participant

LABEL_LANGUAGES = ("en", "vi", "zh", "ru", "es", "fr", "de")
TITLE_LENGTH = 90
TALK = frozenset({"STATEMENT", "REPORT", "CONSULT"})  # numbers beside such a word belong to what is said
SHIP_LIKE = ("actor", "name")  # of an accident: a name no table knows
COUNTED = frozenset({"HARM", "AID", "COERCE", "PROTEST", "MOBILIZE", "ASSAULT"})  # people beside it were part of it
GROUND = frozenset({"ESTABLISH", "MOVE", "MOBILIZE", "HAZARD", "HARM"})
GENITIVES = frozenset({
    " of ", " of the ", "'s ", "’s ", " của ", " ", "的", " de ", " del ", " de la ", " de los ", " du ", " des ", " der ",
    " von ", " vom ",
})  # fmt: skip
TOPICS = frozenset({"country", "person", "org", "company", "group", "city", "place"})
_COLON = {"zh": "：", "fr": "\u00a0: "}
_COMMA = {"zh": "，"}


def title_of(mention: EventMention, doc: Document) -> str:
    """The shortest stretch of the mention's quote that still tells it, at most 90 characters, in the text's words.

    `mention` is a mention of `doc`. The title begins after a leading conjunction and ends where a clause ends.
    """
    quote = mention.span.slice(doc.text)
    begin = _after_conjunction(quote, doc.language)
    trigger = mention.trigger.start - mention.span.start
    begin = begin if begin <= trigger else 0
    text = " ".join(quote[begin:].split()).rstrip(".。")
    limit = TITLE_LENGTH if " " in text else TITLE_LENGTH // 2  # characters that fill a square count twice
    if len(text) <= limit:
        return text
    trigger = len(" ".join(quote[begin : mention.trigger.end - mention.span.start].split()))
    start = 0 if trigger <= limit else _word_start(text, trigger - limit // 2)
    end = _word_end(text, start + limit, max(trigger, start + 1))
    return ("… " if start else "") + text[start:end].rstrip(" ,;:，；：、") + (" …" if end < len(text) else "")


def gloss(
    mention: EventMention,
    reader_language: str = "en",
    *,
    doc: Document | None = None,
    about: EventMention | None = None,
) -> str:
    """A line in the reader's language: who did what to whom, where, how many, how sure.

    `reader_language` is one of en, vi, zh, ru, es, fr, de; any other is read as English. `doc` is the document of the
    mention: with it pronouns are left out and a statement says what it speaks of; `about` is the mention it tells of.
    """
    language = reader_language.split("-")[0]
    language = language if language in LABEL_LANGUAGES else "en"
    names = _names(mention, language, doc)
    slots = _slots(mention, names, language)
    slots["m"] = _matter(mention, language, doc)
    if mention.event_class == "STATEMENT":
        slots |= {"c": _told(about, language, doc, slots["a"]), "k": _topic(mention, language, doc)}
    plural = len(names["actor"]) > 1 or any(name.plural for name in names["actor"])
    chosen = templates(language, mention.event_class, mention.mode)
    body, used = next(((text, t) for t in chosen if (text := fill(t, slots, plural=plural))), ("", ""))
    if not body:
        body, used = _plain(mention, slots, language), "{n}"
    known = labels(language)
    marks = [known.get(mark, mark) for mark in _marks(mention)]
    people = any(item.unit == "person" for item in mention.quantities) and mention.event_class not in COUNTED
    silent = people or mention.event_class in TALK or "{n}" in used or "{s}" in used
    numbers = "" if silent else slots["n"]
    extra = [*([numbers] if numbers else []), *marks]
    return _headed(body) + (f" ({_COMMA.get(language, ', ').join(extra)})" if extra else "")


def _names(mention: EventMention, language: str, doc: Document | None) -> dict[str, list[Name]]:
    """The names by role, each thing once; vessels under a key of their own as well."""
    names: dict[str, list[Name]] = {role: [] for role in ("actor", "recipient", "place", "instrument", "vessel")}
    seen: set[str] = set()
    last: Participant | None = None
    for participant in sorted(mention.participants, key=lambda item: item.span):
        name = name_of(participant, language, doc)
        owned, last = last, participant
        if name is None or name.text in seen or not _can(mention, participant):
            continue
        role = _role(mention, participant)
        if owned is not None and doc is not None and names[owned.role] and _of(doc, owned, participant):
            whole = names[owned.role][-1]
            if participant.kind == "place" and not participant.name:
                continue  # "the province's police": which one it is, it does not say
            names[owned.role][-1] = Name(f"{whole.text} ({name.text})", whole.plural)
            seen.add(name.text)
            continue
        seen.add(name.text)
        names[role].append(name)
        if participant.kind == "vessel" or (mention.event_class == "HAZARD" and (role, participant.kind) == SHIP_LIKE):
            names["vessel"].append(name)
    return names


def _can(mention: EventMention, participant: Participant) -> bool:
    """Whether such a thing can do such a deed: a weapon opens nothing, a ship asks for nothing."""
    thing = participant.kind in ("weapon", "vessel") and participant.role == "actor"
    return not thing or mention.event_class in (
        ("MOVE", "HAZARD", "ASSAULT") if participant.kind == "vessel" else ("MOVE", "ASSAULT")
    )


def _role(mention: EventMention, participant: Participant) -> str:
    """Its role here: what happens to the ground of a country is told by its place."""
    ground = participant.kind in ("country", "city", "place") and participant.role == "recipient"
    return "place" if ground and mention.event_class in GROUND else participant.role


def _of(doc: Document, owned: Participant, owner: Participant) -> bool:
    """Whether the second only says whose the first is: *the captain of the Lantern Star*."""
    gap = doc.text[owned.span.end : owner.span.start] if owned.span.end < owner.span.start else ""
    return gap in GENITIVES and owned.kind in ("role", "org", "company", "place", "vessel")


def _matter(mention: EventMention, language: str, doc: Document | None) -> str:
    """What is promised or asked: the first thing told after the verb, by its label."""
    if doc is None or mention.event_class not in ("AGREE", "REQUEST") or mention.trigger.end >= mention.span.end:
        return ""
    known = labels(language)
    for hit in lexicon_for(load_pack(doc.language)).scan(doc.text[mention.trigger.end : mention.span.end]):
        sense = hit.sense("trigger")
        family = sense.value.split(".")[0] if sense and sense.part == "noun" else ""
        if sense and family and family not in (mention.event_class, "HARM", "OTHER"):
            return known.get(sense.value) or known.get(family, "")
    return ""


def _slots(mention: EventMention, names: Mapping[str, list[Name]], language: str) -> dict[str, str]:
    place = joined(names["place"][:1], language)
    thing = joined(names["recipient"], language)
    means = joined(names["instrument"], language)
    told = [item for item in mention.quantities if item.unit != "piece" or item.what]
    counted = [number(quantity, language) for quantity in told[:2]]
    numbers = _COMMA.get(language, ", ").join(counted)
    vessels = names["vessel"]
    return {
        "a": joined(names["actor"], language),
        "o": thing or means,
        "p": place,
        "t": thing or place or means,
        "n": numbers,
        "s": numbers or thing or means,
        "v": joined(vessels, language),
        "x": joined(vessels, language) if len(vessels) > 1 else "",
    }


def _told(about: EventMention | None, language: str, doc: Document | None, speaker: str) -> str:
    """What is said, by its own gloss; a speaker who did it is not named twice."""
    if about is None or about.event_class == "STATEMENT" or not (about.participants or about.quantities):
        return ""
    text = gloss(about, language, doc=doc)
    own = _headed(speaker)
    return text.removeprefix(own).lstrip(" :：") if own and text.startswith(own) else text


def _topic(mention: EventMention, language: str, doc: Document | None) -> str:
    """Whom or which place what is said names, apart from the speaker."""
    if doc is None:
        return ""
    spoken = mention.span.slice(doc.text)
    own = [item.span for item in mention.participants]
    ids = {item.id for item in mention.participants}
    for hit in lexicon_for(load_pack(doc.language)).scan(spoken):
        at = mention.span.start + hit.start
        if hit.entity is None or hit.ambiguous or hit.entity.kind not in TOPICS or hit.entity.id in ids:
            continue
        if not any(span.start <= at < span.end for span in own):
            return local_name(hit.entity.id, language) or hit.entity.name
    return ""


def _plain(mention: EventMention, slots: Mapping[str, str], language: str) -> str:
    """The class label with what is known around it, where no template has all it needs."""
    known = labels(language)
    what = known.get(f"{mention.event_class}.{mention.mode}") or known.get(mention.event_class)
    colon, comma = _COLON.get(language, ": "), _COMMA.get(language, ", ")
    about = comma.join(item for item in (slots["o"], slots["p"]) if item)
    numbers = slots["n"] if mention.event_class not in ("STATEMENT", "REPORT", "CONSULT") else ""
    head = slots["a"] + colon if slots["a"] else ""
    body = head + (what or mention.event_class.lower()) + (f" ({about})" if about else "")
    return body + (f"{comma}{numbers}" if numbers else "")


def _headed(text: str) -> str:
    return text[:1].upper() + text[1:]


def _after_conjunction(quote: str, language: str) -> int:
    words = event_words(load_pack(language))
    small = quote.lower()
    for length in range(12, 0, -1):
        head = small[:length]
        joins = any(sense.kind == "clauses" and sense.value == "coordinate" for sense in words.forms.get(head, ()))
        if joins and (not words.spaced or small[length : length + 1].isspace()):
            return length + (1 if words.spaced else 0)
    return 0


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", max(at, 0))
    return space + 1 if 0 <= space < at + 20 else at


def _word_end(text: str, at: int, least: int) -> int:
    if at >= len(text):
        return len(text)
    stops = [text.rfind(mark, least, at) for mark in (",", "，", ";", "；", " ")]
    best = max(stops)
    return best if best > least else at


def _marks(mention: EventMention) -> Iterable[str]:
    if mention.realis != "actual":
        yield mention.realis
    if mention.certainty != "asserted":
        yield mention.certainty
