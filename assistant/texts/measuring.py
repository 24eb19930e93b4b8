"""A run of the evals: what is said before, while and after it measures."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.texts.shown import counted, thousands

_CASES = ("Fall", "Fälle")
# Fewer pairs cannot differ by more than chance, however they come out (McNemar's exact test at 5 %).
FEWEST_PAIRS = 6

EVAL_BY_SPLIT = "Nach Verwendung der Fälle"
EVAL_SPLIT_GROUP = {"tune": "zum Einstellen (tune)", "report": "zum Messen (report)"}
EVAL_TABLE_HEAD = ("", "Fälle", "richtig", "unvollst.", "falsch", "abgelehnt", "o. Wertung")
EVAL_SYSTEMS = "Nebeneinander"
EVAL_NOT_COMPARED = "nicht verglichen, weil nicht bewertet"
EVAL_ALTERED_MARK = "geändertes Papier"
EVAL_WRONG = "Nicht richtig"
# In no total: what was asked again or otherwise, and what was asked of altered papers.
EVAL_WRONG_APART = (
    "Nochmals oder anders gefragt und nicht richtig",
    "Geändertes Papier und nicht richtig",
)
EVAL_NO_SWAPS = "Gegenprobe (--counterfactual): Kein Fall nennt unter „swap“, was vertauscht werden soll."
EVAL_SWAP_TWICE = "„swap“ lässt sich nicht anwenden; ein anderer Fall ändert denselben Satz"
EVAL_OLD_BASELINE = (
    "Der frühere Bericht ist von einer älteren Version und nennt seine Papiere nicht. Verglichen wird nur, "
    "wo der Index noch derselbe ist; sonst bitte einmal neu messen und den neuen Bericht nehmen."
)
EVAL_FOLLOWING = "Geändertes Papier"
EVAL_STOPPED = "Abgebrochen. Was schon beantwortet ist, bleibt erhalten. Weiter geht es mit"
EVAL_FROM_STORE = "aus früheren Läufen übernommen"
EVAL_INSTEAD = "stattdessen vorn"
EVAL_IN_PROMPT = "vor dem Modell stand"
EVAL_WRITTEN = "das Modell schrieb"
EVAL_POINTED = "das Modell zeigte auf"
EVAL_NEAREST = "am nächsten war"
EVAL_INVENTED = "nicht belegt"
EVAL_JUDGE = "Stil der Antworten, nach einem Modell"
EVAL_NOT_JUDGED = "Was sich nicht als Note lesen ließ"
GUETE_ALTERED = "Folgt die Antwort dem Papier?"
GUETE_ALTERED_TEXT = (
    "In einer Kopie des Papiers steht ein anderer Wert, und dieselbe Frage wird an die Kopie gestellt. So "
    "zeigt sich, ob aus dem Papier geantwortet wird oder aus dem Gedächtnis des Sprachmodells. Im Ergebnis "
    "oben zählen diese Fragen nicht mit."
)
GUETE_NOT_FOLLOWED = "Antworten, die der Kopie nicht folgen"
GUETE_ALTERED_HEAD = ("Fall", "Frage", "steht in der Kopie", "Antwort")
GUETE_JUDGE_TEXT = (
    "Ein Sprachmodell hat benotet, wie gut sich die Antworten lesen (5 ist die beste Note). Ob sie stimmen, "
    "beurteilt es nicht, und im Ergebnis zählt es nicht."
)


def guete_sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def guete_tokens(prompt: int, output: int) -> str:
    return (
        f"Für eine Antwort las das Sprachmodell in der Mitte {thousands(prompt)} Token und schrieb "
        f"{thousands(output)}."
    )


def eval_model_missing(model: str, host: str, there: Sequence[str]) -> str:
    known = f"Vorhanden: {', '.join(there)}." if there else "Es ist noch kein Modell da."
    pull = f"Holen lässt es sich mit „ollama pull {model}“"
    other = "; oder eines der vorhandenen nennen." if there else ", ein Ersatzmodell mit „vereinbart setup“."
    return f"Ollama unter {host} hat das Modell „{model}“ nicht. {known} {pull}{other}"


def eval_asking(system: str, corpus: str) -> str:
    return f"Fragen an {system} zu „{corpus}“"


def eval_stopped(command: str) -> str:
    return f"{EVAL_STOPPED}:\n\n{command}"


def eval_kept(kept: int, total: int) -> str:
    """How many answers are not of this run; their times are not either."""
    verb = "ist" if kept == 1 else "sind"
    answers = counted(total, ("Antwort", "Antworten"))
    return f"{thousands(kept)} von {answers} {verb} {EVAL_FROM_STORE}; die Dauer ist die von damals"


def eval_files(page: object, folder: object) -> str:
    return f"Bericht:\n{page}\n\nDaneben in {folder}: eval.md, eval.json (für --baseline), eval.xml"


def eval_wrong_head(title: str, count: int) -> str:
    return f"{title} ({thousands(count)}):"


def eval_more(count: int, page: object) -> str:
    return f"und {thousands(count)} weitere in {page}"


def eval_more_keys(count: int) -> str:
    return f"und {thousands(count)} weitere"


def eval_variant(number: int) -> str:
    return f"Fassung {number + 1}"


def eval_repeat(number: int) -> str:
    return f"{number}. Mal"


def eval_followed(followed: int, total: int, old: int) -> str:
    return (
        f"{thousands(followed)} von {counted(total, ('Antwort', 'Antworten'))} nennen, was die Kopie sagt; "
        f"{thousands(old)} nennen noch den alten Wert"
    )


def eval_swap_needs_text(count: int) -> str:
    return (
        f"Gegenprobe: {counted(count, _CASES)} mit „swap“ ausgelassen; der Beleg steht in einem Papier, das "
        "sich nicht ändern lässt (PDF, DOCX, ODT). Möglich ist sie mit Text, Markdown und HTML."
    )


def eval_compared(compared: int, total: int, against: str) -> str:
    """What the comparison rests on: how many of this run's scored cases."""
    beside = f" mit „{against}“" if against else ""
    return f"verglichen{beside}: {thousands(compared)} von {counted(total, ('Fall', 'Fällen'))}"


def eval_no_system(system: str, known: Sequence[str]) -> str:
    names = ", ".join(f"„{name}“" for name in known)
    return f"„{system}“ steht nicht im früheren Bericht (dort: {names})."


def eval_elsewhere(count: int) -> str:
    verb = "gehört" if count == 1 else "gehören"
    return f"{counted(count, _CASES)} des früheren Berichts {verb} zu anderen Papieren"


def eval_verdict(compared: int, p_value: float, worse: bool, better: bool) -> str:
    """What may be said of two runs, and no more."""
    if not compared:
        return "Kein Fall lässt sich vergleichen; ob etwas schlechter geworden ist, lässt sich nicht sagen."
    if worse:
        verdict = "schlechter, als Zufall erklärt"
    elif better:
        verdict = "besser, als Zufall erklärt"
    elif compared < FEWEST_PAIRS:
        verdict = f"zu wenige Fälle, um einen Rückschritt zu erkennen (mindestens {FEWEST_PAIRS})"
    else:
        verdict = "kein Rückschritt über den Zufall hinaus"
    return f"McNemar-Test: p = {p_value:.3f}".replace(".", ",") + f", {verdict}"
