"""The language model that answers: for one command, or for as long as the browser app runs."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from assistant.answering.generation import Generator, OllamaGenerator, Piece, Prompt
from assistant.errors import OllamaError, OllamaUnreachable, VereinbartError
from assistant.model_setup import ModelSetup
from assistant.ollama_runtime import OllamaRuntime
from assistant.settings import Settings

# How often the app sees whether the language model is still there and still the same.
LOOK_SECONDS = 10.0


class LocalModel:
    """The language model for one command: a running server, or one started for as long as it lasts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runtime = OllamaRuntime(settings)
        self._generator: Generator | None = None
        self._error: VereinbartError | None = None

    def __enter__(self) -> LocalModel:
        return self

    def __exit__(self, *_: object) -> None:
        self._runtime.close()

    def available(self) -> tuple[str, str]:
        """Address and name of a model that answers; raises the same error again without trying again."""
        if self._error is not None:
            raise self._error
        try:
            return self._runtime.available()
        except VereinbartError as error:
            self._error = error
            raise

    def generator(self) -> Generator:
        """The generator; raises as :meth:`available` does."""
        if self._generator is None:
            self._generator = OllamaGenerator(self._settings, *self.available())
        return self._generator


class BackgroundModel:
    """The language model of the browser app: set up in the background, used as soon as it is there."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.setup = ModelSetup(OllamaRuntime(settings), look_seconds=LOOK_SECONDS)

    def generator(self) -> Generator:
        state = self.setup.state()
        if not state.ready:
            raise OllamaUnreachable(state.error or state.step)
        return _Watched(self._settings, state.host, state.model, self.setup.look)


class _Watched(OllamaGenerator):
    """Tells of a server or a model that is gone, so that it is looked after at once."""

    def __init__(self, settings: Settings, host: str, model: str, gone: Callable[[], None]) -> None:
        super().__init__(settings, host, model)
        self._gone = gone

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        try:
            async with aclosing(super().stream(prompt)) as pieces:
                async for piece in pieces:
                    yield piece
        except OllamaError:
            self._gone()
            raise
