"""Measuring the answers."""

from __future__ import annotations

from assistant.texts.measuring import EVAL_BY_SPLIT

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
    "split": EVAL_BY_SPLIT,
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
    "pruefung": "Prüfung: Der richtige Satz wurde verworfen, oder etwas Falsches wurde durchgelassen",
    "ablehnung": "Ablehnung: falsch entschieden, ob die Papiere die Frage beantworten",
}
EVAL_CHECK_BESIDE = "Prüfung: Neben dem richtigen Satz wurde etwas genannt, das falsch ist"
EVAL_CHECK_UNSUPPORTED = "Prüfung: Es wurde etwas genannt, das in keinem zitierten Satz steht"
EVAL_CHECK_REJECTED = "Prüfung: Der richtige Satz wurde verworfen"
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
EVAL_CANNOT_SWAP = "„swap“ lässt sich nicht anwenden; der Satz unter „gold“ muss in einer Textdatei stehen"
EVAL_EMPTY_ANSWER = "Die Antwort ist leer."
EVAL_NO_CASES = (
    "Es sind keine Testfälle da, die gestellt werden können. Bitte mit --cases eine Datei oder einen Ordner "
    "mit Fällen nennen oder mit --split all auch die anderen Fälle nehmen."
)
EVAL_ALL_AT_FAULT = (
    "Es bleiben keine Testfälle, die gestellt werden können. Bitte zuerst beheben, was darüber steht."
)


def eval_bad_split(split: str) -> str:
    return f"--split „{split}“ ist unbekannt. Möglich sind tune, report und all."


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


def eval_share(value: float, low: float, high: float, hits: int) -> str:
    return f"{hits} · {100 * value:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def eval_mean(value: float, low: float, high: float) -> str:
    return f"{100 * value:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def eval_mean_of_few(value: float, total: int) -> str:
    return f"{100 * value:.0f} % {eval_of_few(total)}"


def eval_of_few(total: int) -> str:
    return f"(n = {total})"


def eval_style(model: str, note: float | None, judged: int, unreadable: int) -> str:
    mean = "–" if note is None else f"{note:.1f}".replace(".", ",")
    return f"Stil nach {model}: {mean} von 5 ({judged} benotet, {unreadable} nicht bewertet)"


def eval_seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def eval_asked_again(count: int, right: str) -> str:
    return f"Dazu {count}-mal nochmals oder anders gefragt: davon richtig {right}"


def eval_ran(version: str, model: str, cases: str, when: str) -> str:
    return f"Vereinbart {version}, {model}, {cases}, {when}"
