"""Questions and answers."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

# So many papers are named where one is asked for that is not there; of more, those called alike.
_NAMED = 12

# --- question ---

EMPTY_QUESTION = "Die Frage ist leer. Bitte eine Frage in eigenen Worten eingeben."


def question_too_long(length: int, limit: int) -> str:
    return f"Die Frage hat {length} Zeichen, erlaubt sind {limit}. Bitte kürzer fragen."


# --- answers ---

NOTHING = "Dazu steht in den Papieren nichts."
NOT_FOUND = {
    "amount": "Einen Betrag dazu nennen die Papiere nicht.",
    "percent": "Einen Prozentsatz dazu nennen die Papiere nicht.",
    "number": "Eine Zahl dazu nennen die Papiere nicht.",
    "frequency": "Wie oft das ist, nennen die Papiere nicht.",
    "figure": "Eine Angabe dazu nennen die Papiere nicht.",
    "date": "Einen Zeitpunkt dazu nennen die Papiere nicht.",
    "duration": "Eine Dauer dazu nennen die Papiere nicht.",
    "name": "Einen Namen dazu nennen die Papiere nicht.",
    "who": "Wer das ist, steht nicht in den Papieren.",
    "where": "Einen Ort dazu nennen die Papiere nicht.",
    "contact": "Kontaktdaten dazu nennen die Papiere nicht.",
    "why": "Einen Grund dafür nennen die Papiere nicht.",
    "abbreviation": "Was die Abkürzung bedeutet, steht nicht in den Papieren.",
}

PLACES_SHOWN = 6


def stands_for(short: str, long: str) -> str:
    return f"{short} steht für „{long}“"


def searched(count: int, names: list[str]) -> str:
    """The papers looked into, by their places if there are few."""
    papers = "wurde ein Papier" if count == 1 else f"wurden {count} Papiere"
    told = f": {'; '.join(names)}" if len(names) <= PLACES_SHOWN else ""
    return f"Durchsucht {papers}{told}."


def no_papers_of(place: str, others: list[str]) -> str:
    more = len(others) - PLACES_SHOWN
    known = "; ".join(others[:PLACES_SHOWN]) + (f"; und {more} weitere" if more > 0 else "")
    return f"Zu {place} gibt es hier keine Papiere. Papiere gibt es zu: {known}."


def quote(source: str, text: str, context: str = "") -> str:
    return f"Im Papier heißt es ({source}): {_quoted(text, context)}"


def _quoted(text: str, context: str) -> str:
    """Only what stands there in one piece is in quotation marks."""
    return f"{context} – „{text}“" if context else f"„{text}“"


def sentence_before(text: str) -> str:
    return f"„{text}“"


def gathered(source: str, heading: str = "") -> str:
    where = f"Im Abschnitt „{heading}“" if heading else "Im Papier"
    return f"{where} heißt es dazu ({source}):"


MAY_BE_MORE = "Das sind die passenden Sätze dieses Abschnitts; weitere können im Papier stehen."

MAY_BE_MORE_ON_TOPIC = (
    "Das sind die Sätze, die am ehesten dazu passen; weitere können in den Papieren stehen."
)


def topic_head(source: str) -> str:
    return f"{source}:"


def answer_line(text: str, context: str = "") -> str:
    return f"– {context}: {text}" if context else f"– {text}"


def denied(source: str, text: str, context: str = "") -> str:
    return f"Das Papier sagt es anders ({source}): {_quoted(text, context)}"


def left_open(source: str) -> str:
    return f"Das ist noch offen ({source}): Das Papier spricht davon, legt es aber nicht fest."


def compared(source: str, text: str, context: str = "") -> str:
    return f"{source}: {_quoted(text, context)}"


def compared_nothing(place: str) -> str:
    return f"{place}: keine Aussage gefunden."


def part_not_found(asked: str) -> str:
    return f"Zu der Frage „{asked}“ steht nichts in den Papieren."


ONLY_CATALOGUE = "Im Papier selbst steht das nicht. Im Verzeichnis der Papiere:"


def from_catalogue(place: str, said: str) -> str:
    return f"{place}: {said}"


def list_head(source: str, lead: str) -> str:
    return f"{lead.rstrip(' :')} ({source}):"


def left_out(count: int) -> str:
    return f"Im Abschnitt stehen noch {count} weitere Sätze; sie sind im Papier zu lesen."


# After "Ins …" in the prompt of a translation.
LANGUAGES = {
    "en": "Englische",
    "fr": "Französische",
    "es": "Spanische",
    "it": "Italienische",
    "pl": "Polnische",
    "ro": "Rumänische",
    "tr": "Türkische",
    "uk": "Ukrainische",
    "ru": "Russische",
    "bg": "Bulgarische",
}
TRANSLATED = "Maschinell übersetzt. Es gilt der deutsche Satz des Papiers."


def counted_otherwise(announced: int | None, found: int) -> str:
    return f"Das Papier kündigt {announced} Punkte an; es folgen {found}."


THANKED = "Gern geschehen! Wenn Sie noch etwas aus den Papieren wissen möchten, fragen Sie einfach."
FAREWELL = "Auf Wiedersehen!"
WITHOUT_MODEL = "Ohne Sprachmodell beantwortet, mit den Sätzen des Papiers."


def greeting(places: Sequence[str]) -> str:
    return f"Guten Tag! Ich beantworte Fragen zu den Papieren von {joined(places)}. Was möchten Sie wissen?"


NO_SUBJECT = (
    "Wonach möchten Sie fragen? Bitte schreiben Sie dazu, worum es geht, "
    "zum Beispiel um ein Amt oder ein Vorhaben."
)


def outside(places: Sequence[str]) -> str:
    return f"Das ist keine Frage zu den vorliegenden Papieren. Ich beantworte Fragen zu {joined(places)}."


def joined(names: Sequence[str]) -> str:
    return " und ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "den Papieren"


def without_model(why: str) -> str:
    """For those who run it; citizens cannot mend it and are not told why."""
    return f"{WITHOUT_MODEL} {why}"


def unknown_agreement(wanted: str, known: Sequence[str]) -> str:
    near = get_close_matches(wanted, known, _NAMED) if len(known) > _NAMED else known
    told = f" {'Vorhanden' if near is known else 'Ähnlich'}: {', '.join(near)}." if near else ""
    return f"Das Papier „{wanted}“ ist nicht im Index.{told}"
