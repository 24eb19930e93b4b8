"""The Gütebericht."""

from __future__ import annotations

from assistant.texts.evals import EVAL_PROBLEMS
from assistant.texts.shown import counted, thousands

GUETE_TITLE = "Gütebericht"
GUETE_CLAIM = "Wie oft stimmen die Antworten von Vereinbart?"
GUETE_SKIP = "Zum Ergebnis"
GUETE_CONTENTS = "In diesem Bericht"
GUETE_SHORT = "Das Ergebnis in Kürze"
GUETE_RIGHT = "richtig beantwortet"
GUETE_NOTHING_SCORED = "Keine Frage konnte bewertet werden; unten steht, warum."
GUETE_HUNDRED = "Auf hundert Fragen gerechnet"
GUETE_LEGEND = {
    "right": "richtig",
    "incomplete": "unvollständig",
    "false_answer": "falsche Antwort",
    "false_refusal": "falsche Ablehnung",
}
GUETE_LEGEND_TITLE = "Farben"
GUETE_OUTCOMES = {
    "false_answer": "falsche Antworten",
    "false_refusal": "falsche Ablehnungen",
    "incomplete": "unvollständige Antworten",
}
GUETE_MEANING = {
    "false_answer": "Es wurde etwas Falsches gesagt, oder es kam eine Antwort, obwohl die Papiere keine "
    "geben.",
    "false_refusal": "Es hieß, dazu stehe nichts in den Papieren, obwohl es dort steht.",
    "incomplete": "Die Antwort stimmte, aber eine erwartete Angabe oder der richtige Beleg fehlte.",
}
GUETE_ASKED = "Was gefragt wurde"
GUETE_EXAMPLE = "Beispiel"
GUETE_BEFORE = "davor:"
GUETE_PAPERS = "Die Papiere"
GUETE_PAPERS_TEXT = (
    "Nicht jedes Papier gilt: Der Status sagt, ob es beschlossen ist. An der Prüfsumme lässt sich "
    "erkennen, ob "
    "es dieselbe Datei ist."
)
GUETE_PAPER_HEAD = ("Papier", "Ort", "Status", "Stand", "Fragen dazu", "Prüfsumme")
GUETE_EVERY_PAPER = "alle"
GUETE_KIND = "Art der Frage"
GUETE_BY_KIND = "Nach Art der Frage"
GUETE_BY_KIND_TEXT = (
    "Jeder Balken steht für alle Fragen einer Art; die Zahlen darauf sind Fragen, rechts stehen die "
    "richtigen von "
    "allen. Bei Fragen, auf die die Papiere keine Antwort geben, ist richtig, wer das sagt."
)
GUETE_IN_TABLE = "Die Zahlen stehen in der Tabelle unter dem Bild."
GUETE_AS_TABLE = "Die Zahlen als Tabelle"
GUETE_OUTCOME_HEAD = (
    "Fragen",
    "richtig",
    "unvollständig",
    "falsche Antworten",
    "falsche Ablehnungen",
    "Anteil richtig, mit 95 % Sicherheit",
)
GUETE_STAGES = "Wo es schiefging"
GUETE_STAGE_HEAD = ("Stufe", "Was dort geschah", "Fälle", "Anteil")
GUETE_SURE = "Wie sicher diese Zahlen sind"
GUETE_SURE_TEXT = (
    "Der Punkt ist der gemessene Anteil richtiger Antworten. Die Linie zeigt, wo er mit 95 % Sicherheit "
    "liegt, "
    "wenn weitere Fragen derselben Art gestellt werden. Je weniger Fragen, desto länger die Linie: Erst "
    "mit rund "
    "400 Fragen wird sie kürzer als 10 Prozentpunkte."
)
GUETE_ALL = "alle Fragen"
GUETE_SPAN_HEAD = ("Was gemessen wurde", "Wert", "mit 95 % Sicherheit", "Fälle")
GUETE_EVIDENCE = "Belege: Steht es wirklich da?"
GUETE_EVIDENCE_TEXT = (
    "Eine Antwort ist nur so gut wie ihr Beleg. Gemessen wird, ob das Gesagte in den zitierten Sätzen "
    "steht und "
    "ob es die richtigen Sätze sind."
)
GUETE_SCORE_MEANING = "Was die Werte bedeuten"
GUETE_SCORE_HEAD = ("Wert", "Bedeutung")
GUETE_SCORES = {
    "supported": (
        "nichts erfunden",
        "Keine Zahl und kein Name in der Antwort, die nicht in den zitierten Sätzen oder in der Frage "
        "stehen.",
    ),
    "quotes_exact": (
        "Zitate buchstabengetreu",
        "Jedes Zitat steht Buchstabe für Buchstabe im Papier, auf der genannten Seite.",
    ),
    "citation_recall": ("Aussagen richtig belegt", "Anteil der Aussagen mit dem erwarteten Beleg."),
    "citation_precision": ("Zitate treffend", "Anteil der Zitate, die der erwartete Beleg sind."),
    "vital_recall": ("Angaben vollständig", "Anteil der nötigen Angaben, die gesagt oder zitiert wurden."),
    "okay_recall": ("Zusätzliches genannt", "Anteil weiterer Angaben, die eine gute Antwort enthalten kann."),
    "premise_corrected": (
        "falsche Annahme berichtigt",
        "Ging die Frage von etwas Falschem aus, wurde der Satz gezeigt, der es verneint.",
    ),
    "recall@1": ("richtiger Satz zuerst gefunden", "Die Suche fand den richtigen Satz als ersten."),
    "recall@3": ("richtiger Satz unter drei", "Die Suche fand den richtigen Satz unter den ersten drei."),
    "recall@5": ("richtiger Satz unter fünf", "Die Suche fand den richtigen Satz unter den ersten fünf."),
    "recall@10": ("richtiger Satz unter zehn", "Die Suche fand den richtigen Satz unter den ersten zehn."),
    "mrr@10": (
        "Rang des richtigen Satzes",
        "Im Mittel eins durch den Rang unter den ersten zehn (MRR): 100 % heißt immer an erster Stelle.",
    ),
    "evidence_recall": (
        "richtige Sätze ausgewählt",
        "Anteil der nötigen Sätze unter denen, aus denen die Antwort gebildet wird.",
    ),
}
GUETE_CONSISTENCY = "Gleiche Frage, gleiche Antwort?"
GUETE_CONSISTENCY_TEXT = (
    "Wer gut antwortet, tut es auch beim zweiten Mal und in anderen Worten. Diese Fragen zählen im "
    "Ergebnis oben "
    "nicht mit."
)
GUETE_REPEATS = "wiederholt: gleiches Ergebnis"
GUETE_PARAPHRASES = "anders gefragt: gleich"
GUETE_OTHERWISE_RIGHT = "anders gefragt: richtig"
GUETE_SWAPPED = "Antwort nennt den neuen Wert"
GUETE_CONSISTENT = {
    GUETE_REPEATS: "Dieselbe Frage wurde mehrmals gestellt und kam immer zum selben Ergebnis.",
    GUETE_PARAPHRASES: "Alle Fassungen einer Frage kamen zum selben Ergebnis, ob richtig oder nicht.",
    GUETE_OTHERWISE_RIGHT: "Anteil der anders gestellten Fragen, die richtig beantwortet wurden.",
}
GUETE_SPEED = "Wie schnell"
GUETE_SPEED_HEAD = ("Zeit", "Hälfte der Fragen", "90 % der Fragen", "99 % der Fragen")
GUETE_WHOLE_ANSWER = "bis zur fertigen Antwort"
GUETE_FIRST_WORD = "bis zum ersten Wort"
GUETE_SYSTEMS = "Andere Systeme zum Vergleich"
GUETE_SYSTEM = "System"
GUETE_CASE_HEAD = ("Fall", "Frage")
GUETE_WRONG = "Alle nicht richtigen Antworten"
GUETE_WRONG_TEXT = (
    "Jede Frage lässt sich aufklappen: die Antwort, der Satz, der gemeint war, und die Stufe, auf der es "
    "schiefging."
)
GUETE_ALL_RIGHT = "Alle bewerteten Fragen wurden richtig beantwortet."
GUETE_SHOW_ALL = "Fälle anzeigen"
GUETE_CITED = "zitiert"
GUETE_EXPECTED = "gemeinter Satz im Papier"
GUETE_EXPECTED_ANSWER = "erwartet"
GUETE_NO_ANSWER = "Die Papiere beantworten das nicht; das hätte gesagt werden müssen."
GUETE_PROBLEM_HEAD = ("Fall", "Grund")
GUETE_UNSCORED_TEXT = "Diese Fälle zählen in keinem Anteil, weder als richtig noch als falsch."
GUETE_MORE_LEFT_OUT = f"Was sonst ausgelassen wurde, steht unter „{EVAL_PROBLEMS}“."
GUETE_METHOD = "Wie gemessen wurde"
GUETE_METHOD_TEXT = (
    "Zu den Papieren sind Fragen aufgeschrieben, auch solche, die nahe liegen und trotzdem keine Antwort "
    "haben. "
    "Bei jeder ist festgehalten, welcher Satz die Antwort trägt, welche Angaben in ihr stehen müssen und was "
    "nicht gesagt werden darf.",
    "Das Programm bekommt nur die Frage. Seine Antwort wird nach festen Regeln bewertet, ohne ein "
    "urteilendes "
    "Sprachmodell: Zahlen, Daten und Beträge werden nach ihrem Wert verglichen, Wörter nach ihrem Stamm, "
    "Zitate "
    "Buchstabe für Buchstabe.",
    "Richtig ist eine Antwort, wenn die nötigen Angaben da sind, der richtige Satz zitiert ist und nichts "
    "Verbotenes gesagt wird. Geben die Papiere keine Antwort, ist richtig, wer das sagt oder zuerst den Satz "
    "zeigt, der es offen lässt oder verneint.",
    "Jede Frage zählt einmal, in ihrer ersten Fassung. Die Spannen sind 95-%-Intervalle nach Wilson "
    "(1927), bei "
    "Mittelwerten nach dem Bootstrap (Efron 1979); der Vergleich zweier Läufe ist der exakte Test von "
    "McNemar "
    "(1947). Sie gelten für Fragen wie diese. Die Fragen sind keine Zufallsauswahl aus allem, was "
    "Menschen fragen.",
)
GUETE_FACTS = "Angaben zur Messung"
GUETE_VERSION = "Version"
GUETE_WHEN = "Zeitpunkt"
GUETE_TIME = "%d.%m.%Y, %H:%M Uhr (%Z)"
GUETE_MODEL = "System"
GUETE_EMBEDDER = "Suche (Embedder)"
GUETE_BUDGET = "Belege je Frage"
GUETE_SPLITS = "Fälle aus"
GUETE_INDEX = "Stand des Index"
GUETE_MACHINE = "Rechner"
GUETE_KEPT = "Übernommen"
GUETE_COMMAND = "Diese Messung wiederholen"
GUETE_SPLIT_NAMES = {"tune": "zum Einstellen", "report": "zum Messen"}
GUETE_FOOTER = (
    "Erstellt mit Vereinbart {version}. Diese Datei lädt nichts nach; sie lässt sich weitergeben und drucken."
)
QUESTIONS = ("Frage", "Fragen")
CASES = ("Fall", "Fälle")


