"""How binding a sentence is, by its own modal wording: general German cues, no subject matter.

The first main clause that decides something decides for the sentence. A sentence commits where it orders,
promises, plans, has something examined, or rules something out; what tells of the past, describes the
present or defines a word does not.
"""

from __future__ import annotations

import re

from assistant.levels import Bindingness
from assistant.text.accounts import FOR_NOW, NOW, is_account, is_formality, is_until_now
from assistant.text.main_clauses import Clause, main_clauses, to_do
from assistant.text.patterns import in_any_case

_MONEY = r"(?:haushalt\w*|finanz\w*|mittel\w*|förder(?:ung|zusage|bescheid)\w*|kassenlage|deckung\w*)"
RESERVATION = in_any_case(
    rf"\bvorbehaltlich\b.*{_MONEY}",
    rf"\bvorbehalt\w*\b(?: \w+){{0,4}} {_MONEY}",
    r"\b(?:haushalts|finanzierungs|finanz)vorbehalt\w*",
    rf"\b(?:soweit|sofern|sobald|wenn|falls)\b[^,;.]*\b{_MONEY}\b[^,;.]*\b(?:zul[aä]\w+|erlaub\w+|gestatte\w*|"
    rf"reich\w+|vorhanden|ermöglich\w*|bereitst\w+|bereitgestellt|bewillig\w+|zugesagt|verfügung|hergib\w*|"
    rf"hergeb\w*|vorlieg\w*|gesichert)",
    rf"\bvorbehalt, dass\b[^;.]*\b{_MONEY}",
    r"\bim rahmen (?:der|des|ihrer|seiner|unserer)\b[^,;.]*\b(?:haushaltsmittel|haushalts|finanziellen "
    r"(?:möglichkeiten|mittel)|verfügbaren mittel|haushaltsmöglichkeiten)\b",
    r"\bnach (?:maßgabe|haushaltslage)\b[^,;.]*haushalt\w*",
    r"\bje nach haushaltslage\b",
    r"^(?!ob\b).*\b(?:abhängig|hängt|richtet sich)\b[^,;.]*"
    r"\b(?:förder|finanzierungs)?(?:zusage|bewilligung|bescheid)\w*",
)
_RESERVED = in_any_case(r"^(?:die|der|das) \w+ steh(?:t|en) unter (?:dem |einem )?(?:\w+ )?\w*vorbehalt\b")
_ALL = in_any_case(r"\b(?:alle|sämtliche|die (?:genannten|vorgenannten|aufgeführten)|jede[s]?)\b")
_EXAMINE = in_any_case(
    r"\b(?:über)?prüf(?:en|t|te)\b",
    r"\bge(?:gen)?prüft\b|\büberprüft\b|\bzu (?:über)?prüfen\b",
    # the bare noun may be an exam or an inspection
    r"\bprüfauftr[aä]g\w*|\bprüfung (?:der|des|von|einer|eines|ob|weiterer)\b",
    r"\b(?:eine[rn]?|zur|in) (?:\w+ )?prüfung\b",
    r"\bhol(?:t|en)\b.*\bgutachten\b.*\bein\b|\bgutachten\b.*\beinge?holt?(?:en)?\b",
    r"\bmachbarkeits(?:studie|untersuchung|prüfung)\w*",
    r"\b(?:ausgelotet|ausloten|sondier(?:en|t)|untersuch(?:en|t)|erörter[nt]|erwogen|erwägen|evaluier\w+)\b",
    r"\bergebnisoffen\b|\bermittel(?:t|n)\b|\bzu ermitteln\b",
    r"\bgegenstand eine[rs] (?:gutachtens|untersuchung|prüfung)\b|\bdurch ein gutachten\b",
    r"\b(?:zurückgestellt|vertagt|vertagung)\b",
    r"\b(?:potenzial|potential|bedarfs|standort|kosten)analyse\b.*\b(?:erstell|durchgeführt|beauftrag)",
)
_ASKED_TO_EXAMINE = in_any_case(
    r"\b(?:gebeten|beauftragt|aufgefordert|angewiesen|bittet|bitten|beauftragen)\b.*\b(?:auszuloten|"
    r"zu (?:untersuchen|(?:über)?prüfen|ermitteln|erörtern|evaluieren|erwägen|sondieren))\b",
)
_OPEN = in_any_case(
    r"\b(?:entschieden|entscheide[nt]|beraten|berät|geklärt|klären|befunden|festgelegt|verhandelt|"
    r"diskutiert|abgestimmt|befinden(?! sich)|reden|redet|sprechen|spricht)\b"
)
_LATER = in_any_case(
    r"\b(?:erst|später\w*|gesondert|nach (?:vorlage|vorliegen|einholung|abschluss|auswertung|prüfung|der "
    r"kalkulation|einer))\b",
    r"\bzu einem späteren zeitpunkt\b",
    r"\boffen\b|\bnoch nicht\b|\b(?:er)?neu(?:t)? (?:beraten|verhandelt|entschieden)\b",
)
_QUESTION_LATER = in_any_case(
    r"\b(?:entscheide[nt]|befinde[nt]|berate[nt]?|berät)\b[^,;]*\b(?:20\d\d|frühjahr|sommer|herbst|winter|ende|mitte)\b"
    r"[^,;]*, (?:ob|welche[rnms]?|wo|wann|wie)\b"
)
# What is to be done in a case: a procedure, and no matter put off.
_CONDITION = in_any_case(
    r"^(?:kommt|kommen|lässt|lassen|gelingt|wird|werden|ist|sind|besteht|bestehen|liegt|liegen|findet|erzielt|"
    r"fehlt|widerspricht)\b[^?]*, (?:so |dann )?(?:wird|werden)\b"
)
_PUT_OFF = in_any_case(r"\b(?:zurückgestellt|vertagt|(?:er)?neu(?:t)? (?:beraten|verhandelt|entschieden))\b")
_REFUSE = in_any_case(
    r"\blehn(?:t|en)\b.*\bab\b|\babgelehnt\b|\bablehn\w*|\babzulehnen\b",
    r"\b(?:schließ(?:t|en)|schliesst)\b.*\baus\b|\bausgeschlossen\b|\bauszuschließen\b",
    r"\berteil(?:t|en)\b.*\babsage\b|\babsage erteil(?:t|en)\b",
    r"\bverzicht(?:et|en)\b|\bverworfen\b|\bzurückgezogen\b|\buntersagt\b|\bunterbleib\w+|\bunzulässig\b",
    r"\b(?:wenden|wendet|sprechen|spricht) (?:wir |sich |uns )+(?:\w+ ){0,3}gegen\b|\bsprechen uns gegen\b|"
    r"\bspricht sich gegen\b",
    r"\bnicht (?:weiter ?verfolgt|vorgesehen|geplant|beabsichtigt|mehr verfolgt|angestrebt)\b",
    r"\bkeine mehrheit\b|\bkein bedarf\b",
    r"\bist (?:dagegen )?vom tisch\b",
    # what the paper itself leaves out
    r"\b(?:nicht|kein) (?:gegenstand|bestandteil|teil|ziel) (?:der|des|dieser|dieses) "
    r"\w*(?:kooperation|zusammenarbeit|vereinbarung|vertrags?|koalition)\b",
)
_NEGATION = in_any_case(r"\b(?:nicht|kein\w*|niemand\w*|nie|niemals|weder)\b")
# What a paper grants or refuses by saying that there is none; "es gibt kein Kino" describes.
_RIGHT = (
    r"\w*(?:recht|anspruch|pflicht|zwang|befreiung|ermäßigung|ausnahmen?|zuschuss|zuschüsse|vorrang|"
    r"erhöhung|förderung)\b"
)
# What is not done describes a noun ("die nicht gedeckten Kosten").
_NOT_DONE = re.compile(
    r"\b(?:der|die|das|den|dem|des|ihre\w?|seine\w?) nicht (?:\w+ ){0,5}?"
    r"[a-zäöüß]+(?:te|ten|tem|ter|tes|ene|enen|enem|ener|enes) (?=[A-ZÄÖÜ])"
)
_NO_RIGHT = in_any_case(rf"{_RIGHT}.*\bgibt es\b|\bgibt es\b.*{_RIGHT}")
_NOT_REFUSING = in_any_case(
    r"\bnicht (?:nur|allein|zuletzt|länger als|mehr als|öfter als|vor dem|vor|später als|öffentlich\w*|"
    r"unter|über)\b",
    r"\bnicht (?:ohne|als)\b|\bund nicht\b",
    r"\bnicht\b[^,;.]*\b(?:überschr|überst[ei]|unterschr|hinausgeh)\w*",
    r"\b(?:noch|derzeit noch) (?:nicht|kein\w*)\b",
    r"\bin keinem\b|\bkeinesfalls mehr als\b",
    # what is not done stands before its noun ("nicht verbrauchte Mittel")
    r"^nicht [a-zäöüß]+(?:te|ten|ter|tes|ene|enen|ener|enes)\b",
    r"\bunterlieg\w* nicht\b|\bnicht (?:mitgerechnet|angerechnet)\b",
)
_WANT = in_any_case(
    r"\b(?:will|wollen|möchte|möchten|soll|sollen|sollte|sollten|sollt)\b",
    r"\bstreb(?:t|en)\b.*\ban\b|\bangestrebt\b|\banzustreben\b|\bbestrebt\b",
    r"\b(?:setz(?:t|en)|einsetzen)\b.*\b(?:sich|uns)\b.*\bein\b|\b(?:sich|uns)\b.*\beinsetzen\b|\bwir "
    r"setzen uns\b",
    r"\b(?:bemüh\w+|anstreben|beabsichtig\w+|wünsch\w+|forder(?:t|n)|begrüß(?:t|en)|befürworte\w+|"
    r"bekenn(?:t|en)|befürwortet)\b",
    r"\b(?:unser(?:e)? )?\bziel\w*(?: \w+){0,3} (?:ist|sind|bleibt|war es)\b|\b(?:ist|bleibt) "
    r"(?:(?!nicht\b|kein)\w+ ){0,3}ziel\b|\bhaben (?:wir )?uns zum ziel\b|\bzum ziel\b|\bmit dem ziel\b",
    r"\bwirk(?:t|en)\b.*\b(?:hin|darauf)\b|\bhinwirken\b",
    r"\b(?:vorgesehen|geplant|beabsichtigt|in aussicht gestellt|avisiert)\b",
    r"\bplan(?:t|en)\b|\bstreiten\b|\bwerben für\b|\bwirbt für\b|\btreten\b.*\bfür\b.*\bein\b",
    r"\bhalten\b.*\b(?:notwendig|erforderlich|sinnvoll|vertretbar|richtig|wünschenswert)\b",
    r"\b(?:sprechen|spricht|sprach)\b.*\b(?:uns|sich)\b.*\b(?:für|aus)\b",
    r"\b(?:ist|sind)\b.*\bzu wünschen\b|\bwünschenswert\b",
    r"\bschl[aä]g(?:t|en)\b.*\bvor\b|\bvorgeschlagen\b",
    r"\bbraucht\b|\bbrauchen\b|\bbenötig(?:t|en)\b",
    r"\bmöglichst\b.*\bwerden\b",
    r"\b(?:hat|haben)\b.*\b(?:priorität|vorrang)\b|\bvorrang hat\b",
)
_DECIDED = in_any_case(
    r"\b(?:beschloss(?:en)?|beschließ(?:t|en)|vereinbar(?:t|ten|en)|verständigt\w*|bestellt|bestimmt|"
    r"einig(?:t|ten)|geeinigt|gewählt|genehmigt|zugestimmt|beauftragt\w*|bewilligt\w*|sagte\b.*\bzu\b|"
    r"festgelegt|übereingekommen)\b",
    r"\bstimmt(?:e|en)?\b.*\bzu\b",
)
_ORDER = in_any_case(
    r"\b(?:werden|wird|werde)\b",
    r"\b(?:muss|müssen|darf|dürfen|verpflicht\w+|sorg(?:t|en)|sicher(?:t|n)|gewährleiste\w*|kann|können)\b",
    r"\b(?:künftig|zukünftig|weiterhin|fortan|dauerhaft|jährlich|bis (?:ende|mitte|zum|spätestens|20\d\d)|"
    r"ab (?:dem|20\d\d|januar|mai|april|juli|august|oktober|sofort|mitte|ende)|zum \d{1,2}|spätestens|"
    r"frühestens|mindestens|höchstens|erstmals)\b",
)
# What could be done orders nothing where a paper gives an account.
_MAY = in_any_case(r"\b(?:kann|können)\b")
_HOLDS = frozenset(
    """
    vorgesehen geplant vereinbart beschlossen verpflichtet freigestellt befreit eingeplant bereitgestellt
    reserviert angesetzt eingestellt ausgenommen begrenzt zulässig zugelassen berechtigt antragsberechtigt
    frei möglich garantiert gesichert zugesichert gewährleistet verboten untersagt kostenlos
    kostenfrei maßgebend maßgeblich verbindlich einig angewiesen gehalten aufgefordert gebeten
    """.split()
)
_STATES = frozenset(
    """
    ist sind sei hat haben verfügt verfügen besteht bestehen liegt liegen beläuft belaufen befindet befinden
    umfasst umfassen gehört gehören heißt heißen lautet lauten betrifft betreffen zeigt zeigen fehlt fehlen
    gibt stellt entspricht entsprechen ergibt ergeben beträgt betragen zählt zählen leidet leben lebt
    weist weisen stammt stammen wächst wachsen sinkt dient dienen bedeutet bedeuten steht stehen
    reicht reichen erfordert erfordern prägt prägen beeinflusst beeinflussen profitiert profitieren mildert
    mildern verursacht verursachen gefährdet gefährden belastet belasten steigert
    enthält enthalten wissen glauben freuen danken bedanken verläuft hängt erscheint macht spielt spielen
    """.split()
)
_PROVIDES = in_any_case(
    r"\bst(?:eht|ehen|ellt|ellen)\b.*\b(?:bereit|zur verfügung)\b",
    r"\bstell(?:t|en)\b.*\b(?:sicher|ein|um|frei|her)\b",
    r"\bkomm(?:t|en)\b.*\bhinzu\b",
)
_VOTED_DOWN = in_any_case(
    r"\b(?:abgelehnt|verworfen|zurückgezogen|nicht (?:beschlossen|aufgenommen|entsprochen)|keine mehrheit|"
    r"vom tisch)\b"
)
_PRICED = in_any_case(
    r"\b\w*(?:preis|gebühr|eintritt|entgelt|beitrag|zuschuss|hebesatz|steuer|miete|pauschale|umlage|"
    r"(?<=\w)förderung|erstattung|vergütung|entschädigung|frist|laufzeit|vertragsdauer)\w*\b.*\bbetr(?:ägt|agen)\b"
)
# Who may propose, fill or decide.
_ENTITLED = in_any_case(
    r"\b(?:hat|haben|liegt|steht)\b.*\b(?:vorschlags|benennungs|besetzungs|zugriffs|mitsprache|veto|antrags|rede)rechte?\b"
)
_OPENS = in_any_case(
    r"\b(?:ist|sind|hat|haben|bleibt|bleiben)\b.*(?:\w+tags?|werktäglich|täglich|\buhr)\b.*\b(?:geöffnet|geschlossen)\b"
)
_PAID = in_any_case(r"\bgibt es\b.*(?:\beuro\b|€)|\bgibt (?:\w+ ){1,6}\d[\d.,]* (?:euro|€)")
_WE = in_any_case(
    r"\bwir\b",
    r"\bdie (?:partner|gruppe|koalition|fraktionen|vertragspartner|bündnispartner|kooperationspartner)\b",
)


