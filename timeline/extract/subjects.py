"""Subjects no table and no shape knows: *Organisers vowed*, *Los convocantes prometieron*, *Two deputies quit*."""

from __future__ import annotations

import re

from timeline.extract.entities import Named
from timeline.extract.lexicon import Hit
from timeline.extract.sentence import Sentence
from timeline.extract.triggers import Trigger
from timeline.model import Span


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORDS = re.compile(r"[\w’'-]+")
_AUXILIARY = _set("""
    has have had will would could may might should must can shall did does do not never also then later already now still
    just even since to be is are was were been being ha han había habían haya hayan hubo se no ya también lo la los las le
    les nos ayer hoy aún todavía luego después además solo sólo he hemos iba iban va van fue fueron quickly immediately
    finally reportedly allegedly repeatedly openly publicly a
""")
_NEVER = _set("""
    he she it they we i you who which that this these those what there here when where while as if because although though
    after before since until on in at by for with from to of into over under during despite amid and or but nor so yet not
    no nobody nothing then thus however meanwhile also why how él ella ellos ellas quien quienes que esto eso ello donde
    cuando como si porque aunque tras después antes desde hasta en por para con sin sobre según durante mientras al del de
    a ante y o e u pero sino ni nada nadie así luego además también cuyo cuya lo se
""")
_DETERMINERS = _set("""
    the a an his her its their our some several many most both all two three four five six seven eight nine ten dozens
    hundreds thousands another other one el la los las un una unos unas su sus ambos ambas varios varias dos tres cuatro
    cinco seis siete ocho nueve diez otros otras otro otra decenas cientos miles muchos muchas algunos algunas
""")
_PLACE_OR_TIME = _set("day week month year morning night evening time hours minutes día semana mes año noche")
LONGEST = 6  # words
LANGUAGES = frozenset({"en", "es"})


def plain_subject(sentence: Sentence, trigger: Trigger, floor: int, language: str) -> Named | None:
    """The few words before an active verb, when they can be nothing but its subject; None otherwise."""
    if language == "zh":
        return _han_subject(sentence, trigger, floor)
    if trigger.part != "verb" or language not in LANGUAGES:
        return None
    start = max(floor, trigger.clause.start)
    if sentence.times_in(start, trigger.start):
        start = max(time.span.end for time in sentence.times_in(start, trigger.start))
    found = list(_WORDS.finditer(sentence.text, start, trigger.start))
    while found and found[-1][0].lower() in _AUXILIARY and found[-1][0].lower() not in ("the",):
        found.pop()
    while found and found[0][0].lower() in ("and", "but", "y", "e", "pero", "that", "que", "then"):
        found.pop(0)
    if not found or len(found) > LONGEST or found[0][0].lower() in _NEVER or found[-1][0].lower() in _PLACE_OR_TIME:
        return None
    begin, end = found[0].start(), found[-1].end()
    text = sentence.text[begin:end]
    if re.search(r"[^\w\s’'-]", text) or any(begin <= hit.start < end and _telling(hit) for hit in sentence.hits):
        return None
    first = found[0][0]
    plural = len(found) == 1 and first[0].isupper() and first.endswith("s")
    if not plural and first.lower() not in _DETERMINERS and not (language == "en" and found[-1][0].endswith("s")):
        return None
    if found[-1][0].lower() in _DETERMINERS:
        return None
    return Named(begin, end, Span(begin, end), "role")


_HAN_ADVERBS = re.compile(
    r"(?:已经|已|曾经|曾|正在|正|将于|将会|将|拟|还|也|又|再|再次|再度|则|均|都|便|就|随后|随即|此前|日前|近日|一度|先后|相继|分别|共同|联合|"
    r"当天|当日|当晚|当场|首次|首度|公开|正式|紧急|继续|开始|成功|立即|立刻|当庭|一致|纷纷|集体|强烈|严厉|坚决|计划|宣布|决定|于|共|发起|展开|"
    r"进行|实施|举行|提出|发动|遭到|可能|或|一起)+$"
)
_HAN_NEVER = frozenset(
    "在对向从把被将为因据随由但并而也还又就其此这那该不没仍已正再均都" + "与和同跟以于至到当若如受遭每各按经靠趁沿自另"
)
_HAN_OUTSIDE = ("HARM", "HAZARD", "ESTABLISH.market", "OTHER.life", "STATEMENT", "REPORT")


def _han_subject(sentence: Sentence, trigger: Trigger, floor: int) -> Named | None:
    """外卖骑手抵制, 执政联盟赢得: two to ten characters from the head of the clause up to the verb and its adverbs."""
    if trigger.event_class.startswith(_HAN_OUTSIDE):
        return None
    start = max(floor, trigger.clause.start)
    times = sentence.times_in(start, trigger.start)
    start = max([start, *(time.span.end for time in times)])
    head = sentence.text[trigger.clause.start : times[0].span.start] if times else ""
    text = sentence.text[start : trigger.start]
    if times and len(times) == 1 and not text.strip() and head:  # 议会周一罢免
        start, text = trigger.clause.start, head
    text = _HAN_ADVERBS.sub("", text.rstrip())
    if not 2 <= len(text) <= 10 or text[0] in _HAN_NEVER or re.search(r"[^\u4e00-\u9fff·]|[的了着]|[在对向把被]", text):
        return None
    inside = [hit for hit in sentence.hits if start <= hit.start < start + len(text)]
    if any(_telling(hit) or hit.has("roles") or hit.sense("realis") for hit in inside if hit.end - hit.start > 1):
        return None
    return Named(start, start + len(text), Span(start, start + len(text)), "role")


def _telling(hit: Hit) -> bool:
    return hit.sense("trigger", "object_verb", "say", "report", "clauses") is not None and not hit.sense("names")
