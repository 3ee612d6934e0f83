"""What a person says about a timeline: verdicts, corrections, undo; and what only shows across many articles."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.errors import OptionError
from timeline.model import Case, Correction, Event, Judgement, Verdict
from timeline.notebook import findings
from timeline.notebook.explain import find
from timeline.notebook.listing import Listing
from timeline.notebook.options import checked, guess
from timeline.notebook.typed import Stretch, stretch

if TYPE_CHECKING:
    from typing import Self

    from timeline.link.consistency import Conflict
    from timeline.link.keydates import KeyDay
    from timeline.link.origins import Borrowing
    from timeline.notebook.findings import Neighbour

VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


class Desk:
    """The verbs by which a person works on a timeline. Each answers with a new one; nothing is changed in place."""

    __slots__ = ()
    if TYPE_CHECKING:
        case: Case

        def _anew(self, case: Case, words: str = "") -> Self: ...

    @checked
    def judge(self, a: str, b: str, verdict: str, *, by: str, why: str = "") -> Self:
        """The timeline after you have said whether two events, or two passages, are one happening.

        `a` and `b` are ids of events or of mentions; to judge an event is to judge all its mentions. `verdict` is
        ``same``, ``different``, or ``unsure``, which takes your word on them back. `by` is who says so, `why` the
        reason that `explain` will show. Your word beats the program's and the last word beats those before. Only what
        it touches is clustered anew. Raises `OptionError` for an unknown id, verdict or an empty name.

        >>> from timeline.notebook.verbs import build
        >>> t = build([{"text": "A ferry sank on 3 May 2024. A quay burned on 4 May 2024.", "language": "en"}])
        >>> one = t.judge(t.events[0].id, t.events[1].id, "same", by="ana")
        >>> len(t), len(one), len(one.undo())
        (2, 1, 2)
        """
        from timeline.link.revise import rejudge

        _signed("judge", by)
        if verdict not in VERDICTS:
            known = ", ".join(map(repr, VERDICTS))
            raise OptionError(f"judge(): no verdict {verdict!r}; existing are {known}.{guess(verdict, VERDICTS)}")
        left, right = _mentions(self.case, a), _mentions(self.case, b)
        together = f"{a} ~ {b}: {why}" if len(left) + len(right) > 2 else why
        if set(left) & set(right):
            raise OptionError(f"judge(): {a!r} and {b!r} are one event already; name two of its mentions to part them.")
        pairs = [(x, y) for x in left for y in right]
        if verdict == "same":  # one chain through all of them says as much, and grows with their number only
            pairs = [(left[0], other) for other in (*left[1:], *right)]
        score = {"same": 1.0, "different": 0.0}.get(verdict, 0.5)
        said = [Judgement(x, y, verdict, score, by, together) for x, y in pairs]
        return self._anew(rejudge(self.case, said))

    @checked
    def correct(self, id: str, *, when: str | date | None = None, title: str | None = None, by: str, why: str) -> Self:
        """The timeline with your date or title on an event, kept beside what the texts say, with who and why.

        `id` is an event's. `when` is a date as you would type it, as precise as you like: ``2025-10``, ``Oct 21``,
        ``31/10/2025``; `title` is any text; None leaves either as it is. The mentions and their rival claims stay; an
        event made anew keeps your word; `save` and `open` do too. Raises `OptionError` for an unknown id, text that
        is no date, nothing to correct, or no name or reason.

        >>> from timeline.notebook.verbs import build
        >>> t = build([{"text": "The ferry sank on 3 May 2024.", "language": "en"}])
        >>> t.correct(t.events[0].id, when="May 2024", by="ana", why="the log says only the month").events[0].when.timex
        '2024-05'
        """
        from timeline.link.correct import correct

        _signed("correct", by)
        if not why.strip():
            raise OptionError(
                "correct(): why is empty. Say what you know better by: it is shown beside the correction."
            )
        event = find(self.case, id)
        values: list[tuple[str, str]] = [] if when is None else [("when", _typed(self.case, when).timex)]
        values += [] if title is None or not title.strip() else [("title", title.strip())]
        if not values:
            raise OptionError("correct(): nothing to correct. Give when=…, title=… or both.")
        return self._anew(correct(self.case, _corrections(self.case, event, values, by, why)))

    def undo(self) -> Self:
        """The timeline before your last `judge` or `correct`, also when that was said before it was saved.

        A correction that set both a date and a title is taken back in two steps. Raises `OptionError` when nobody has
        said anything.
        """
        from timeline.link.revise import undo

        return self._anew(undo(self.case))

    def extend(self, documents: object, *, progress: bool = True) -> Self:
        """The timeline with more articles: only what they reach is linked anew, and every word of yours holds.

        `documents` is whatever `build` takes; an article that is here already is left out. `progress` shows a bar on
        long work. The first call looks through the whole timeline, further ones on its result cost what the articles
        cost. How rare words are is counted on from before; `build` with all articles weighs everything again.

        >>> from timeline.notebook.verbs import build
        >>> t = build([{"text": "The ferry sank on 3 May 2024.", "language": "en"}])
        >>> len(t.extend([{"text": "A quay burned on 4 May 2024.", "language": "en"}]))
        2
        """
        from timeline.notebook.growing import extended

        return self._anew(extended(self.case, documents, progress=progress))

    @checked
    def as_of(self, day: str | date) -> Self:
        """What the sources had said by the end of `day`: only the articles published until then, linked anew.

        `day` is a date as you would type it; of a month or a year, its last day counts. An article without a date is
        left out. Raises `OptionError` for text that is no date.

        >>> from timeline.notebook.verbs import build
        >>> t = build([{"text": "The ferry sank on 3 May 2024.", "language": "en", "published": "2024-05-04"}])
        >>> len(t.as_of("2024-05-03")), len(t.as_of("2024-05"))
        (0, 1)
        """
        from timeline.link.revise import as_of

        asked = _typed(self.case, day)
        last = (asked.end - timedelta(microseconds=1)).date()
        return self._anew(as_of(self.case, last), f"as of {last.isoformat()}")

    @checked
    def key_dates(self, n: int = 10) -> Listing[KeyDay]:
        """The `n` days that most independent articles come back to, the weightiest first.

        A day counts once for every origin that names it, so copies of one text add nothing; it counts more when it is
        still named days later. Raises `OptionError` when `n` is less than 1.
        """
        if n < 1:
            raise OptionError(f"key_dates(): n is {n}. Expected how many days you want, 1 or more.")
        return findings.key_dates(self.case, n)

    def origins(self) -> Listing[Borrowing]:
        """Who copies whom: texts that repeat another, sources that are cited, and circles of citation."""
        return findings.origins(self.case)

    @checked
    def neighbourhood(self, event: str, steps: int = 1) -> Listing[Neighbour]:
        """What stands around an event: what it answers, follows or is part of, what contradicts it, and who tells it.

        `event` is an event's id, or that of a mention in it. `steps` says how many relations away to look. A row "told by"
        is the path of one claim: the article, then whom it had it from, the speaker last. Raises `OptionError` when
        `steps` is less than 1, and for an id this timeline does not have.

        >>> from timeline.notebook.verbs import build
        >>> t = build([{"text": "Mayor Ortega said the ferry sank on 3 May 2024.", "language": "en", "source": "Post"}])
        >>> {row.how for row in t.neighbourhood(t.events[0].id)} >= {"told by"}
        True
        """
        if steps < 1:
            raise OptionError(
                f"neighbourhood(): steps is {steps}. Expected how many relations away to look, 1 or more."
            )
        return findings.neighbourhood(self.case, find(self.case, event), steps)

    def conflicts(self) -> Listing[Conflict]:
        """The smallest sets of sentences about time that cannot all hold, worst first; nothing is repaired."""
        return findings.conflicts(self.case)


def _signed(verb: str, by: str) -> None:
    if not by.strip():
        raise OptionError(f"{verb}(): by is empty. Give your name: a word that nobody said cannot be weighed later.")


def _mentions(case: Case, key: str) -> tuple[str, ...]:
    """The mentions that an id stands for: itself, or those of the event it names."""
    if key.startswith("m-") and any(mention.id == key for mention in case.mentions):
        return (key,)
    return find(case, key).mentions


def _typed(case: Case, typed: str | date) -> Stretch:
    today = date.today()
    near = max((doc.published for doc in case.documents if doc.published), default=today)
    return stretch(typed, today=today, near=near)


def _corrections(case: Case, event: Event, values: list[tuple[str, str]], by: str, why: str) -> list[Correction]:
    from timeline.link import MACHINE

    after = sum(judgement.by != MACHINE for judgement in case.judgements)
    return [
        Correction(event.id, event.mentions, "when" if what == "when" else "title", value, by, why, after)
        for what, value in values
    ]
