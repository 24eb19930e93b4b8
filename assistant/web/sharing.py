"""The row below an answer: copy it, copy its link, print it. ``assets/chat.js`` does the copying."""

from __future__ import annotations

from assistant import texts
from assistant.answering.answer import Answer
from assistant.web.copying import with_citations
from assistant.web.links import Link
from assistant.web.markup import icon, joined, text


def sharing(answer: Answer, link: Link | None, day: str) -> str:
    """Buttons, the line that says that it worked, and what only the printed page shows."""
    address = link.address if link is not None else ""
    copied = with_citations(answer, day)
    buttons = _button(
        "copy", texts.SHARE_COPY, texts.SHARE_COPY_HINT, _copies(copied, address, texts.SHARE_COPIED)
    )
    if link is not None:
        done = _copies("", address, texts.SHARE_LINK_COPIED)
        buttons += _button("link", texts.SHARE_LINK, texts.SHARE_LINK_HINT, done)
    buttons += _button("print", texts.SHARE_PRINT, texts.SHARE_PRINT_HINT, "data-print")
    return (
        f'<div class="sharing" role="group" aria-label="{text(texts.SHARE_LABEL)}">{buttons}'
        f'<span class="copied" role="status"></span></div>{_printed(address, day)}'
    )


def _button(name: str, label: str, hint: str, data: str) -> str:
    """The name that a screen reader says begins with the one that is seen."""
    return (
        f'<button type="button" title="{text(hint)}" {data}>{icon(name)}{text(label)}'
        f'<span class="sr">: {text(hint)}</span></button>'
    )


def _copies(content: str, address: str, done: str) -> str:
    return (
        f'data-copy="{text(content)}" data-link="{text(address)}" data-done="{text(done)}" '
        f'data-failed="{text(texts.SHARE_NOT_COPIED)}"'
    )


def _printed(address: str, day: str) -> str:
    """Where a sheet of paper is from."""
    again = (
        f'<br>{text(texts.SHARE_ASK_AGAIN)} <span data-address="{text(address)}"></span>' if address else ""
    )
    facts = joined((texts.CHAT_NAME, texts.german_date(day), texts.PRINT_NOTICE))
    return f'<p class="printed facts">{facts}{again}</p>'
