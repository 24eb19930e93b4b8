"""The whole command, from case files to reports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant import __version__, cli, texts
from assistant.errors import ModelMissing, OllamaUnreachable, UsageError
from assistant.settings import Settings
from evals import command
from evals.cases import SHIPPED, load
from evals.command import Finished, Wanted, main
from evals.report import NAMES
from evals.runner import Plan, Runner
from evals.systems import WITHOUT_MODEL, model_host, opened
from tests.fake_ollama import FakeOllama


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
    names = {path.name for path in tmp_path.iterdir()}
    assert {"eval.json", "eval.md", "eval.xml", "guetebericht.html"} <= names
    again = main(
        settings,
        Wanted(cases=cases[:1], models=(WITHOUT_MODEL,), limit=8, baseline=tmp_path / "eval.json"),
        print,
    )
    assert (again.exit_code, "neu nicht richtig (0)" in again.text) == (0, True)
    assert "verglichen mit „ohne-modell“: 8 von 8 Fällen" in again.text
    assert "8 von 8 Antworten sind aus früheren Läufen übernommen" in again.text
    assert str(settings.data / "evals" / "report" / "guetebericht.html") in again.text.splitlines()


@pytest.mark.parametrize(
    ("fields", "code"),
    [({}, 0), ({"failed": 2}, 1), ({"worse": True}, 1), ({"idle": True}, 1), ({"stopped": True}, 130)],
)
def test_the_exit_code_says_what_was_not_scored_worse_not_compared_or_stopped(
    fields: dict[str, Any],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "main", lambda *_: Finished("8 Fälle", **fields))
    assert cli.main(["eval"]) == code
    assert capsys.readouterr().out == "8 Fälle\n"


def test_models_peers_and_the_default_make_the_systems() -> None:
    assert Wanted().systems == ("",)
    assert Wanted(peers=True).systems == ("", "llama-index", "llama-index-citations")
    assert Wanted(models=command.models(["a"], no_llm=True)).systems == ("a", WITHOUT_MODEL)
    assert command.models(["a", "a"], no_llm=False) == ("a",)


# --- found out before the first question --------------------------------------------------------


@pytest.fixture
def nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Runner, "run", lambda *_: pytest.fail("a question was asked"))


def at(settings: Settings, ollama: FakeOllama, **fields: Any) -> Settings:
    return settings.model_copy(update={"ollama_host": ollama.url, **fields})


@pytest.mark.usefixtures("nothing_asked")
@pytest.mark.parametrize("there", [("qwen2.5:1.5b-instruct", "vereinbart-qwen2.5-coder:1.5b"), ()])
def test_a_named_model_is_never_replaced_by_another(
    settings: Settings, fake_ollama: FakeOllama, there: tuple[str, ...]
) -> None:
    fake_ollama.has(*there)
    own, wanted = at(settings, fake_ollama), Wanted(cases=(SHIPPED / "tune_c.yaml",), models=("gibtsnicht",))
    with pytest.raises(ModelMissing) as caught:
        main(own, wanted, print)
    assert "hat das Modell „gibtsnicht“ nicht" in str(caught.value)
    assert ("Vorhanden: " + ", ".join(there) if there else "noch kein Modell") in str(caught.value)
    assert ("ollama pull gibtsnicht" in str(caught.value), caught.value.exit_code) == (True, 3)


def test_a_model_that_is_there_is_measured_under_its_name(
    settings: Settings, fake_ollama: FakeOllama
) -> None:
    fake_ollama.has("a:latest", "qwen2.5:1.5b-instruct")
    names = ("a", "qwen2.5:1.5b-instruct", "a:latest", WITHOUT_MODEL)
    with opened(at(settings, fake_ollama), names, pytest.fail) as systems:
        assert [system.name for system in systems] == ["a", "qwen2.5:1.5b-instruct", "ohne-modell"]


def test_a_model_of_the_environment_is_a_named_one(settings: Settings, fake_ollama: FakeOllama) -> None:
    fake_ollama.has("vereinbart-qwen2.5-coder:1.5b")
    with opened(at(settings, fake_ollama), ("",), pytest.fail) as systems:
        assert systems[0].name == "vereinbart-qwen2.5-coder:1.5b"
    mine = at(settings, fake_ollama, model="meins")
    with pytest.raises(ModelMissing, match="„meins“"), opened(mine, ("",), print):
        pass


def test_without_a_server_only_a_named_model_ends_the_run(settings: Settings) -> None:
    nobody = settings.model_copy(update={"ollama_host": "http://127.0.0.1:9"})
    notices: list[str] = []
    with opened(nobody, ("",), notices.append) as systems:
        assert (systems[0].name, len(notices)) == (WITHOUT_MODEL, 1)
    with pytest.raises(OllamaUnreachable), opened(nobody, ("a",), print):
        pass


@pytest.mark.usefixtures("nothing_asked")
def test_a_judge_that_is_not_there_and_a_report_that_cannot_be_written(
    settings: Settings, fake_ollama: FakeOllama, tmp_path: Path
) -> None:
    fake_ollama.has("a:latest")
    cases = (SHIPPED / "tune_c.yaml",)
    wanted = Wanted(cases=cases, models=(WITHOUT_MODEL,), judge="richter")
    with pytest.raises(ModelMissing, match="„richter“"):
        main(at(settings, fake_ollama), wanted, print)
    with model_host(at(settings, fake_ollama), "a") as host:
        assert host == fake_ollama.url
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="anderen Ordner"):
        main(settings, Wanted(cases=cases, report=tmp_path / "file"), print)


# --- a small town -------------------------------------------------------------------------------

PAPER = "# Vertrag\n\nDer Rat der Stadt {place} hat sieben Mitglieder.\n\nDas Bad in {place} bleibt zu.\n"
CASES = """corpus: papiere
split: report
cases:
  - id: f-1
    kind: number
    question: Wie viele Mitglieder hat der Rat?
    answerable: true
    expect: [[sieben]]
    gold: ["Der Rat der Stadt {place} hat sieben Mitglieder."]
    swap: [sieben, neun]
  - {{id: f-2, kind: unanswerable, question: Was kostet der Bus?, answerable: false}}
