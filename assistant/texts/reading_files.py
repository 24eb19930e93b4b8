"""Reading files and recognizing scans."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.texts.shown import named_pages

# --- reading files ---

UNKNOWN_FORMAT = (
    "„{name}“: Das Format {suffix} wird nicht gelesen. Bitte die Datei in eines dieser Formate umwandeln: "
    "{known}."
)
FILE_MISSING = "„{name}“: Die Datei gibt es nicht. Bitte den Namen und den Ordner prüfen."
FILE_UNREADABLE = "„{name}“: Die Datei lässt sich nicht öffnen ({reason}). Bitte die Zugriffsrechte prüfen."
FILE_EMPTY = "„{name}“: Die Datei enthält keinen Text. Bitte eine Fassung mit Text ablegen."
FILE_POINTER = (
    "„{name}“: Das ist nur ein Git-LFS-Verweis, nicht die Datei selbst. Bitte mit „git lfs pull“ die Datei "
    "holen."
)
FILE_DAMAGED = "„{name}“: Die Datei ist beschädigt oder unvollständig. Bitte eine heile Fassung ablegen."
PDF_LOCKED = (
    "„{name}“: Die PDF-Datei ist mit einem Kennwort geschützt. Bitte eine Fassung ohne Kennwort ablegen."
)
OFFICE_LOCKED = (
    "„{name}“: Die Datei ist mit einem Kennwort geschützt oder im alten Format von Word. "
    "Bitte ohne Kennwort als .docx speichern."
)
ODT_LOCKED = "„{name}“: Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort als .odt speichern."
_FRAMES = (
    "Die Seite ist nur ein Rahmen (Frameset) um andere Dateien: {names}. Bitte diese Dateien selbst ablegen."
)


def html_frames(names: Sequence[str]) -> str:
    return _FRAMES.format(names=", ".join(f"„{name}“" for name in names if name) or "ohne Namen")


BAD_LETTERS = "„{name}“: Viele Zeichen sind unlesbar. Bitte möglichst eine bessere Fassung der Datei ablegen."


# --- text recognition ---

OCR_NO_TESSERACT = (
    "Tesseract ist nicht installiert. Abhilfe: „apt install tesseract-ocr tesseract-ocr-deu“ "
    "(Debian, Ubuntu) und neu einlesen"
)
OCR_NO_GERMAN = (
    "Tesseract hat keine deutschen Daten. Abhilfe: „apt install tesseract-ocr-deu“ (Debian, Ubuntu) "
    "und neu einlesen"
)
OCR_FAILED = "Tesseract ist daran gescheitert"
OCR_NOTHING = "die Texterkennung fand keinen Text"
OCR_NO_PICTURE = "das Bild der Seite lässt sich nicht lesen"
DOCTOR_OCR = "Texterkennung"


def ocr_slow(seconds: int) -> str:
    return f"die Texterkennung wurde nach {seconds} Sekunden abgebrochen"


def pages_unread(pages: Sequence[int], why: str) -> str:
    return f"{named_pages(pages)}: kein Text (Scan); {why}."


def pages_unsure(pages: Sequence[int]) -> str:
    return f"{named_pages(pages)}: unsicher gelesen (schlecht lesbarer Scan); Wörter können falsch sein."


def only_scans(name: str, count: int, reasons: Sequence[str]) -> str:
    where = "auf der einzigen Seite" if count == 1 else f"auf allen {count} Seiten"
    why = list(dict.fromkeys(reasons))
    otherwise = "Oder" if {OCR_NO_TESSERACT, OCR_NO_GERMAN} & set(why) else "Bitte"
    return f"„{name}“: kein Text (Scan) {where}; {'; '.join(why)}. {otherwise} eine Fassung mit Text ablegen."


def doctor_ocr(version: str) -> str:
    return f"Tesseract {version} mit Deutsch"


def doctor_no_ocr(missing: str) -> str:
    return f"{missing}. Ohne Texterkennung bleiben Scans ungelesen, alles andere geht."
