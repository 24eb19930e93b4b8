"""German towns by name: to a dictionary they are nouns as any other."""

from __future__ import annotations

from functools import lru_cache

# Those of more than 100,000 people; Faker, whose list the others are from, lacks some.
_LARGE = frozenset(
    """
Augsburg Bielefeld Bochum Bonn Bottrop Braunschweig Bremerhaven Chemnitz Darmstadt Dortmund
Dresden Duisburg Düsseldorf Erfurt Erlangen Essen Frankfurt Freiburg Fürth Gelsenkirchen Gütersloh Hagen Halle
Hamm Hannover Heidelberg Heilbronn Herne Ingolstadt Jena Kaiserslautern Karlsruhe Kassel Kiel Koblenz Köln
Krefeld Leverkusen Lübeck Ludwigshafen Magdeburg Mainz Mannheim Moers Mönchengladbach Mülheim München Münster
Neuss Nürnberg Oberhausen Offenbach Oldenburg Osnabrück Paderborn Pforzheim Potsdam Recklinghausen Regensburg
Remscheid Reutlingen Rostock Saarbrücken Salzgitter Siegen Solingen Stuttgart Trier Ulm Wiesbaden Wolfsburg
Wuppertal Würzburg Berlin Hamburg Bremen Göttingen Hildesheim Leipzig
""".split()
)
# What else these words mean; as towns they are known behind "in" and the like only.
_NOUNS = frozenset("Essen Halle Hagen Hamm Kiel Münster Siegen".split())


def is_large_town(word: str) -> bool:
    """Whether a large German town is called so and nothing else is."""
    return word in _LARGE and word not in _NOUNS


def is_town(word: str) -> bool:
    """Whether a German town is called so."""
    return word in _known()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from faker.providers.address.de_DE import Provider

    return frozenset((*_LARGE, *Provider.cities))
