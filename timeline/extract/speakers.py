"""Who speaks: the subject of a verb of saying, reporting or showing, wherever the language puts it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.chains import Memory
from timeline.extract.entities import MEDIA, SPEAKING, Named
from timeline.extract.lexicon import Hit
from timeline.extract.russian import can_be_subject
from timeline.extract.sentence import Sentence
from timeline.extract.speech import closes_speech, opens_speech, with_that
from timeline.language.eventwords import EventWords
from timeline.model import Span

PRO_DROP = frozenset({"zh", "vi", "es", "ru"})  # languages that leave out a subject who was named before
QUOTED = ("”", '"', "»", "」", "’", "“")
_HEARS = frozenset(
    {"told", "tells", "tell", "telling", "assured", "informed", "reminded", "notified"}
)  # a hearer follows
_FEW = re.compile(r"(?:[a-zà-ÿа-яё-]+ ){0,3}")
_ADVERBS = re.compile(
    r"(?:还|也|则|均|都|曾|已|又|并|向记者|对记者|在会上|在接受采访时|接受采访时|同时|随后|此前|此时|当时)+$"
)
_BODY = re.compile(r"(?:it|they|also|in turn| )*(?:it|they)(?: also| in turn| later| then)?$", re.IGNORECASE)
_RELATIVE = re.compile(r"[\s,]*(?:who|which|que|quien|quienes|qui|der|die|das|который|которая)\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:the |an? |one of |his |her |its |their |ones? |el |la |los |las |l[ea]s? |l'|une? |unos |unas |uno de |una de |sus? |"
    r"der |die |das |eine? |dem )",
    re.IGNORECASE,
)
_HEARER = re.compile(r" (?:to|a|ante|aux?|à la|der|dem) (?:the |la |el |los |este |esta |un |una )?[^\W\d_]+")
_NOUNS = re.compile(r"(?:[^\W\d_][\w’'-]*)(?: (?:de |del |de la |of |of the )?[^\W\d_][\w’'-]*){0,5}")


def find_subject(  # noqa: C901
    sentence: Sentence, hit: Hit, left: int, words: EventWords, memory: Memory
) -> tuple[Named | None, bool]:
    """The speaker and whether it follows the verb.

    In this order: the nearest document for "shows", the first free name of the clause, whoever a relative clause or an
    apposition before the verb belongs to, a name right after the verb, the subject of the clause before, and, where the
    language leaves it out, the last speaker.
    """
    before = [
        item
        for item in sentence.entities_in(left, hit.start)
        if item.kind in SPEAKING or item.kind in MEDIA or item.kind == "document"
    ]
    if hit.sense("show") and (documents := [item for item in before if item.kind == "document"]):
        return documents[-1], False
    free = [item for item in before if not is_oblique(sentence, item) and item.kind != "adjective"]
    if free:
        return _by_name(sentence, free) if not sentence.spaced else free[0], False
    if housed := next((item for item in before if _houses(sentence, hit, item)), None):
        return housed, False
    opening = _opening(sentence, left, hit.start)
    if memory.body is None and _BODY.search(opening) and (named := _body_before(sentence, left)):
        return named, False
    if memory.body is not None and (body := _BODY.search(opening)):
        at = sentence.text.find(body[0].strip(), left)
        return Named(at, at + len(body[0].strip()), Span(at, at + len(body[0].strip())), "ref", "body_ref"), False
    if (after := _follows(sentence, hit, left, opening, words)) and after in sentence.entities:
        return (
            after,
            True,
        )  # "…, which sank on Friday, the coast guard said": a known speaker behind the verb comes first
    if not opening and (
        named := _across(sentence, left) or _before_apposition(sentence, left) or _first_noun(sentence, left)
    ):
        return named, False
    if named := _relative_to(sentence, opening, left):
        return named, False
    if after := _follows(sentence, hit, left, opening, words):
        return after, True
    if earlier := _shared_subject(sentence, hit, left, opening):
        return earlier, False
    if (not sentence.spaced or words.language == "vi") and (carried := _carried(sentence, hit, left, opening, memory)):
        return carried, False
    if words.language in PRO_DROP and _says_at_once(sentence, hit, opening) and memory.recent is not None:
        return memory.recent, False
    return None, False


def _carried(sentence: Sentence, hit: Hit, left: int, opening: str, memory: Memory) -> Named | None:
    """外长驳斥这一说法，敦促各方克制; 强调…: a verb of saying at the head of a clause has the subject of what went before."""
    if _ADVERBS.sub("", opening) or hit.end - hit.start < 2 or not hit.sense("say"):
        return None
    if memory.recent is not None and sentence.start <= memory.recent.start < left:
        return memory.recent
    before = [item for item in sentence.entities_in(sentence.start, left) if item.kind in SPEAKING]
    subject = next((item for item in before if not is_oblique(sentence, item)), None)
    if subject is not None:
        return subject
    return memory.recent if left == sentence.start and _plain_saying(hit) else None


def _plain_saying(hit: Hit) -> bool:
    return hit.end - hit.start >= 2 and all(sense.kind in ("say", "report", "show") for sense in hit.senses)


def _body_before(sentence: Sentence, left: int) -> Named | None:
    """*Shares in Norwind fell after it announced*: the body named before in the sentence."""
    kinds = ("org", "company", "group", "party", "country", "name")
    return next(
        (item for item in reversed(sentence.entities_in(sentence.start, left + 12)) if item.kind in kinds), None
    )


def _first_noun(sentence: Sentence, left: int) -> Named | None:
    """*A lorry driver, the only witness, said*: a noun at the head of the sentence with an apposition behind it."""
    if sentence.text[left - 2 : left] != ", ":
        return None
    article = _ARTICLE.match(sentence.text, sentence.start)
    found = _NOUNS.match(sentence.text, article.end()) if article else None
    if found is None or sentence.text[found.end() : found.end() + 1] != "," or found.end() >= left - 2:
        return None
    if any(other.sense("trigger", "say") for other in sentence.hits if other.start < found.end()):
        return None
    return Named(sentence.start, found.end(), Span(sentence.start, found.end()), "role")


def _by_name(sentence: Sentence, free: Sequence[Named]) -> Named:
    """中国冶炼企业锦禾采购部经理郑以宁: whatever stands before a person without a mark says who the person is."""
    first = free[0]
    persons = [item for item in free if item.kind == "person" and item.start > first.end]
    if (
        first.kind == "person"
        or not persons
        or re.search("[，。；：、与和]", sentence.between(first.end, persons[0].start))
    ):
        return first
    return persons[0]


_TOLD_OF = re.compile(
    r"как|также|при этом|ранее|(?:как |ранее )?об? [\w -]{2,40}", re.IGNORECASE
)  # *Об этом сообщила …*
_INSIDE = re.compile(r"(?:^|[\s«,—–-])во? $", re.IGNORECASE)


def _houses(sentence: Sentence, hit: Hit, item: Named) -> bool:
    """*В министерстве заявили*: a plural verb without a subject is spoken by those in the house."""
    plural = sentence.text[hit.start : hit.end].endswith(("ли", "ют", "ут", "ят", "ат", "лись"))
    inside = _INSIDE.search(sentence.between(max(sentence.start, item.start - 4), item.start))
    return plural and inside is not None and item.kind in ("org", "role", "company", "name", "group", "party", "outlet")


def _opening(sentence: Sentence, left: int, end: int) -> str:
    """What stands before the verb in its clause, times and quotation marks left out."""
    text = sentence.between(left, end)
    for time in sentence.times_in(left, end):
        text = text.replace(time.span.slice(sentence.text), " ")
    return text.strip().strip("”\"»」’'“«")


def _says_at_once(sentence: Sentence, hit: Hit, opening: str) -> bool:
    """Whether the verb stands alone between speech and its mark: *«…», lamentó* or *Recordó que …*."""
    return opening in ("", "y", "e", "и", "và") and (
        with_that(sentence, hit) or closes_speech(sentence, hit) is not None
    )


def _follows(sentence: Sentence, hit: Hit, left: int, opening: str, words: EventWords) -> Named | None:
    """*…, said the mayor* and *…, informó ayer la agencia*: the speaker right after the verb."""
    mark = (sentence.between(left, hit.start).strip() or sentence.between(sentence.start, hit.start)).rstrip(" —–")[-1:]
    told_of = _TOLD_OF.fullmatch(opening) is not None
    if not told_of and (opening or not (mark in QUOTED or (words.after_verb and mark == ","))):
        return None
    if sentence.text[hit.start : hit.end].lower() in _HEARS:
        return None
    at = _past_hearer(sentence, hit.end)
    word = sentence.text[hit.start : hit.end].lower()
    heard = next((item for item in sentence.entities if 0 <= item.start - at <= 1), None)
    if heard and words.language == "ru" and can_be_subject(sentence.text[heard.start : heard.end], word) is False:
        at = min(heard.end + 1, sentence.end)  # *рассказал газете … шериф*
    after = next(
        (
            item
            for item in sentence.entities
            if item.start >= at and can_be_subject(sentence.text[item.start : item.end], word) is not False
        ),
        None,
    )
    article = _ARTICLE.match(sentence.text, at)
    limit = article.end() if article else at
    if after is not None and after.kind in SPEAKING | MEDIA and after.start < sentence.end:
        plain = mark in QUOTED and _FEW.fullmatch(sentence.between(limit, after.start)) is not None
        housed = _houses(sentence, hit, after) and not sentence.between(limit, after.start).strip(" вВо")
        if after.start <= limit or plain or housed:  # "…," said manager Hilda Crane
            return _named_after(sentence, after)
    if article is None or (found := _NOUNS.match(sentence.text, limit)) is None:
        return None
    end = min(found.end(), sentence.end)
    inside = [other for other in sentence.hits if limit <= other.start < end]
    if any(other.sense("trigger", "say", "report", "that") and not other.sense("names") for other in inside):
        return None
    if after is not None and 0 <= after.start - end <= 2 and after.kind in SPEAKING | MEDIA:
        return after  # "dijo la presidenta del sindicato, Rosario Quilaqueo"
    if after is not None and after.start < end:
        return after if after.kind in SPEAKING | MEDIA and not is_oblique(sentence, after) else None
    return Named(at, end, Span(at, end), "role")


def _past_hearer(sentence: Sentence, at: int) -> int:
    """Behind the day and the hearer that may stand between the verb and the speaker."""
    for _ in range(2):
        while at < sentence.end and sentence.text[at] == " ":
            at += 1
        time = next((time for time in sentence.times if at - 1 <= time.span.start <= at + 5), None)
        if time is not None and not sentence.between(at, time.span.start).strip(" elonthisamdво"):
            at = time.span.end
        elif (heard := _HEARER.match(sentence.text, at - 1)) and not _is_named(sentence, heard.end()):
            at = heard.end()
    while at < sentence.end and sentence.text[at] == " ":
        at += 1
    return at


def _is_named(sentence: Sentence, at: int) -> bool:
    return any(item.start < at <= item.end and item.kind not in MEDIA | {"ref"} for item in sentence.entities)


def _named_after(sentence: Sentence, office: Named) -> Named:
    """*said the minister, Daniel Rojas*: the office's holder is named behind the comma."""
    if office.kind != "role":
        return office
    names = [item for item in sentence.entities if item.kind in ("name", "person") and item.start >= office.end]
    if names and sentence.between(office.end, names[0].start).strip() == ",":
        holder = names[0]
        key = holder.id.replace("name:", "person:")
        return holder._replace(start=office.start, kind="person", id=key, country=office.country)
    return office


