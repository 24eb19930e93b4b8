"""The whole command, from case files to reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import __version__, cli, texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals import command
from evals.cases import SHIPPED, load
from evals.command import Finished, Wanted, main
from evals.systems import WITHOUT_MODEL, opened


def test_wrong_use_is_said_before_anything_runs(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tune, report und all"):
        main(settings, Wanted(split="both"), print)
    with pytest.raises(UsageError, match="früherer Bericht"):
        main(settings, Wanted(baseline=tmp_path / "none.json"), print)
    notices: list[str] = []
    with pytest.raises(UsageError, match="keine Testfälle"):
        main(settings, Wanted(cases=(tmp_path,)), notices.append)
    assert notices == [texts.eval_no_case_files(tmp_path)]


def test_a_corpus_has_an_index_of_its_own_even_beside_a_chroma_server(settings: Settings) -> None:
    shared = settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    file = load([SHIPPED / "tune_c.yaml"], settings.documents).files[0]
    with opened(shared, [WITHOUT_MODEL], pytest.fail) as systems:
        assistant = systems[0].open(file)
        assert set(assistant.documents) == {"hasselmoor-programm", "ostrau-lohe-vorlage"}
    assert [path.name for path in settings.data.iterdir()] == ["evals"]


def test_a_whole_run_without_a_model_and_again_against_it(settings: Settings, tmp_path: Path) -> None:
    notices: list[str] = []
    cases = (SHIPPED / "tune_c.yaml", tmp_path / "none.yaml")
    wanted = Wanted(cases=cases, report=tmp_path, models=(WITHOUT_MODEL,), limit=8)
    finished = main(settings, wanted, notices.append)
    run = json.loads((tmp_path / "eval.json").read_text(encoding="utf-8"))["runs"][0]
    assert (run["overall"]["scored"], run["system"], finished.failed) == (8, "ohne-modell", 1)
    assert f"Vereinbart {__version__}, ohne-modell, 8 Fälle" in finished.text
    assert notices[-1].startswith("8 von 8")
    names = {path.name for path in tmp_path.iterdir()}
    assert {"eval.json", "eval.md", "eval.xml", "guetebericht.html"} <= names
    again = main(
        settings,
        Wanted(cases=cases[:1], models=(WITHOUT_MODEL,), limit=8, baseline=tmp_path / "eval.json"),
        print,
    )
    assert (again.exit_code, "neu nicht richtig (0)" in again.text) == (0, True)


@pytest.mark.parametrize(("failed", "worse", "code"), [(0, False, 0), (2, False, 1), (0, True, 1)])
def test_the_command_ends_with_1_if_something_was_not_scored_or_got_worse(
    failed: int,
    worse: bool,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "main", lambda *_: Finished("8 Fälle", failed, worse))
    assert cli.main(["eval"]) == code
    assert capsys.readouterr().out == "8 Fälle\n"


def test_models_peers_and_the_default_make_the_systems() -> None:
    assert Wanted().systems == ("",)
    assert Wanted(peers=True).systems == ("", "llama-index", "llama-index-citations")
    assert Wanted(models=command.models(["a"], no_llm=True)).systems == ("a", WITHOUT_MODEL)
