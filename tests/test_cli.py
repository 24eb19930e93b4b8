from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import __version__, application
from tests.command_line import Run, over
from tests.index.samples import PAPERS, WordEmbedder, write

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line over two made-up papers."""
    return over(PAPERS, tmp_path, monkeypatch, capsys)


def test_ingest_shows_a_row_a_file(run: Run) -> None:
    code, out, err = run("ingest")
    assert code == 0
    assert [row.split() for row in out.splitlines()] == [
        ["Datei", "Stand", "Seiten", "Sätze", "Passagen"],
        ["moorbek.md", "neu", "–", "3", "1"],
        ["tannrode.md", "neu", "–", "3", "1"],
        [],
        "2 Dateien gelesen (2 neu) · 6 Sätze · 2 Passagen".split(),
    ]
    assert "Traceback" not in err


def test_ingest_as_json(run: Run) -> None:
    report = json.loads(run("ingest", "--json")[1])
    assert report["problems"] == []
    assert len(report["index"]) == 12
    assert [(file["file"], file["agreement"], file["state"]) for file in report["files"]] == [
        ("moorbek.md", "moorbek", "neu"),
        ("tannrode.md", "tannrode", "neu"),
    ]


def test_a_bad_file_is_named_and_gives_code_one(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "documents", {"leer.txt": "", "alt.doc": "x"})
    code, out, err = run("ingest", "--json")
    assert code == 1
    assert [(file["file"], file["state"]) for file in json.loads(out)["files"]] == [
        ("moorbek.md", "neu"),
        ("tannrode.md", "neu"),
        ("alt.doc", "fehlgeschlagen"),
        ("leer.txt", "fehlgeschlagen"),
    ]
    assert "alt.doc: dieses Format wird nicht gelesen" in err
    assert "„leer.txt“: Die Datei enthält keinen Text" in err


def test_an_answer_as_json_has_the_shape_of_the_contract(run: Run) -> None:
    code, out, _ = run("ask", "Wie viel zahlt die Stadt Tannrode für das Freibad?", "--no-llm", "--json")
    record = json.loads(out)
    assert code == 0
    assert set(record) >= {
        "id", "question", "answer", "verdict", "citations", "related", "timings", "prompt_tokens",
        "output_tokens", "model",
    }  # fmt: skip
    assert set(record["timings"]) == {"evidence_ms", "first_token_ms", "total_ms"}
    assert record["verdict"] in {"belegt", "nur_zitat", "nicht_gefunden", "ausserhalb"}
    assert record["model"] is None
    for citation in record["citations"]:
        assert set(citation) == {
            "n", "quote", "sentence_id", "agreement", "title", "status", "page", "section",
        }  # fmt: skip


def test_a_first_question_indexes_the_folder_by_itself(run: Run) -> None:
    code, out, _ = run("ask", "Wie viel zahlt die Stadt Tannrode?", "--no-llm")
    assert code == 0
    assert "37.500 Euro" in out


def test_a_question_sees_a_paper_that_was_added(run: Run, tmp_path: Path) -> None:
    run("ingest")
    write(tmp_path / "documents", {"steg.txt": "Der Steg am Hafen kostet 900 Euro.\n"})
    hits = json.loads(run("search", "Steg am Hafen", "-k", "1", "--json")[1])
    assert [hit["text"] for hit in hits] == ["Der Steg am Hafen kostet 900 Euro."]


def test_a_question_is_answered_while_the_folder_cannot_be_indexed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    from assistant.index import ingest

    run("ingest")
    write(tmp_path / "documents", {"steg.txt": "Der Steg am Hafen kostet 900 Euro.\n"})
    monkeypatch.setattr(ingest, "LOCK_SECONDS", 0.05)
    with FileLock(tmp_path / "data" / "ingest.lock"):
        code, out, _ = run("search", "Rufbus")
    assert code == 0
    assert "Der Rufbus fährt" in out


def test_search_hits_have_the_shape_of_the_contract(run: Run) -> None:
    code, out, _ = run("search", "Rufbus", "--json", "-k", "20")
    hits = json.loads(out)
    assert code == 0
    assert [hit["rank"] for hit in hits] == [1, 2]
    assert set(hits[0]) == {"rank", "score", "text", "agreement", "page", "section", "sentence_ids"}
    assert (hits[0]["agreement"], hits[0]["section"]) == ("moorbek", "Vereinbarung Moorbek")


def test_search_is_restricted_to_a_paper(run: Run) -> None:
    hits = json.loads(run("search", "Rufbus", "--agreement", "tannrode", "--json")[1])
    assert {hit["agreement"] for hit in hits} == {"tannrode"}


def test_a_batch_goes_on_after_a_broken_line(run: Run, tmp_path: Path) -> None:
    rows = ['{"id": 1, "question": "Was kostet die Fahrt?"}', "{kaputt", '{"id": 3, "question": ""}']
    (tmp_path / "fragen.jsonl").write_text(
        "\n".join([*rows, '{"id": 4, "question": "Wann fährt der Rufbus?"}'])
    )
    code, out, err = run("ask", "--jsonl", str(tmp_path / "fragen.jsonl"), "--no-llm")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [record["id"] for record in records] == [1, None, 3, 4]
    assert ["error" in record for record in records] == [False, True, True, False]
    assert err.splitlines() == [
        "Zeile 2: kein lesbares JSON",
        "Zeile 3: Die Frage ist leer. Bitte eine Frage in eigenen Worten eingeben.",
    ]


def test_a_whole_batch_gives_code_zero(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fragen.jsonl").write_text('{"question": "Was kostet die Fahrt?"}\n')
    assert run("ask", "--jsonl", str(tmp_path / "fragen.jsonl"), "--no-llm")[0] == 0


@pytest.mark.parametrize("question", ["", "   ", "???", "\x07", "\u200b"])
def test_an_empty_question_is_wrong_use(run: Run, question: str) -> None:
    code, out, err = run("ask", question, "--no-llm")
    assert (code, out) == (2, "")
    assert err == "Die Frage ist leer. Bitte eine Frage in eigenen Worten eingeben.\n"


def test_a_question_of_ten_thousand_letters_is_wrong_use(run: Run) -> None:
    code, _, err = run("ask", "Warum? " * 1429, "--no-llm")
    assert code == 2
    assert "erlaubt sind 8000. Bitte kürzer fragen." in err


@pytest.mark.parametrize("junk", ["\x1b[31m", "\x00", "\ud800", "<|endoftext|>", "[red]", "\r\n", "👩‍🌾"])
def test_strange_characters_in_a_question_are_harmless(run: Run, junk: str) -> None:
    code, out, err = run("ask", f"Was kostet {junk} die Fahrt?", "--no-llm")
    assert (code, err) == (0, "")
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "Wer?", "--jsonl", "x.jsonl"],
        ["ask", "--jsonl", "x.jsonl", "--history", "y.txt"],
        ["ask", "--jsonl", "gibtsnicht.jsonl"],
        ["ask", "Wer?", "--history", "gibtsnicht.txt"],
        ["ask", "Wer?", "--no-llm", "--agreement", "gibtsnicht"],
        ["ask", "--unbekannt"],
        ["search"],
        ["search", "Wer?", "-k", "0"],
        ["search", "Wer?", "--agreement", "gibtsnicht"],
        ["serve", "--port", "99999"],
        ["unbekannt"],
    ],
)
def test_wrong_use_gives_code_two(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEREINBART_PORT", "achtzig")
    code, _, err = run("search", "Wer?")
    assert code == 2
    assert err.startswith("Die Einstellung VEREINBART_PORT ist ungültig: „achtzig“.")


def test_no_documents_is_a_clear_line(run: Run, tmp_path: Path) -> None:
    for file in (tmp_path / "documents").iterdir():
        file.unlink()
    code, _, err = run("ask", "Wer zahlt?", "--no-llm")
    assert code == 1
    assert "Keine Dokumente in" in err


def test_another_embedder_is_refused_with_the_way_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ingest")
    monkeypatch.setattr(application, "make_embedder", lambda _: WordEmbedder("andere"))
    code, _, err = run("search", "Rufbus")
    assert code == 1
    assert "eingestellt ist „andere“. Bitte einmal „vereinbart ingest“ ausführen." in err
    assert run("ingest")[0] == run("search", "Rufbus")[0] == 0


def test_a_data_folder_that_is_a_file_is_a_clear_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("im Weg")
    code, _, err = run("search", "Rufbus")
    assert code == 1
    assert "VEREINBART_DATA" in err


def test_a_port_in_use_names_the_way_out(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _, err = run("serve", "--port", str(port))
    assert code == 2
    assert f"Der Port {port} auf 127.0.0.1 ist schon belegt." in err
    assert f"vereinbart serve --port {port + 1}" in err


def test_a_paper_is_shown_as_it_was_understood(run: Run) -> None:
    run("ingest")
    code, out, _ = run("show", "moorbek")
    assert code == 0
    assert "    1  # Vereinbarung Moorbek" in out
    assert "    3  Die Fahrt kostet zwei Euro." in out
    assert run("show", "moorbek.md")[1] == out


def test_a_paper_is_shown_with_its_places(run: Run) -> None:
    run("ingest")
    assert "Zeile 3: Der Rufbus fährt ab 2027" in run("show", "moorbek", "--places")[1]


def test_a_shown_paper_as_json_points_into_the_text(run: Run) -> None:
    run("ingest")
    record = json.loads(run("show", "moorbek", "--json")[1])
    assert (record["id"], record["title"], record["unread"]) == ("moorbek", "Vereinbarung Moorbek", [])
    assert set(record["blocks"][1]) == {"kind", "level", "marker", "page", "section", "text", "sentences"}
    assert [sentence["id"] for sentence in record["blocks"][1]["sentences"]] == [
        "moorbek:0002",
        "moorbek:0003",
    ]


def test_an_unknown_paper_names_the_closest_first(run: Run) -> None:
    assert run("show", "moorbek")[0] == 1  # nothing is indexed yet
    run("ingest")
    code, out, err = run("show", "tanrode")
    assert (code, out) == (2, "")
    assert err == "Das Papier „tanrode“ ist nicht eingelesen. Eingelesen: tannrode, moorbek.\n"


def test_an_earlier_question_is_read_from_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "davor.txt").write_text("Was kostet die Fahrt mit dem Rufbus?\n")
    _, out, _ = run(
        "ask", "Und ab wann fährt er?", "--history", str(tmp_path / "davor.txt"), "--no-llm", "--json"
    )
    assert json.loads(out)["question"] == "Und ab wann fährt er?"


def test_the_version_is_said(run: Run) -> None:
    assert run("version") == (0, f"{__version__}\n", "")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def loaded(command: list[str], *modules: str, **environment: str) -> str:
    """Which of ``modules`` a command loads."""
    code = (
        f"import sys; from assistant.cli import main; main({command});"
        f"print(' '.join(m for m in {modules} if m in sys.modules))"
    )
    return python("-c", code, **environment).stdout.splitlines()[-1]


def test_saying_the_version_loads_nothing_heavy() -> None:
    assert loaded(["version"], "llama_index", "chromadb", "numpy", "simplemma", "typer") == "typer"


def test_a_question_loads_neither_gradio_nor_the_readers(tmp_path: Path) -> None:
    write(tmp_path / "documents", PAPERS)
    folders = {f"VEREINBART_{name.upper()}": str(tmp_path / name) for name in ("documents", "data")}
    assert python("-m", "assistant", "ingest", **folders).returncode == 0
    found = loaded(["search", "Rufbus"], "gradio", "pdfplumber", "docx", "markdown_it", "chromadb", **folders)
    assert found == "chromadb"


def test_showing_a_paper_loads_neither_index_nor_readers(tmp_path: Path) -> None:
    heavy = ("llama_index", "chromadb", "numpy", "pdfplumber", "gradio", "rich")
    assert loaded(["show", "x"], *heavy, VEREINBART_DATA=str(tmp_path)) == "rich"


@pytest.mark.parametrize(
    "call", [["app.py", "--port", "99999"], ["-m", "assistant", "serve", "--port", "99999"]]
)
def test_the_app_is_the_serve_command(call: list[str]) -> None:
    ended = python(*call)
    assert ended.returncode == 2
    assert "--port" in ended.stderr
