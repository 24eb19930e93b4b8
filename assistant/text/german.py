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
    und oder bzw. bzw beziehungsweise sowie bis u. o. od. resp. und/oder &
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


# By kind: persons and titles, bodies and firms, law and papers, dates and times, amounts and measures,
# places, everyday words. Single letters ("z. B.") need no entry.
ABBREVIATIONS = _words(
    """
    dr prof dipl ing mag med rer nat jur iur oec phil theol habil mult hc hr hrn fr frl hl sen jun stellv stv
    bgm bürgerm vors vorst gf schriftf abg mitgl beig präs kfm adr hrsg fa gebr inh bearb red

    co ltd ev kath luth evang dt dtsch nds bay bayer hess sächs thür schl städt staatl kommun öffentl amtl
    parl polit pol soz sozialdem frakt stadtr kr gde sgde samtgde samtgem freiw verw bez ortst
    beh abt ref dez dst reg

    abs abschn anl anm art az bek bgbl gvbl abl amtsbl stbl begr beschl betr bl bd aufl drs drucks ds erl
    ff fn geänd gem gez hs jg kap komm lit nr nrn nrs pos prot rn rdnr rspr rz sog str tab tz unterz urt
    verf vfg vgl vorl vs vo zit ziff ziffn zust kto-nr lfd-nr

    jan jän feb febr mrz apr jun jul aug sep sept okt nov dez mo di mi do sa so jh jhd jhdt kw std stdn
    stdg min sek jährl halbjährl vierteljährl monatl mtl wöchentl tägl tgl vorm nachm zz zzt zt vorauss

    ca rd mio mrd tsd max mind durchschn einschl inkl exkl zzgl abzügl mwst ust kto blz tel fax mob qm cbm
    lfm ltr pers einw ew stck stk enth

    hbf bhf st pl ot ortsch fl flst flurst gmkg gemark grdst bebpl bpl gr kl nördl südl östl westl

    allg bes bf bsp bspw bzgl bzw dergl desgl dgl ebd ehem entspr erf etc etw evtl ggf ggfs ggü geb gen
    ges gesch insb insbes jew lfd lt mdl nachf od og oä op orig ppa rel schriftl sonst spez techn teilw ua
    udgl umg ungef urspr usf usw uvm verschd versch wg wirtsch wiss za zb zus zuzügl
    """
)

# Abbreviations only with a capital; in small letters they are words, or the end of one.
CAPITAL_ABBREVIATIONS = _words("mag so do mi di mo sa fr komm red pol ges op")

# Abbreviations that can also be a sentence's last word.
MAY_END = _words(
    """
    usw usf etc uvm mio mrd tsd u.a ua u.a.m o.ä oä u.ä o.g ff str u.v.m u.v.a u.v.a.m u.dgl udgl dgl
    dergl u.s.w qm co a.d v.d p.a
    """
)

# These end a sentence where a word follows that only begins one; else what they belong to follows.
CLOSING = (MAY_END - {"u.a", "ua"}) | _words(
    """
    art std stdn min sek mwst ust einw ew pers mitgl stck stk enth jh jhd jhdt jan feb febr mrz apr jun jul
    aug sep sept okt nov dez mo di mi do fr sa so cbm lfm ltr inh e.v i.g a.m v.h v.t n.n a.a
    """
)

# Words without a vowel that a full stop does not shorten.
VOWELLESS = _words("pkw lkw kfz krad wc")

# Behind a figure a measure closes the sentence: it is printed without a full stop of its own.
MEASURES = (
    "mm", "cm", "dm", "m", "km", "mm²", "cm²", "m²", "km²", "m³", "qkm", "ha", "g", "kg", "t", "l",
    "hl", "ml", "h", "km/h", "m/s", "kW", "MW", "GW", "kWh", "MWh", "GWh", "kWp", "kV", "V", "W",
    "kB", "MB", "GB", "dB", "dB(A)", "°C", "Mbit/s", "Gbit/s",
)  # fmt: skip
