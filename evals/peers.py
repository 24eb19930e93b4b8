"""llama-index's own query engines behind the assistant's stream, to be measured beside it.

The same papers (as text), embedder and model; everything else is llama-index's default. What an engine
used counts as its citations: all source nodes of the plain engine, those it refers to as [n] of the
``CitationQueryEngine`` (Liu, J. (2022), LlamaIndex; citations after Gao et al. 2023).
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from llama_index.core import Document as SourceText
from llama_index.core import VectorStoreIndex
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.llms.types import ChatMessage, ChatResponse
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore
from llama_index.llms.ollama import Ollama
from pydantic import PrivateAttr

from assistant.agreements import Agreement
from assistant.answering.answer import (
    Answer,
    Answered,
    Citation,
    Claim,
    Event,
    Evidence,
    EvidenceFound,
    Timings,
    Verdict,
    milliseconds_since,
)
from assistant.index.embedding import make_embedder
from assistant.index.library import Library
from assistant.settings import Settings
from assistant.text.document import Document, Sentence
from evals.recording import Documents

PLAIN, CITING = "llama-index", "llama-index-citations"
_REFERENCE = re.compile(r"\[(\d+)\]")
# How a language model says that the context does not hold the answer.
_NO_ANSWER = re.compile(
    r"(?i)empty response|\b(?:nicht|keine?n?)\b[^.]{0,60}\b(?:angegeben|erwähnt|enthalten|genannt|bekannt|"
    r"information\w*|angabe\w*|ersichtlich|beantwort\w*)|\b(?:not|no)\b[^.]{0,40}\b(?:mentioned|provided|"
    r"information|specified|contain|answer)"
)


class CountingOllama(Ollama):
    """llama-index's Ollama, with the tokens that it read and wrote."""

    _used: list[tuple[int, int]] = PrivateAttr(default_factory=list)

    def chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        response: ChatResponse = super().chat(messages, **kwargs)
        raw = response.raw if isinstance(response.raw, dict) else {}
        self._used.append((int(raw.get("prompt_eval_count") or 0), int(raw.get("eval_count") or 0)))
        return response

    def spent(self) -> tuple[int, int]:
        """Prompt and output tokens since it was last asked."""
        used, self._used = self._used, []
        return sum(prompt for prompt, _ in used), sum(output for _, output in used)


class Peer:
    """One of llama-index's engines over a library's papers."""

    def __init__(self, name: str, library: Library, settings: Settings, host: str, model: str) -> None:
        self._library = library
        self._model = model
        papers = [
            SourceText(text=document.text, metadata={"agreement": key})
            for key, (_, document) in library.documents.items()
        ]
        # the default time limit of 30 s is less than a small machine needs for two chunks
        self._llm = llm = CountingOllama(model=model, base_url=host, request_timeout=600.0)
        index = VectorStoreIndex.from_documents(papers, embed_model=make_embedder(settings))
        self._cites = name == CITING
        self._engine: BaseQueryEngine = (
            CitationQueryEngine.from_args(index, llm=llm) if self._cites else index.as_query_engine(llm=llm)
        )

    @property
    def documents(self) -> Documents:
        return self._library.documents

    @property
    def fingerprint(self) -> str:
        return self._library.manifest.fingerprint

    async def ask(self, question: str, history: Sequence[str] = ()) -> AsyncGenerator[Event, None]:
        """The engine's answer; it knows no history, so the last earlier question stands before it."""
        started = time.perf_counter()
        asked = " ".join((*history[-1:], question))
        response: Any = await asyncio.to_thread(self._engine.query, asked)
        total = milliseconds_since(started)
        nodes: list[NodeWithScore] = list(response.source_nodes)
        sentences = [found for node in nodes for found in self._sentences(node)]
        yield EvidenceFound(
            tuple(Evidence(n, sentence, agreement) for n, (agreement, sentence) in enumerate(sentences, 1)),
            0,
            tuple(sentence.id for _, sentence in sentences),
        )
        yield Answered(self._answer(question, str(response).strip(), nodes, total))

    def _answer(self, question: str, text: str, nodes: Sequence[NodeWithScore], total: int) -> Answer:
        prompt_tokens, output_tokens = self._llm.spent()
        refused = not text or bool(_NO_ANSWER.search(text))
        used = list(range(1, len(nodes) + 1))
        if self._cites:
            named = {int(number) for number in _REFERENCE.findall(text)}
            used = [number for number in used if number in named]
        citations = () if refused else tuple(self._citation(n, nodes[n - 1]) for n in used)
        return Answer(
            question,
            text or "–",
            Verdict.NICHT_GEFUNDEN if refused else Verdict.BELEGT,
            claims=(Claim(text, tuple(citation.n for citation in citations)),),
            citations=citations,
            timings=Timings(total, total),
            prompt_tokens=prompt_tokens,
            output_tokens=output_tokens,
            model=self._model,
            index_fingerprint=self.fingerprint,
        )

    def _citation(self, number: int, node: NodeWithScore) -> Citation:
        agreement, document, start = self._place(node)
        text = document.text[start : start + len(_content(node))]
        return Citation(number, text, Sentence(node.node_id, text, start, start + len(text)), agreement)

    def _sentences(self, node: NodeWithScore) -> list[tuple[Agreement, Sentence]]:
        """The paper's sentences inside a node."""
        agreement, document, start = self._place(node)
        end = start + len(_content(node))
        return [(agreement, s) for s in document.sentences if start <= s.start and s.end <= end]

    def _place(self, node: NodeWithScore) -> tuple[Agreement, Document, int]:
        agreement, document = self._library.documents[str(node.metadata["agreement"])]
        return agreement, document, max(0, document.text.find(_content(node)))


def _content(node: NodeWithScore) -> str:
    """The text of the paper in a node, without the "Source 1:" that the citing engine puts before it."""
    return re.sub(r"\ASource \d+:\n", "", node.get_content()).strip()
