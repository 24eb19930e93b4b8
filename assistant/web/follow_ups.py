"""What can be asked next: the headings around the place that answered, without any model.

A question that quotes a heading word for word is answered from the section below it, so each of these
has an answer in the very papers that the last answer was from.
"""

from __future__ import annotations

from collections.abc import Collection

from assistant.agreements import Agreement
from assistant.answering.answer import Answer, Verdict
from assistant.text.document import Document, Sentence
from assistant.web.backend import Papers
from assistant.web.choices import about_heading, examples
from assistant.web.subjects import subjects

COUNT = 3


def follow_ups(papers: Papers, answer: Answer, asked: Collection[str], count: int = COUNT) -> tuple[str, ...]:
    """Up to ``count`` questions; none that was asked before in this conversation."""
    if answer.verdict is Verdict.AUSSERHALB:
        found = examples(papers, count + len(asked))
    else:
        places = [(c.agreement, c.sentence) for c in answer.citations]
        places += [(near.agreement, near.sentence) for near in answer.related]
        found = _around(papers, *places[0]) if places else []
    return tuple(question for question in dict.fromkeys(found) if question not in asked)[:count]


def _around(papers: Papers, agreement: Agreement, sentence: Sentence) -> list[str]:
    """Headings of the same part first, the nearest first, those behind before those in front."""
    if agreement.id not in papers:
        return []
    document = papers[agreement.id][1]
    sections = _sections(document)
    here = sections.index(sentence.section) if sentence.section in sections else 0
    parent = sentence.section[:-1]

    def distance(number: int) -> tuple[bool, int, bool]:
        return sections[number][:-1] != parent, abs(number - here), number < here

    usable = subjects(document)
    order = sorted(range(len(sections)), key=distance)
    names = [sections[n][-1] for n in order if sections[n] != sentence.section]
    own = sentence.section[-1] if sentence.section else ""
    return [about_heading(agreement, usable[name]) for name in names if name in usable and name != own]


def _sections(document: Document) -> list[tuple[str, ...]]:
    """The sections in reading order."""
    return list(dict.fromkeys(sentence.section for sentence in document.sentences if sentence.section))