def bindingness(text: str, *, strict: bool = False) -> Bindingness | None:
    """How binding the sentence is; ``None`` where it commits nobody to anything.

    ``strict``: only an explicit cue counts, as in a preamble or in the reasons of a proposal.
    """
    if is_formality(text) or general_reservation(text):
        return None
    if text.rstrip().endswith("?"):
        return None
    clauses = main_clauses(text)
    for place, clause in enumerate(clauses):
        if place and f" und {clause.text}" in text and _goes_on(clause, clauses[place - 1]):
            continue
        found = _judge(clause, text if place == 0 else clause.text, strict=strict)
        if found is Bindingness.PRUEFAUFTRAG and _CONDITION.match(text) and _PUT_OFF.search(clause.text):
            return Bindingness.VEREINBART
        if found is not None:
            reserved = found is not Bindingness.ABSAGE and RESERVATION.search(text)
            return Bindingness.HAUSHALTSVORBEHALT if reserved else found
    return Bindingness.HAUSHALTSVORBEHALT if _RESERVED.search(text) and RESERVATION.search(text) else None


def _goes_on(clause: Clause, before: Clause) -> bool:
    """Whether it goes on telling how things are ("ist derzeit voll und wird von 90 Kindern besucht")."""
    tells = clause.low.split(" ", 1)[0] in ("wird", "werden", "ist", "sind", "hat", "haben")
    return tells and bool(FOR_NOW.search(before.low))


