"""Questions about a paper itself in other languages ("How long does the agreement last?").

Only the words count, not their order: beside words of asking, a place and a party, nothing may be left but
what names a paper and what is asked about it. Whatever else stands there is a subject, and then the question
is about something in the paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.actors import parties_in
from assistant.answering.foreign_kinds import small_letters
from assistant.answering.kind import Kind
from assistant.answering.matter import Matter
from assistant.answering.places import Place, without_places


@dataclass(frozen=True)
class Vocabulary:
    """Patterns for the words of a language, in small letters: ``asking`` says nothing about the matter."""

    paper: str
    lasts: str
    signed: str
    made: str
    force: str
    draft: str
    asking: str


_LANGUAGES: Mapping[str, Vocabulary] = {
    "en": Vocabulary(
        paper="agreements?|contracts?|papers?|documents?|coalition|alliance|pact|treaty",
        lasts="last|lasts|valid|runs?|ends?|expires?|term|duration|until|till|apply|applies",
        signed="sign|signed|signs|signatures?|signatories|signatory",
        made="made|make|concluded?|closed?|adopted|adopt|decided|reached|entered|date|partners?",
        force="force|effect",
        draft="draft|binding|final|already",
        asking="how|long|who|whom|when|what|which|since|is|are|was|were|be|do|does|did|will|has|have|been|it"
        "|the|this|that|a|an|in|into|of|for|to|by|on|between|with|and|as|still|or|only|just|come|go"
        "|parties|party|people|persons?|day|year|period|time|town|city|district|county|municipality",
    ),
    "fr": Vocabulary(
        paper="l?accords?|l?contrats?|convention|documents?|coalition|pacte",
        lasts="dure\\w*|valable|valide|expire|prend|fin|termine|jusqu|validit[eé]",
        signed="sign[eé]\\w*|signataires?|signatures?",
        made="conclu\\w*|pass[eé]\\w*|adopt[eé]\\w*|date|partenaires?",
        force="vigueur",
        draft="projet|contraignant|d[eé]finitif|d[eé]j[aà]",
        asking="combien|temps|qui|quand|quels?|quelles?|depuis|est|sont|a|ont|été|ce|cet|cette|le|la|les|l|d|de"
        "|du|des|en|dans|pour|par|à|au|un|une|il|elle|t|que|encore|seulement|partis?|personnes?|jour|année"
        "|période|entre|entrer?|pendant|ville|district|commune",
    ),
    "es": Vocabulary(
        paper="acuerdos?|contratos?|convenio|documentos?|coalici[oó]n|pacto",
        lasts="dura\\w*|v[aá]lid\\w+|vigente|termina|expira|vence|plazo",
        signed="firm\\w+",
        made="cerr\\w+|concluy\\w+|celebr\\w+|aprob\\w+|fecha|socios?",
        force="vigor",
        draft="borrador|vinculante|definitivo|ya",
        asking="cu[aá]nto|tiempo|qui[eé]n(?:es)?|cu[aá]ndo|qu[eé]|cu[aá]l(?:es)?|desde|hasta|es|está|fue|son|ha"
        "|han|sido|se|el|la|los|las|lo|un|una|de|del|en|para|por|a|al|este|esta|todavía|solo|entra|partidos?"
        "|personas?|día|año|período|entre|ciudad|distrito|municipio",
    ),
    "it": Vocabulary(
        paper="l?accord[oi]|contratt[oi]|document[oi]|coalizione|patto|convenzione",
        lasts="dura\\w*|valid\\w+|scad\\w+|termin\\w+|vale",
        signed="firm\\w+|sottoscri\\w+",
        made="conclu\\w+|stipulat\\w+|approvat\\w+|data|partner",
        force="vigore",
        draft="bozza|vincolante|definitivo|già",
        asking="quanto|tempo|chi|quando|che|quale|quali|cosa|da|fino|a|al|è|sono|ha|hanno|stat[oaie]|il|lo|la|i"
        "|gli|le|l|un|una|di|del|della|dell|in|nel|nella|per|questo|questa|ancora|solo|entra|partit[oi]"
        "|persone|giorno|anno|periodo|tra|fra|città|distretto|comune",
    ),
    "pl": Vocabulary(
        paper="umow\\w+|porozumieni\\w+|dokument\\w*|koalicj\\w+|pakt\\w*",
        lasts="trwa\\w*|obowiązuj\\w+|ważn\\w+|kończy|wygasa|okres\\w*",
        signed="podpisa\\w+|podpis\\w*",
        made="zawar\\w+|uchwal\\w+|przyję\\w+|dat[aąy]|partner\\w*",
        force="życie",
        draft="projekt\\w*|wiążąc\\w+|już",
        asking="jak|długo|kto|kiedy|jaki\\w*|któr\\w+|od|do|w|we|na|przez|z|ze|jest|są|był\\w*|został\\w*|to|ta|ten"
        "|tę|tej|tego|czy|jeszcze|tylko|wchodzi|weszł[oa]|parti[aei]|osob[ay]|dzień|dnia|rok\\w*|między|miast\\w*"
        "|powia\\w+|gmin\\w*",
    ),
    "uk": Vocabulary(
        paper="угод\\w+|догов[оі]р\\w*|документ\\w*|коаліці\\w+|пакт\\w*",
        lasts="трива\\w+|ді[єя]\\w*|діятиме|чинн\\w+|закінч\\w+|термін\\w*|строк\\w*",
        signed="підпис\\w+",
        made="уклад\\w+|уклал\\w+|укладен\\w+|ухвал\\w+|прийнят\\w+|дата|партнер\\w*",
        force="чинності|силу",
        draft="проєкт\\w*|проект\\w*|обов.язков\\w+|вже|чернетк\\w+",
        asking="як|довго|хто|ким|коли|як[ааийіеу]|якого|котр\\w+|скільки|часу|з|із|до|доки|в|у|на|між|і|та|є|був|була"
        "|було|були|це|ця|цей|цю|чи|ще|лише|тільки|набира\\w+|набул\\w+|вступ\\w+|партії|партія|особи|день|рок\\w+|міст\\w+"
        "|район\\w*|громад\\w+|округ\\w*",
    ),
    "ru": Vocabulary(
        paper="соглашени\\w+|договор\\w*|документ\\w*|коалици\\w+|пакт\\w*",
        lasts="дл[ия]тся|действу\\w+|действительн\\w+|заканчива\\w+|истека\\w+|срок\\w*",
        signed="подпис\\w+",
        made="заключ\\w+|принят\\w*|приняли|дата|партн[её]р\\w*",
        force="силу",
        draft="проект\\w*|обязательн\\w+|уже|черновик\\w*",
        asking="как|долго|кто|кем|когда|как(?:ая|ой|ие|ого|ую|ов|ова)|котор\\w+|сколько|времени|с|до|в|во|на|между|и"
        "|был|была|было|были|это|этот|эта|эту|этого|ли|ещё|еще|только|вступа\\w+|вступил\\w*|партии|партия|лица|день|год\\w*"
        "|город\\w*|район\\w*|общин\\w+|округ\\w*",
    ),
    "tr": Vocabulary(
        paper="anlaşma\\w*|sözleşme\\w*|belge\\w*|koalisyon\\w*|protokol\\w*",
        lasts="sür\\w+|geçerli\\w*|biti\\w+|bite\\w+|süre\\w*|sona",
        signed="imza\\w*",
        made="yapıl\\w+|yaptı\\w*|kabul|tarih\\w*|ortak\\w*",
        force="yürürlü\\w+",
        draft="taslak\\w*|bağlayıcı\\w*|kesin\\w*",
        asking="ne|kadar|zaman\\w*|kim|kimler|kimin|hangi|kaç|bu|şu|bir|m[ıiuü]|dir|mi|edildi|ere?r|girdi|giriyor|girer"
        "|olarak|hâlâ|hala|sadece|partiler?|kişiler?|gün|yıl\\w*|arasında|tarafından|ilçe\\w*|belediye\\w*|şehir\\w*",
    ),
    "ar": Vocabulary(
        paper="(?:ال|لل)?(?:اتفاق|اتفاقية|عقد|وثيقة|ائتلاف|تحالف)",
        lasts="تستمر|يستمر|تسري|يسري|سارية?|مدة|صالحة?|ينتهي|تنتهي",
        signed="(?:ال)?(?:وقع|وقعت|وقّع|وقّعت|توقيع|موقعون|موقعين|وقعوا)",
        made="أبرم\\w*|أُبرم\\w*|عقد|عُقد\\w*|تاريخ|(?:ال)?شركاء",
        force="التنفيذ|المفعول",
        draft="مسودة|ملزمة?|نهائية?",
        asking="كم|متى|من|الذي|هل|ما|هو|هي|في|على|إلى|حتى|بين|أي|هذا|هذه|تم|يدخل|دخل|دخلت|تدخل|حيز|الأحزاب|مدينة|بلدية|منطقة"
        "|سنة|يوم",
    ),
}
_WORD = re.compile(r"[^\W\d_]+")


def foreign_matter(text: str, language: str, kind: Kind, places: Sequence[Place]) -> Matter | None:
    """What a question in ``language`` (ISO 639-1) that wants this ``kind`` of answer asks about a paper."""
    if (known := _LANGUAGES.get(language)) is None:
        return None
    said = _own_words(text, places)
    named = {name: {word for word in said if re.fullmatch(cue, word)} for name, cue in vars(known).items()}
    if not named["paper"] or said - set().union(*named.values()):
        return None
    return next((matter for matter, kinds, name in _MATTERS if kind in kinds and named[name]), None)


# The first that fits decides.
_TIME = (Kind.DATE, Kind.DURATION)
_MATTERS: tuple[tuple[Matter, tuple[Kind, ...], str], ...] = (
    (Matter.SIGNERS, (Kind.WHO,), "signed"),
    (Matter.PARTNERS, (Kind.WHO, Kind.LIST), "made"),
    (Matter.FORCE, (Kind.DATE,), "force"),
    (Matter.DATE, (Kind.DATE,), "signed"),
    (Matter.DATE, (Kind.DATE,), "made"),
    (Matter.TERM, _TIME, "lasts"),
    (Matter.STATUS, (Kind.YES_NO,), "draft"),
    (Matter.STATUS, (Kind.YES_NO,), "lasts"),
)


def _own_words(text: str, places: Sequence[Place]) -> set[str]:
    """The words in small letters, without those of places and parties."""
    words = _WORD.findall(small_letters(without_places(text, places)))
    return {word for word in words if not parties_in(word)}
