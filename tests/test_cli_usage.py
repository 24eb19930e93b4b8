from __future__ import annotations

import pytest

from assistant.cli import main


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["asks"], "Den Befehl „asks“ gibt es nicht. Gemeint: ask oder passwd? Hilfe: vereinbart --help"),
        (["ask", "x", "--foo"], "Die Option --foo gibt es nicht. Hilfe: vereinbart ask --help"),
        (["ask", "x", "--jso"], "Die Option --jso gibt es nicht. Gemeint: --json oder --jsonl?"),
        (["search"], "Es fehlt: FRAGE."),
        (["topic"], "Es fehlt: THEMA."),
        (["backup"], "Es fehlt: DATEI."),
        (["changes", "a"], "Es fehlt: NEU."),
        (
            ["search", "x", "-k", "abc"],
            "Der Wert für -k passt nicht. Erlaubt: eine ganze Zahl von 1 bis 1000.",
        ),
        (["search", "x", "-k", "0"], "Der Wert für -k passt nicht. Erlaubt: eine ganze Zahl von 1 bis 1000."),
        (
            ["serve", "--port", "x"],
            "Der Wert für --port passt nicht. Erlaubt: eine ganze Zahl von 0 bis 65535.",
        ),
        (
            ["offices", "--format", "pdf"],
            "Der Wert für --format passt nicht. Erlaubt: md, csv, xlsx, docx, json.",
        ),
        (["eval", "--limit", "0"], "Der Wert für --limit passt nicht. Erlaubt: eine ganze Zahl ab 1."),
        (
            ["commitments", "--binding", "x"],
            "Der Wert für --binding passt nicht. Erlaubt: vereinbart, angestrebt",
        ),
        (["search", "x", "-k"], "Die Option -k braucht einen Wert."),
        (["ask", "a", "b"], "Zu viel angegeben: b. Eine Frage mit Leerzeichen gehört in Anführungszeichen."),
        (["eval", "nope"], "Den Befehl „nope“ gibt es nicht."),
    ],
)
def test_wrong_use_is_told_in_german(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert (said.out, " ".join(said.err.split())[: len(told)]) == ("", told)


@pytest.mark.parametrize("arguments", [[], ["ask", "--help"], ["eval", "--help"], ["eval", "add", "--help"]])
def test_help_speaks_german(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(arguments)
    said = "".join(capsys.readouterr())
    assert "Aufruf: vereinbart" in said
    assert "diese Hilfe" in said
    assert not [
        word for word in ("Usage", "Options", "Commands", "OPTIONS", "Arguments", "Show") if word in said
    ]
