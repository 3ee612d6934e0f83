"""Clustering near what is said anew comes to what clustering everything comes to, whatever the graph."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.link.cluster import cluster, word_of_persons
from timeline.link.local import Said, clustered_near
from timeline.link.score import MACHINE
from timeline.link.weights import weights
from timeline.model import Judgement

NAMES = [f"m-{number:02}" for number in range(18)]
PAIRS = list(combinations(NAMES, 2))
SCORES = st.sampled_from((0.1, 0.25, 0.3, 0.32, 0.33, 0.4, 0.5, 0.6, 0.8, 0.9, 0.97, 0.99))
machine = st.builds(
    lambda pair, score, barred: Judgement(*pair, "different" if barred else "same", score, MACHINE, ""),
    st.sampled_from(PAIRS),
    SCORES,
    st.integers(0, 5).map(lambda draw: draw == 0),
)
graphs = st.lists(machine, max_size=60, unique_by=lambda one: (one.left, one.right))
persons = st.lists(
    st.builds(
        lambda pair, verdict: Judgement(*pair, verdict, 1.0, "ana", ""),
        st.sampled_from(PAIRS),
        st.sampled_from(("same", "different", "unsure")),
    ),
    max_size=5,
)


def whole(judgements, names=NAMES):
    using = weights()
    by_machine = [one for one in judgements if one.by == MACHINE and one.left in names and one.right in names]
    words = word_of_persons(judgements, MACHINE)
    return set(cluster(names, by_machine, words, join=using.join, missing=using.missing, attach=using.attach))


def laid_over(old, spoken_of, judgements):
    """The old clusters with what is made anew in their place, as a case is brought further."""
    home = {name: group for group in old for name in group}
    groups = clustered_near(spoken_of, home, Said(judgements))
    moved = {name for group in groups for name in group}
    kept = {group for group in old if not moved & set(group)}
    assert {name for group in kept for name in group}.isdisjoint(moved)
    return kept | groups


@settings(max_examples=400, deadline=None)
@given(graphs, persons, persons)
def test_a_persons_words_move_what_they_would_have_moved_in_all(judged, before, after):
    old = whole([*judged, *before])
    said = [*judged, *before, *after]
    spoken_of = {name for word in after for name in (word.left, word.right)}
    assert laid_over(old, spoken_of, said) == whole(said)
    back = laid_over(whole(said), spoken_of, [*judged, *before])  # and all of it taken back
    assert back == old


@settings(max_examples=400, deadline=None)
@given(graphs, persons, st.integers(1, 4))
def test_new_mentions_move_what_they_would_have_moved_in_all(judged, words, fresh):
    known, new = NAMES[fresh:], set(NAMES[:fresh])
    words = [word for word in words if word.left in known and word.right in known]
    old = whole([*judged, *words], known)
    assert laid_over(old, new, [*judged, *words]) == whole([*judged, *words])


@settings(max_examples=200, deadline=None)
@given(graphs, persons, st.data())
def test_clusters_that_are_hidden_are_made_anew_where_they_are_reached(judged, words, data):
    old = whole([*judged, *words])
    hidden = data.draw(st.sets(st.sampled_from(sorted(old)), max_size=3))
    word = replace(data.draw(st.sampled_from(words)) if words else Judgement("m-00", "m-01", "same", 1.0, "bo", ""))
    said = [*judged, *words, word]
    home = {name: group for group in old - hidden for name in group}
    groups = clustered_near({word.left, word.right}, home, Said(said))
    assert groups <= whole(said)


def test_a_far_part_of_a_chain_is_not_looked_at():
    chain = [Judgement(a, b, "same", 0.6, MACHINE, "") for a, b in zip(NAMES[::2], NAMES[1::2], strict=True)]
    chain += [Judgement(a, b, "unsure", 0.4, MACHINE, "") for a, b in zip(NAMES[1::2], NAMES[2::2], strict=False)]
    old = whole(chain)
    assert len(old) == len(NAMES) // 2
    word = Judgement(NAMES[0], NAMES[1], "different", 0.0, "ana", "")
    home = {name: group for group in old for name in group}
    groups = clustered_near({NAMES[0], NAMES[1]}, home, Said([*chain, word]))
    assert len({name for group in groups for name in group}) < len(NAMES)
    assert groups <= whole([*chain, word])
