"""The prompt and the one constrained call: the model points at a sentence number and phrases an answer."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

import ollama

from assistant import resources, texts
from assistant.answering.answer import Evidence
from assistant.answering.form import Form, OutOfForm, loads
from assistant.errors import OllamaBroken, OllamaError
from assistant.ollama_client import elsewhere, is_loopback, translated
from assistant.settings import Settings

log = logging.getLogger(__name__)

NONE = 0
SEED = 7
# Tokens after the end of the output that a model may take to stop.
_AFTERWARDS = 8


@dataclass(frozen=True)
class Prompt:
    """System text (always the same, so that Ollama keeps it in its cache), what is asked, the JSON schema
    of the output and, where a sentence is to be pointed at, the numbers to choose from (0: none of them)."""

    system: str
    user: str
    schema: Mapping[str, Any]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A part of the model's output as it comes."""

    text: str
    prompt_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True)
class Draft:
    """What the model wrote: ``number`` of a sentence (0: none) and a phrasing, nothing of it checked."""

    number: int
    text: str
    prompt_tokens: int = 0
    output_tokens: int = 0


class Generator(Protocol):
    """Whoever writes; tests use one in this process."""

    @property
    def model(self) -> str: ...

    def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]: ...


def build_prompt(question: str, evidence: Sequence[Evidence]) -> Prompt:
    """The prompt for a question and its numbered sentences."""
    several = len({item.agreement.place for item in evidence}) > 1
    lines = [_line(item, several) for item in evidence]
    user = resources.prompt("question").format(evidence="\n".join(lines), question=plain(question)).strip()
    numbers = tuple(item.number for item in evidence)
    schema = {
        "type": "object",
        "properties": {
            "satz": {"type": "integer", "enum": [NONE, *numbers]},
            "antwort": {"type": "string"},
        },
        "required": ["satz", "antwort"],
    }
    return Prompt(resources.prompt("answer").strip(), user, schema, numbers)


def _line(item: Evidence, with_place: bool) -> str:
    where = [item.agreement.place] if with_place and item.agreement.place else []
    before = ", ".join([*where, *([item.context] if item.context else [])])
    return (
        f"[{item.number}] {plain(before)}: {plain(item.sentence.text)}"
        if before
        else f"[{item.number}] {plain(item.sentence.text)}"
    )


def plain(text: str) -> str:
    """No line of a document or question may look like a number of ours or a chat marker of any model."""
    return re.sub(
        r"<\|.*?\|>|<｜.*?｜>|</?[a-z_]+>|<<|>>|\[(?=/?(?:\d+|[A-Z_]+)\])", " ", " ".join(text.split())
    )


def messages(prompt: Prompt) -> list[dict[str, str]]:
    """The prompt as Ollama takes it."""
    return [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]


def call_options(settings: Settings) -> dict[str, int]:
    """The same in every call, so that Ollama loads nothing again."""
    return {
        "temperature": 0,
        "seed": SEED,
        "num_ctx": settings.context_tokens,
        "num_predict": settings.answer_tokens,
    }


class OllamaGenerator:
    """Streams from Ollama with the same options in every call, so that nothing is loaded again."""

    def __init__(self, settings: Settings, host: str, model: str) -> None:
        self._settings = settings
        self._host = host
        self.model = model

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """The answer piece by piece, on another connection if one brought nothing. Raises one of the four
        Ollama errors.
        """
        begun = False
        for last in (False, True):
            try:
                async with aclosing(self._once(prompt)) as pieces:
                    async for piece in pieces:
                        begun = begun or bool(piece.text)
                        yield piece
                return
            except OllamaError as error:
                if last or begun or not elsewhere(error):
                    raise
                log.info("asking once more: %s", error)

    async def _once(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """Freely, or held to the schema where the model does not keep to it by itself."""
        form, after = Form(prompt.numbers and (NONE, *prompt.numbers)), 0
        try:
            async with aclosing(self._written(prompt)) as pieces:
                async for piece in pieces:
                    yield replace(piece, text=form.take(piece.text))
                    after += form.whole
                    if after > _AFTERWARDS:
                        break  # it has forgotten to stop
            form.end()
        except OutOfForm:
            log.info("%s does not keep to the form by itself", self.model)
            async with aclosing(self._written(prompt, dict(prompt.schema))) as pieces:
                async for piece in pieces:
                    yield piece

    async def _written(
        self, prompt: Prompt, schema: dict[str, Any] | None = None
    ) -> AsyncGenerator[Piece, None]:
        done = False
        local = is_loopback(self._host)
        client = ollama.AsyncClient(
            # reading the certificates takes 17 ms; nobody shows one here
            self._host,
            timeout=self._settings.answer_timeout,
            trust_env=not local,
            verify=not local,
        )
        async with client:
            with translated(self._host, self.model):
                # closing the stream is what makes the server stop
                async with aclosing(await self._chat(client, prompt, schema)) as parts:
                    async for part in parts:
                        done = done or bool(part.done)
                        yield Piece(
                            part.message.content or "",
                            part.prompt_eval_count or 0,
                            part.eval_count or 0,
                        )
        if not done:
            raise OllamaBroken(texts.OLLAMA_BROKEN.format(host=self._host))

    async def _chat(
        self, client: ollama.AsyncClient, prompt: Prompt, schema: dict[str, Any] | None
    ) -> AsyncGenerator[ollama.ChatResponse, None]:
        settings = self._settings
        parts = await client.chat(
            model=self.model,
            messages=messages(prompt),
            format=schema,
            stream=True,
            keep_alive=settings.keep_alive,
            options=call_options(settings),
        )
        return cast("AsyncGenerator[ollama.ChatResponse, None]", parts)


class DraftReader:
    """Puts the pieces together and tells what may be shown of the phrasing meanwhile."""

    def __init__(self) -> None:
        self._raw = ""
        self._shown = 0
        self._prompt_tokens = 0
        self._output_tokens = 0

    def take(self, piece: Piece) -> str:
        """Add a piece; returns the new letters of the phrasing."""
        self._raw += piece.text
        self._prompt_tokens = piece.prompt_tokens or self._prompt_tokens
        self._output_tokens = piece.output_tokens or self._output_tokens
        phrasing = _phrasing(self._raw)
        new, self._shown = phrasing[self._shown :], max(self._shown, len(phrasing))
        return new

    def draft(self) -> Draft:
        """The whole output; one cut off in the middle keeps its number and loses its phrasing."""
        number = re.search(r'"satz"\s*:\s*(\d+)', self._raw)
        try:
            text = str(loads(self._raw)["antwort"])
        except (ValueError, KeyError, TypeError):
            text = ""
        return Draft(
            int(number.group(1)) if number else NONE,
            _without_thinking(text),
            self._prompt_tokens,
            self._output_tokens,
        )


_PHRASING = re.compile(r'"antwort"\s*:\s*"((?:[^"\\]|\\.)*)', re.DOTALL)
_HALF_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{0,3}$")


def _phrasing(raw: str) -> str:
    """The text of ``"antwort"`` as far as it is written."""
    match = _PHRASING.search(raw)
    if not match or _HALF_ESCAPE.search(match.group(1)):
        return ""
    try:
        text = str(loads(f'"{match.group(1)}"'))
    except ValueError:
        return ""
    return "" if "<" in text else text


def _without_thinking(text: str) -> str:
    return " ".join(re.sub(r"<think>.*?(?:</think>|$)", " ", text, flags=re.S).split())