def _across(sentence: Sentence, left: int) -> Named | None:
    """*Marit Lunde, who leads the union, told*: the name before a relative clause that ends at the verb."""
    places = [at for at, _ in sentence.cuts if at < left]
    if not places or sentence.text[left - 2 : left - 1] != ",":
        return None
    for start in reversed(places[-2:]):
        if _RELATIVE.match(sentence.text, start):
            return next(
                (
                    item
                    for item in reversed(sentence.entities)
                    if item.end <= start and start - item.end <= 3 and item.kind in SPEAKING | MEDIA
                ),
                None,
            )
    return None


def _relative_to(sentence: Sentence, opening: str, left: int) -> Named | None:
    """*…, according to the mediator, who said*: whom the relative pronoun stands for."""
    if opening.lower() not in ("who", "quien", "quienes", "que", "qui", "which"):
        return None
    return next((item for item in reversed(sentence.entities) if item.end <= left and left - item.end <= 3), None)


def _before_apposition(sentence: Sentence, left: int) -> Named | None:
    """*Ana Ruiz, the mayor, said*: a clause that is nothing but a name is the subject across the apposition."""
    places = [at for at, _ in sentence.cuts if at <= left]
    if len(places) < 3:
        return None
    start, end = places[-3], places[-2]
    named = sentence.entities_in(start, end)
    whole = sentence.between(start, end).strip(' ,，“"')
    return named[0] if len(named) == 1 and len(whole) <= named[0].end - named[0].start + 4 else None


