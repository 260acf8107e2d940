"""Texts as people write them at work, with and without what identifies somebody. Invented; seeded.

Every second template is held out: nothing was tuned on it.
"""

import random
from dataclasses import dataclass

FIRST = (
    *(
        "Maria",
        "John",
        "Siobhan",
        "DeShawn",
        "Aisha",
        "Wei",
        "Priya",
        "Carlos",
        "Emily",
        "Tyrone",
        "Ingrid",
        "Mohammed",
    ),
    *("Guadalupe", "Patricia", "Kevin", "Latoya", "Dmitri", "Rosa", "Hannah", "Andre"),
)
LAST = (
    *("Alvarez", "Smith", "O'Brien", "Okafor", "Nguyen", "Kowalski", "Patel", "Johnson", "Hernandez", "Szymanski"),
    *("Washington", "Rivera", "Cohen", "Thompson", "Castillo", "Murphy", "Delgado", "Robinson", "Petrov", "Gutierrez"),
)
STREETS = ("Maple Street", "W. 42nd St", "Old Mill Road", "Cedar Ridge Dr", "Sunset Blvd", "Pine Ave")
CITIES = (("Dayton", "OH"), ("Boise", "ID"), ("Mesa", "AZ"), ("Utica", "NY"))

WITH: tuple[tuple[str, str], ...] = (
    ("person-name", "We told Mrs. {last} to wait because the label printer was down."),
    ("person-name", "{first} {last} was roomed before her insurance card was scanned."),
    ("person-name", "pt {first_low} {last_low} came in w/o referral, we used a fake number"),
    ("person-name", "{last}, {first} had two charts open at the same time"),
    ("person-name", "When {last}'s chart would not open we wrote it on a sticky note."),
    ("person-name", "Patient: {first} {last}. The order was never released."),
    ("person-name", "I called Mr {last} back three times before the portal message went out"),
    ("person-name", "The mother, Ms. {first} {last}, could not sign because proxy access was missing."),
    ("person-name", "Had to ask for {first} {last} at the window since the list did not show."),
    ("person-name", "dr {last_low} signs the refills at the end of the day"),
    ("record-number", "Look at MRN {number} to see what I mean."),
    ("record-number", "chart # {number} was merged with the wrong one"),
    ("record-number", "It happened on account number {number}, and on others."),
    ("record-number", "Medical record no. {number} has the wrong allergy"),
    ("social-security-number", "They write the SSN {ssn} on the face sheet."),
    ("social-security-number", "social is {ssn}, and it prints on the label"),
    ("date-of-birth", "DOB {dob}, and nobody checks it twice."),
    ("date-of-birth", "She was born on {dob} but the record says otherwise."),
    ("date-of-birth", "date of birth: {dob} entered as 01/01"),
    ("date-of-birth", "two patients with the same name, one born {dob_words}"),
    ("phone-number", "I just call {phone} instead of using the queue."),
    ("phone-number", "The line for that is ({area}) {exchange}-{line}, everybody uses it"),
    ("phone-number", "patient's cell {phone} is in the comment field"),
    ("phone-number", "text {area}.{exchange}.{line} when the room is ready"),
    ("address", "We mail it to {house} {street} since the address is wrong in the system."),
    ("address", "lives at {house} {street}, {city}, {state} {zip}"),
    ("address", "The letters come back from P.O. Box {box}."),
    ("address", "Address on file is {house} {street}; it did not convert"),
    ("e-mail-address", "Send it to {first_low}.{last_low}@mail.example and cc me"),
    ("e-mail-address", "we e-mail {last_low}{box}@clinic.example the list each night"),
)
WITHOUT: tuple[str, ...] = (
    "Scan the insurance card front and back, then mark the visit as arrived.",
    "We print {n} labels at once and keep them in the drawer.",
    "Room {n} is used for vaccines, room 4B for vitals.",
    "Call the pharmacy line and press option {n}.",
    "CPT 99213 needs a modifier; ICD-10 E11.{n} does not.",
    "It takes {n}-{m} minutes, more on Mondays.",
    "Go-live was moved from {date} to the week after.",
    "Give {n} mg of the first dose, wait 30 minutes, check again.",
    "The Epic queue shows {m} orders, Dragon shows none.",
    "Mark the patient as arrived and tell the nurse.",
    "Grant access, then page the charge nurse.",
    "May the front desk release a standing order?",
    "Will call back when the bill is ready.",
    "Patient Access writes the plan on paper when the system is down.",
    "We use the Braden scale and the PHQ-9 form.",
    "Ask the Oak Street clinic to fax the referral to the Cedar Hill pharmacy.",
    "Version 2.{n} of the tip sheet says something else than page {m}.",
    "Blood pressure above 140/90 is taken again after {n} minutes.",
    "The supervisor signs form AB-{m} every Friday.",
    "Three people share the login at the vitals station.",
    "Order 12{n} copies of the downtime form from Supply.",
    "At 07:{m} the night shift hands over on a whiteboard.",
    "Bill the plan first; Medicare is second.",
    "Chase the authorisation until the payer answers.",
    "Sticky note with the order of rooms, thrown away at {n} pm.",
    "Drive-up window closes at 5; use the side door.",
    "Page 3 of the Johnson & Johnson leaflet is outdated.",
    "The White board and the bed board differ by {n} beds.",
    "Interface error 40{n} on lane 2, restarted twice.",
    "Take two identifiers: full name and date of birth.",
)


@dataclass(frozen=True)
class Written:
    """A text and the kind of what identifies somebody in it; none where nothing does."""

    text: str
    kind: str | None
    held_out: bool


def written(each: int, seed: int) -> list[Written]:
    """Every template ``each`` times."""
    chance = random.Random(seed)
    found = [
        Written(template.format_map(_filling(chance)), kind, bool(at % 2))
        for at, (kind, template) in enumerate(WITH)
        for _ in range(each)
    ]
    return found + [
        Written(template.format_map(_filling(chance)), None, bool(at % 2))
        for at, template in enumerate(WITHOUT)
        for _ in range(each)
    ]


def _filling(chance: random.Random) -> dict[str, str]:
    first, last = chance.choice(FIRST), chance.choice(LAST)
    month, day, year = chance.randint(1, 12), chance.randint(1, 28), chance.randint(1931, 2012)
    area, exchange, line = chance.randint(201, 989), chance.randint(201, 989), f"{chance.randint(0, 9999):04d}"
    city, state = chance.choice(CITIES)
    return {
        "first": first,
        "last": last,
        "first_low": first.lower(),
        "last_low": last.lower().replace("'", ""),
        "number": str(chance.randint(10_000, 9_999_999)),
        "ssn": f"{chance.randint(100, 899)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}",
        "dob": chance.choice(
            [f"{month:02d}/{day:02d}/{year}", f"{month}-{day}-{year}", f"{month}/{day}/{year % 100:02d}"]
        ),
        "dob_words": f"{day} {('January', 'May', 'August', 'November')[month % 4]} {year}",
        "area": str(area),
        "exchange": str(exchange),
        "line": line,
        "phone": f"{area}-{exchange}-{line}",
        "house": str(chance.randint(1, 9999)),
        "street": chance.choice(STREETS),
        "city": city,
        "state": state,
        "zip": f"{chance.randint(10_000, 99_899)}",
        "box": str(chance.randint(2, 9999)),
        "n": str(chance.randint(2, 9)),
        "m": str(chance.randint(10, 59)),
        "date": f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
    }
