from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.settings import Settings, load_settings, named_links


def test_the_environment_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEREINBART_PORT", "8080")
    monkeypatch.setenv("VEREINBART_CHROMA_URL", "http://chroma:8000")
    monkeypatch.setenv("OLLAMA_HOST", "rechner:11434")
    settings = load_settings()
    assert (settings.port, settings.chroma_url) == (8080, "http://chroma:8000")
    assert settings.ollama_host == "rechner:11434"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "achtzig"),
        ("PORT", "99999"),
        ("QUESTION_CHARS", "0"),
        ("ANSWER_TIMEOUT", "-1"),
        ("PORT", ""),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"VEREINBART_{name}", value)
    with pytest.raises(
        UsageError, match=f"Die Einstellung VEREINBART_{name} ist ungültig: „{value}“"
    ) as error:
        load_settings()
    assert error.value.exit_code == 2


NO_LINKS = ("Impressum", "=https://a.example", "A=javascript:alert(1)", "A=/ueber", "A=https://",
            "A=https://a.example/ b", "A=https://a.example; B=ftp://b.example", "A=https://[a")  # fmt: skip


@pytest.mark.parametrize("value", NO_LINKS)
def test_links_that_are_none_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("VEREINBART_SITE_LINKS", value)
    wrong = re.escape(value.split("; ")[-1])
    with pytest.raises(UsageError, match=f"VEREINBART_SITE_LINKS ist ungültig.*„{wrong}“ nennt nicht Name"):
        load_settings()


def test_links_have_name_and_address() -> None:
    assert named_links(" Impressum = https://a.example/?b=c ;;Datenschutz=http://b.example; ") == (
        ("Impressum", "https://a.example/?b=c"),
        ("Datenschutz", "http://b.example"),
    )


def test_a_checkout_keeps_its_index_beside_the_papers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VEREINBART_DATA", raising=False)
    monkeypatch.delenv("VEREINBART_DOCUMENTS", raising=False)
    (tmp_path / "documents").mkdir()
    monkeypatch.chdir(tmp_path)
    assert Settings().data == tmp_path / ".vereinbart"
    assert Settings().documents == tmp_path / "documents"


def test_elsewhere_the_shipped_papers_and_the_users_folder_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VEREINBART_DATA", raising=False)
    monkeypatch.delenv("VEREINBART_DOCUMENTS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.chdir(tmp_path)
    assert Settings().data == tmp_path / "share" / "vereinbart"
    assert (Settings().documents / "catalog.yaml").is_file()


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]


def test_without_configuration_only_this_machine_is_served() -> None:
    settings = Settings()
    assert (settings.host, settings.api_public, settings.api_body_bytes) == ("127.0.0.1", False, 65536)