def general_reservation(text: str) -> bool:
    """Whether the sentence puts everything in its paper or chapter under the reservation of money."""
    return bool(RESERVATION.search(text) and _ALL.search(text))


def _judge(clause: Clause, sentence: str, *, strict: bool) -> Bindingness | None:
    low = clause.low
    if _OPENS.search(low) and not NOW.search(low):
        return Bindingness.VEREINBART
    if is_until_now(low):
        return None
    told = clause.past or clause.perfect
    decided = bool(_DECIDED.search(low)) and not (told and _NEGATION.search(low))
    if told and (strict or not decided):
        if _EXAMINE.search(low) and {"wird", "werden"} & set(clause.verbs):
            return Bindingness.PRUEFAUFTRAG
        return Bindingness.ABSAGE if clause.past and _VOTED_DOWN.search(low) else None
    if is_account(low):
        return None
    if _EXAMINE.search(low) or _ASKED_TO_EXAMINE.search(sentence):
        return Bindingness.PRUEFAUFTRAG
    if _left_open(low, sentence):
        return Bindingness.PRUEFAUFTRAG
    if _refuses(clause):
        return Bindingness.ABSAGE
    if _WANT.search(low):
        return Bindingness.ANGESTREBT
    if decided and not NOW.search(low):
        return Bindingness.VEREINBART
    return _ordered(clause, strict=strict)