def percent(value: float) -> str:
    """Whole percents; what is not all and not nothing is never called so."""
    if 0 < value < 0.005:
        return f"unter {_percent(0.01)}"
    if 0.995 <= value < 1:
        return f"über {_percent(0.99)}"
    return _percent(value)


def _percent(value: float) -> str:
    """A number and its sign stay on one line."""
    return f"{100 * value:.0f}\u00a0%"


def between(low: float, high: float) -> str:
    return f"{_percent(low)} bis {_percent(high)}"


def guete_headline(hits: int, total: int, low: float, high: float) -> str:
    return (
        f"Von {counted(total, QUESTIONS)} {'wurde' if hits == 1 else 'wurden'} {thousands(hits)} richtig "
        "beantwortet; "
        f"mit {_percent(0.95)} Sicherheit liegt der Anteil zwischen {_percent(low)} und {_percent(high)}."
    )


def guete_few(total: int) -> str:
    return f"Das sind wenige Fragen ({total}); die Spanne ist entsprechend weit."


def guete_tuned(tuned: int, total: int) -> str:
    which = "Diese" if tuned == total else f"{thousands(tuned)} der {thousands(total)}"
    return (
        f"{which} Fragen wurden auch zum Einstellen benutzt; an neuen Fragen fällt das Ergebnis eher "
        "schlechter aus."
    )


