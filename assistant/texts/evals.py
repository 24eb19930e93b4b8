"""Measuring the answers."""

from __future__ import annotations

from assistant.texts.catalogue import catalog_line

EVAL_TITLE = "Messung der Antworten"
EVAL_OUTCOME = {
    "richtig": "richtig",
    "unvollstaendig": "unvollständig",
    "falsche_antwort": "falsche Antwort",
    "falsche_ablehnung": "falsche Ablehnung",
    "nicht_bewertet": "nicht bewertet",
}
EVAL_OVERALL = "gesamt"
EVAL_BY = {
    "answerable": "Nach dem, was im Papier steht",
    "kind": "Nach Art der Frage",
    "corpus": "Nach Papieren",
}
EVAL_GROUP = {"True": "mit Antwort im Papier", "False": "ohne Antwort im Papier"}
EVAL_COLUMNS = (
    "Gruppe",
    "Fälle",
    "richtig",
    "unvollständig",
    "falsche Antworten",
    "falsche Ablehnungen",
    "nicht bewertet",
)
EVAL_SEARCH = "Belege und Zeiten"
EVAL_SEARCH_COLUMNS = (
    "Gruppe",
    "richtiger Satz zuerst gefunden",
    "unter fünf",
    "unter den Belegen",
    "Zitate richtig",
    "nichts erfunden",
    "Dauer (Median)",
    "Dauer (90 %)",
    "Prompt-Token (Median)",
)
EVAL_SEARCH_SCORES = ("recall@1", "recall@5", "evidence_recall", "citation_precision", "supported")
EVAL_STAGE = {
    "lesen": "Lesen: Der Satz steht nicht im gelesenen Papier",
    "suche": "Suche: Der Satz war nicht unter den Treffern",
    "auswahl": "Auswahl: Ein anderer Satz wurde vorgezogen",
    "kuerzung": "Kürzung: Der Satz passte nicht mehr in die Frage an das Modell",
    "modell": "Modell: Es zeigte auf einen anderen Satz oder schrieb, was in keinem steht",
    "pruefung": "Prüfung: Der richtige Satz wurde verworfen oder eine falsche Formulierung nicht",
    "ablehnung": "Ablehnung: falsch entschieden, ob die Papiere die Frage beantworten",
}
EVAL_EXPLANATION = (
    "Falsche Antworten: Anteil an allen bewerteten Fällen. Falsche Ablehnungen: Anteil an den Fällen mit "
    "Antwort im Papier. In Klammern das 95-%-Intervall nach Wilson (1927). „Nicht bewertet“ zählt in keinem "
    "Anteil. Bewertet wird nach Regeln, ohne urteilendes Modell."
)
EVAL_WRONG_CASES = "Nicht richtige Fälle"
EVAL_PROBLEMS = "Nicht bewertet"
EVAL_COMPARISON = "Vergleich mit dem früheren Bericht"
EVAL_NEWLY_RIGHT = "neu richtig"
EVAL_NEWLY_WRONG = "neu nicht richtig"
EVAL_OTHERWISE = "anders, aber nicht richtig"
EVAL_ADDED = "nur in diesem Bericht"
EVAL_GONE = "nur im früheren Bericht"
EVAL_NONE = "keine"
EVAL_QUESTION = "Frage"
EVAL_EARLIER = "davor gefragt"
EVAL_ANSWER = "Antwort"
EVAL_REASON = "Grund"
EVAL_LOST_AT = "verloren bei"
EVAL_GOLD = "erwarteter Beleg"
EVAL_ID_TAKEN = "diese Kennung gibt es in der Datei schon"
EVAL_NOTHING_EXPECTED = "„expect“ und „gold“ fehlen; eine beantwortbare Frage braucht mindestens eines"
EVAL_WRONG_SHAPE = "hat nicht die erwartete Form"
EVAL_SHAPE = {
    "missing": "fehlt",
    "extra_forbidden": "ist unbekannt",
    "string_too_short": "ist leer",
    "literal_error": "muss „tune“ oder „report“ sein",
}
EVAL_SWAP_NOT_IN_GOLD = "der erste Wert unter „swap“ muss in einem Satz unter „gold“ stehen"
EVAL_CANNOT_SWAP = "„swap“ lässt sich nicht anwenden; der Satz unter „gold“ muss in einer Textdatei stehen"
EVAL_EMPTY_ANSWER = "Die Antwort ist leer."
EVAL_NO_CASES = (
    "Es sind keine Testfälle da. Bitte mit --cases eine Datei oder einen Ordner mit Fällen nennen, "
    "oder mit --split all auch die anderen Fälle nehmen."
)