def _left_open(low: str, sentence: str) -> bool:
    """Whether a question is put off: "Ob …, wird entschieden", "Über … wird nach Vorlage … beraten"."""
    asks = bool(re.match(r"(?:ob|wo|wann|wie|welche\w*)\b", sentence.lower()))
    if _QUESTION_LATER.search(sentence):
        return True
    if asks and (_OPEN.search(low) or _LATER.search(low) or re.search(r"\b(?:hängt|abhängig)\b", low)):
        return True
    return bool(_OPEN.search(low) and _LATER.search(low)) or "abschließend verhandelt" in low


def _refuses(clause: Clause) -> bool:
    low = _NOT_DONE.sub("", clause.core).lower()
    if _REFUSE.search(low):
        return True
    if not _NEGATION.search(low) or _NOT_REFUSING.search(low):
        return False
    # "ist nicht öffentlich" describes; a refusal needs a verb of doing or "geben"
    if _NO_RIGHT.search(low):
        return not NOW.search(low)
    acts = re.search(r"\b(?:wird|werden|soll\w*|darf|dürfen|kann|können|geben|erhält|erhalten)\b", low)
    return bool(acts) or not _describes(clause)


def _describes(clause: Clause) -> bool:
    """Whether the clause says how things are: "sein", "haben" or another verb of state."""
    words = clause.verbs
    if not set(words) & _STATES or to_do(clause.low) or {"bleibt", "bleiben"} & set(words):
        return False
    if {"ist", "sind"} & set(words):
        return not (set(words) & _HOLDS) and not any(word.endswith("pflichtig") for word in words)
    return not _PROVIDES.search(clause.low)


