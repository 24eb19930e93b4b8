"""An answer taken along (copied, linked, printed), what to ask next, and whose site this is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.status import Status
from assistant.texts.chat import CHAT_EXAMPLE, CHAT_NAME

# --- taking an answer along ---

SHARE_LABEL = "Diese Antwort"
SHARE_COPY = "Kopieren"
SHARE_COPY_HINT = "Antwort mit Wortlaut und Fundstelle kopieren"
SHARE_LINK = "Link"
SHARE_LINK_HINT = "Link kopieren, der diese Frage noch einmal stellt"
SHARE_PRINT = "Drucken"
SHARE_PRINT_HINT = "Diese Antwort drucken"
SHARE_COPIED = "Kopiert."
SHARE_LINK_COPIED = "Link kopiert."
SHARE_NOT_COPIED = "Kopieren nicht erlaubt."
SHARE_ASK_AGAIN = "Dieselbe Frage noch einmal stellen:"
PRINT_NOTICE = "Maßgeblich ist das Papier, nicht diese Antwort einer KI."


def in_quotes(quote: str) -> str:
    """A quotation in German marks; marks within it become single ones."""
    inner = quote.translate(str.maketrans("„“”", "‚‘‘"))
    return f"„{inner}“"


def made_by(how: str, day: str) -> str:
    """The last line of an answer that leaves the page."""
    return " · ".join(part for part in (CHAT_NAME, how, day) if part)


# --- what to ask next ---

FOLLOW_UPS = "Weiterfragen"


def heading_question(status: Status, heading: str, where: str) -> str:
    """A question that quotes a heading of a paper; ``where`` is its place or its title."""
    return CHAT_EXAMPLE[status].format(heading=heading, place=where)


# --- whose site this is ---

SITE_LINKS = "Rechtliches"


def site_link_wrong(part: str) -> str:
    return (
        f"Der Teil „{part}“ nennt nicht Name und Adresse. So ist es richtig: "
        "Impressum=https://stadt.example/impressum; Datenschutz=https://stadt.example/datenschutz"
    )


def site_logo_unusable(path: object, kinds: Sequence[str]) -> str:
    return (
        f"Das Logo {path} (VEREINBART_SITE_LOGO) gibt es nicht oder es ist kein Bild. "
        f"Bitte eine Datei mit einer dieser Endungen nennen: {', '.join(kinds)}."
    )
