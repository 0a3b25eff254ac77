"""What happened: events with their dates, participants and places."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.model import Statement

#: Every type an event can have; the ontology has a class for each. "Other" is an event that
#: the text dates but that none of the kinds covers.
EVENT_TYPES = (
    "Meeting",
    "Negotiation",
    "Conference",
    "Visit",
    "Agreement",
    "Speech",
    "Interview",
    "Debate",
    "Gathering",
    "Ceremony",
    "Election",
    "Vote",
    "Campaign",
    "Nomination",
    "Appointment",
    "Resignation",
    "Dismissal",
    "Legislation",
    "Sanction",
    "Protest",
    "Rally",
    "Strike",
    "Arrest",
    "Charge",
    "Trial",
    "Conviction",
    "Release",
    "Lawsuit",
    "Investigation",
    "Attack",
    "Killing",
    "Conflict",
    "Deployment",
    "Crime",
    "Death",
    "Injury",
    "Birth",
    "Marriage",
    "Disaster",
    "Accident",
    "Launch",
    "Founding",
    "Closure",
    "Publication",
    "Acquisition",
    "Donation",
    "Award",
    "Match",
    "Competition",
    "Other",
)


def extract(reading: Reading) -> list[Statement]:
    return []