def eval_bad_split(split: str) -> str:
    return f"--split „{split}“ ist unbekannt. Möglich sind tune, report und all."


def eval_no_case_files(folder: object) -> str:
    return f"{folder}: In diesem Ordner sind keine Testfälle (*.yaml)."


def eval_file_unreadable(file: str, reason: str) -> str:
    return f"{file}: Die Datei lässt sich nicht öffnen ({reason}). Bitte Pfad und Rechte prüfen."


def eval_file_broken(file: str, line: int | None) -> str:
    where = f" ({catalog_line(line)})" if line is not None else ""
    return f"{file}: kein lesbares YAML in UTF-8{where}. Die Fälle dieser Datei werden ausgelassen."


def eval_file_shape(file: str, field: str, reason: str) -> str:
    name = f"Das Feld „{field}“" if field else "Die Datei"
    return f"{file}: {name} {reason}. Die Fälle dieser Datei werden ausgelassen."


def eval_no_corpus(file: str, corpus: str) -> str:
    return (
        f"{file}: Den Ordner mit den Papieren „{corpus}“ gibt es nicht. "
        "Die Fälle dieser Datei werden ausgelassen."
    )


def eval_case(file: str, case: str, reason: str) -> str:
    return f"{file}: Fall {case}: {reason}"


def eval_case_shape(file: str, case: str, field: str, reason: str) -> str:
    name = f"Das Feld „{field}“" if field else "Der Fall"
    return eval_case(file, case, f"{name} {reason}.")


def eval_unknown_agreement(agreement: str) -> str:
    return f"Das Papier „{agreement}“ gibt es dort nicht."


def eval_gold_missing(gold: str) -> str:
    return f"Der Satz unter „gold“ steht nicht im Papier: „{gold}“"


def eval_missing(fact: str) -> str:
    return f"fehlt: {fact}"


def eval_said(phrase: str) -> str:
    return f"hätte nicht gesagt werden dürfen: {phrase}"


def eval_rank(rank: int | None) -> str:
    return f"Rang {rank}" if rank else "nicht unter den Treffern"


def eval_packages_missing(package: str) -> str:
    return f"Zum Messen fehlt das Paket {package}. Bitte „pip install vereinbart[evals]“ ausführen."


def eval_crashed(error: str) -> str:
    return f"unerwarteter Fehler ({error})"


def eval_corpus(corpus: str, cases: int) -> str:
    return f"{corpus}: {cases} Fälle"


def eval_progress(done: int, total: int) -> str:
    return f"{done} von {total} Fragen gestellt"


def eval_store_unwritable(path: object, reason: str) -> str:
    return (
        f"Die Aufzeichnungen lassen sich nicht nach {path} schreiben ({reason}). "
        "Bitte Rechte und Platz prüfen."
    )


def eval_bad_baseline(path: object) -> str:
    return (
        f"{path} ist kein lesbarer früherer Bericht. Bitte die Datei eval.json eines früheren Laufs nennen."
    )


def eval_report_unwritable(folder: object, reason: str) -> str:
    return (
        f"Der Bericht lässt sich nicht nach {folder} schreiben ({reason}). "
        "Bitte bei --report einen anderen Ordner nennen."
    )


def eval_written(path: object) -> str:
    return f"Bericht: {path}"


def eval_share(value: float, low: float, high: float, hits: int) -> str:
    return f"{hits} · {100 * value:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def eval_mean(value: float, low: float, high: float) -> str:
    return f"{100 * value:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def eval_mcnemar(p_value: float, worse: bool) -> str:
    verdict = "schlechter als Zufall erklärt" if worse else "kein Rückschritt über den Zufall hinaus"
    return f"McNemar-Test: p = {p_value:.3f}, {verdict}".replace(".", ",")


def eval_style(model: str, note: float | None, judged: int, unreadable: int) -> str:
    mean = "–" if note is None else f"{note:.1f}".replace(".", ",")
    return f"Stil nach {model}: {mean} von 5 ({judged} benotet, {unreadable} nicht bewertet)"


def eval_seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def eval_asked_again(count: int, right: str) -> str:
    return f"Dazu {count}-mal nochmals, anders oder an vertauschten Papieren gefragt: davon richtig {right}"


def eval_ran(version: str, model: str, cases: int, when: str) -> str:
    return f"Vereinbart {version}, {model}, {cases} Fälle, {when}"
