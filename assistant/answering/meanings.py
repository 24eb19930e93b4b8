"""What an abbreviation means, from the sentence in which the paper explains it.

That sentence is known by its form, so that neither search nor reading has to find it among all that use the
abbreviation.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant import texts
from assistant.answering import compose
from assistant.answering.answer import Evidence
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.answering.verification import Fit
from assistant.index.library import Library
from assistant.text.abbreviations import abbreviations
from assistant.text.words import words


def meaning(
    library: Library, question: Question, fits: Sequence[Fit], agreements: Collection[str] = ()
) -> compose.Draft | None:
    """The answer from the first paper that explains an abbreviation asked for; ``None`` where none does."""
    if question.kind is not Kind.ABBREVIATION:
        return None
    asked = {word.text for word in words(question.text)}
    meant = question.meant(library.documents, agreements)
    for key in dict.fromkeys(fit.evidence.agreement.id for fit in fits):
        if key not in meant or asked.isdisjoint(library.documents[key][1].abbreviations):
            continue
        for unit in library.units_of(key):
            known = abbreviations([unit.sentence.text])
            if short := next((one for one in known if one in asked), None):
                said = Evidence(1, unit.sentence, library.agreement(key))
                return compose.phrased(texts.stands_for(short, known[short]), [said])
    return None