def _shared_subject(sentence: Sentence, hit: Hit, left: int, opening: str) -> Named | None:
    """*X condemned it and said*, *X left, adding that*: a verb without a subject of its own has that of the clause before."""
    joined = any(other.has("clauses", "coordinate") and left <= other.start < hit.start for other in sentence.hits)
    going_on = not opening and sentence.text.endswith("ing", hit.start, hit.end)
    return _earlier_subject(sentence, left) if joined or going_on else None


def _earlier_subject(sentence: Sentence, left: int) -> Named | None:
    """*X condemned it and said …*: the second verb shares the subject of the clause before."""
    start = max([sentence.start, *(at for at, _ in sentence.cuts if at < left)])
    shared = [
        item for item in sentence.entities_in(start, left) if item.kind in SPEAKING and not is_oblique(sentence, item)
    ]
    return shared[0] if shared else None


def unknown_speaker(sentence: Sentence, hit: Hit, left: int) -> Named | None:
    """A speaker no table or shape knows: the few words between the head of the clause and a verb that opens speech."""
    start = max(
        [left, *(time.span.end for time in sentence.times if left <= time.span.start and time.span.end <= hit.start)]
    )
    text = sentence.between(start, hit.start)
    text = _ADVERBS.sub("", text.rstrip()) if not sentence.spaced else text.rstrip()
    begin = start + len(text) - len(text.lstrip(" ,，“”\"'（("))
    text = text.strip(" ,，“”\"'（(")
    size = len(text.split()) if sentence.spaced else len(text)
    opens = opens_speech(sentence, hit) or closes_speech(sentence, hit) is not None or _plainly_says(text, hit)
    if not opens or not (1 <= size <= 7 if sentence.spaced else 2 <= size <= 14) or _TOLD_OF.fullmatch(text):
        return None
    inside = [other for other in sentence.hits if begin <= other.start < hit.start]
    if any(
        other.sense("trigger", "object_verb", "say", "report", "that", "clauses") and not other.sense("names")
        for other in inside
    ):
        return None
    return Named(begin, begin + len(text), Span(begin, begin + len(text)), "role")


def _plainly_says(text: str, hit: Hit) -> bool:
    """*A retired teacher said her house was gone*: a verb that can only be one of saying, after a noun with its article."""
    if text and "\u4e00" <= text[0] <= "\u9fff":
        return _plain_saying(hit) and text[0] not in "在对向从把被据随由但并而也还又就经按因为其此这那"
    return (
        len(hit.senses) == 1
        and hit.sense("say") is not None
        and (_ARTICLE.match(text) is not None or text[:1].isupper())
    )


def is_oblique(sentence: Sentence, item: Named) -> bool:
    """Whether a preposition stands before the name: it is where, to whom or about what, not who speaks."""
    for hit in sentence.hits:
        if hit.end > item.start:
            break
        if hit.has("roles") and not hit.has("roles", "passive") and not sentence.between(hit.end, item.start).strip():
            return not hit.has("roles", "actor")
    return False
