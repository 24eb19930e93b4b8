"""Who leads a council chairs it, and who speaks for a group is its speaker: asked as papers say it."""

from __future__ import annotations

import re

# Committees and working groups are led as well as chaired; papers say both of them.
_BODY = r"[\wäöüß-]*(?:rate?s?|tage?s?|versammlung|vertretung|fraktion)"
_LEADS, _TO_LEAD = r"(?:leitet|führt|fuehrt|präsidiert|moderiert)", r"(?:leiten|führen|fuehren|moderieren)"
_WILL = r"(?:soll|wird|darf|muss|kann|will|möchte)"
_BETWEEN = r"(?:\s\w+){0,2}?"
_OF = r"(?:des|der|vom|von der|im|in der)"
_IN = {"den": "im", "das": "im", "dem": "im", "die": "in der", "der": "in der"}
_SESSIONS = rf"\sdie\sSitzung(?:en)?\s(?P<of>{_OF})\s(?P<body>{_BODY})\b"
_WHOLE = rf"\s(?P<in>den|die|das)\s(?P<body>{_BODY})\b"
_SPEAKS = re.compile(
    rf"\bwer spricht{_BETWEEN}\sfür\s(?P<for>den|die|das)\s"
    r"(?P<body>[\wäöüß-]*(?:gruppe|fraktion|koalition|bündnis|kooperation|mehrheit))\b",
    re.IGNORECASE,
)
_FOR = {"den": "des", "das": "des", "die": "der"}
_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwer {_LEADS}{_BETWEEN}{_SESSIONS}",
        rf"\bwer {_WILL}{_BETWEEN}{_SESSIONS}(?P<rest>.*?)\s{_TO_LEAD}\b",
        rf"\bwer {_LEADS}{_BETWEEN}{_WHOLE}",
        rf"\bwer {_WILL}{_BETWEEN}{_WHOLE}(?P<rest>.*?)\s{_TO_LEAD}\b",
        rf"\bwer steht{_BETWEEN}\s(?P<in>dem|der)\s(?P<body>{_BODY})\b(?P<rest>.*?)\svor\b",
    )
)


def by_the_chair(text: str) -> str:
    """The question for the chair or speaker of a body where its head is asked for; other text as it is."""
    if speaks := _SPEAKS.search(text):
        asked = f"Wer ist Sprecher {_FOR[speaks['for'].lower()]} {speaks['body']}"
        return f"{text[: speaks.start()]}{asked}{text[speaks.end() :]}"
    found = next(filter(None, (way.search(text) for way in _WAYS)), None)
    if found is None:
        return text
    said = {"of": "", "in": "", "rest": ""} | {name: part or "" for name, part in found.groupdict().items()}
    joined = said["of"] or _IN[said["in"].lower()]
    asked = f"Wer hat den Vorsitz {joined} {said['body']}{said['rest']}"
    return f"{text[: found.start()]}{asked}{text[found.end() :]}"
