"""Names of German municipalities and districts, with the kind of municipality before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


def _any(words: str) -> str:
    return "|".join(words.split())


_TOKEN = r"[A-ZÄÖÜ][a-zäöüßéè]+(?:[-/][A-ZÄÖÜ]?[a-zäöüß]+)*"
_CAPITALS = r"[A-ZÄÖÜ]{3,}(?:[-/][A-ZÄÖÜ]{2,})*"
# First words of names in two words.
_FIRST_WORDS = _any(
    """Bad Sankt St\\. Groß Klein Alt Neu Hohen Königs Burg Schloß Kloster Markt Land Herzogtum Grafschaft
    Deutsch Ober Unter Nieder"""
)
_FIRST = (
    rf"(?:(?:[A-ZÄÖÜ]\w+-)?(?:{_FIRST_WORDS})|[A-ZÄÖÜ]\w+isch(?:e[rsnm]?)?|(?:Süd|Nord|West|Öst)liche[rsnm]?"
    r"|(?:Obere|Untere|Mittlere|Hohe|Große|Kleine|Neue|Alte)[rsnm]?)"
)
# Words that a name in "-er" is joined to.
_LANDSCAPE = _any(
    "Land Berge? Wald Heide See Seenland Seenplatte Moor Geest Marsch Börde Schweiz Höhe Tal Platte Aue"
)
# Rivers and landscapes that tell towns of one name apart.
_AT = _any(
    """Main Rhein Saale Donau Inn Neckar Lech Isar Ruhr Lippe Ems Weser Aller Leine Elbe Havel Spree Oder
    Neiße Mosel Lahn Fulda Werra Unstrut Mulde Elster Iller Wertach Naab Regen Altmühl Aisch Rednitz Pegnitz
    Tauber Jagst Kocher Enz Nagold Rems Fils Murg Kinzig Dreisam Nahe Saar Sieg Wupper Erft Niers Vils Rott
    Alz Amper Paar Ilm Orla Luhe Wümme Oste Oker Innerste Bode Röder Kyll Eder Diemel Schwalm Ohm Ilmenau
    Schlei Eider Stör Peene Recknitz Warnow Müritz Bodensee Ammersee Chiemsee Berg Wald Harz Taunus Odenwald
    Spessart Allgäu Schwarzwald Breisgau Kaiserstuhl Weinstraße Bergstraße Sand Höhe Rhön Heide Deister
    Solling Rübenberge Haardt Forst Brand See Holstein Sachsen Bayern Westfalen Oldenburg Hohenzollern
    Teutoburger\\sWald Thüringer\\sWald Steinhuder\\sMeer"""
)
_TAIL = (
    rf"(?:\s(?:am|an\sder|an\sdem|im|in|in\sder|unterm?|auf\sdem|auf\sder|vor\sder|bei)\s(?:{_AT})\b"
    rf"|\s(?:a\.\s?d\.|a\.|b\.|i\.\s?d\.|i\.|o\.\s?d\.|v\.\s?d\.|ob\sder)\s?(?!Fassung)[A-ZÄÖÜ][\w.]*\w"
    rf"|\s?\((?:{_AT}|Westf\.?|Holst\.?|Württ\.?|Oldb\.?|Han\.|Hann\.?|[A-ZÄÖÜ][a-zäöü]+\.)\))"
)
_JOINED = rf"[A-ZÄÖÜ]\w+er[ ](?:{_LANDSCAPE})\b"
NAME = rf"(?:{_JOINED}|{_CAPITALS}|(?:{_FIRST}\s)?(?:{_JOINED}|{_TOKEN})(?:{_TAIL})?)"

_FEMININE = """Samtgemeinde Verbandsgemeinde Einheitsgemeinde Ortsgemeinde Einwohnergemeinde Marktgemeinde
    Inselgemeinde Gemeinde Landeshauptstadt Bundesstadt Hansestadt Universitätsstadt Wissenschaftsstadt
    Kreisstadt Bergstadt Lutherstadt Residenzstadt Kurstadt Seestadt Klingenstadt Stadtgemeinde Stadt
    Städteregion Region Verwaltungsgemeinschaft""".split()
_MASCULINE = {
    "Landkreis": r"Landkreis(?:e?s|e)?",
    "Kreis": r"Kreis(?:es|e)?",
    "Markt": r"Markt(?:e?s)?",
    "Flecken": r"Fleckens?",
    "Regionalverband": r"Regionalverband(?:e?s)?",
    "Amt": r"Amt(?:e?s)?",
    "Bezirk": r"Bezirk(?:e?s)?",
}
_KIND = "|".join([*_FEMININE, *_MASCULINE.values(), *(word.upper() for word in [*_FEMININE, *_MASCULINE])])
_TYPED = re.compile(rf"(?<![\w-])(?P<kind>{_KIND})\s+(?P<name>{NAME})(?![\w-])")
_OWN_KIND = re.compile(
    r"(?<![\w-])(?P<whole>(?:[A-ZÄÖÜ][a-zäöüß]+-){1,3}Kreis|[A-ZÄÖÜ][a-zäöüß]{3,}kreis)(?:es|e)?(?![\w-])"
    r"|(?<![\w-])(?P<adjective>[A-ZÄÖÜ][\w-]+isch)e[rsnm]\s+(?P<district>Kreis)(?:es|e)?(?![\w-])"
)
# Common words that end like a district's name.
_NO_DISTRICT = re.compile(
    "(?:"
    + _any(
        """Land Arbeits Personen Wahl Stimm Freundes Um Kirchen Gesprächs Teilnehmer Themen Adressaten Nutzer
        Kunden Alt Lese Sing Regel Strom Familien Mitglieder Empfänger Bürger Nachbar Förder Eltern Senioren
        Jugend Experten Bekannten Dekanats Kirchspiel Kultur Heimat Verkehrs Wasser Kühl Bewerber Benutzer
        Berechtigten Voll Halb Frauen Steuerungs Ziel Interessenten Initiativ Stuhl Leser Käufer Anbieter
        Bieter Unterstützer"""
    )
    + ")kreis"
)
# Capitalised words that follow "Stadt" and the like without being a name.
_NO_NAME = re.compile(
    _any(
        r"""Der Die Das Den Dem Des Ein Eine Für Zur Zum Vom Von Und Oder Im In Am An Auf Aus Bei Mit Nach
        Über Unter Wir Sie Ist Hat Satzung Beschluss\w* Rat Stadt\w* Gemeinde\w* Verwaltung\w* Bürger\w*
        Landrat Landrätin Drucksache Vorlage Niederschrift Protokoll Vereinbarung Entwurf Fachbereich
        Fachdienst Amt\w* Dezernat Haupt\w* Wahl\w* Presse\w* Einwohner\w* Straße Telefon Tel Abs Nr Anlage
        Seite Gremium Datum Öffentlich\w* Betreff Sitzung\w* Ordnung\w* Kreis\w* Jahr\w* Haus\w* Rathaus
        Zukunft Gestalten Ohne Wohnen Verkehr Mitte Nord Süd West Ost GmbH Kommune\w* Aufgrund Gemäß
        Bekanntmachung\w* Ausschuss\w* Abteilung Referat Stabsstelle Bauamt Ordnungsamt Kämmerei"""
    )
)


@dataclass(frozen=True)
class Municipality:
    """A named municipality or district: ``Landkreis Goslar``, ``Märkischer Kreis``."""

    name: str
    start: int
    end: int


def municipalities(text: str) -> Iterator[Municipality]:
    """Every municipality that the text names together with its kind, in the nominative."""
    for match in _TYPED.finditer(text):
        name = match["name"]
        if not _NO_NAME.fullmatch(name.split()[0]) and not (
            name.isupper() and _NO_NAME.fullmatch(name.title())
        ):
            yield Municipality(f"{_nominative(match['kind'])} {_spelled(name)}", *match.span())
    for match in _OWN_KIND.finditer(text):
        if match["adjective"]:
            yield Municipality(f"{match['adjective']}er Kreis", *match.span())
        elif not _NO_DISTRICT.fullmatch(match["whole"]):
            yield Municipality(match["whole"], *match.span())


def _nominative(kind: str) -> str:
    title = kind.capitalize() if kind.isupper() else kind
    return next((word for word, forms in _MASCULINE.items() if re.fullmatch(forms, title)), title)


def _spelled(name: str) -> str:
    """One blank between words; ``LINSEN-DORF`` as ``Linsen-Dorf``."""
    one = " ".join(name.split())
    return re.sub(r"[A-ZÄÖÜ]{2,}", lambda m: m.group().capitalize(), one) if one.isupper() else one
