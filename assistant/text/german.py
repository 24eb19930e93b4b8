"""Closed word classes of German that reading needs: no facts, only grammar."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = (
    "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
    "September", "Oktober", "November", "Dezember",
)  # fmt: skip

# A word that cannot be the last of a clause: a line that ends in one goes on below.
OPEN_WORDS = _words(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser
    diese dieses diesen diesem jeder jede jedes jeden jedem alle aller allen beim zum zur vom im am und
    oder sowie bzw. beziehungsweise als dass ob weil wenn damit sofern soweit sondern in mit für von
    bei nach über unter durch gegen ohne um zwischen gemäß laut seit während wegen trotz innerhalb
    außerhalb gem. inkl. einschließlich insbesondere sein seine seinen seiner ihr ihre ihren ihrer
    unser unsere unseren unserer unserem
    """
)

# What stands after a suspended hyphen ("Haupt- und Finanzausschuss").
CONJUNCTIONS = _words(
    """
    und oder bzw. bzw beziehungsweise sowie bis u. o.
    """
)

# Capitalised, these begin a sentence and are not the noun after an ordinal or abbreviation.
STARTERS = frozenset(
    word.capitalize()
    for word in _words(
        """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keiner dieser diese
        dieses diesen diesem jeder jede jedes jeden alle allen wir ich er sie es ihr man uns unser
        unsere unseren unserer sein seine ihre ihren in im am an auf aus bei beim mit nach von vom zu
        zum zur für über unter durch gegen ohne um zwischen vor hinter neben seit während wegen trotz
        gemäß innerhalb außerhalb bis ab laut aufgrund anstelle hierzu hierbei hierfür hiermit
        hierdurch hieraus hier dort da dabei dadurch dafür daher damit danach daneben daran darauf
        daraus darin darüber darum darunter davon davor dazu deshalb deswegen demnach dennoch denn doch
        ebenso ebenfalls ferner folglich insbesondere insgesamt jedoch zudem zusätzlich zunächst
        zugleich außerdem weiterhin weiter weitere darüberhinaus sofern soweit sollte sollten wenn
        falls weil obwohl nachdem bevor sobald solange wo wer was wie welche welcher welches wann warum
        ob dass auch aber und oder sondern nur nicht nichts noch nun schon so somit sodann dann derzeit
        aktuell bereits bislang bisher künftig zukünftig gleichzeitig gemeinsam grundsätzlich
        langfristig kurzfristig mittelfristig anschließend schließlich abschließend stattdessen
        vielmehr vielen viele beide beiden sowohl entweder weder dies jener jene mehrere einige manche
        solche
        """
    )
)

# Finite verbs that give a clause away; the open class is guessed by ``has_verb``.
VERBS = _words(
    """
    ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss
    müssen soll sollen sollte sollten will wollen darf dürfen mag möchten gilt gelten sei seien bleibt
    bleiben
    """
)
_NO_VERBS = _words(
    """
    mit nicht seit statt laut samt sonst selbst zuletzt zunächst insgesamt jetzt nebst erst fast meist
    rechts links bereits sowie bzw ggf etc und oder der die das den dem des ein eine einen einem einer
    eines zum zur vom beim unter oberhalb unterhalb innerhalb außerhalb weit breit satt bunt echt fest
    gut alt kalt laut leicht direkt exakt konkret komplett akut privat separat gesamt benannt genannt
    bekannt gesucht
    """
)
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")


def has_verb(text: str) -> bool:
    """Whether a short line reads like a clause rather than like a title.

    Closed-class verbs count anywhere. Of the open class, "-t" counts anywhere and "-en" only
    where an adjective could not stand: behind a noun, or before another small word.
    """
    words = _WORD.findall(text)
    for index, word in enumerate(words):
        if word in VERBS or word.lower().startswith("folgend"):
            return True
        if index == 0 or not word[0].islower() or word in _NO_VERBS or len(word) < 4:
            continue
        following = words[index + 1] if index + 1 < len(words) else ""
        if word.endswith("t"):
            return True
        before = words[index - 1]
        if word.endswith("en") and before[0].isupper() and before.lower() not in OPEN_WORDS:
            return True
        if word.endswith("en") and following[:1].islower() and not following.endswith("en"):
            return True
    return False


ABBREVIATIONS = _words(
    """
    abl abs abschn abt abg adr afd allg amtl anl anm art aufl az b bd bearb begr beh bes betr bez bf
    bsp bspw bgm bgbl bürgerm ca co d dergl dgl dipl dr drs drucks ds e einschl erl etc ev evtl f ff fn
    fr frakt gde geb gem gen ges gesch gez ggf ggfs ggü gr h hl hr hrn hrsg i ing inkl insb insbes iur
    jg jh jhd kath kap kfm kgl kl komm kr kto kto-nr landrätin lfd lit lt ltd m mag max mdl mind mio
    mrd mtl mwst n nds nr nrn o od oä og op orig ortst p pers phil pl pos prof prot ppa qm ref reg rd
    rn rz s sa sog sen sek sr st stadtr std stdg stellv str stv tab tel tgl tsd u ua udgl umg urspr usw
    uvm v verf verw vgl vors vorl vs w weit wg z za zb ziff zit zt zus zzgl zzt jährl monatl pol polit
    parl rel soz sozialdem städt staatl öffentl techn wirtsch wiss jan feb febr mrz apr jun jul aug sep
    sept okt nov dez mo di mi do fr so
    """
)

# Abbreviations that can also be a sentence's last word.
MAY_END = _words(
    """
    usw etc uvm mio mrd tsd u.a ua o.ä oä u.ä o.g ff str u.v.m udgl dgl dergl qm co a.d v.d
    """
)
