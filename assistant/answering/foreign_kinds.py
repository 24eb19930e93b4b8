"""Which kind of answer a question in another language asks for, by the question words of that language.

Matched in small letters. Of the words of asking that a question holds the first counts ("How many trees are
planted when one is cut?" wants a number); where two begin at one place, the one that stands first below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from assistant.answering.kind import Kind

_CYRILLIC = ("uk", "ru", "bg")
# A line a kind: what a yes or no is asked with comes last, since a verb may stand before the question word.
_CUES: Mapping[str, Mapping[Kind, str]] = {
    "en": {
        Kind.PERCENT: r"\b(?:what|which) (?:percent\w*|share)|\bhow many per ?cent",
        Kind.DURATION: r"\bhow long\b|\bhow many (?:years|months|weeks|days|hours|minutes)\b"
        r"|\bwhat duration",
        Kind.FREQUENCY: r"\bhow (?:often|many times)\b",
        Kind.NUMBER: r"\bhow many\b|\b(?:what|which) number\b",
        Kind.AMOUNT: r"\bhow (?:much|expensive)\b|\bwhat (?:do|does|will|would|did)\b.*\bcosts?\b"
        r"|\bwhat(?: is|'s| are| will be| was)? the (?:price|cost|costs|fee|fees|rent|budget"
        r"|charge)\b|^(?:price|cost|fee)s?\b",
        Kind.DATE: r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time)\b",
        Kind.FIGURE: r"\bhow (?:high|big|large|old|far|tall|wide|long is the)\b",
        Kind.WHY: r"\bwhy\b",
        Kind.WHO: r"\bwho(?:m|se)?\b"
        r"|\bwhich (?:party|person|group|company|firm|club|association|partner)\b",
        Kind.WHERE: r"\bwhere\b|\b(?:what|which) (?:place|street|location)\b",
        Kind.ABBREVIATION: r"\bwhat (?:does|do|is)\b.*\b(?:mean|stand for|short for)\b",
        Kind.LIST: r"\bwhich\b|\bwhat are\b",
        Kind.YES_NO: r"^(?:is|are|was|were|will|does|do|did|has|have|had|can|could|may|must|should"
        r"|would|shall)\b",
    },
    "fr": {
        Kind.PERCENT: r"\bquel(?:le)? (?:pourcentage|part)\b|\bcombien de pour ?cent",
        Kind.DURATION: r"\bcombien (?:de temps|d.ann[eé]es|de mois|de jours|de semaines)\b"
        r"|\bquelle dur[eé]e",
        Kind.FREQUENCY: r"\bcombien de fois\b|[aà] quelle fr[eé]quence",
        Kind.AMOUNT: r"\bcombien (?:co[uû]te\w*|d.argent|d.euros|(?:faut-il|doit-on|dois-je|vais-je) payer)"
        r"|\bquel(?:le)? (?:est )?(?:le |la )?(?:prix|co[uû]t|montant|somme|tarif)\b",
        Kind.NUMBER: r"\bcombien\b",
        Kind.DATE: r"\bquand\b|\bquel(?:le)? (?:date|jour|ann[eé]e|mois|heure)\b",
        Kind.WHY: r"\bpourquoi\b",
        Kind.WHO: r"\bqui\b|\bquel(?:le)? (?:parti|personne|entreprise|soci[eé]t[eé]|groupe)\b",
        Kind.WHERE: r"\bo[uù] (?:est|se|sera|va|vont|peut|faut|les|la|le|en)\b|^où\b",
        Kind.ABBREVIATION: r"\bque (?:signifie|veut dire)\b",
        Kind.LIST: r"\bquel(?:le)?s\b|\blesquel(?:le)?s\b",
        Kind.YES_NO: r"^est-ce qu|^\w+(?:-t)?-(?:il|elle|ils|elles|on|je|vous|nous)\b",
    },
    "es": {
        Kind.PERCENT: r"\bqu[eé] (?:porcentaje|parte)\b",
        Kind.DURATION: r"\bcu[aá]nto tiempo\b|\bcu[aá]nt[oa]s (?:años|meses|d[ií]as|semanas|horas)\b",
        Kind.AMOUNT: r"\bcu[aá]nto (?:cuestan?|vale|dinero|hay que pagar|se paga|cobra)"
        r"|\bqu[eé] (?:precio|coste|costo)\b",
        Kind.NUMBER: r"\bcu[aá]nt[oa]s?\b",
        Kind.DATE: r"\bcu[aá]ndo\b|\b(?:qu[eé]|cu[aá]l) (?:d[ií]a|fecha|año|mes|hora)\b",
        Kind.WHY: r"\bpor qu[eé]\b",
        Kind.WHO: r"\bqui[eé]n(?:es)?\b|\bqu[eé] (?:partido|persona|empresa)\b",
        Kind.WHERE: r"\bd[oó]nde\b",
        Kind.LIST: r"\bcu[aá]les\b|\bqu[eé] \w+s\b",
    },
    "it": {
        Kind.PERCENT: r"\b(?:che|quale) percentuale\b",
        Kind.DURATION: r"\bquanto (?:tempo|dura)\b|\bquanti (?:anni|mesi|giorni)\b"
        r"|\bquante (?:settimane|ore)\b",
        Kind.AMOUNT: r"\bquanto (?:costa\w*|si paga|bisogna pagare|denaro)"
        r"|\bquanti (?:euro|soldi)\b|\bqual[e']? ?è il (?:prezzo|costo)",
        Kind.NUMBER: r"\bquant[ioea]\b",
        Kind.DATE: r"\bquando\b|\b(?:che|quale|in che) (?:giorno|data|anno|mese|ora)\b",
        Kind.WHY: r"\bperch[eé]\b",
        Kind.WHO: r"\bchi\b|\bquale (?:partito|persona|azienda|ditta)\b",
        Kind.WHERE: r"\bdove\b",
        Kind.LIST: r"\bquali\b",
    },
    "ro": {
        Kind.DURATION: r"\bc[aâ]t timp\b|\bc[aâ]ți (?:ani)\b|\bc[aâ]te (?:luni|zile)\b",
        Kind.AMOUNT: r"\bc[aâ]t (?:cost[aă]|trebuie pl[aă]tit|se pl[aă]te[sș]te)|\bce pre[tț]\b",
        Kind.NUMBER: r"\bc[aâ][tț][ie]\b",
        Kind.DATE: r"\bc[aâ]nd\b|\b[iî]n ce (?:an|zi|dat[aă])\b",
        Kind.WHY: r"\bde ce\b",
        Kind.WHO: r"\bcine\b|\bce (?:partid|firm[aă])\b",
        Kind.WHERE: r"\bunde\b",
        Kind.LIST: r"\bcare sunt\b",
    },
    "pl": {
        Kind.PERCENT: r"\bile procent\b|\bjaki procent\b",
        Kind.DURATION: r"\bjak długo\b|\bile (?:lat|miesi[eę]cy|dni|tygodni|czasu|godzin)\b"
        r"|\bna ile (?:lat|miesi[eę]cy|dni)\b",
        Kind.FREQUENCY: r"\bjak cz[eę]sto\b|\bile razy\b",
        Kind.AMOUNT: r"\bile (?:kosztuj\w+|b[eę]dzie kosztowa\w*|trzeba zap[lł]aci\w*|p[lł]ac\w+"
        r"|euro|pieni[eę]dzy|zap[lł]ac\w*)"
        r"|\bjak(?:a|i) (?:jest )?(?:cena|op[lł]ata|koszt)\b",
        Kind.NUMBER: r"\bilu?\b",
        Kind.DATE: r"\bkiedy\b|\b(?:kt[oó]rego|jakiego) dnia\b|\bw kt[oó]rym roku\b|\bod kiedy\b"
        r"|\bo kt[oó]rej\b"
        r"|\bdo kiedy\b",
        Kind.WHY: r"\bdlaczego\b|\bczemu\b",
        Kind.WHO: r"\bkto\b|\bkogo\b|\bkomu\b|\bkim\b|\b(?:kt[oó]ra|jaka) (?:partia|firma|osoba)\b",
        Kind.WHERE: r"\bgdzie\b|\bdok[aą]d\b",
        Kind.ABBREVIATION: r"\bco (?:oznacza|znaczy)\b",
        Kind.LIST: r"\bkt[oó]re\b|\bjakie\b",
        Kind.YES_NO: r"\bczy\b",
    },
    "uk": {
        Kind.PERCENT: r"\bскільки відсотків\b|\bяк(?:ий|а) (?:відсоток|частка)\b",
        Kind.DURATION: r"\bяк довго\b|\bскільки (?:років|місяців|днів|тижнів|часу|годин)\b",
        Kind.FREQUENCY: r"\bяк часто\b|\bскільки разів\b",
        Kind.AMOUNT: r"\bскільки (?:коштує|коштують|коштуватиме|коштуватимуть|грошей|євро"
        r"|платит\w*|платять|треба платити|заплатит\w*)"
        r"|\bяка (?:ціна|вартість|сума|плата)\b|\bпо скільки\b",
        Kind.NUMBER: r"\bскільки\b|\bскількох\b",
        Kind.DATE: r"\bколи\b|\bякого (?:числа|дня|року)\b|\bв якому році\b"
        r"|\bо котрій\b",
        Kind.WHY: r"\bчому\b|\bнавіщо\b",
        Kind.WHO: r"\bхто\b|\bкого\b|\bкому\b|\bким\b|\bчий\b|\bяка (?:партія|фірма|компанія|особа)\b",
        Kind.WHERE: r"\bде\b|\bкуди\b",
        Kind.ABBREVIATION: r"\bщо (?:означає|значить)\b",
        Kind.LIST: r"\bякі\b",
        Kind.YES_NO: r"\bчи\b",
    },
    "ru": {
        Kind.PERCENT: r"\bсколько процентов\b|\bкакой процент\b|\bкакая доля\b",
        Kind.DURATION: r"\bкак долго\b|\bсколько (?:лет|месяцев|дней|недель|времени|часов)\b",
        Kind.FREQUENCY: r"\bкак часто\b|\bсколько раз\b",
        Kind.AMOUNT: r"\bсколько (?:сто[ия]т|будет стоить|будут стоить|денег|евро|плат\w+"
        r"|нужно платить|надо платить|заплат\w*)"
        r"|\bкакова?я? (?:цена|стоимость|сумма|плата)\b",
        Kind.NUMBER: r"\bсколько\b|\bскольких\b",
        Kind.DATE: r"\bкогда\b|\bкакого (?:числа|года|дня)\b|\bв каком году\b|\bв какой день\b"
        r"|\bво сколько\b|\bв котором часу\b",
        Kind.WHY: r"\bпочему\b|\bзачем\b",
        Kind.WHO: r"\bкто\b|\bкого\b|\bкому\b|\bкем\b|\bчей\b|\bкакая (?:партия|фирма|компания)\b",
        Kind.WHERE: r"\bгде\b|\bкуда\b",
        Kind.ABBREVIATION: r"\bчто (?:означает|значит)\b",
        Kind.LIST: r"\bкакие\b",
        Kind.YES_NO: r"\bли\b",
    },
    "bg": {
        Kind.DURATION: r"\bколко (?:дълго|време|години|месеца|дни)\b",
        Kind.AMOUNT: r"\bколко (?:струва\w*|пари|евро|се плаща)|\bкаква е (?:цената|таксата)\b",
        Kind.NUMBER: r"\bколко\b",
        Kind.DATE: r"\bкога\b|\bкоя (?:дата|година)\b",
        Kind.WHY: r"\bзащо\b",
        Kind.WHO: r"\bкой\b|\bкого\b|\bкоя (?:партия|фирма)\b",
        Kind.WHERE: r"\bкъде\b",
        Kind.LIST: r"\bкои\b",
        Kind.YES_NO: r"\bли\b|^дали\b",
    },
    "tr": {
        Kind.PERCENT: r"\byüzde kaç\w*",
        Kind.DURATION: r"\bne kadar s[uü]re\w*|\bne kadar (?:zaman|vak[ti]|süre)|\bkaç (?:yıl|ay|gün"
        r"|hafta|saat|sene)\w*",
        Kind.FREQUENCY: r"\bne s[ıi]kl[ıi]kl?a?\b|\bkaç (?:kez|kere|defa)\b",
        Kind.AMOUNT: r"\bkaç (?:euro|para|lira)\w*|\bne kadar(?:a|d[ıi]r|l[ıi]k)?\b"
        r"|\b(?:fiyat|ücret)\w* ne\b",
        Kind.NUMBER: r"\bkaç\w*",
        Kind.DATE: r"\bne zaman\w*|\bhangi (?:gün|tarih|yıl|ay)\w*|\bsaat kaçta\b",
        Kind.WHY: r"\bneden\b|\bniçin\b|\bniye\b",
        Kind.WHO: r"\bkim(?:e|i|in|ler|dir|den|le)?\b|\bhangi (?:parti|firma|şirket|dernek)\w*",
        Kind.WHERE: r"\bnere(?:de|ye|den|si|sinde)\w*",
        Kind.ABBREVIATION: r"\bne (?:anlama gel\w*|demek)",
        Kind.LIST: r"\bhangi\w*|\bneler\w*",
        Kind.YES_NO: r"\bm[ıiuü](?:yd[ıiuü]\w*|y[ıi]m|s[ıi]n\w*|d[ıi]r)?\b",
    },
    "ar": {
        Kind.DURATION: r"\bكم (?:من الوقت|سنة|شهر\w*|يوم\w*)|\bإلى متى\b",
        Kind.AMOUNT: r"\bكم (?:يكلف|تكلف|ستكلف|سيكلف|سعر|تكلفة|ثمن|يورو|المبلغ|من المال|يدفع|ندفع"
        r"|أدفع)|\bما (?:هو |هي )?(?:سعر|تكلفة|رسوم)",
        Kind.NUMBER: r"\bكم\b",
        Kind.DATE: r"\bمتى\b|\bفي أي (?:يوم|تاريخ|سنة|عام|ساعة)\b",
        Kind.WHY: r"\bلماذا\b|\bلم\b",
        Kind.WHO: r"^من\b|\bمن (?:هو|هي|الذي|سي\w+|ي\w+)\b|\bأي حزب\b",
        Kind.WHERE: r"\bأين\b",
        Kind.LIST: r"\bما هي\b",
        Kind.YES_NO: r"^هل\b",
    },
    "fa": {
        Kind.DURATION: r"\bچند (?:سال|ماه|روز)|\bچه مدت\b",
        Kind.AMOUNT: r"\bچقدر\b|\bچند یورو\b|\bهزینه\b.*\bچقدر\b",
        Kind.NUMBER: r"\bچند\b",
        Kind.DATE: r"\bچه (?:وقت|زمانی|روزی)\b",
        Kind.WHY: r"\bچرا\b",
        Kind.WHO: r"\bچه کسی\b|\bکدام حزب\b",
        Kind.WHERE: r"\bکجا\b",
        Kind.YES_NO: r"^آیا\b",
    },
}


def foreign_kind(text: str, language: str) -> Kind:
    """The kind of answer that ``text`` asks for; :attr:`Kind.OPEN` where its ``language`` has no cues here.

    ``language`` is an ISO 639-1 code. Of a few words in Cyrillic letters it is hard to tell, so that those of
    the languages next to it count as well.
    """
    said = small_letters(text)
    near = dict.fromkeys((language, *(_CYRILLIC if language in _CYRILLIC else ())))
    kinds = (_kind_in(said, code) for code in near)
    return next((kind for kind in kinds if kind is not Kind.OPEN), Kind.OPEN)


def small_letters(text: str) -> str:
    """As the cues are written; a Turkish capital I with a dot leaves no dot behind."""
    return unicodedata.normalize("NFC", text.lower().replace("\u0307", ""))


def _kind_in(said: str, language: str) -> Kind:
    found = [
        (match.start(), number, kind)
        for number, (kind, cue) in enumerate(_CUES.get(language, {}).items())
        if (match := re.search(cue, said))
    ]
    return min(found)[2] if found else Kind.OPEN
