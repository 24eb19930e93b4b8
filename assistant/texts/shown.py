"""What was read of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.texts.command_line import page

READ_PAGES = "Seiten"
READ_SENTENCES = "Sätze"
READ_PASSAGES = "Passagen"
READ_UNREAD = "Ohne Text"
READ_RECOGNIZED = "Texterkennung"
READ_REPAIRS = "Reparaturen"
READ_WARNINGS = "Hinweise"
READ_FILE = "Datei"
READ_STATE = "Stand"
READ_NONE = "–"
STATE_FAILED = "fehlgeschlagen"
REPAIRS = {
    "hyphenation": "Silbentrennung",
    "line_number": "Zeilennummer",
    "ligature": "Ligatur",
    "soft_hyphen": "weicher Trennstrich",
    "control_character": "Steuerzeichen",
    "private_use": "Sonderzeichen ersetzt",
    "bullet": "Aufzählungszeichen",
    "unreadable": "unlesbares Zeichen",
    "nfc": "Umlaute vereinheitlicht",
    "paragraph": "Absatz",
    "struck_out": "durchgestrichener Text ausgelassen",
}
SHOW_ID = "Kennung"
SHOW_SIGNATURE = "Unterschrift"
SHOW_NOT_SEARCHED = "nicht durchsucht"
CLI_SHOW = "Ein Papier zeigen, wie es verstanden wurde: Satz für Satz."
CLI_SHOW_PAPER = "Kennung oder Dateiname"
CLI_PLACES = "zu jedem Block die Stelle in der Datei und die Zeile, wie sie dort steht"
READ_TITLE = "Was gelesen wurde"
READ_INTRO = (
    "Alle Dateien aus dem Ordner der Papiere und was der Assistent von ihnen kennt. Was er nicht lesen "
    "konnte, durchsucht er auch nicht: Seine Antworten sagen darüber nichts."
)
READ_PAPER = "Papier"
READ_PAPERS = "Gelesene Papiere"
READ_NO_PAGE = "keine"
READ_NOT = "Nicht gelesen"
READ_NOT_FILES = "Nicht gelesene Dateien"
READ_NOT_TEXT = "Diese Dateien liegen im Ordner, aber ihr Inhalt ist dem Assistenten unbekannt."
READ_NOTHING_LEFT = "Es gibt keine Datei, die nicht gelesen werden konnte."
READ_SCAN = "nur Bild"
READ_MORE = "Alle Papiere und was von ihnen gelesen wurde"
READ_WORDS = "Was die Angaben bedeuten"
READ_GLOSSARY = (
    (
        READ_UNREAD,
        "Seiten, auf denen nur ein Bild ist, meist ein Scan. Was darauf steht, wird nicht durchsucht.",
    ),
    (
        READ_RECOGNIZED,
        "Seiten, deren Text ein Programm aus dem Bild gelesen hat. Einzelne Zeichen können falsch sein; "
        "solche Sätze sind im Papier gepunktet unterstrichen und an jeder Fundstelle gekennzeichnet.",
    ),
    (
        "Sätze und Passagen",
        "Ein Satz ist, was zitiert werden kann. Eine Passage fasst aufeinander folgende Sätze eines "
        "Abschnitts für die Suche zusammen.",
    ),
    (
        READ_REPAIRS,
        "Was an der Datei lag, nicht am Inhalt: Getrennte Wörter sind verbunden, Zeilennummern und "
        "unsichtbare Zeichen entfernt. Am Wortlaut ändert das nichts.",
    ),
)
SOURCE_UNREAD = "{pages}: kein Text, nur ein Bild. Was dort steht, wird nicht durchsucht."
SOURCE_OCR = "Gepunktet unterstrichene Sätze hat ein Programm aus einem Bild gelesen (Texterkennung)."
SOURCE_PAGE_UNREAD = "{pages} · nicht gelesen (nur Bild)"
SOURCE_NOTE = "Fußnote"
OCR = "Texterkennung"
OCR_CARE = "Einzelne Zeichen können falsch sein."
OCR_HINT = f"Mit Texterkennung aus einem Bild gelesen. {OCR_CARE}"


def page_ranges(pages: Sequence[int]) -> str:
    """Page numbers as a person writes them: ``3–5, 9``."""
    runs: list[list[int]] = []
    for number in sorted(set(pages)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    # two neighbours read better as two numbers
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)


def named_pages(pages: Sequence[int]) -> str:
    return f"{'Seite' if len(set(pages)) == 1 else 'Seiten'} {page_ranges(pages)}"


def repairs(counts: Mapping[str, int]) -> str:
    """The repairs of a file, the most frequent kind first."""
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(f"{count} × {REPAIRS.get(kind, kind)}" for kind, count in ranked if count)


def remark(file: str, warning: str) -> str:
    """A warning as it is told beside the name of its file."""
    plain = warning
    for name in (file, file.rpartition("/")[2]):
        plain = plain.removeprefix(f"{name}: ").removeprefix(f"„{name}“: ")
    return plain[:1].upper() + plain[1:]


def remarks(file: str, warnings: Sequence[str]) -> list[str]:
    return [remark(file, warning) for warning in warnings]


SENTENCE, PASSAGE, PAGE = ("Satz", "Sätze"), ("Passage", "Passagen"), ("Seite", "Seiten")
FILE = ("Datei", "Dateien")


def counted(count: int, names: tuple[str, str]) -> str:
    return f"{thousands(count)} {names[count != 1]}"


def thousands(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def files_read(count: int, states: str) -> str:
    return f"{counted(count, FILE)} gelesen" + (f" ({states})" if states else "")


def pages_read(pages: int, unread: int, recognized: int) -> str:
    """``34 Seiten, davon 4 ohne Text, 3 mit Texterkennung``; empty where nothing has pages."""
    return ", ".join(filter(None, [counted(pages, PAGE), pages_apart(unread, recognized)])) if pages else ""


def pages_apart(unread: int, recognized: int) -> str:
    parts = [f"{thousands(unread)} ohne Text"] if unread else []
    parts += [f"{thousands(recognized)} mit Texterkennung"] if recognized else []
    return f"davon {', '.join(parts)}" if parts else ""


def show_page(number: int, recognized: bool) -> str:
    return f"— {page(number)}{f' ({OCR})' if recognized else ''} —"


def show_recognized(pages: Sequence[int], mark: str) -> str:
    return f"{named_pages(pages)} (Sätze mit {mark})" if pages else ""


def show_unread(pages: Sequence[int]) -> str:
    return f"— {named_pages(pages)}: kein Text (Bild), nicht gelesen —"


def place(number: int | None, line: int) -> str:
    return f"{page(number)}, Zeile {line}" if number is not None else f"Zeile {line}"


def show_left_out(file: str, reason: str) -> str:
    return f"„{file}“ wurde nicht gelesen. {remark(file, reason)}"


def show_unknown(wanted: str, closest: Sequence[str], more: int) -> str:
    rest = f" und {more} weitere" if more else ""
    return f"Das Papier „{wanted}“ ist nicht eingelesen. Eingelesen: {', '.join(closest) or 'keines'}{rest}."


def german_date(iso: str) -> str:
    """An ISO date the German way; anything else stays as it is."""
    parts = iso.split("-")
    return ".".join(reversed(parts)) if all(part.isdigit() for part in parts) else iso


def unsearched(missed: Sequence[str], more: int) -> str:
    """``missed`` are files and pages in words; ``more`` are there beside them."""
    several = len(missed) > 1 or more or missed[0].startswith("die Seiten ")
    verb = "konnten" if several else "konnte"
    rest = f"; und {more} weitere" if more else ""
    return f"Nicht durchsucht werden {verb}: {'; '.join(missed)}{rest}."


def unread_file(title: str, place: str, scan: bool) -> str:
    why = "liegt nur als Bild vor, ohne Texterkennung" if scan else "die Datei ließ sich nicht lesen"
    return f"„{title}“{f', {place}' if place else ''} ({why})"


def the_pages(pages: Sequence[int]) -> str:
    return f"{'' if len(pages) == 1 else 'die '}{named_pages(pages)}"


def unread_pages(title: str, pages: Sequence[int]) -> str:
    return f"{the_pages(pages)} von „{title}“ (nur als Bild vorhanden)"


def cited_unread(title: str, pages: Sequence[int]) -> str:
    verb = "wurde" if len(pages) == 1 else "wurden"
    return f"In „{title}“ {verb} {the_pages(pages)} nicht gelesen (nur Bild); dort kann mehr dazu stehen."


def files_unread(count: int, more: bool = False) -> str:
    """``more`` says that others were named already."""
    verb = "konnte" if count == 1 else "konnten"
    files = f"{thousands(count)} {'weitere ' if more else ''}{FILE[count != 1]}"
    return f"{files} {verb} nicht gelesen werden; siehe „{READ_TITLE}“."
