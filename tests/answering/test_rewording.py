"""A rewording is kept only if it says what its sentence says."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.answering.generation import Piece, Prompt
from assistant.answering.rewording import checked, plainer
from assistant.index.embedding import make_embedder
from assistant.settings import Settings

EXAMINED = "Die Errichtung einer Querungshilfe in der Lindenstraße wird bis Ende 2025 geprüft."
PROMISED = "Für die Sanierung der Turnhalle werden im Jahr 2026 insgesamt 1,2 Mio. Euro bereitgestellt."
REFUSED = "Eine Anhebung der Elternbeiträge wird nicht vorgenommen."


class Writer:
    """A model that writes what it is told to."""

    model = "fake"

    def __init__(self, text: str) -> None:
        self.text = text

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        yield Piece(json.dumps({"antwort": self.text}))


@pytest.fixture(scope="module")
def embedder() -> BaseEmbedding:
    return make_embedder(Settings())


async def test_a_true_rewording_is_kept(embedder: BaseEmbedding) -> None:
    said = "Im Jahr 2026 gibt es 1,2 Mio. Euro, um die Turnhalle zu sanieren."
    assert (await plainer(Writer(said), embedder, PROMISED)).text == said


@pytest.mark.parametrize(
    ("source", "said", "fault"),
    [
        (EXAMINED, "In der Lindenstraße wird bis Ende 2025 eine Querungshilfe gebaut.", "stronger"),
        (EXAMINED, "In der Lindenstraße wird eine Querungshilfe geprüft.", "lost: "),
        (PROMISED, "Für die Turnhalle gibt es im Jahr 2026 2,1 Mio. Euro.", "figure: "),
        (PROMISED, "Die CDU stellt im Jahr 2026 für die Turnhalle 1,2 Mio. Euro bereit.", "name: CDU"),
        (REFUSED, "Die Elternbeiträge werden angehoben.", "polarity"),
        (REFUSED, "Hunde dürfen nicht in den Park.", "new: Hunde"),
        (PROMISED, "Die Turnhalle wurde 2026 für 1,2 Mio. Euro verkauft.", "new: verkauft"),
        (REFUSED, "", "empty"),
    ],
)
def test_what_says_something_else_is_dropped(
    embedder: BaseEmbedding, source: str, said: str, fault: str
) -> None:
    found = checked(said, source, embedder)
    assert found.text == ""
    assert any(reason.startswith(fault) for reason in found.faults)


def test_a_translation_with_its_own_way_of_writing_figures(embedder: BaseEmbedding) -> None:
    said = "A total of 1.2 million euros will be provided in 2026 for the renovation of the gymnasium."
    assert checked(said, PROMISED, embedder, "en").text == said
    assert checked(said.replace("1.2", "12"), PROMISED, embedder, "en").faults[0] == "figure: 12"


def test_a_translation_that_turns_a_no_into_a_yes(embedder: BaseEmbedding) -> None:
    assert "polarity" in checked("Parents' fees will be raised.", REFUSED, embedder, "en").faults
    assert checked("Parents' fees will not be raised.", REFUSED, embedder, "en").text


def test_a_language_that_cannot_be_checked(embedder: BaseEmbedding) -> None:
    assert "language" in checked("لن يتم رفع الرسوم", REFUSED, embedder, "ar").faults


def test_a_translation_into_another_language_than_asked(embedder: BaseEmbedding) -> None:
    assert "language" in checked("Rodičovské příspěvky se nezvýší.", REFUSED, embedder, "uk").faults
