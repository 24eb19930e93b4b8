"""The evaluators' tools."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.status import Status
from assistant.texts.catalogue import catalog_line
from assistant.texts.chat import FEEDBACK_REASON
from assistant.texts.shown import SENTENCE, counted
from assistant.texts.status import STATUS_LABEL
from assistant.texts.versions import day

EVAL_KIND = {
    "fact": ("Sachfrage", "fragt, was, wo oder welche"),
    "who": ("Person oder Amt", "fragt, wer etwas ist oder tut"),
    "number": ("Anzahl", "fragt, wie viele"),
    "percent": ("Prozentsatz", "fragt nach einem Anteil"),
    "amount": ("Geldbetrag", "fragt, was etwas kostet oder wie viel Geld es gibt"),
    "date": ("Zeitpunkt", "fragt, wann, ab wann oder bis wann"),
    "yesno": ("Ja-nein-Frage", "lässt sich mit Ja oder Nein beantworten"),
    "list": ("Aufzählung", "fragt nach allen Punkten einer Liste"),
    "topic": ("Thema", "fragt, was zu einem Thema im Papier steht"),
    "comparison": ("Vergleich", "stellt zwei Papiere oder zwei Angaben nebeneinander"),
    "abbreviation": ("Abkürzung", "fragt, wofür eine Abkürzung steht"),
    "follow_up": ("Anschlussfrage", "ist nur mit der Frage davor zu verstehen"),
    "unanswerable": ("Ohne Antwort", "klingt passend, aber das Papier sagt dazu nichts"),
    "left_open": ("Offen gelassen", "das Papier erwähnt es, entscheidet es aber nicht („wird geprüft“)"),
    "false_premise": ("Falsche Annahme", "setzt etwas voraus, was das Papier nicht sagt oder verneint"),
    "out_of_scope": ("Anderes Thema", "hat mit den Papieren nichts zu tun"),
    "small_talk": ("Plauderei", "Begrüßung, Dank und Ähnliches"),
    "attack": ("Angriff", "will das Programm zu etwas anderem verleiten"),
}

DIALOGUE_YES = ("j", "ja")
DIALOGUE_NO = ("n", "nein")
DIALOGUE_YES_NO = "(j/n)"
DIALOGUE_YES_OR_NO = "Bitte j für Ja oder n für Nein eingeben."
DIALOGUE_EMPTY = "Hier wird eine Eingabe gebraucht."
DIALOGUE_TWICE = "Das steht schon da."

AUTHOR_READING = "Die Papiere werden gelesen …"
AUTHOR_FILE = "In welche Datei soll der Fall? Nummer"
AUTHOR_NEW_FILE = "eine neue Datei"
AUTHOR_FILE_NAME = "Name der neuen Datei"
AUTHOR_BAD_NAME = "Bitte einen Dateinamen ohne Ordner eingeben, den es noch nicht gibt."
AUTHOR_CORPUS = "Zu welchen Papieren gehören die Fälle? Nummer"
AUTHOR_SPLIT = "Wofür sind die Fälle? Nummer"
AUTHOR_SPLITS = (
    "zum Messen (report): An diesen Fällen wird nie etwas eingestellt",
    "zum Einstellen (tune): An diesen Fällen darf verbessert werden",
)
AUTHOR_QUESTION = "Frage, wie Menschen sie stellen"
AUTHOR_KIND = "Art der Frage, Nummer"
AUTHOR_ANSWERABLE = "Steht die Antwort in den Papieren?"
AUTHOR_AGREEMENT = "Aus welchem Papier darf die Antwort kommen? Nummern, leer = egal"
AUTHOR_HISTORY = "Frage, die davor gestellt wurde"
AUTHOR_GOLD_HELP = {
    True: "Welcher Satz im Papier trägt die Antwort? Der Beleg wird im Papier gesucht.",
    False: (
        "Welcher Satz lässt es offen oder widerspricht der Annahme? Gibt es keinen, einfach die Eingabetaste "
        "drücken."
    ),
}
AUTHOR_GOLD_SEVERAL = (
    "Das steht im Papier, aber nicht als ein Satz. Bitte jeden Satz für sich und ganz nennen, am besten über "
    "die Suche."
)
AUTHOR_NO_GOLD = "Ohne Beleg lässt sich nicht prüfen, ob die folgenden Angaben im Papier stehen."
AUTHOR_NO_SENTENCE = "Dazu findet sich kein Satz. Bitte andere Wörter probieren."
AUTHOR_EXPECT = "Angabe, die in der Antwort stehen muss (Schreibweisen mit | trennen), leer = fertig"
AUTHOR_OKAY = "Angabe, die eine gute Antwort auch enthalten darf, leer = fertig"
AUTHOR_MUST_NOT = "Was auf keinen Fall gesagt werden darf (der naheliegende falsche Wert), leer = fertig"
AUTHOR_PARAPHRASES = "Dieselbe Frage in anderen Worten, leer = fertig"
AUTHOR_SWAP = "Gegenprobe: Wert im Beleg => anderer Wert (zum Beispiel 7 => 9), leer = keine"
AUTHOR_SWAP_SHAPE = "Bitte zwei verschiedene Werte mit => dazwischen eingeben, zum Beispiel 7 => 9."
AUTHOR_NOTE = "Bemerkung für andere, leer = keine"
AUTHOR_ID = "Kennung des Falls"
AUTHOR_ID_BAD = "Die Kennung ist vergeben oder enthält Leerzeichen. Bitte eine andere wählen."
AUTHOR_NO_HISTORY = "Eine Anschlussfrage braucht die Frage davor (history)."
AUTHOR_FINISH_UNKNOWN = "Bitte eines der genannten Wörter eingeben."
AUTHOR_NOT_ADDED = "Der Fall wurde verworfen; es ist nichts geändert."
EVAL_NOT_THE_SAME = "danach wären die Fälle nicht mehr dieselben"
EVAL_CASES_NOT_LAST = "„cases:“ muss der letzte Eintrag der Datei sein"
EVAL_CASES_IN_BRACKETS = "„cases:“ muss eine Liste mit einem Strich vor jedem Fall sein, keine in Klammern"
EVAL_NOT_READABLE = "sie ist nicht lesbar (siehe oben)"

DRAFTS_NONE = "Es gibt keine neue Rückmeldung."
DRAFTS_WHICH = "Welche soll ein Fall werden? Nummer, leer = aufhören"
DRAFTS_WHAT = "Was soll damit geschehen? Nummer"
DRAFTS_CHOICES = ("einen Testfall daraus machen", "verwerfen und nicht wieder zeigen", "zurück zur Liste")
DRAFTS_DISMISSED = "Verworfen."


def dialogue_default(prompt: str, default: str) -> str:
    return f"{prompt} [{default}]" if default else prompt


def dialogue_next(prompt: str, found: int) -> str:
    return f"{prompt} ({found} bisher)" if found else prompt


def dialogue_number(count: int, one: bool) -> str:
    what = "eine Nummer" if one else "Nummern, durch Komma getrennt,"
    return f"Bitte {what} von 1 bis {count} eingeben."


def author_file(path: object, corpus: str, cases: int) -> str:
    return f"{path} ({cases} Fälle zu {corpus})"


def author_corpus(name: str, folder: object) -> str:
    return f"{name} ({folder})"


def author_new_file(path: object) -> str:
    return f"{path} wird neu angelegt."


def author_no_corpora(folder: object) -> str:
    return (
        f"Es gibt keinen Ordner mit Papieren. Bitte die Dateien in einen Ordner in {folder} legen, zum "
        "Beispiel "
        f"{folder}/papiere."
    )


def author_kind(kind: str) -> str:
    label, explanation = EVAL_KIND[kind]
    return f"{label}: {explanation}"


def author_paper(key: str, title: str, place: str, status: Status) -> str:
    return f"{key}: {title} ({', '.join(filter(None, [place, STATUS_LABEL[status]]))})"


def author_question_taken(case: str) -> str:
    return f"Diese Frage stellt schon der Fall {case}. Bitte anders fragen oder dort Fassungen ergänzen."


def author_keep_history(earlier: Sequence[str]) -> str:
    asked = " / ".join(f"„{question}“" for question in earlier)
    return f"Davor wurde gefragt: {asked}. Übernehmen?"


def author_gold(found: int, shown: bool) -> str:
    start = "Nummer, andere Stichworte" if shown else "Stichworte"
    end = f"; leer = fertig ({counted(found, SENTENCE)})" if found else "; leer = keiner"
    return f"{start} oder der Satz selbst{end}"


def author_gold_taken(sentence: str) -> str:
    return f"✓ Beleg: „{sentence}“"


def author_place(number: int, sentence: str, where: Sequence[str]) -> str:
    return f"{number:>3}  „{sentence}“\n     {' · '.join(filter(None, where))}"


def author_gold_lacks(fact: str) -> str:
    return (
        f"„{fact}“ steht in keinem der Belege. Bitte so angeben, wie es dort steht, oder den Beleg ergänzen."
    )


def author_gold_says(phrase: str) -> str:
    return f"„{phrase}“ steht im Beleg; eine richtige Antwort würde es sagen."


def author_whole(yaml: str) -> str:
    return f"\nSo sieht der Fall aus:\n\n{yaml}"


def author_not_yet(reason: str) -> str:
    return f"So geht es noch nicht: {reason}"


def author_finish(fields: Sequence[str], good: bool) -> str:
    keep = "j = so übernehmen, " if good else ""
    return f"{keep}n = verwerfen, oder ein Feld ändern ({', '.join(fields)})"


def author_added(case: str, path: object) -> str:
    return f"Der Fall {case} steht jetzt in {path}. Prüfen mit: vereinbart eval --cases {path} --no-llm"


def eval_paper_id_taken(file: str, key: str) -> str:
    return (
        f"{file}: Die Kennung „{key}“ hat schon ein anderes Papier. Bitte im Katalog eine andere eintragen."
    )


def eval_no_yaml(line: int | None) -> str:
    return f"sie ist kein lesbares YAML in UTF-8{f' ({catalog_line(line)})' if line is not None else ''}"


def eval_cannot_append(file: str, reason: str) -> str:
    return f"{file}: Der Fall lässt sich nicht anhängen: {reason}. Die Datei ist unverändert."


def eval_cases_unwritable(path: object, reason: str) -> str:
    return f"{path} lässt sich nicht schreiben ({reason}). Bitte Rechte und Platz prüfen."


def draft_line(question: str, reason: str, iso: str, count: int) -> str:
    often = f"{count} × " if count > 1 else ""
    return f"{often}„{question}“ ({FEEDBACK_REASON.get(reason, reason)}, {day(iso)})"


def draft_shown(history: Sequence[str], question: str, verdict: str, answer: str) -> str:
    earlier = "".join(f"\nDavor:   {asked}" for asked in history)
    return f"{earlier}\nFrage:   {question}\nAntwort: {answer}{f' ({verdict})' if verdict else ''}"


def draft_complaint(iso: str, reason: str) -> str:
    return f"Dazu:    {day(iso)}: {reason}"


def draft_reason(reason: str, comment: str) -> str:
    return f"{FEEDBACK_REASON.get(reason, reason)}{f' („{comment}“)' if comment else ''}"


def draft_note(iso: str, reasons: Sequence[str], answer: str) -> str:
    """One line: the note of a case made of complaints."""
    return " ".join(f"Rückmeldung ({day(iso)}): {'; '.join(reasons)}. Geantwortet wurde: „{answer}“".split())
