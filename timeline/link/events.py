"""A cluster of mentions to one event record: title, date, sides of a dispute, origins."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.extract.gloss import gloss, title_of
from timeline.link.disputes import realities, tolls, when
from timeline.link.origins import origin_groups
from timeline.link.profile import Profile
from timeline.model import Event


def event_id(mentions: Sequence[str]) -> str:
    """The id of the event with these mentions: of its first mention's id, so that it stays when others join.

    >>> event_id(["m-2", "m-1"]) == event_id(["m-1"])
    True
    """
    return "ev-" + hashlib.blake2b(min(mentions).encode(), digest_size=4).hexdigest()


def make_event(
    cluster: Sequence[str], profiles: Mapping[str, Profile], origin: Mapping[str, frozenset[str]], reader: str
) -> Event:
    """The event these mentions tell of.

    cluster: their ids. profiles: by mention id. origin: mention id to the key of its origin. reader: the language the
    gloss is written in.
    """
    members = sorted((profiles[name] for name in cluster), key=lambda one: one.mention.id)
    shown = best_told(members)
    told = profiles.get(shown.mention.about or "")
    dated = when(members)
    real, real_clash = realities(members, dated.value)
    counted, toll_clash = tolls(members)
    return Event(
        id=event_id(cluster),
        title=title_of(shown.mention, shown.document),
        gloss=gloss(shown.mention, reader, doc=shown.document, about=told.mention if told else None),
        event_class=_class_of(members),
        mentions=tuple(one.mention.id for one in members),
        when=dated.value,
        when_basis=dated.basis,
        alternatives=(*dated.sides, *real, *counted),
        disputed=dated.disputed or real_clash or toll_clash,
        origins=origin_groups(cluster, origin),
    )


def best_told(members: Sequence[Profile]) -> Profile:
    """The mention that says most: actual, dated, finest, with most names and numbers; ties by id."""

    def rank(one: Profile) -> tuple[bool, bool, int, int, str]:
        grain = one.readings[0].grain if one.readings else None
        said = len(one.mention.participants) + len(one.mention.quantities)
        return (one.mention.realis != "actual", not one.readings, -(grain or 0), -said, one.mention.id)

    return min(members, key=rank)


def _class_of(members: Sequence[Profile]) -> str:
    """The commonest class, with its commonest mode; anything is better than OTHER."""
    names = Counter(
        f"{one.mention.event_class}.{one.mention.mode}" if one.mention.mode and "." not in one.mention.event_class
        else one.mention.event_class
        for one in members
    )  # fmt: skip
    return min(names, key=lambda name: (name.startswith("OTHER"), -names[name], name))