"""


@pytest.fixture
def towns(tmp_path: Path) -> tuple[Path, Path]:
    made = (tmp_path / "auhausen", tmp_path / "behausen")
    for town in made:
        (town / "papiere").mkdir(parents=True)
        place = town.name.title()
        (town / "papiere" / "vertrag.md").write_text(PAPER.format(place=place), encoding="utf-8")
        (town / "faelle.yaml").write_text(CASES.format(place=place), encoding="utf-8")
    return made


def test_altered_copies_are_asked_beside_and_change_nothing_else(
    settings: Settings, tmp_path: Path, towns: tuple[Path, Path]
) -> None:
    notices: list[str] = []
    cases = (towns[0] / "faelle.yaml",)
    wanted = Wanted(cases, tmp_path / "r", models=(WITHOUT_MODEL,), counterfactual=True)
    finished = main(settings, wanted, notices.append)
    run = json.loads((tmp_path / "r" / "eval.json").read_text(encoding="utf-8"))["runs"][0]
    assert [case["key"] for case in run["cases"]] == ["papiere/f-1", "papiere/f-2", "papiere-vertauscht/f-1"]
    assert (run["overall"]["scored"], run["counterfactual"]["followed"]["share"]) == (2, 1.0)
    assert (finished.exit_code, notices) == (0, [])


def test_towns_of_one_folder_name_are_two_and_a_moved_town_is_one(
    settings: Settings, tmp_path: Path, towns: tuple[Path, Path]
) -> None:
    def run(place: Path, before: str = "", to: str = "r") -> Finished:
        baseline = tmp_path / before / "eval.json" if before else None
        wanted = Wanted((place / "faelle.yaml",), tmp_path / to, baseline, models=(WITHOUT_MODEL,))
        return main(settings, wanted, pytest.fail)

    assert run(towns[0], to="first").exit_code == 0
    other = run(towns[1], before="first")
    assert ("0 von 2 Fällen" in other.text, other.exit_code) == (True, 1)
    again = run(shutil.copytree(towns[0], tmp_path / "clone" / "x"), before="first")
    assert ("2 von 2 Fällen" in again.text, again.exit_code) == (True, 0)


def test_a_stopped_run_says_how_it_goes_on(
    settings: Settings, towns: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Runner, "run", stop)
    finished = main(settings, Wanted((towns[0] / "faelle.yaml",), models=(WITHOUT_MODEL,)), print)
    assert finished.exit_code == 130
    assert "Was schon beantwortet ist, bleibt erhalten" in finished.text
    assert finished.text.endswith(
        f"vereinbart eval --cases {towns[0] / 'faelle.yaml'} --split report --no-llm"
    )


def test_a_stopped_fresh_run_goes_on_without_asking_anew() -> None:
    wanted = Wanted(plan=Plan(fresh=True))
    assert (wanted.command.endswith(" --fresh"), "--fresh" in wanted.going_on) == (True, False)


def test_left_out_cases_are_counted_alike_everywhere(
    settings: Settings, tmp_path: Path, towns: tuple[Path, Path]
) -> None:
    file = towns[0] / "faelle.yaml"
    two_faults = "  - {id: f-3, kind: who, question: q, answerable: vielleicht, expect: [x]}\n"
    again = "  - {id: f-2, kind: who, question: Wer?, answerable: false}\n"
    file.write_text(file.read_text(encoding="utf-8") + two_faults + again, encoding="utf-8")
    finished = main(settings, Wanted((file,), tmp_path / "r", models=(WITHOUT_MODEL,)), lambda _: None)
    assert ("ohne-modell, 2 Fälle" in finished.text, "nicht bewertet: 2" in finished.text) == (True, True)
    read = {name: (tmp_path / "r" / name).read_text(encoding="utf-8") for name in NAMES}
    assert '<testsuite name="ohne-modell" tests="4" failures="0" errors="2"' in read["eval.xml"]
    assert "## Nicht bewertet (2)\n\n- papiere/f-3: " in read["eval.md"]
    assert "2 Fälle konnten nicht bewertet werden" in read["guetebericht.html"]
    assert "papiere/f-2 (2)" in read["guetebericht.html"]
    assert (finished.exit_code, json.loads(read["eval.json"])["runs"][0]["overall"]["not_scored"]) == (1, 2)


@pytest.mark.parametrize(
    ("text", "hint"), [("corpus: [", False), ("corpus: papiere\nsplit: tune\ncases: []", True)]
)
def test_other_cases_are_offered_only_where_nothing_is_at_fault(
    settings: Settings, towns: tuple[Path, Path], text: str, hint: bool
) -> None:
    (towns[0] / "faelle.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        main(settings, Wanted((towns[0] / "faelle.yaml",)), lambda _: None)
    assert ("--split all" in str(caught.value)) is hint
