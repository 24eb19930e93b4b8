"""The chat, what people say of its answers."""

from __future__ import annotations

from assistant.status import Status

# --- chat ---

CHAT_NAME = "Vereinbart"
CHAT_TITLE = "Vereinbart – Fragen an kommunale Vereinbarungen"
CHAT_CLAIM = "Vereinbarungen, Satz für Satz belegt"
CHAT_NAVIGATION = "Seiten"
CHAT_NAV_PAPERS = "Papiere"
CHAT_NAV_ABOUT = "Über diesen Assistenten"
CHAT_WELCOME = "Fragen Sie in eigenen Worten"
CHAT_WELCOME_TEXT = (
    "Sie erhalten zuerst die passenden Sätze im Wortlaut, dann eine kurze Antwort, die an diesen "
    "Sätzen geprüft ist. Jede Nummer führt zur Stelle im Papier."
)
CHAT_EXAMPLES = "Zum Beispiel"
CHAT_EXAMPLE = {
    Status.ENTWURF: "Was soll zu „{heading}“ vereinbart werden? ({place})",
    Status.BESCHLOSSEN: "Was ist zu „{heading}“ vereinbart? ({place})",
    Status.VORLAGE: "Was wird zu „{heading}“ vorgeschlagen? ({place})",
    Status.PROGRAMM: "Was ist zu „{heading}“ geplant? ({place})",
    Status.PRESSE: "Was wird zu „{heading}“ berichtet? ({place})",
    Status.UNBEKANNT: "Was steht zu „{heading}“ im Papier? ({place})",
}
CHAT_PAPERS_HERE = "Diese Papiere werden befragt"
CHAT_NO_PAPERS = "Es sind noch keine Papiere eingelesen."
CHAT_AI_NOTICE = (
    "Hier antwortet eine KI; sie kann sich irren. Maßgeblich ist das Papier: Bitte prüfen Sie die Fundstelle."
)
CHAT_AI_MORE = "Mehr dazu"
CHAT_QUESTION_LABEL = "Ihre Frage"
CHAT_QUESTION_PLACEHOLDER = "Was möchten Sie wissen?"
CHAT_QUESTION_TO = "Frage an: {papers}"
CHAT_BINDING = "Wortlaut"
CHAT_BINDING_HINT = "So verbindlich ist der Satz nach seinem Wortlaut"
CHAT_FILTER_LABEL = "Suchen in"
CHAT_FILTER_ALL = "Alle Papiere"
CHAT_FILTER_PLACE = "Alles aus: {place}"
CHAT_ASK = "Fragen"
CHAT_STOP = "Stopp"
CHAT_CLEAR = "Neues Gespräch"
CHAT_LOG_LABEL = "Gespräch"
CHAT_YOU_ASKED = "Ihre Frage"
CHAT_SEARCHING = "Die Papiere werden durchsucht …"
CHAT_READING = "Das Modell liest …"
CHAT_WRITING = "Das Modell formuliert, noch ungeprüft …"
CHAT_SECONDS = "{seconds} s"
CHAT_QUEUED_ONE = "Noch eine Frage vor Ihnen. Die Fundstellen können Sie schon lesen."
CHAT_QUEUED_MANY = "Noch {ahead} Fragen vor Ihnen. Die Fundstellen können Sie schon lesen."
CHAT_QUEUE_FULL = (
    "Gerade fragen sehr viele Menschen gleichzeitig. Bitte stellen Sie Ihre Frage in einer Minute "
    "noch einmal."
)
CHAT_STOPPED = "Angehalten. Die gefundenen Sätze bleiben stehen; Sie können gleich weiterfragen."
CHAT_EMPTY_QUESTION = "Bitte geben Sie zuerst eine Frage ein."
CHAT_LONG_QUESTION = (
    "Ihre Frage ist zu lang ({length} Zeichen). Bitte kürzen Sie sie auf höchstens {limit} Zeichen."
)
CHAT_UNEXPECTED = (
    "Es ist ein unerwarteter Fehler aufgetreten. Bitte stellen Sie die Frage noch einmal; "
    "hilft das nicht, steht der Grund im Protokoll des Servers."
)
CHAT_ODD_INPUT = "Das lässt sich hier nicht senden; bitte stellen Sie Ihre Frage als Text."
CHAT_NO_SCRIPT = (
    "Dieser Assistent braucht JavaScript. Bitte schalten Sie es für diese Seite ein; die Papiere finden "
    "Sie auch ohne JavaScript unter /dokumente."
)
CHAT_NO_ANSWER = "Die Antwort ist ausgeblieben. Bitte stellen Sie die Frage noch einmal."
CHAT_BROKEN_OFF = (
    "Die Verbindung ist abgebrochen, bevor die Antwort da war. Bitte stellen Sie die Frage noch einmal."
)
CHAT_LOST = (
    "Die Verbindung ist unterbrochen. Ihr Gespräch und Ihr Text bleiben stehen; es geht von selbst weiter."
)
CHAT_BACK = "Die Verbindung ist wieder da."
CHAT_RENEWED = (
    "Vereinbart ist erneuert worden. Ihr Gespräch bleibt hier lesbar; für die nächste Frage laden Sie "
    "bitte die Seite neu."
)
CHAT_RELOAD = "Seite neu laden"
CHAT_STARTING = "Die Papiere werden noch eingelesen. Bitte versuchen Sie es in einem Augenblick noch einmal."
CHAT_BUSY = "Ihre vorige Frage läuft noch. Warten Sie auf die Antwort oder halten Sie sie mit „Stopp“ an."
CHAT_EVIDENCE_FIRST = "Gefunden, im Wortlaut"
CHAT_SOURCES = "Fundstellen"
CHAT_RELATED = "Ähnliche Stellen"
CHAT_LEFT_OPEN = "Dort heißt es"
CHAT_RELATED_HINT = "Diese Sätze beantworten die Frage nicht, stehen aber in ihrer Nähe."
CHAT_OPEN_SOURCE = "Im Papier lesen"
CHAT_OPEN_SOURCE_NAMED = "Im Papier lesen: {title}"
CHAT_CITATION_LABEL = "Fundstelle {n}: {title}"
CHAT_NEW_TAB = "öffnet in neuem Tab"
CHAT_PAGE = "Seite {page}"
CHAT_TERM = "{first}–{last}"
CHAT_MACHINE_MADE = "Von einer KI formuliert, am Wortlaut geprüft"
CHAT_MACHINE_CHOSEN = "Maschinell ausgewählt, im Wortlaut zitiert"
CHAT_DURATION = "{seconds} s"
CHAT_CACHED = "schon einmal gefragt und geprüft, aus dem Zwischenspeicher"
CHAT_VERDICT = {
    "belegt": "Belegt",
    "nur_zitat": "Nur Zitat",
    "nicht_gefunden": "Nicht gefunden",
    "ausserhalb": "Außerhalb",
}
CHAT_VERDICT_HINT = {
    "belegt": "Jede Aussage wird von den genannten Sätzen getragen.",
    "nur_zitat": "Der Satz aus dem Papier steht für sich, ohne Formulierung der KI.",
    "nicht_gefunden": "Die Papiere beantworten diese Frage nicht.",
    "ausserhalb": "Das ist keine Frage an diese Papiere.",
}
CHAT_SETUP = "Das Sprachmodell wird noch eingerichtet … Suche und wörtliche Belege funktionieren schon."
CHAT_SETUP_STEP = "{step} ({percent} %)"
CHAT_SETUP_FAILED = "Das Sprachmodell fehlt. Suche und wörtliche Belege funktionieren trotzdem."
CHAT_QUESTION_CUT = "(hier gekürzt; gesucht wird mit der ganzen Frage, {count} Zeichen)"
CHAT_INDEXING = "Die Papiere werden eingelesen …"
CHAT_INDEX_FAILED = "Die Papiere konnten nicht eingelesen werden."


