"""The event an article is about: the one its title and first sentences tell, not what somebody said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.model import Document, EventMention, Grain

SENTENCE = 100  # characters: how far one has to read to lose half a point
WEIGHTS = {  # how often a text is about such a thing when it tells of several
    "PROTEST": 1.2, "SANCTION": 0.5, "ASSAULT": 0.5, "HAZARD": 0.4, "ACCUSE": 0.25, "HARM": 0.2, "COERCE": 0.2, "OFFICE": 0.2,
    "AGREE": 0.1, "RETREAT": 1.2, "ENACT": -0.25, "CONSULT": -0.8, "OTHER": -0.3, "ESTABLISH": -0.3, "MOVE": -1.0,
    "STATEMENT": -1.5, "REPORT": -2.5,
}  # fmt: skip
REALIS = {"planned": -1.0, "hypothetical": -2.0, "denied": -2.0, "habitual": -1.5}
BACKGROUND = -2.0  # *the last victims of the crash were named*: the crash is what the news looks back on
_LOOKING_BACK = re.compile(
    r"\b(?:victims?|survivors?|anniversary|aftermath|anniversaries|wake|víctimas?|sobrevivientes?|aniversario|жертв\w*|"
    r"годовщин\w*|nạn nhân|kỷ niệm|victimes?|anniversaire|opfer\w*|jahrestag\w*|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )investigating|que investigan?|расследующ\w+|đang điều tra)\b[^,.;:]{0,40}$",
    re.IGNORECASE,
)
RELATIVE = -0.5  # *the governor, who won on Sunday, …*
_ASIDE = re.compile(r",\s(?:who|whose|which|quien|quienes|котор\w+|qui)\b[^,.;]*$", re.IGNORECASE)
PROTESTERS = ("manifestantes", "protesters", "demonstrators", "huelguistas")
_PURPOSE = re.compile(
    r"(?:\b(?:para|a fin de|con el fin de|to|pour|um|zu|чтобы|để)\s+(?:\w+\s)?|\ben\s+)$", re.IGNORECASE
)
_INFINITIVE = re.compile(r"(?:\bto\s\w+|\b(?:de|para)\s\w+[aei]r(?:se)?)$", re.IGNORECASE)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been|be|está|están|estaba|estaban)\s(?:\w+\s)?$", re.IGNORECASE)
_WORD = re.compile(r"\w{3,}|[\u4e00-\u9fff]{2}")


def main_mention(doc: Document, mentions: Sequence[EventMention]) -> EventMention | None:
    """The mention that tells what the document is about; None when it tells of nothing.

    `mentions` are those of `doc`, in text order. Earlier is better, words shared with the title count, and what
    happened beats what was said, planned or denied.
    """
    own = [mention for mention in mentions if mention.document == doc.id]
    if not own:
        return None
    title = {word.lower()[:5] for word in _WORD.findall(doc.title)}
    return max(own, key=lambda mention: (_score(doc, mention, title), -mention.trigger.start))


def _score(doc: Document, mention: EventMention, title: set[str]) -> float:
    place = (mention.trigger.start - (doc.title_span.end if doc.title_span else 0)) / SENTENCE
    words = {word.lower()[:5] for word in _WORD.findall(mention.span.slice(doc.text))}
    trigger = mention.trigger.slice(doc.text).lower()[:5]
    score = (
        -0.5 * min(place, 12)
        + (0.7 if "noun" not in mention.rule else 0.0)
        + 0.35 * min(len(words & title), 6)
        + (1.5 if trigger in title else 0.0)
    )
    return (
        score
        + WEIGHTS.get(mention.event_class, 0.0)
        + _told(doc, mention)
        + (0.5 if has_day(mention) else 0.0)
        + (BACKGROUND if mention.event_class != "HARM" and _looks_back(doc, mention) else 0.0)
        + (RELATIVE if _ASIDE.search(doc.text, max(0, mention.trigger.start - 60), mention.trigger.start) else 0.0)
    )


def _told(doc: Document, mention: EventMention) -> float:
    """How it is told: it happened rather than is planned; by a verb that stands for itself, not to say why or how."""
    kind, told = mention.event_class, REALIS.get(mention.realis, 0.0)
    if kind == "PROTEST":  # to announce one is news like holding one; *demonstrators* are people first
        people = mention.trigger.slice(doc.text).lower().startswith(PROTESTERS)
        return told + (0.4 if mention.realis == "planned" else 0.0) + (-1.2 if people else 0.0)
    if kind == "THREATEN" and mention.mode != "warn":
        told += 0.8
    if kind in ("HARM", "ASSAULT"):  # what an attack did is told in gerunds: *killing three*
        return told - (1.0 if _infinitive(doc, mention) else 0.0)
    if _adjunct(doc, mention):
        return told - 0.5
    return told + (1.5 if kind == "REQUEST" and "noun" not in mention.rule else 0.0)


def _adjunct(doc: Document, mention: EventMention) -> bool:
    """*marched to demand*, *marcharon exigiendo*: a purpose or a gerund beside the verb that tells the main thing."""
    word = mention.trigger.slice(doc.text).split()[0].lower()
    before = doc.text[max(0, mention.trigger.start - 25) : mention.trigger.start]
    gerund = word.endswith(("ing", "ndo", "ndole", "ndoles", "ndolas")) and not _PROGRESSIVE.search(before)
    return gerund or word == "en" or _PURPOSE.search(before) is not None


def _infinitive(doc: Document, mention: EventMention) -> bool:
    """*a threat to besiege*, *amenaza de sitiar*: what somebody has in mind."""
    return _INFINITIVE.search(doc.text, max(0, mention.trigger.start - 8), mention.trigger.end) is not None


def has_day(mention: EventMention) -> bool:
    """Whether a mention has a time of its own that names a day or less."""
    value = mention.time.value if mention.time else None
    return value is not None and value.start is not None and value.grain is not None and value.grain >= Grain.DAY


def _looks_back(doc: Document, mention: EventMention) -> bool:
    start = mention.trigger.start
    return bool(_LOOKING_BACK.search(doc.text, max(0, start - 60), start)) or doc.text[
        mention.trigger.end :
    ].startswith((" victim", " survivor", " anniversary"))
