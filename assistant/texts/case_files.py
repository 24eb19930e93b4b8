"""What is wrong with a case file, a case or its papers, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.texts.catalogue import catalog_line

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
EVAL_WRONG_SHAPE = "hat nicht die erwartete Form"
EVAL_NOTHING_EXPECTED = (
    "Die Frage soll beantwortbar sein, aber „expect“ und „gold“ fehlen. Bitte mindestens eines angeben."
)
EVAL_SWAP_NOT_IN_GOLD = "Der erste Wert der Gegenprobe (swap) muss wörtlich in einem Beleg (gold) stehen."
CASE_SHAPE = {"missing": "fehlt", "string_too_short": "ist leer", "too_short": "ist leer"}
CASE_TEXT_WANTED = {
    "bool": "muss Text sein; bitte in Anführungszeichen setzen",
    "dict": "muss Text sein; steht ein Doppelpunkt darin, bitte in Anführungszeichen setzen",
    "list": "muss ein einzelner Text sein, keine Liste",
}
CASE_GROUPS_WANTED = (
    'muss eine Liste in der Liste sein, je Angabe mit allen Schreibweisen, zum Beispiel [["7", "sieben"]]'
)
CASE_TWO_VALUES = (
    'muss genau zwei Texte haben: was im Papier steht und was die Kopie sagt, zum Beispiel ["sieben", "neun"]'
)
CASE_NEEDS_HISTORY = "Eine Anschlussfrage (follow_up) braucht die Frage davor. Bitte unter „history“ angeben."
CASE_SWAP_WITHOUT_ANSWER = (
    "Eine Gegenprobe (swap) braucht eine Frage, die die Papiere beantworten. Bitte „swap“ streichen."
)
CASE_SWAP_SAME = "Beide Werte der Gegenprobe (swap) sind gleich. Bitte als zweiten einen anderen angeben."
_LISTED = 8
NOT_UTF8 = "Die Datei ist nicht in UTF-8 gespeichert. Bitte sie im Editor mit der Kodierung UTF-8 speichern."


def _meant(name: str) -> str:
    return f" Gemeint ist wohl „{name}“." if name else ""


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" und {more} weitere" if more > 0 else "")


def _either(names: Sequence[str]) -> str:
    quoted = [f"„{name}“" for name in names]
    return " oder ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)


# --- files ------------------------------------------------------------------------------------------


def eval_no_case_files(folder: object) -> str:
    return f"{folder}: In diesem Ordner sind keine Testfälle (*.yaml)."


def eval_file_missing(path: object, meant: object) -> str:
    return f"{path}: Diese Datei oder diesen Ordner gibt es nicht.{_meant(str(meant or ''))}"


def eval_file_unreadable(file: str, reason: str) -> str:
    return f"{file}: Die Datei lässt sich nicht öffnen ({reason}). Bitte Pfad und Rechte prüfen."


def eval_file_broken(file: str, line: int | None) -> str:
    return f"{file}: {no_yaml(line)} Die Fälle dieser Datei werden ausgelassen."


def eval_field_twice(file: str, name: str, line: int) -> str:
    return (
        f"{file}: Das Feld „{name}“ steht in einem Eintrag zweimal ({catalog_line(line)}). Bitte eines davon "
        "streichen. Die Fälle dieser Datei werden ausgelassen."
    )


def eval_file_not_utf8(file: str) -> str:
    return f"{file}: {NOT_UTF8} Die Fälle dieser Datei werden ausgelassen."


def no_yaml(line: int | None) -> str:
    where, there = (f" ({catalog_line(line)})", "dort ") if line is not None else ("", "")
    return f"Kein lesbares YAML{where}. Bitte {there}Einrückung oder Zeichen prüfen."


def eval_file_fault(file: str, fault: str) -> str:
    return f"{file}: {fault} Die Fälle dieser Datei werden ausgelassen."


def eval_no_corpus(file: str, corpus: str, folder: object, meant: str) -> str:
    return (
        f"{file}: Den Ordner mit den Papieren „{corpus}“ gibt es nicht (erwartet: {folder}).{_meant(meant)} "
        "Bitte dort anlegen oder „corpus“ ändern. Die Fälle dieser Datei werden ausgelassen."
    )


def eval_no_papers(file: str, folder: object, suffixes: Sequence[str]) -> str:
    return (
        f"{file}: Im Ordner {folder} liegt kein Papier. Bitte die Dateien hineinlegen "
        f"({', '.join(suffixes)}). Die Fälle dieser Datei werden ausgelassen."
    )


def eval_papers_unreadable(file: str, folder: object, reasons: Sequence[str]) -> str:
    why = " ".join(reasons[:_LISTED])
    return (
        f"{file}: Von den Papieren in {folder} lässt sich keines lesen. {why} Die Fälle dieser Datei werden "
        "ausgelassen."
    )


def eval_more_faults(name: str, count: int) -> str:
    return f"{name}: … und {count} weitere Fehler"


# --- fields -------------------------------------------------------------------------------------------


def eval_case(file: str, case: str, reason: str) -> str:
    return f"{file}: Fall {case}: {reason}"


def case_field(name: str, entry: str, reason: str) -> str:
    where = f" (Eintrag {entry})" if entry else ""
    return f"Das Feld „{name}“{where} {reason}." if name else f"Der Eintrag {reason}."


def case_unknown_field(name: str, meant: str, known: Sequence[str]) -> str:
    hint = _meant(meant) or f" Möglich sind: {', '.join(known)}."
    return f"Das Feld „{name}“ ist unbekannt.{hint}"


def case_value(name: str, given: str, allowed: Sequence[str], meant: str) -> str:
    return f"Das Feld „{name}“ muss {_either(allowed)} sein, nicht „{given}“.{_meant(meant)}"


def case_not_bool(given: object) -> str:
    return f"muss true (ja) oder false (nein) sein, nicht „{given}“"


def case_list_wanted(name: str) -> str:
    if name == "cases":
        return "muss eine Liste sein, jeder Fall mit einem Strich davor"
    return 'muss eine Liste sein, zum Beispiel ["…"]'


# --- contradictions -----------------------------------------------------------------------------------


def _kind(kind: str) -> str:
    return f"„{kind}“ ({EVAL_KIND[kind][0]})" if kind in EVAL_KIND else f"„{kind}“"


def case_id_taken(case: str) -> str:
    return f"Die Kennung „{case}“ gibt es in der Datei schon. Bitte eine andere vergeben."


def case_key_taken(case: str, file: str) -> str:
    return f"Die Kennung „{case}“ gibt es zu denselben Papieren schon in {file}. Bitte eine andere vergeben."


def case_answerable(kind: str) -> str:
    return (
        f"Die Art {_kind(kind)} heißt, dass die Papiere nicht antworten; „answerable: true“ sagt das "
        "Gegenteil. Bitte „answerable: false“ eintragen oder eine andere Art wählen."
    )


def case_expects(fact: str) -> str:
    return (
        f"„answerable: false“ heißt, dass die Papiere nicht antworten, aber unter „expect“ wird „{fact}“ "
        "verlangt. Bitte „expect“ streichen oder „answerable: true“ eintragen."
    )


def case_needs_gold(kind: str) -> str:
    return (
        f"Die Art {_kind(kind)} braucht unter „gold“ den Satz, der es offen lässt oder der Annahme "
        f"widerspricht. Gibt es keinen, ist die Art {_kind('unanswerable')} richtig."
    )


def case_gold_lacks(group: Sequence[str]) -> str:
    return (
        f"Die Angabe {_either(group)} (expect) steht in keinem Beleg (gold). Verglichen werden ganze Wörter, "
        "Uhrzeiten mit „Uhr“. Bitte so angeben, wie es dort steht, oder den Beleg ergänzen."
    )


def case_forbids(phrase: str, fact: str, name: str) -> str:
    return (
        f"„{phrase}“ (must_not) steckt in „{fact}“ ({name}): Jede richtige Antwort wäre falsch. Bitte eines "
        "von beiden ändern."
    )


def case_same_wording(wording: str) -> str:
    return f"Die Fassung „{wording}“ (paraphrases) ist die Frage selbst. Bitte anders fragen oder streichen."


def case_wording_twice(wording: str) -> str:
    return f"Die Fassung „{wording}“ (paraphrases) steht zweimal da. Bitte eine streichen."


def case_swap_said(value: str) -> str:
    return (
        f"„{value}“, der zweite Wert der Gegenprobe (swap), steht schon in einem Beleg (gold). Bitte einen "
        "anderen angeben."
    )


# --- cases and their papers ---------------------------------------------------------------------------


def eval_unknown_agreement(agreement: str) -> str:
    return f"Das Papier „{agreement}“ gibt es dort nicht."


def eval_no_agreement(
    file: str, agreement: str, folder: object, meant: str, known: Sequence[str], cases: Sequence[str]
) -> str:
    return (
        f"{file}: Das Papier „{agreement}“ gibt es in {folder} nicht.{_meant(meant)} Dort sind: "
        f"{_listed(known)}. {_left_out(cases)}"
    )


def eval_agreement_file_missing(
    file: str, agreement: str, paper: str, folder: object, cases: Sequence[str]
) -> str:
    return (
        f"{file}: Die Datei {paper} zum Papier „{agreement}“ liegt nicht in {folder}. Bitte hineinlegen oder "
        f"den Namen im Katalog berichtigen. {_left_out(cases)}"
    )


def eval_agreement_unreadable(file: str, agreement: str, reason: str, cases: Sequence[str]) -> str:
    return f"{file}: Das Papier „{agreement}“ lässt sich nicht lesen. {reason} {_left_out(cases)}"


def _left_out(cases: Sequence[str]) -> str:
    return f"Ausgelassen: {'Fall' if len(cases) == 1 else f'{len(cases)} Fälle,'} {_listed(cases)}."


def eval_gold_missing(gold: str) -> str:
    return f"Der Satz unter „gold“ steht nicht im Papier: „{gold}“"


def eval_gold_like(gold: str, like: str) -> str:
    hint = f" Am ähnlichsten ist dort: „{like}“" if like else " Bitte Wort für Wort übernehmen."
    return f"{eval_gold_missing(gold)}{hint}"


def eval_gold_elsewhere(gold: str, agreement: str) -> str:
    return (
        f"Der Satz unter „gold“ steht nicht in den Papieren unter „agreement“, aber in „{agreement}“: "
        f"„{gold}“ Bitte „agreement“ ändern."
    )
