"""Mentions → entities, across articles: a map laid over the statements, never a rewrite.

An extraction already joins the mentions of one article under one name (``Mention.name``). Here
those names are joined over all articles: first what kind of thing a name is, by vote; then
organisations and places by the forms of their names; then persons, by the weighted evidence of
``evidence.WEIGHTS``. The user's decisions win over all evidence. Each judgement is kept.

The names lie in a table on disk (``kg.resolve.table``), and so do the groups that are made of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from kg.errors import StoreError
from kg.model import Extraction, Resolution
from kg.resolve import blocks, events, joining, lone, transcribed
from kg.resolve.decisions import Decision, apply
from kg.resolve.gather import Gathered, gather
from kg.resolve.groups import Groups
from kg.resolve.links import Labels, link
from kg.resolve.outcome import Judgements, Whom, distinct
from kg.resolve.table import Table


def resolve(
    extractions: Iterable[Extraction],
    *,
    decisions: Sequence[Decision] = (),
    labels: Labels | None = None,
) -> Resolution:
    """Which entity each name of each article is, see ``resolve_gathered``."""
    return resolve_gathered(map(gather, extractions), decisions=decisions, labels=labels)


def resolve_gathered(
    articles: Iterable[Gathered],
    *,
    decisions: Sequence[Decision] = (),
    labels: Labels | None = None,
) -> Resolution:
    """Which entity each name of each article is, from what the articles say of their names. The same articles, in
    whatever order, give the same entities with the same keys. Memory holds each different name and the entities.

    Raises FormatError where the decisions contradict each other, StoreError where the disk is full."""
    try:
        return _resolved(articles, decisions, labels)
    except sqlite3.Error as error:
        raise StoreError(f"the table of names cannot be written to the folder for temporary files: {error}") from error


def _resolved(articles: Iterable[Gathered], told: Sequence[Decision], labels: Labels | None) -> Resolution:
    table = Table()
    table.fill(articles)
    applied = apply(told, table)
    groups = Groups(table)
    others = {}
    alone, respelled = lone.Lone.of(table), transcribed.Transcribed()
    for group in blocks.grouped(table):
        number = groups.add(group)
        alone.note(number, group)
        respelled.note(number, group)
        if found := joining.other_names(group):
            others[number] = found
    joining.join(groups, others)
    transcribed.join(groups, respelled)
    lone.join(groups, alone)
    numbers, entities = distinct(groups)
    linked, doubts = link(entities, labels)
    by_name = Whom(groups, numbers, linked)
    judged = Judgements(groups, by_name, applied)
    by_event = events.same(table, by_name)
    return Resolution(tuple(by_name.entities), by_name, judged, (*applied.warnings, *doubts), by_event)
