"""What a sentence tells without committing anybody: how things are, what others say, formalities, powers."""

from __future__ import annotations

from assistant.text.patterns import in_any_case

NOW = in_any_case(
    r"\b(?:derzeit\w*|gegenwärtig\w*|zurzeit|zur zeit|bislang|bisher|seit|heute|inzwischen|mittlerweile|"
    r"bereits|schon)\b"
)
# In the present tense an account, but not "von derzeit 20 auf 30 Euro".
FOR_NOW = in_any_case(
    r"(?<!\bvon )(?<!\bstatt )(?<!\bdie )(?<!\bder )(?<!\bdas )(?<!\bden )(?<!\bdem )(?<!\bdes )"
    r"\b(?:derzeit|gegenwärtig|zurzeit|zur zeit|bislang)\b"
)
_UNTIL_NOW = in_any_case(r"^(?:bisher|bislang|derzeit|zurzeit|gegenwärtig)\b")
_ORDERS_NOW = in_any_case(r"\b(?:wird|werden|soll\w*|muss|müssen|künftig)\b")
_PAPER = r"\w*(?:satzung|verordnung|vereinbarung|ordnung|richtlinie|vertrag(?:e?s)?)"
_DEFINES = in_any_case(
    r"\b(?:gelten|gilt) (?:\w+ )?als\b|^als\b.*\bgelten\b",
    r"\bw(?:ird|erden) (?:\w+ )?(?:angenommen|vermutet|unterstellt), dass\b",
    # the paper's own formalities
    rf"^(?:(?:der|die|diese[rs]?) {_PAPER}|sie|er) tr(?:itt|eten)\b.*\b(?:in|außer) kraft\b"
    r"(?!.*\b(?:endet|gilt|läuft|gekündigt)\b)",
    r"\bmaßgeb(?:lich|end) (?:ist|sind)\b.*\b(?:satzung|wortlaut|sprachfassung(?:en)?)\b",
    rf"\b{_PAPER} bedarf (?:zu \w+ \w+ )?der (?:genehmigung|zustimmung)\b",
    rf"\bdieser {_PAPER}\b.*\bzugestimmt\b",
    r"\bbestimmung(?:en)?\b[^.;]*\b(?:unwirksam|nichtig|undurchführbar)\b|\bwirksamkeit der übrigen\b",
    rf"\b(?:ansprüche|rechte) dritter\b.*\b{_PAPER}\b|\b{_PAPER}\b.*\b(?:ansprüche|rechte) dritter\b",
    r"^gleichzeitig tr(?:itt|eten)\b.*\baußer kraft\b",
    r"\bfolgende[rns]? (?:vertrag|vereinbarung)\b.*\b(?:geschlossen|getroffen)\b",
    r"\bim sinne (?:dieser|des|der)\b",
    r"\b(?:nachfolgend|im folgenden|kurz)\b.*\bgenannt\b",
    r"\bgegenstand der (?:steuer|satzung|vereinbarung) ist\b",
    r"\bist (?:jede|jeder|jedes)\b.*,",
    r"\b(?:sind|ist) (?:in (?:der )?|als )anlage\b(?!.*\b\w+zu\w+en\b)",
    r"\b(?:anlage|anhang)\b.*\b(?:beigefügt|bestandteil|nachgereicht)\b",
)
_ESTIMATES = in_any_case(
    r"\bw(?:ird|erden)\b.*\b(?:geschätzt|beziffert|erwartet|genannt|bezeichnet|verstanden)\b"
)
_REPORTS = in_any_case(
    r"\bnach (?:angaben|einschätzung|ansicht|auskunft|berechnung\w*|meinung) (?:der|des|von)\b",
    r"\bhält\b(?!.*\b(?:wir|fest|bereit|vor)\b).*\bfür\b",
    r"\b(?:rechnet|meint|sagt|erklärt|betont|kritisiert|lobt) (?:er|sie)\b",
    r"\bkomm(?:t|en)\b(?: \w+){0,2} auf (?:\w+ ){0,2}\d",
    r"^für (?:die|den|das) .* unterzeichne[nt]\b",
    r"^(?:der|die|das) \w*(?:beirat|verein|verband|initiative|kammer|behörde|anwohner) "
    r"(?:befürwort|begrüß|forder|wünsch|kritisier|lehn)e?t\b",
    r"^die (?:(?!stadt|gemeinde|verwaltung|koalition|partner|gruppe)[^\s,]+ ){1,2}beantrag(?:t|en)\W*$",
    r"\b(?:ist|sind)\b(?!.*\b(?:künftig|ab|dauerhaft|jährlich)\b).*\b(?:einzusehen|einsehbar|abrufbar|"
    r"nachzulesen)\b",
    # how a meeting went
    r"\b(?:eröffnet|schließt|unterbricht|beendet)\b(?: \w+){0,2} \w*(?:sitzung|versammlung)\b",
    r"\b(?:begründet|erläutert|stellt) (?:den|die|ihren|seinen) (?:\w+)?antrag\b",
    r"^(?:der |die )?(?:\w*verordnete[r]?|\w*ratsmitglied|ratsherr|ratsfrau|\w*rat|\w*rätin|"
    r"\w*vorsteher(?:in)?|vorsitzende[r]?)\b[^,;:]* (?:erklärt|fragt|meint|betont|äußert|kritisiert)\b",
    r"\bbleib(?:t|en)\b.*\b(?:optimistisch|zuversichtlich|skeptisch|gelassen|umstritten|kritisch|unklar)\b",
    # what comes of what
    r"\btr(?:ägt|agen)\b(?!.*(?:\beuro\b|€)).*\bbei\b|\bführ(?:t|en) zur?\b",
    r"\bleist(?:et|en)\b(?!.*(?:\beuro\b|€)).*\b(?:arbeit|beitrag)\b|\bnimmt\b.*\brolle\b.*\bein\b",
    r"\bw(?:ird|erden)\b.*\b(?:verwiesen|bezug genommen)\W*$",
    r"\bwahlen? erfolg(?:t|en)\b|\berfolg(?:t|en) (?:einstimmig|ohne gegenstimmen?|geheim)\b",
    # a change that happens, without a day from which it is to hold
    r"\b(?:erhöht|erhöhen|verringert|verringern|verschiebt|verteuert|verteuern|verschlechtert|verbessert)"
    r"(?: \w+){0,3} sich\b(?!.*\b(?:ab|zum|künftig|bis)\b)|\bverzögert sich\b",
    r"\b(?:lässt|lassen) sich\b.*\b(?:nicht|kaum|nur)\b",
    r"\bl(?:äuft|aufen) (?:derzeit|noch|bereits|weiter)\b",
    r"^(?:davon|darunter|darin) (?:entfallen|entfällt|sind|sitzen|waren)\b",
    r"\bentf(?:ällt|allen)\b.*\b(?:sitz|mandat|stimm)e?n?\b",
    r"^(?!.*\buhr\b).*\bgeh(?:t|en)\b.*\bvon\b.*\baus\b",
    r"\bgeh(?:t|en)\b.*\b(?:leer aus|in (?:pension|(?:den )?ruhestand|rente))\b",
    r"\b(?:ist|sind|sei) .*\bzu (?:rechnen|entnehmen|verdanken|erkennen|erwarten|befürchten|hoffen)\b",
)
# A power of the authority, which binds nobody.
_POWER = in_any_case(
    r"^(?:die|der) \w*(?:stadt|gemeinde|verwaltung|behörde|kreis) (?:kann|darf)\b(?! nicht| kein)",
    r"^(?:sie|er) (?:kann|darf)\b(?! nicht| kein)(?!.*\b(?:werden|höchstens|mindestens|frühestens|nur)\b)",
    r"\bk(?:ann|önnen)\b.*\bgeahndet\b",
)


def is_formality(text: str) -> bool:
    """Whether it defines a word, or is about the paper itself: its name, its approval, its validity."""
    return bool(_DEFINES.search(text))


def is_account(clause: str) -> bool:
    """Whether a main clause reports, estimates or names a mere power."""
    return any(pattern.search(clause) for pattern in (_POWER, _ESTIMATES, _REPORTS))


def is_until_now(clause: str) -> bool:
    """Whether a main clause tells how things were so far ("Bisher fährt die Linie sonntags nicht")."""
    return bool(_UNTIL_NOW.match(clause)) and not _ORDERS_NOW.search(clause)