def guete_fresh(hits: int, total: int, low: float, high: float) -> str:
    return (
        f"Nur an den übrigen gemessen: {thousands(hits)} von {thousands(total)} richtig "
        f"({between(low, high)})."
    )


def guete_left_out(count: int) -> str:
    verb = "konnte" if count == 1 else "konnten"
    return f"{counted(count, CASES)} {verb} nicht bewertet werden; siehe „{EVAL_PROBLEMS}“."


def guete_of_all(value: float, low: float, high: float) -> str:
    return f"{percent(value)} aller Fragen ({between(low, high)})"


def guete_of_answerable(total: int, value: float, low: float, high: float) -> str:
    return (
        f"{percent(value)} der {counted(total, QUESTIONS)}, die in den Papieren beantwortet sind "
        f"({between(low, high)})"
    )


def guete_asked(total: int, answerable: int, others: int) -> str:
    return (
        f"{counted(total, QUESTIONS)}: {thousands(answerable)} mit Antwort in den Papieren, "
        f"{thousands(others)} ohne. "
        "Die Fragen ohne Antwort gehören dazu: Wer auf alles etwas sagt, ist nicht verlässlich."
    )


def guete_right_of(hits: int, total: int) -> str:
    return f"{thousands(hits)} von {thousands(total)}"


