"""What loading the web app brings along, seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys


def run(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_gradio_reads_and_writes_no_stubs() -> None:
    program = """
import ast
from unittest import mock
with mock.patch("ast.parse", wraps=ast.parse) as parse:
    from assistant.web.toolkit import gr
read = [call for call in parse.call_args_list if "class Textbox(" in str(call.args[0])]
print(len(read), callable(gr.Textbox.submit))
"""
    assert run(program) == "0 True"


def test_the_pages_are_there_before_what_answers_is_loaded() -> None:
    program = """
import sys
import assistant.cli, assistant.language_model, assistant.web.app
print([name for name in ("llama_index.core", "chromadb", "docx", "openpyxl") if name in sys.modules])
"""
    assert run(program) == "[]"


def test_what_the_page_has_no_use_for_is_not_loaded() -> None:
    program = """
import sys
from assistant.web.toolkit import gr
print([name for name in ("pandas.core", "gradio.cli") if name in sys.modules])
"""
    assert run(program) == "[]"


def test_pandas_is_there_for_whoever_reaches_for_it() -> None:
    program = """
from assistant.web.toolkit import gr
import pandas
print(pandas.DataFrame({"a": [1]}).shape, gr.caching.pd.DataFrame is pandas.DataFrame)
"""
    assert run(program) == "(1, 1) True"