# --- feedback ---

FEEDBACK_REASON = {
    "falsch": "Die Antwort ist falsch",
    "unvollstaendig": "Es fehlt etwas",
    "steht_doch_drin": "Es steht doch im Papier",
    "falsche_stelle": "Die Fundstelle passt nicht zur Frage",
    "unverstaendlich": "Die Antwort ist unverständlich",
    "anderes": "Etwas anderes",
}
FEEDBACK_MASKED = ("E-Mail-Adresse", "Kontonummer", "Telefonnummer")


def feedback_full(path: object) -> str:
    return (
        f"{path} ist voll; Rückmeldungen werden nicht mehr gespeichert. Bitte mit „vereinbart eval drafts“ "
        "sichten und die Datei dann löschen."
    )


def feedback_not_kept(path: object, why: object) -> str:
    return f"Eine Rückmeldung ließ sich nicht nach {path} schreiben ({why}). Bitte Rechte und Platz prüfen."


# --- opinion ---

OPINION_GOOD = "Hilfreich"
OPINION_BAD = "Nicht hilfreich"
OPINION_REASON = "Was stimmt nicht?"
OPINION_COMMENT = "Anmerkung (freiwillig)"
OPINION_STORED = (
    "Gespeichert werden die Frage mit den Fragen davor, die Antwort, der Grund, Ihre Anmerkung und das "
    "Datum; nichts über Sie. Bitte schreiben Sie keine persönlichen Angaben hinein."
)
OPINION_SEND = "Senden"
OPINION_CANCEL = "Abbrechen"
OPINION_THANKS = "Danke."
OPINION_KEPT = "Danke. Ihre Rückmeldung ist gespeichert und hilft, die Antworten zu prüfen."
OPINION_NO_REASON = "Bitte wählen Sie zuerst einen Grund."
OPINION_NOT_KEPT = (
    "Ihre Rückmeldung konnte nicht gespeichert werden. Bitte versuchen Sie es später noch einmal oder wenden "
    "Sie sich an den Betreiber dieser Seite."
)
CHAT_ANSWER_GONE = (
    "Diese Antwort hat der Server nach einer Unterbrechung nicht mehr. "
    "Bitte stellen Sie die Frage noch einmal."
)
PAGE_GUETE = "Wie oft stimmen die Antworten?"
PAGE_NO_GUETE = (
    "Hier ist noch nicht gemessen worden, wie oft die Antworten stimmen. Wer diesen Assistenten betreibt, "
    "erstellt den Gütebericht mit „make eval“ (oder „vereinbart eval“); danach ist er hier zu lesen."
)

# --- plain German ---

PLAINER_ASK = "Einfacher erklären"
PLAINER_WORKING = "Wird einfacher gesagt und geprüft …"
PLAINER_TITLE = "In einfachen Worten"
PLAINER_STANDS = "Es gilt der Satz des Papiers."
PLAINER_CHECKED = f"Von der KI geschrieben und an den Sätzen oben geprüft. {PLAINER_STANDS}"
PLAINER_NO_MODEL = (
    "Dafür wird das Sprachmodell gebraucht, und das ist gerade nicht da. Bitte später noch einmal."
)
PLAINER_WORDS = "Was die Wörter bedeuten"
PLAINER_NOT = f"Einfacher ließ sich das nicht sagen, ohne etwas zu verändern. {PLAINER_STANDS}"
