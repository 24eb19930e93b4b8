"""The run: one assistant a corpus, notices, and what becomes of errors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import __version__, cli, texts
from assistant.answering.answer import EvidenceFound, Failed
from assistant.errors import StoreError, UsageError
from assistant.settings import Settings
from evals import runner
from evals.cases import SHIPPED, Case, CaseFile, load
from evals.runner import Finished, main, measure, open_corpus
from evals.scoring import Outcome, Result
from tests.evals.builders import SENTENCES, FakeAssistant, answer, case

SEVEN, MAY, _ = SENTENCES


def file_of(*cases: Case) -> CaseFile:
    return CaseFile(Path("own.yaml"), "papers", Path("papers"), "tune", cases)


def run(assistant: FakeAssistant, *cases: Case) -> tuple[list[Result], list[str]]:
    notices: list[str] = []
    return measure([file_of(*cases)], lambda _: assistant, notices.append), notices


def test_question_and_history_reach_the_assistant_and_evidence_is_marked() -> None:
    assistant = FakeAssistant({"Und wann?": answer("Am 1. Mai.", MAY)})
    results, _ = run(assistant, case(question="Und wann?", history=("Tagt er?",), gold=(MAY,)))
    assert assistant.asked == [("Und wann?", ("Tagt er?",))]
    assert results[0].outcome is Outcome.RIGHT
    assert results[0].marks is not None
    assert results[0].marks.gold_in_evidence is True


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Failed(StoreError("Der Index fehlt.")), "Der Index fehlt."),
        (StoreError("Der Index fehlt."), "Der Index fehlt."),
        (ValueError("oh"), "unerwarteter Fehler (ValueError: oh)"),
        (EvidenceFound((), 0), texts.NO_ANSWER),
        (answer(" ", SEVEN), texts.EVAL_EMPTY_ANSWER),
        (replace(answer("x"), notes=(texts.without_model("Aus."),)), texts.without_model("Aus.")),
    ],
)
def test_an_error_is_listed_and_the_run_goes_on(event: object, why: str) -> None:
    assistant = FakeAssistant({"kaputt": event})  # type: ignore[dict-item]
    broken = case(id="b", question="kaputt", expect=(("7",),))
    results, notices = run(assistant, broken, case(id="c", answerable=False))
    assert [result.outcome for result in results] == [Outcome.NOT_SCORED, Outcome.RIGHT]
    assert results[0].problem == why
    assert f"own.yaml: Fall b: {why}" in notices


def test_a_gold_sentence_that_is_not_in_the_paper_is_named_and_not_asked() -> None:
    assistant = FakeAssistant({})
    results, notices = run(assistant, case(id="g", gold=("Das steht da nicht.",)))
    assert results[0].outcome is Outcome.NOT_SCORED
    assert assistant.asked == []
    assert "own.yaml: Fall g: Der Satz unter „gold“ steht nicht im Papier: „Das steht da nicht.“" in notices


def test_progress_every_ten_cases_and_at_the_end() -> None:
    cases = [case(id=str(n), expect=(("7",),)) for n in range(21)]
    _, notices = run(FakeAssistant({}), *cases)
    assert [line.split(":")[0] for line in notices[1:]] == ["10 von 21", "20 von 21", "21 von 21"]
    assert notices[-1].endswith("falsche Antworten 0, falsche Ablehnungen 21")


def test_a_corpus_that_cannot_be_opened_costs_its_cases_only() -> None:
    def open_it(file: CaseFile) -> FakeAssistant:
        if file.corpus == "papers":
            raise StoreError("Kein Platz.")
        return FakeAssistant({})

    files = [file_of(case(id="a")), replace(file_of(case(id="b", answerable=False)), corpus="others")]
    notices: list[str] = []
    results = measure(files, open_it, notices.append)
    assert [result.outcome for result in results] == [Outcome.NOT_SCORED, Outcome.RIGHT]
    assert "own.yaml: Kein Platz." in notices


def test_wrong_use_is_said_before_anything_runs(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tune, report und all"):
        main(settings, (), None, None, split="both", notice=print)
    with pytest.raises(UsageError, match="früherer Bericht"):
        main(settings, (), None, tmp_path / "none.json", notice=print)
    notices: list[str] = []
    with pytest.raises(UsageError, match="keine Testfälle"):
        main(settings, [tmp_path], None, None, notice=notices.append)
    assert notices == [texts.eval_no_case_files(tmp_path)]


def test_a_corpus_has_an_index_of_its_own_even_beside_a_chroma_server(settings: Settings) -> None:
    shared = settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    file = load([SHIPPED / "tune_c.yaml"], settings.documents).files[0]
    assistant = open_corpus(shared, file, None, notice=pytest.fail)
    assert set(assistant.documents) == {"hasselmoor-programm", "ostrau-lohe-vorlage"}
    assert [path.name for path in settings.data.iterdir()] == ["evals"]


def test_a_whole_run_without_a_model(settings: Settings, tmp_path: Path) -> None:
    notices: list[str] = []
    cases = [SHIPPED / "tune_c.yaml", tmp_path / "none.yaml"]
    finished = main(settings, cases, tmp_path, None, with_model=False, limit=8, notice=notices.append)
    record = json.loads((tmp_path / "eval.json").read_text(encoding="utf-8"))
    assert (record["overall"]["scored"], record["model"], finished.failed) == (8, None, 1)
    assert all(found["answer"]["model"] is None for found in record["cases"])
    assert f"Vereinbart {__version__}, ohne Sprachmodell, 8 Fälle" in finished.text
    assert notices[-1].startswith("8 von 8")


@pytest.mark.parametrize(("failed", "code"), [(0, 0), (2, 1)])
def test_the_command_ends_with_1_if_something_was_not_scored(
    failed: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "main", lambda *_, **__: Finished("8 Fälle", failed))
    assert cli.main(["eval"]) == code
    assert capsys.readouterr().out == "8 Fälle\n"
