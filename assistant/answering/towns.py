"""German towns by name: to a dictionary they are nouns as any other."""

from __future__ import annotations

from functools import lru_cache

# Those of more than 100,000 people; Faker, whose list the others are from, lacks some.
_LARGE = """
Augsburg Bielefeld Bochum Bonn Bottrop Braunschweig Bremerhaven Chemnitz Darmstadt Dortmund
Dresden Duisburg Düsseldorf Erfurt Erlangen Essen Frankfurt Freiburg Fürth Gelsenkirchen Gütersloh Hagen Halle
Hamm Hannover Heidelberg Heilbronn Herne Ingolstadt Jena Kaiserslautern Karlsruhe Kassel Kiel Koblenz Köln
Krefeld Leverkusen Lübeck Ludwigshafen Magdeburg Mainz Mannheim Moers Mönchengladbach Mülheim München Münster
Neuss Nürnberg Oberhausen Offenbach Oldenburg Osnabrück Paderborn Pforzheim Potsdam Recklinghausen Regensburg
Remscheid Reutlingen Rostock Saarbrücken Salzgitter Siegen Solingen Stuttgart Trier Ulm Wiesbaden Wolfsburg
Wuppertal Würzburg Berlin Hamburg Bremen Göttingen Hildesheim Leipzig
"""


def is_town(word: str) -> bool:
    """Whether a German town is called so."""
    return word in _known()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from faker.providers.address.de_DE import Provider

    return frozenset((*_LARGE.split(), *Provider.cities))