def _ordered(clause: Clause, *, strict: bool) -> Bindingness | None:
    low, words = clause.low, clause.verbs
    if {"muss", "müssen", "darf", "dürfen"} & set(words):
        return Bindingness.VEREINBART
    if {"wird", "werden"} & set(words) and not NOW.search(low):
        return Bindingness.VEREINBART
    if any(cue.search(low) for cue in (_PAID, _PRICED, _ENTITLED)) and not NOW.search(low):
        return Bindingness.VEREINBART
    describes = _describes(clause)
    if describes and not (_ORDER.search(low) and not NOW.search(low)):
        return None
    if strict and not (_ORDER.search(_MAY.sub("", low)) or _WE.search(low)):
        return None
    if (NOW.search(low) and describes) or (FOR_NOW.search(clause.core.lower()) and not _ORDER.search(low)):
        return None
    return Bindingness.VEREINBART if clause.finite else None


_SHORT_WANT = in_any_case(
    r"\b(?:geplant|angestrebt|vorgesehen|beabsichtigt|erwünscht)\b",
    r"^ziel\w*\b",
    r"\bzielwert\b",
    r"\bmöglichst\b",
)
_SHORT_REFUSE = in_any_case(
    r"^kein\w*\b",
    r"^[^:,]*: (?:kein\w*|nicht)\b",
    r"^nicht\b",
    r"\bentfällt\b",
    r"\bohne mehrheit\b",
    r"^verzicht auf\b",
)
_SHORT_OPEN = in_any_case(
    r"\b(?:offen|ausstehend|vertagt|vertagung|zurückgestellt)\b",
    r"(?:^|[:;–(] ?|\bund )(?:\w+ )?prüfung\b(?! nach (?:§|din\b|vob\b|dguv\b|maßgabe\b))|\bprüfung bis\b",
)


def nominal_bindingness(text: str) -> Bindingness | None:
    """How binding a terse item without a verb is by its own words; ``None`` where they do not tell."""
    if RESERVATION.search(text):
        return Bindingness.HAUSHALTSVORBEHALT
    if _REFUSE.search(text) or _SHORT_REFUSE.search(text):
        return Bindingness.ABSAGE
    if _EXAMINE.search(text) or _SHORT_OPEN.search(text):
        return Bindingness.PRUEFAUFTRAG
    if _SHORT_WANT.search(text) or re.search(r"\b(?:soll|sollen|wollen|will)\b", text, re.I):
        return Bindingness.ANGESTREBT
    return None
