"""What the server counts, for Prometheus: figures only, never a question, an address or a name."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from assistant.answering.answer import Answer, Answered, Event, Failed
from assistant.web.backend import Backend
from assistant.web.queue import Line

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_QUICK = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
_SLOW = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 180.0)


class Metrics:
    """The counters of one app. To be used from the event loop; scraping may happen anywhere."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._answers = self._counter("answers", "Answers worked out, by verdict", "verdict")
        self._repeated = self._counter("answers_repeated", "Answers told again, by where from", "source")
        self._failures = self._counter("failures", "Questions that could not be worked on")
        self._refusals = self._counter("refusals", "Requests turned away, by reason", "reason")
        self._requests = self._counter(
            "http_requests", "Requests to the HTTP API", "path", "method", "status"
        )
        self._tokens = self._counter("model_tokens", "Tokens the model read and wrote", "kind")
        self._evidence = self._histogram("evidence_seconds", "Until the evidence was there", _QUICK)
        self._first_token = self._histogram("first_token_seconds", "Until the model's first word", _SLOW)
        self._total = self._histogram("answer_seconds", "Until the checked answer, waiting included", _SLOW)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"vereinbart_{name}", meaning, labels, registry=self.registry)

    def _histogram(self, name: str, meaning: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(f"vereinbart_{name}", meaning, buckets=buckets, registry=self.registry)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(f"vereinbart_{name}", meaning, registry=self.registry)

    def watch(self, line: Line, backend: Backend) -> None:
        """What is looked up when somebody scrapes."""
        self._gauge("queue_waiting", "Questions that wait for the model").set_function(lambda: line.waiting)
        self._gauge("queue_serving", "Questions the model works on").set_function(lambda: line.serving)
        self._gauge("ready", "Whether questions can be asked").set_function(lambda: backend.ready)
        self._gauge("model_ready", "Whether a language model can be used").set_function(
            lambda: bool(backend.model)
        )

    def landed(self, events: tuple[Event, ...]) -> None:
        """A question came to its end."""
        for event in events:
            if isinstance(event, Answered):
                self._answered(event.answer)
            elif isinstance(event, Failed):
                self._failures.inc()

    def _answered(self, answer: Answer) -> None:
        timings = answer.timings
        self._answers.labels(answer.verdict.value).inc()
        self._evidence.observe(timings.evidence_ms / 1000)
        self._total.observe(timings.total_ms / 1000)
        if timings.first_token_ms is not None:
            self._first_token.observe(timings.first_token_ms / 1000)
        self._tokens.labels("prompt").inc(answer.prompt_tokens)
        self._tokens.labels("output").inc(answer.output_tokens)

    def repeated(self, source: str) -> None:
        """An answer came from the cache or from the same question under way."""
        self._repeated.labels(source).inc()

    def refused(self, reason: str) -> None:
        """A request was turned away."""
        self._refusals.labels(reason).inc()

    def requested(self, path: str, method: str, status: int) -> None:
        """A request to the HTTP API was answered."""
        self._requests.labels(path, method, str(status)).inc()

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)
