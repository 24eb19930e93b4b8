"""The evaluators' tools."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from assistant.status import Status
from assistant.texts.case_files import EVAL_KIND
from assistant.texts.chat import FEEDBACK_REASON
from assistant.texts.shown import SENTENCE, counted
from assistant.texts.status import STATUS_LABEL
from assistant.texts.versions import day

_CASES = ("Fall", "Fälle")

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
AUTHOR_FILE_LIKE = "faelle.yaml"
AUTHOR_OTHER_PAPERS = "zu anderen Papieren, die noch in keinem dieser Ordner liegen"
AUTHOR_HOW_TO_STOP = "Strg+C bricht ab; übernommene Fälle bleiben, der angefangene wird verworfen."
AUTHOR_FIELDS = {
    "question": "Frage",
    "kind": "Art",
    "answerable": "Beantwortbar",
    "agreement": "Papier",
    "history": "Vorfrage",
    "gold": "Beleg",
    "expect": "Angaben",
    "okay": "Zusatz",
    "must_not": "Verboten",
    "paraphrases": "Fassungen",
    "swap": "Gegenprobe",
    "note": "Bemerkung",
    "id": "Kennung",
}
AUTHOR_BAD_NAME = "Bitte einen Dateinamen ohne Ordner eingeben, den es noch nicht gibt."
AUTHOR_CORPUS = "Zu welchen Papieren gehören die Fälle? Nummer"
AUTHOR_SPLIT = "Wofür sind die Fälle? Nummer"
AUTHOR_SPLITS = (
    "zum Messen: An diesen Fällen wird nie etwas eingestellt",
    "zum Einstellen: An diesen Fällen darf verbessert werden",
)
AUTHOR_QUESTION = "Frage, wie Menschen sie stellen"
AUTHOR_KIND = "Art der Frage, Nummer"
AUTHOR_ANSWERABLE = "Steht die Antwort in den Papieren?"
AUTHOR_AGREEMENT = "Aus welchem Papier darf die Antwort kommen? Nummern, leer = egal"
AUTHOR_HISTORY = "Frage, die davor gestellt wurde"
AUTHOR_GOLD_HELP = {
    True: "Welcher Satz im Papier trägt die Antwort? Der Beleg wird im Papier gesucht.",
    False: (
        "Welcher Satz lässt es offen oder widerspricht der Annahme? Gibt es keinen, die Eingabetaste drücken."
    ),
}
AUTHOR_GOLD_NEEDED = (
    "Welcher Satz lässt es offen oder widerspricht der Annahme? Diese Art braucht einen solchen Satz."
)
AUTHOR_GOLD_SEVERAL = (
    "Das steht im Papier, aber nicht als ein Satz. Bitte jeden Satz für sich und ganz nennen, am besten über "
    "die Suche."
)
AUTHOR_NO_GOLD_WHAT = "Noch ist kein Beleg gewählt. Wie weiter? Nummer"
AUTHOR_GIVEN_UP = {
    "search": "weiter suchen",
    "without": "ohne Beleg weiter",
    "unanswerable": "die Papiere sagen dazu nichts: daraus einen Fall ohne Antwort machen",
    "discard": "den Fall verwerfen",
}
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
AUTHOR_ID_BAD = (
    "Die Kennung ist vergeben, enthält Leerzeichen oder ist eine Antwort (j, n). Bitte eine andere."
)
AUTHOR_NO_SWAP = (
    "Eine Gegenprobe geht hier nicht: Der Beleg muss in einer Text-, Markdown- oder HTML-Datei stehen, denn "
    "nur solche lassen sich ändern."
)
AUTHOR_FINISH_UNKNOWN = "Bitte eines der genannten Wörter eingeben."
AUTHOR_NOT_ADDED = "Der Fall wurde verworfen; es ist nichts geändert."
EVAL_NOT_THE_SAME = "danach wären die Fälle nicht mehr dieselben"
EVAL_CASES_NOT_LAST = "„cases:“ muss der letzte Eintrag der Datei sein"
EVAL_CASES_IN_BRACKETS = "„cases:“ muss eine Liste mit einem Strich vor jedem Fall sein, keine in Klammern"

DRAFTS_NONE = "Es gibt keine neue Rückmeldung."
DRAFTS_WHICH = "Welche soll ein Fall werden? Nummer, leer = aufhören"
DRAFTS_WHAT = "Was soll damit geschehen? Nummer"
DRAFTS_CHOICES = ("einen Testfall daraus machen", "verwerfen und nicht wieder zeigen", "zurück zur Liste")
DRAFTS_DISMISSED = "Verworfen."
DRAFT_ALL_THE_SAME = "Den Fall trotzdem zu diesen Papieren machen?"
DRAFT_KEPT = "Die Rückmeldung bleibt in der Liste."


def dialogue_default(prompt: str, default: str) -> str:
    return f"{prompt} [{default}]" if default else prompt


def dialogue_next(prompt: str, found: int) -> str:
    return f"{prompt} ({found} bisher)" if found else prompt


def dialogue_number(count: int, one: bool) -> str:
    what = "eine Nummer" if one else "Nummern, durch Komma getrennt,"
    return f"Bitte {what} von 1 bis {count} eingeben."


def author_file(path: object, corpus: str, cases: int) -> str:
    return f"{path} ({counted(cases, _CASES)} zu {corpus})"


def author_corpus(name: str, folder: object, own: bool) -> str:
    return f"{'die Papiere des Chats' if own else name} ({folder})"


def author_new_file(path: object) -> str:
    return f"{path} wird neu angelegt."


def author_no_corpora(folder: object) -> str:
    return (
        f"Neben der Fälledatei gibt es keinen Ordner mit Papieren. Bitte einen in {folder} anlegen, zum "
        f"Beispiel {folder}/papiere, die Dateien hineinlegen und dann neu aufrufen."
    )


def author_none_beside(folder: object) -> str:
    return f"In {folder} liegt kein Ordner mit Papieren. Zur Wahl steht nur, was schon anderswo da ist."


def author_papers_folder(folder: object, file: object) -> str:
    return (
        f"{folder} ist der Ordner mit den Papieren. Die Fälle gehören in eine Datei daneben. Aufruf:\n\n"
        f"{_add_command(file)}"
    )


def author_no_case_file(path: object) -> str:
    return f"{path} ist keine Fälledatei. Bitte eine Datei mit der Endung .yaml nennen, auch eine neue."


def author_no_place(path: object, meant: object, file: object) -> str:
    hint = f"Gemeint ist wohl {meant}. " if meant else ""
    return (
        f"{path} gibt es nicht. {hint}Eine neue Fälledatei braucht die Endung .yaml und einen Ordner, den es "
        f"gibt. Ist ein neuer Ordner gemeint, bitte ihn zuerst anlegen. Danach:\n\n{_add_command(file)}"
    )


def author_no_folder(folder: object, meant: object) -> str:
    hint = (
        f"Gemeint ist wohl:\n\n{_add_command(meant)}"
        if meant
        else "Bitte ihn zuerst anlegen, mit einem Ordner für die Papiere darin."
    )
    return f"Den Ordner {folder} gibt es nicht. {hint}"


def _add_command(file: object) -> str:
    return f"vereinbart eval add {shlex.quote(str(file))}"


def author_file_broken(problems: Sequence[str]) -> str:
    listed = "\n".join(problems)
    return f"{listed}\nDie Datei ist unverändert. Bitte das zuerst beheben und dann neu aufrufen."


def author_no_paper_read(folder: object, reasons: Sequence[str]) -> str:
    what = f"In {folder} lässt sich kein Papier lesen." if reasons else f"In {folder} liegt kein Papier."
    return "\n".join([*reasons, f"{what} Bitte lesbare Dateien hineinlegen und dann neu aufrufen."])


def author_no_paper(key: str, meant: str, known: Sequence[str]) -> str:
    hint = f" Gemeint ist wohl „{meant}“." if meant else f" Dort sind: {', '.join(known)}."
    return f"Das Papier „{key}“ gibt es dort nicht.{hint}"


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


def author_gold_lacks(group: Sequence[str]) -> str:
    return (
        f"„{' | '.join(group)}“ steht in keinem der Belege. Verglichen werden ganze Wörter, Uhrzeiten mit "
        "„Uhr“. Bitte so angeben, wie es dort steht, oder den Beleg ergänzen."
    )


def author_gold_says(phrase: str) -> str:
    return f"„{phrase}“ steht im Beleg; eine richtige Antwort würde es sagen. Bitte etwas anderes angeben."


def author_fact_says(phrase: str, fact: str) -> str:
    return f"„{phrase}“ steckt in „{fact}“, das die Antwort sagen soll. Bitte etwas anderes angeben."


def author_swap_missing(value: str) -> str:
    return f"„{value}“ steht nicht so im Beleg. Bitte den Wert Zeichen für Zeichen wie dort angeben."


def author_swap_said(value: str) -> str:
    return f"„{value}“ steht auch im Beleg. Bitte als zweiten Wert einen anderen angeben."


def author_whole(yaml: str) -> str:
    return f"\nSo sieht der Fall aus:\n\n{yaml}"


def author_not_yet(reasons: Sequence[str]) -> str:
    return "\n- ".join(["So geht es noch nicht:", *reasons])


def author_finish(fields: Sequence[str], good: bool) -> str:
    keep = "j = so übernehmen, " if good else ""
    return f"{keep}n = verwerfen, oder ein Feld ändern ({', '.join(fields)})"


def author_added(case: str, path: object, count: int) -> str:
    return f"Der Fall {case} steht jetzt in {path} ({counted(count, _CASES)})."


def author_another(path: object) -> str:
    return f"\nNoch ein Fall für {path}?"


def author_stopped(kept: Sequence[str], path: object = "", before: int = 0) -> str:
    if not kept and before:
        return f"\nAbgebrochen. {path} ist, wie sie war ({counted(before, _CASES)})."
    if not kept:
        return "\nAbgebrochen. Es wurde nichts geschrieben."
    what, verb = ("Der Fall", "steht") if len(kept) == 1 else ("Die Fälle", "stehen")
    return (
        f"\nAbgebrochen. {what} {', '.join(kept)} {verb} schon in der Datei; was danach angefangen war, ist "
        "verworfen."
    )


def author_next_step(path: object) -> str:
    return f"\nPrüfen, wie das Programm darauf antwortet:\n\n{_eval_command(path)}"


def _eval_command(path: object) -> str:
    return f"vereinbart eval --cases {shlex.quote(str(path))} --no-llm"


def eval_paper_id_taken(file: str, key: str) -> str:
    return (
        f"{file}: Die Kennung „{key}“ hat schon ein anderes Papier. Bitte im Katalog eine andere eintragen."
    )


def eval_cannot_append(file: str, reasons: Sequence[str]) -> str:
    why = " ".join(reason if reason.endswith((".", "“")) else f"{reason}." for reason in reasons)
    return f"{file}: Der Fall lässt sich nicht anhängen: {why} Die Datei ist unverändert."


def eval_cases_unwritable(path: object, reason: str) -> str:
    return f"{path} lässt sich nicht schreiben ({reason}). Bitte Rechte und Platz prüfen."


def drafts_stopped(made: int) -> str:
    became = f"Zu Fällen wurden {made}" if made else "Nichts wurde geschrieben"
    return f"\nAbgebrochen. {became}; die übrigen Rückmeldungen bleiben in der Liste."


def draft_no_desk(reason: str) -> str:
    return f"{reason}\nDie Rückmeldung bleibt in der Liste."


def draft_paper_missing(missing: Sequence[str], folder: object, there: Sequence[str]) -> str:
    return (
        f"Die Antwort stammt aus {', '.join(missing)}; dieses Papier liegt nicht in {folder} "
        f"(dort sind: {', '.join(there)}). Besser eine Fälledatei zu den richtigen Papieren nennen:\n\n"
        "vereinbart eval drafts DATEI.yaml\n"
    )


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