def guete_lost(total: int) -> str:
    which = "einer nicht richtigen Antwort" if total == 1 else f"{thousands(total)} nicht richtigen Antworten"
    return (
        f"Eine Frage geht durch mehrere Stufen. Bei {which} ist hier zu sehen, auf welcher der richtige Satz "
        "zuerst verloren ging."
    )


def guete_corpus(name: str) -> str:
    return f"Papiere „{name}“"


def guete_speed(median: str, p90: str, p99: str) -> str:
    return (
        f"Die Hälfte der Antworten war nach {median} fertig, 90 % nach {p90} und 99 % nach {p99}. Die "
        "Zeiten gelten "
        "für den Rechner, auf dem gemessen wurde."
    )


def system_name(system: str, peer: bool) -> str:
    if system == "ohne-modell":
        return "Vereinbart ohne Sprachmodell"
    return system if peer else f"Vereinbart mit {system}"


def guete_systems(main: str) -> str:
    return (
        f"Dieselben Fragen an mehrere Systeme; die Abschnitte davor und danach handeln von „{main}“. "
        "Verglichen wird "
        "Frage für Frage."
    )


def guete_against(name: str, gained: int, lost: int, p_value: float) -> str:
    changed = (
        f"{name}: {counted(gained, QUESTIONS)} richtig, die „Vereinbart“ nicht richtig beantwortet hat; "
        f"bei {counted(lost, QUESTIONS)} ist es umgekehrt."
    )
    return f"{changed} {_by_chance(gained, lost, p_value, 'besser', 'schlechter')}"


def guete_changes(right: int, wrong: int, otherwise: int) -> str:
    return (
        f"Seit dem früheren Bericht sind {counted(right, QUESTIONS)} neu richtig und {thousands(wrong)} "
        "nicht mehr "
        f"richtig; {thousands(otherwise)} sind anders, aber weiter nicht richtig."
    )


def _by_chance(gained: int, lost: int, p_value: float, better: str, worse: str) -> str:
    if not gained + lost:
        return "Bei keiner Frage unterscheidet sich, ob die Antwort richtig ist."
    size = f"= {p_value:.3f}" if p_value >= 0.001 else "< 0.001"
    test = f"(McNemar-Test: p {size})".replace(".", ",")
    if p_value >= 0.05:
        return f"Dieser Unterschied kann Zufall sein {test}."
    return f"Das ist mehr, als der Zufall erklärt: {better if gained > lost else worse} {test}."


def guete_other_cases(added: int, gone: int, unscored: int) -> str:
    return (
        f"Nicht verglichen: {counted(added, CASES)} nur in diesem Bericht, {thousands(gone)} nur im "
        f"früheren, {thousands(unscored)} in einem von beiden nicht bewertet."
    )


def guete_counted(title: str, count: int) -> str:
    return f"{title[:1].upper()}{title[1:]} ({thousands(count)})"


def guete_budget(sentences: int, tokens: int) -> str:
    return f"höchstens {sentences} Sätze, davon {tokens} Token vor dem Sprachmodell"


def guete_machine(cores: int | None, machine: str) -> str:
    return ", ".join(filter(None, [counted(cores, ("Kern", "Kerne")) if cores else "", machine]))


def guete_index(corpus: str, fingerprint: str) -> str:
    return f"{corpus} {fingerprint}"
