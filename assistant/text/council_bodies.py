"""What the bodies of a council and its undertakings are called, for each that has to tell them in a text.

They differ on purpose: the more certain the rest of a sentence makes it that a body is meant, the more words
may name one.
"""

from __future__ import annotations

import re

# Appointed for one matter; who claims one in a coalition means its chair.
_COMMITTEES = ("ausschuss", "beirat")
# Those that oversee or decide, whose seats a paper lists beside its offices.
_SEATS = (*_COMMITTEES, "aufsichtsrat", "verwaltungsrat", "vorstand", "versammlung", "kuratorium", "gremium")
# Whatever is led, sent people to, or belonged to.
_LED = tuple(
    "fraktion gruppe ausschuss rat beirat kreis kommission gremium runde vorstand versammlung kuratorium "
    "stelle amt dezernat verband stiftung betrieb werke".split()
)

# The stem of a label's word ends so.
SEAT = re.compile(rf"(?:{'|'.join(_SEATS)})\w{{0,2}}$", re.I)
# In a label.
LABELLED = re.compile(r"(?:[\w-]*ausschuss|kommission|\w*rat)\b", re.I)
# With its capital, in a clause.
CLAIMED = re.compile(
    rf"(?<![\wäöüß-])(?P<name>[A-ZÄÖÜ][\wäöüß-]*(?:{'|'.join(_COMMITTEES)})|Ausschuss für "
    r"[A-ZÄÖÜ][^,;.()]+?(?=[,;.(]| (?:die|der|den|an|wird|geht)\b))"
)
# As part of another expression, behind an article.
ANY_BODY = rf"(?:[\w-]*(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _LED)}))"
