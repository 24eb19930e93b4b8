"""Whose site this is: name, logo, whom to ask instead and links to what the law wants, by setting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant import texts
from assistant.errors import UsageError
from assistant.settings import Settings, named_links

LOGO_KINDS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
LOGO_ADDRESS = "/logo"


@dataclass(frozen=True)
class Site:
    """What every screen says of the body that runs it; all of it may be empty."""

    name: str = ""
    logo: Path | None = None
    contact: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> Site:
        """As the settings want it; a logo that cannot be shown is named at once."""
        logo = settings.site_logo
        if logo is not None and (not logo.is_file() or logo.suffix.lower() not in LOGO_KINDS):
            raise UsageError(texts.site_logo_unusable(logo, sorted(LOGO_KINDS)))
        name, contact = settings.site_name.strip(), settings.site_contact.strip()
        return cls(name, logo, contact, named_links(settings.site_links))


PLAIN = Site()
