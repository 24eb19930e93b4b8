"""With a real Ollama server and a real model."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from assistant.model_files import FALLBACK
from assistant.ollama_client import open_client
from assistant.ollama_runtime import OllamaRuntime
from assistant.ollama_server import SharedServer, answers
from assistant.progress import silent
from assistant.settings import Settings
from tests.conftest import RealOllama
from tests.waiting import free_url, until


@pytest.mark.integration
def test_real_server_keeps_to_the_allowed_numbers(real_ollama: RealOllama) -> None:
    schema = {"type": "object", "properties": {"satz": {"enum": [1, 2]}}, "required": ["satz"]}
    with open_client(real_ollama.host, timeout=300) as client:
        answer = client.chat(
            real_ollama.model,
            messages=[
                {"role": "user", "content": "1: Das Haus ist rot.\n2: Es regnet.\nWo steht das Wetter?"}
            ],
            format=schema,
            options={"temperature": 0, "num_ctx": 2048, "num_predict": 30},
        )
    assert json.loads(answer.message.content or "")["satz"] in (1, 2)


@pytest.mark.integration
def test_real_template_is_chatml(real_ollama: RealOllama) -> None:
    if real_ollama.model != FALLBACK.name:
        pytest.skip(f"{real_ollama.model} brings its own template")
    request = {
        "model": FALLBACK.name,
        "_debug_render_only": True,
        "messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "U"}],
    }
    found = httpx.post(f"{real_ollama.host}/api/chat", json=request, timeout=300).text
    rendered = json.loads(found.splitlines()[0])["_debug_info"]["rendered_template"]
    assert rendered == (
        "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\n"
    )


@pytest.mark.integration
def test_real_server_of_ours_answers_two_at_once(real_ollama: RealOllama, tmp_path: Path) -> None:
    binary = OllamaRuntime(Settings()).find_binary()
    if binary is None:
        pytest.skip("no ollama program on this machine; run `vereinbart setup`")
    server = SharedServer(tmp_path / "shared")
    url = server.start(binary, free_url(), {}, silent)

    def ask(question: str) -> int | None:
        message = {"role": "user", "content": f"Antworte kurz auf die Frage. {question}"}
        with open_client(url, timeout=300) as client:
            options = {"num_ctx": 512, "num_predict": 3}
            return client.chat(real_ollama.model, messages=[message], options=options).eval_count

    try:
        with open_client(url) as client:
            if real_ollama.model not in [found.model for found in client.list().models]:
                pytest.skip(f"{real_ollama.host} keeps its models elsewhere than {binary} does")
        assert ask("Was ist ein Rat?")
        with ThreadPoolExecutor() as people:
            assert all(people.map(ask, ["Was ist ein Kreis?", "Was ist ein Amt?"]))
    finally:
        server.leave()
    assert until(lambda: not answers(url))
