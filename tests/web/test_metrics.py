from __future__ import annotations

from dataclasses import replace

from assistant.answering.answer import Answered, EvidenceFound, Failed
from assistant.errors import VereinbartError
from assistant.web.backend import Backend
from assistant.web.metrics import Metrics
from assistant.web.queue import Line
from tests.web.fake_assistant import FakeAssistant


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"vereinbart_{name}", labels)


def test_an_answer_counts_with_its_times_and_tokens() -> None:
    metrics = Metrics()
    answer = replace(FakeAssistant().answer("Wie lange?"), prompt_tokens=430, output_tokens=25)
    metrics.landed((EvidenceFound((), 12), Answered(answer)))
    assert value(metrics, "answers_total", verdict="belegt") == 1
    assert value(metrics, "evidence_seconds_bucket", le="0.02") == 1
    assert value(metrics, "answer_seconds_sum") == 4.321
    assert value(metrics, "first_token_seconds_count") == 1
    assert value(metrics, "model_tokens_total", kind="prompt") == 430


def test_failures_and_refusals_count() -> None:
    metrics = Metrics()
    metrics.landed((Failed(VereinbartError("x")),))
    metrics.refused("queue")
    metrics.repeated("cache")
    assert value(metrics, "failures_total") == 1
    assert value(metrics, "refusals_total", reason="queue") == 1
    assert value(metrics, "answers_repeated_total", source="cache") == 1


async def test_the_line_and_the_state_are_looked_up() -> None:
    metrics, line = Metrics(), Line(4)
    metrics.watch(line, Backend(FakeAssistant()))  # type: ignore[arg-type]
    line.join("a"), line.join("b"), line.join("c")
    assert (value(metrics, "queue_serving"), value(metrics, "queue_waiting")) == (1, 2)
    assert (value(metrics, "ready"), value(metrics, "model_ready")) == (1, 0)


def test_no_question_and_no_address_is_told() -> None:
    metrics = Metrics()
    metrics.landed((Answered(FakeAssistant().answer("Was verdient Frau Muster?")),))
    assert b"Muster" not in metrics.text()
    assert b"process_resident_memory_bytes" in metrics.text()
