from __future__ import annotations

from pathlib import Path

import pytest

from assistant import doctor, doctor_server
from assistant.finding import Finding
from assistant.ollama_runtime import OllamaRuntime
from assistant.settings import Settings
from assistant.text.ocr import Tesseract
from tests.fake_ollama import FakeOllama
from tests.index.samples import PAPERS, WordEmbedder, ingest, write


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "make_embedder", lambda _: WordEmbedder())
    monkeypatch.setattr(doctor_server, "_MEMINFO", Path("gibt es nicht"))


@pytest.fixture
def away(settings: Settings) -> Settings:
    """Settings with an Ollama that is not there, and any port."""
    return settings.model_copy(update={"ollama_host": "http://127.0.0.1:9", "port": 0})


TESSERACT = Tesseract("tesseract", "5.3.0", frozenset({"deu", "eng"}))


# The machine and the settings of a test are in order.
FINE = dict.fromkeys(
    (
        "Vorhabenregister", "Überbleibsel", "Datenordner", "Hochladen", "Cache-Ordner", "Speicherplatz",
        "Temporärer Ordner", "Zugang", "Rückmeldungen", "Aufzeichnung der Fragen",
    ),
    True,
)  # fmt: skip


def findings(settings: Settings, tesseract: Tesseract = TESSERACT) -> dict[str, Finding]:
    return {finding.subject: finding for finding in doctor.examine(settings, lambda: tesseract)}


def test_an_empty_machine_says_what_is_missing(away: Settings) -> None:
    found = findings(away)
    assert {subject: finding.ok for subject, finding in found.items()} == {
        "Dokumente": False, "Katalog": True, "Index": False, "Texterkennung": True, "Ollama": False,
        "Sprachmodell": False, **FINE,
    }  # fmt: skip
    assert "Bitte Dateien hineinlegen" in found["Dokumente"].text
    assert "vereinbart ingest" in found["Index"].text
    assert "vereinbart setup" in found["Sprachmodell"].text


def test_papers_catalogue_and_index_are_counted(away: Settings) -> None:
    write(away.documents, PAPERS)
    ingest(away)
    found = findings(away)
    assert found["Dokumente"].text == f"2 Dateien in {away.documents}"
    assert found["Katalog"].text == "2 Einträge, alle in Ordnung"
    assert found["Index"].text == "2 Dokumente, 6 Sätze, Embedder words"


def test_faults_of_the_catalogue_are_listed(away: Settings) -> None:
    write(away.documents, {"catalog.yaml": "agreements: {}\n"})
    found = findings(away)["Katalog"]
    assert not found.ok
    assert found.text.startswith("catalog.yaml: Die Liste „agreements:“ fehlt.")


def test_looking_changes_nothing(away: Settings, tmp_path: Path) -> None:
    doctor.examine(away)
    assert list(tmp_path.iterdir()) == []


def test_missing_services_weigh_more_than_other_faults(away: Settings) -> None:
    codes = {subject: finding.exit_code for subject, finding in findings(away).items()}
    assert codes == {
        "Dokumente": 1, "Katalog": 0, "Index": 1, "Texterkennung": 0, "Ollama": 3, "Sprachmodell": 3,
        **dict.fromkeys(FINE, 0),
    }  # fmt: skip


def test_a_server_that_answers_is_found(settings: Settings, fake_ollama: FakeOllama) -> None:
    found = findings(settings.model_copy(update={"ollama_host": fake_ollama.url}))["Ollama"]
    assert found.ok
    assert fake_ollama.url.removeprefix("http://") in found.text


def test_a_model_that_is_not_in_memory_has_to_write(settings: Settings, fake_ollama: FakeOllama) -> None:
    fake_ollama.has(settings.model)
    there = settings.model_copy(update={"ollama_host": fake_ollama.url, "port": 0})
    fake_ollama.replies["/api/generate"] = (500, b'{"error": "model requires more system memory (9 GiB)"}')
    told = findings(there)["Sprachmodell"]
    assert (told.ok, told.exit_code, "more system memory" in told.text) == (False, 3, True)
    assert "VEREINBART_MODEL ein kleineres" in told.text
    fake_ollama.replies["/api/generate"] = (200, b'{"response": "a", "done": true}')
    assert findings(there)["Sprachmodell"].ok
    assert fake_ollama.asked("/api/generate")[-1]["options"]["num_predict"] == 1


def test_a_server_that_can_be_started_is_no_fault(
    away: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(OllamaRuntime, "find_binary", lambda _: tmp_path / "ollama")
    found = findings(away)
    assert found["Ollama"].ok
    assert "bei Bedarf gestartet" in found["Ollama"].text


def test_the_folders_of_the_index_are_looked_at(away: Settings, tmp_path: Path) -> None:
    other = tmp_path / "andere"
    write(other, {"neu.md": PAPERS["moorbek.md"]})
    ingest(away, other)
    assert str(other) in findings(away)["Dokumente"].text


def test_text_recognition_is_named_and_may_be_missing(away: Settings) -> None:
    assert findings(away)["Texterkennung"].text == "Tesseract 5.3.0 mit Deutsch"
    missing = findings(away, Tesseract())["Texterkennung"]
    assert (missing.ok, missing.exit_code) == (False, 0)
    assert "apt install tesseract-ocr tesseract-ocr-deu" in missing.text
