from __future__ import annotations

import pytest

from assistant.answering.about_paper import matter_of
from assistant.answering.matter import Matter
from assistant.answering.question import understand
from tests.answering.samples import agreement

PAPERS = (agreement("Landkreis Furtenau"),)


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("How long does the agreement in Furtenau last?", Matter.TERM),
        ("Until when is the coalition agreement valid?", Matter.TERM),
        ("Who signed the agreement for the SPD?", Matter.SIGNERS),
        ("When was the contract signed?", Matter.DATE),
        ("When does the agreement come into force?", Matter.FORCE),
        ("Which parties made the agreement in Furtenau?", Matter.PARTNERS),
        ("Is the paper only a draft?", Matter.STATUS),
        ("Qui a signé l'accord à Furtenau ?", Matter.SIGNERS),
        ("Combien de temps l'accord est-il valable ?", Matter.TERM),
        ("¿Quién firmó el acuerdo?", Matter.SIGNERS),
        ("¿Cuánto tiempo dura el contrato en Furtenau?", Matter.TERM),
        ("Chi ha firmato l'accordo?", Matter.SIGNERS),
        ("Jak długo obowiązuje umowa?", Matter.TERM),
        ("Kto podpisał porozumienie w Furtenau?", Matter.SIGNERS),
        ("Хто підписав угоду?", Matter.SIGNERS),
        ("Скільки часу діє угода?", Matter.TERM),
        ("Коли було підписано договір?", Matter.DATE),
        ("Кто подписал договор?", Matter.SIGNERS),
        ("До какого года действует соглашение?", Matter.TERM),
        ("Anlaşmayı kim imzaladı?", Matter.SIGNERS),
        ("Anlaşma ne kadar süre geçerli?", Matter.TERM),
        ("من وقع الاتفاق؟", Matter.SIGNERS),
        ("How long does the contract for the swimming pool run?", None),
        ("Who signed the letter to the minister?", None),
        ("When was the school built?", None),
        ("Jak długo trwa remont?", None),
        ("Anlaşmaya göre havuzu kim işletiyor?", None),
        ("Who is the chair under the agreement?", None),
    ],
)
def test_what_is_asked_about_a_paper_in_another_language(question: str, matter: Matter | None) -> None:
    assert matter_of(understand(question, PAPERS)) is matter
