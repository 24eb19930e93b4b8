"""The register of commitments: every sentence and list item that commits somebody to something.

By grammar and structure alone. Terse items count under a heading or lead-in that does not announce an
account; who fills which office stands in the register of offices (``offices.py``), not here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.actors import has_party, person_names
from assistant.index.passages import Unit, units
from assistant.levels import Bindingness
from assistant.staff import details
from assistant.staff.chronology import made_on, told_blocks
from assistant.staff.details import Amount, Deadline
from assistant.staff.headings import Frame, frame, is_about_money, is_meta, sets_goals, tells
from assistant.staff.office_words import introduces
from assistant.staff.offices import fills_office, is_holder
from assistant.status import Status
from assistant.text.bindingness import bindingness, general_reservation, nominal_bindingness
from assistant.text.document import BlockKind, Document, Sentence
from assistant.text.figures import FigureKind, figures
from assistant.text.main_clauses import FINITE, has_finite, main_clauses
from assistant.text.signatures import is_place_and_date

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
_META = re.compile(
    r"^(?:ort|datum|beginn|ende|protokoll\w*|gäste|anlagen?|anhang|kontakt|stand|seite|telefon|e-mail|"
    r"betreff|"
    r"sitzungs\w+|anwesend\w*|abwesend|entschuldigt|nicht vertreten|rechtsgrundlagen?|aktenzeichen|"
    r"drucksache\w*|"
    r"nächste sitzung|tagesordnung|mitwirkung|bearbeit\w+|herausgeber\w*|fachbüro|quellen?|hinweis|"
    r"fußnote|ansprech\w+|infostand|sprech(?:stunden?|zeiten)|federführ\w*(?: amt)?|mitzeichnung|"
    r"einreicher\w*|verfasser\w*|geltungsdauer|gültigkeit|listenplatz|vorlage|zuhörer\w*|abstimmung\w*|ergebnis|partner|"
    r"gesamtzahl|einwohner\w*)\b[^:]{0,30}:",
    re.I,
)
_ACCOUNT_LABEL = re.compile(
    r"\b(?:derzeit\w*|gegenwärtig\w*|bislang|bisher\w*|heute|heutig\w*|aktuell\w*|vorjahr\w*|laut|bereits|bestand|"
    r"geschätzt\w*|erwartet\w*)\b",
    re.I,
)
# Of a line that stands for itself: what a budget reckons with, who takes part.
_RECKONED = re.compile(
    r"\b(?:\w*(?:aufwand|aufwendungen|haushalt|erträge|einnahmen|ausgaben|kosten|partner|fehlbetrag|schulden)|"
    r"kreditaufnahme|investitionen|rücklagen?|kostenrahmen|verschuldung|sitze|beteiligte?|ausgefertigt)\b",
    re.I,
)
_ACCOUNT = re.compile(
    r"\b(?:erteilt|erfolgt|abgeschlossen|genehmigt (?:bei|am)|ist vorhanden|liegt\b.*\bvor)\b", re.I
)
# How long a paper holds stands anywhere in it, also where it tells why it was made.
_TERM = re.compile(r"(?:Laufzeit|Vertragslaufzeit|Vertragsdauer|Kündigungsfrist): ")
# "Vereinbarung über … zwischen …": the paper's own name, where the file marks no title.
_OWN_NAME = re.compile(r"(?:[\w-]+e[rs]? )?\w*(?:[Vv]ereinbarung|[Vv]ertrag)\b[^.]* (?:zwischen|über)\b[^.]*")
_MANDATES = re.compile(r"\b\d* ?(?:Sitze?|Mandate?|Mitglieder|Vorsitz)\b")
_DEED = re.compile(
    r"^(?:\w+[er]?[rsn]? )?(?:[A-ZÄÖÜ][\wäöüß-]*(?:ung|bau|au|schaffung|erhalt|ierung|schutz|hilfe|kauf|"
    r"sparen|abbau)|Erhalt|Bau|Kein\w*|Mehr|Weniger)\b"
)
# The fields of a printed form, and its boxes.
_FORM = re.compile(
    r"\bankreuzen\b|\bja\W+nein\b|^(?:Verantwortlichkeit|Gefertigt|Beteiligt|Sichtvermerk|Az\.?)\b[^:]{0,80}:",
    re.I,
)
_MAY = re.compile(r"\b(?:kann|können)\b")
_CONTACT = re.compile(r"\b(?:Telefon|Tel\.|Telefax|Fax|Mobil|Durchwahl)\W*\d|\S@\S+\.\w")
# "Kreisumlage 2025: 33,5 v. H.", "Laufzeit: 19.7.2024–30.6.2029": one word sets a rate, a sum or a term.
_SET = re.compile(
    r"\w{4,}(?: (?:19|20)\d\d)?: (?:[\d.,]+ ?(?:v\. ?H\.|%|€|Euro)|[\d.]{4,} ?(?:–|-|bis) ?[\d.]{4,})"
)
_FORMULA = re.compile(r"(?:In Vertretung|Im Auftrag|Im Original gezeichnet|Für die Richtigkeit)\W*", re.I)
_BROKEN_OFF = re.compile(r"\b(?:für|an|von|bei|durch|mit|auf|in|zu|dass|und|oder)$")
_SUM = re.compile(
    r"(?:(?:ca\.|rund|etwa) )?\d[\d.,]*(?: ?(?:Mio\.|Tsd\.|Mrd\.|Millionen))? ?(?:€|Euro|EUR|T€)\.?"
)
_OWN_MEANS = re.compile(r"\b(?:Eigen(?:mittel|anteil)|(?:Zuschuss|Anteil) der (?:Stadt|Gemeinde))", re.I)
_FIRM = re.compile(r"^[^,;:]*(?:\b(?:GmbH|AG|KG|mbB|GbR)\b|(?:[Bb]üro|[Aa]rchitekten|[Ii]ngenieure)\b)")
_NAMES_LATER = re.compile(r"\b(?:benannt|benennt|besetzt|gewählt|vorgeschlagen)\b")
# Behind an office: what is still to be done about it ("…, Benennung bis 30. September").
_FILLED_LATER = re.compile(
    r"[,;] (?:Name|Benennung|Wahl|Besetzung|Bestellung|Ernennung|Ausschreibung|Nachfolge)\b"
    r"[^,;]*\b(?:bis|im|am|zum)\b"
)
_TURNED_DOWN = re.compile(r"\b(?:verworfen|abgelehnt|ausgeschlossen)\b")
_MIN_WORDS = 2
_LABEL_WORDS = 6


@dataclass(frozen=True)
class TopicScore:
    """A topic of a commitment and how surely it is one (0 to 1)."""

    topic: str
    score: float


@dataclass(frozen=True)
class Commitment:
    """A row of the register. ``sentence`` is the paper's own, byte for byte; ``context`` its lead-in.

    ``actor`` is as printed, ``wir`` for the partners themselves, or empty. ``flags`` are the paper's own
    ("haushaltsrelevant") and the general reservation that it puts over everything.
    """

    agreement: Agreement
    sentence: Sentence
    bindingness: Bindingness
    context: str = ""
    topics: tuple[TopicScore, ...] = ()
    actor: str = ""
    deadline: Deadline | None = None
    amount: Amount | None = None
    flags: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def place(self) -> str:
        return self.agreement.place

    @property
    def section(self) -> tuple[str, ...]:
        return self.sentence.path

    @property
    def page(self) -> int | None:
        return self.sentence.page


def read_commitments(agreement: Agreement, document: Document) -> list[Commitment]:
    """The commitments of one paper in reading order, without topics."""
    found = units(document, agreement.id)
    flags = details.own_flags(unit.sentence.text for unit in found)
    made = made_on(agreement, found)
    told = told_blocks(found, made)
    reserved = _reservations(found)
    rows: list[Commitment] = []
    for place, unit in enumerate(found):
        judged = judge(unit, reports=agreement.status is Status.PRESSE)
        if judged is None or unit.block in told:
            continue
        marks = [
            flag
            for other in (unit, *_bare_flag_after(found, place))
            if (flag := details.flag_of(other.sentence.text)) in flags
        ]
        if any(unit.sentence.section[: len(section)] == section for section in reserved):
            marks.append(texts.FLAG_GENERAL_RESERVATION)
        rows.append(_row(agreement, unit, judged, tuple(dict.fromkeys(marks)), made))
    return rows


def _row(
    agreement: Agreement, unit: Unit, judged: Bindingness, flags: tuple[str, ...], made: str
) -> Commitment:
    text = unit.sentence.text
    lead_in = unit.lead_in[-1] if unit.lead_in else ""
    return Commitment(
        agreement=agreement,
        sentence=unit.sentence,
        bindingness=judged,
        context=" – ".join(unit.lead_in),
        actor=details.actor(text, lead_in),
        deadline=details.deadline(text, agreement.term, made),
        amount=details.amount(text),
        flags=flags,
    )


def judge(unit: Unit, *, reports: bool = False) -> Bindingness | None:
    """How binding a unit is; ``None`` where it is no commitment. ``reports``: in a press report what somebody
    can do is an outlook, no rule."""
    text, section = unit.sentence.text, unit.sentence.section
    if unit.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or _is_furniture(text):
        return None
    if fills_office(text, unit.lead_in, section):
        if _FILLED_LATER.search(text):
            return nominal_bindingness(text) or Bindingness.VEREINBART
        text = _beside_offices(text)
    if not text or is_meta(section) or is_holder(text) or introduces(text) or _tells_a_figure(text, section):
        return None
    if len(section) < 2 and unit.kind is BlockKind.PARAGRAPH and _is_caption(text):
        return None
    if _is_clause(text):
        found = bindingness(text, strict=tells(section) or (reports and bool(_MAY.search(text))))
        if unit.kind is BlockKind.ITEM and sets_goals(section) and not bindingness(text, strict=True):
            return Bindingness.ANGESTREBT  # "Die Stadt ist ein Ort für Familien" below "Ziele"
        above = frame(unit.lead_in, ()) if unit.kind is BlockKind.ITEM else None
        return above if found and isinstance(above, Bindingness) and text[:1].islower() else found
    return _terse(unit)


def _is_clause(text: str) -> bool:
    """Whether the text is a sentence with a verb of its own, not an item that only completes its lead-in."""
    label, colon, rest = text.partition(": ")
    if colon and not has_finite(label):
        return bool(FINITE & set(re.findall(r"[a-zäöüß]+", rest)))
    if text.rstrip().endswith((".", "!", "?")):
        return has_finite(text)
    return text[:1].isupper() and any(clause.finite for clause in main_clauses(text))


def _is_furniture(text: str) -> bool:
    bare = text.strip()
    return (
        bare.endswith(":")
        or (len(_WORD.findall(bare)) < _MIN_WORDS and not _SET.fullmatch(bare))
        or is_place_and_date(bare)
        or bool(_META.match(bare))
        or bool(_CONTACT.search(bare))
        or bool(_FORM.search(bare))
        or bool(_FORMULA.fullmatch(bare))
        or bool(_BROKEN_OFF.search(bare))
    )


def _beside_offices(text: str) -> str:
    """What a sentence says beside who fills an office: its other main clauses."""
    parts = text.split("; ")
    other = [p for p in parts if has_finite(p) and not fills_office(p) and not _NAMES_LATER.search(p)]
    return "; ".join(other) if len(parts) > len(other) else ""


def _tells_a_figure(text: str, section: tuple[str, ...]) -> bool:
    """A bare sum that is part of another, or of a reckoning; or the firm that does the work."""
    label, colon, value = text.partition(": ")
    if not colon or has_finite(value):
        return False
    if _SUM.fullmatch(value.strip()):
        part = label.startswith(("davon ", "darunter ")) or is_about_money(section)
        return part and not _OWN_MEANS.search(label)
    return bool(_FIRM.match(value)) and not _DEED.match(value)  # "Fortschreibung durch das Büro …"


def _is_caption(text: str) -> bool:
    """Whether a line below the title says when and where the paper was made."""
    if _OWN_NAME.fullmatch(text):
        return True
    dated = any(figure.kind is FigureKind.DATE for figure in figures(text))
    spoken = text.endswith(".") and has_finite(text)
    return dated and not spoken and not (FINITE & set(re.findall(r"[a-zäöüß]+", text)))


def _terse(unit: Unit) -> Bindingness | None:
    """An item without a verb, or a line that names a deed."""
    text, section = unit.sentence.text, unit.sentence.section
    own = nominal_bindingness(text)
    above = frame(unit.lead_in, section)
    if _TERM.match(text):
        return Bindingness.VEREINBART
    if above is Frame.TELLS or general_reservation(text):
        return own if own is Bindingness.ABSAGE and _TURNED_DOWN.search(text) else None
    fills = frame((text,), ()) is Frame.FILLS  # "Besetzung weiterer Posten": a heading in a list of offices
    if above is Frame.FILLS and (fills or has_party(text) or person_names(text) or _MANDATES.search(text)):
        return None
    if unit.kind is BlockKind.PARAGRAPH and not _is_labelled(text):
        return own or Bindingness.VEREINBART if len(section) > 1 and _DEED.match(text) else None
    if unit.lead_in and above is None and not _opens(unit.lead_in[-1]):
        return None
    if own is not None:
        return own
    if _ACCOUNT.search(text) or _ACCOUNT_LABEL.search(text.partition(":")[0]) or not section:
        return None
    return above if isinstance(above, Bindingness) else Bindingness.VEREINBART


def _is_labelled(text: str) -> bool:
    """ "Feuerwehrhaus Ried: Umbau 2025": one below the other, such lines are a list, whatever the file calls
    them."""
    label, colon, value = text.partition(": ")
    if not (colon and value) or len(label.split()) > _LABEL_WORDS or has_finite(label):
        return False
    return not (_RECKONED.search(label) or has_party(value) or person_names(value))


def _opens(lead_in: str) -> bool:
    """Whether a lead-in that commits nobody by itself may still open a list of plans (a bare label)."""
    return not has_finite(lead_in) and lead_in[:1].isupper()


def _reservations(found: Collection[Unit]) -> list[tuple[str, ...]]:
    """The sections that stand under the reservation of money as a whole; the empty path is the paper."""
    sections: list[tuple[str, ...]] = []
    for unit in found:
        text = unit.sentence.text
        if general_reservation(text):
            section = unit.sentence.section
            of_chapter = re.search(r"\b(?:dieses|des) (?:kapitels|abschnitts)\b", text, re.I)
            sections.append(section if of_chapter else ())
    return sections


def _bare_flag_after(found: list[Unit], place: int) -> Iterator[Unit]:
    """A flag printed behind the full stop becomes a sentence of its own."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after is not None and after.block == found[place].block and after.sentence.text.startswith("("):
        yield after


@dataclass(frozen=True)
class Register:
    """The commitments of a library."""

    rows: tuple[Commitment, ...]

    def of(self, agreement_id: str) -> tuple[Commitment, ...]:
        return self._papers.get(agreement_id, ())

    @cached_property
    def _papers(self) -> Mapping[str, tuple[Commitment, ...]]:
        found: dict[str, list[Commitment]] = {}
        for row in self.rows:
            found.setdefault(row.agreement.id, []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}


def read_register(documents: Mapping[str, tuple[Agreement, Document]]) -> Register:
    """The register of many papers, without topics."""
    return Register(
        tuple(
            row for agreement, document in documents.values() for row in read_commitments(agreement, document)
        )
    )
