"""Whether cases fit their papers: known before anything is asked, and said for all cases at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant import texts
from assistant.agreements import read_catalog
from assistant.text.readers import FORMATS
from evals.case import Case, CaseFile, LeftOut
from evals.consistency import unsaid, whole
from evals.facts import canonical
from evals.papers import Documents, Papers, has_papers, paper_ids, read_papers
from evals.spelling import nearest


def unfit(case: Case, documents: Documents) -> str:
    """Why a case cannot be scored on these papers; empty if it can."""
    unknown = [key for key in case.agreements if key not in documents]
    if unknown:
        return texts.eval_unknown_agreement(unknown[0])
    papers = [documents[key][1] for key in case.agreements or documents]
    for gold in case.gold:
        if not any(canonical(gold) in canonical(paper.text) for paper in papers):
            return texts.eval_gold_missing(gold)
    return ""


def fitting(file: CaseFile, thorough: bool = True) -> tuple[CaseFile, tuple[str, ...], tuple[LeftOut, ...]]:
    """The cases of ``file`` that fit its papers, a German line for what does not, and the cases left out.

    ``thorough`` reads the papers; without it only their names are looked at.
    """
    if not has_papers(file.folder):
        reason = texts.eval_no_papers(file.path.name, file.folder, sorted(FORMATS))
        return _none(file, reason)
    papers = read_papers(file.folder) if thorough else None
    if papers is not None and not papers.documents:
        reason = texts.eval_papers_unreadable(file.path.name, file.folder, list(papers.unread.values()))
        return _none(file, reason)
    known = paper_ids(file.folder) if papers is None else papers.documents.keys()
    strangers = list(_strangers(file, known, papers.unread if papers else {}))
    problems = [line for line, _ in strangers]
    reasons = {case.id: [line for line, ids in strangers if case.id in ids] for case in file.cases}
    good = [case for case in file.cases if all(key in known for key in case.agreements)]
    if papers is not None:
        wrong = {case.id: misfits(case, papers) for case in good}
        faults = ((key, line) for key, lines in wrong.items() for line in lines)
        problems += (texts.eval_case(file.path.name, key, line) for key, line in faults)
        good = [case for case in good if not wrong[case.id]]
        for key, lines in wrong.items():
            reasons[key] += lines
    lost = (LeftOut(case, file.path, tuple(reasons[case.id])) for case in file.cases if reasons[case.id])
    return replace(file, cases=tuple(good)), tuple(problems), tuple(lost)


def _none(file: CaseFile, reason: str) -> tuple[CaseFile, tuple[str, ...], tuple[LeftOut, ...]]:
    lost = (LeftOut(case, file.path, (reason,)) for case in file.cases)
    return replace(file, cases=()), (reason,), tuple(lost)


def misfits(case: Case, papers: Papers) -> tuple[str, ...]:
    """What a case says of its papers that they do not say themselves; its papers are all there."""
    missing = tuple(gold for gold in case.gold if not papers.hold(gold, case.agreements))
    lines = [_not_there(case, gold, papers) for gold in missing]
    if case.answerable and case.gold and not missing and not whole(case.gold):
        lines += map(texts.case_gold_lacks, unsaid(case.expect, _carriers(case, papers)))
    return tuple(lines)


def _carriers(case: Case, papers: Papers) -> list[str]:
    """The gold sentences as they stand in the paper: a cell stands for its row."""
    found = (place for gold in case.gold for place in papers.sentences_like(gold, case.agreements))
    return [*case.gold, *(place.sentence.text for place in found)]


def _not_there(case: Case, gold: str, papers: Papers) -> str:
    if case.agreements and (elsewhere := [key for key in papers.documents if papers.hold(gold, (key,))]):
        return texts.eval_gold_elsewhere(gold, elsewhere[0])
    like = papers.best(gold, case.agreements, 1)
    return texts.eval_gold_like(gold, " ".join(like[0].sentence.text.split()) if like else "")


def _strangers(
    file: CaseFile, known: Collection[str], unread: Mapping[str, str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """A line for each paper that cases name and that cannot be had, with the cases."""
    wanted = dict.fromkeys(key for case in file.cases for key in case.agreements if key not in known)
    entries = {entry.id: entry for entry in read_catalog(file.folder).entries.values()} if wanted else {}
    for key in wanted:
        cases = [case.id for case in file.cases if key in case.agreements]
        if key in unread:
            yield texts.eval_agreement_unreadable(file.path.name, key, unread[key], cases), cases
        elif key in entries:
            paper = entries[key].file
            line = texts.eval_agreement_file_missing(file.path.name, key, paper, file.folder, cases)
            yield line, cases
        else:
            there: Sequence[str] = sorted(known)
            meant = nearest(key, there)
            line = texts.eval_no_agreement(file.path.name, key, file.folder, meant, there, cases)
            yield line, cases
