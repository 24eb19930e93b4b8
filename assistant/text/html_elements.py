"""What an element of a web page is: text, layout, what stands around the text, or nothing that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DROPPED = _words(
    """
    audio canvas datalist embed head iframe map meter noscript object optgroup option progress rp rt
    script select style svg template textarea title video
    """
)
BLOCKS = _words(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    noframes ol p pre search section summary table tbody td tfoot th thead tr ul
    """
)
HEADINGS = _words("h1 h2 h3 h4 h5 h6")
BOLD = _words("b strong")
STRUCK = _words("del s strike")
_AROUND = _words("nav footer aside menu dialog search")
_ROLES = _words(
    """
    navigation banner contentinfo search complementary menu menubar dialog alertdialog toolbar
    """
)
_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav|navi|navigation|navbar|menu|menue|breadcrumbs?|brotkrumen?|footer|fusszeile|sidebar|"
    r"cookie\w*|consent|share|sharing|social|search|suche|skip\w*|pagination|newsletter|related|banner|toolbar|"
    r"printlink|seitenfunktionen|servicelinks|quicklinks)(?:$|[\s_-])"
)
_PANEL = re.compile(
    r"(?i)accordion|akkordeon|collaps|toggle|tab-?(?:content|panel|pane)|panel|spoiler|aufklapp"
)
_UNSEEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_WHOLE = _words("body html main article table tbody tr")
# How many elements with the name of a page's furniture are weighed against the page's text.
_WEIGHED = 400
_MOST = 0.6
# What browsers without frames are told; a page's whole text is longer.
_EXCUSE = 300


@dataclass
class Elements:
    """A page as a whole, as far as judging an element needs it.

    ``holders`` are the elements that hold the text's own element or main heading, ``controls`` the ids that
    something on the page opens, ``title`` the only main heading if a page's header has it.
    """

    holders: set[Any]
    controls: set[str]
    has_main: bool
    title: Any
    letters: int
    weighed: int = 0

    @classmethod
    def of(cls, root: Any) -> Elements:
        """Look through a page once."""
        holders: set[Any] = set()
        controls: set[str] = set()
        titles: list[Any] = []
        has_main, letters = False, 0
        for node in root.iter():
            if not isinstance(node.tag, str):
                continue
            letters += len(node.text or "") + len(node.tail or "")
            controls.update(filter(None, _opened(node)))
            if node.tag in ("main", "article", "h1") or node.get("role") == "main":
                has_main = has_main or node.tag != "h1"
                titles += [node] if node.tag == "h1" else []
                above = node.getparent()
                while above is not None and above not in holders:
                    holders.add(above)
                    above = above.getparent()
        lone = titles[0] if len(titles) == 1 and _in_header(titles[0]) else None
        return cls(holders, controls, has_main, lone, letters)

    def is_dropped(self, node: Any, tag: str) -> bool:
        """What is not shown, or no text: scripts, fields, hidden elements that nothing opens."""
        if tag in DROPPED:
            return True
        if tag == "button":
            return not _opens(node) and not any(above.tag in HEADINGS for above in node.iterancestors())
        if tag == "noframes":
            return _length(node) < _EXCUSE
        if tag == "form":
            return not self._holds_text(node)
        unseen = node.get("hidden") is not None or node.get("aria-hidden") == "true"
        if not unseen and not _UNSEEN.search(node.get("style", "")):
            return False
        return not self._is_panel(node)

    def is_around(self, node: Any, tag: str, *, inside: bool) -> bool:
        """Whether an element is page furniture; ``inside`` the text's own element less is."""
        if tag == "header":
            return not inside
        if tag == "aside" and inside:
            return _mostly_links(node)
        if tag in _AROUND or node.get("role", "").lower() in _ROLES:
            return tag != "form"
        if tag in _WHOLE or tag in HEADINGS or tag == "p" or node in self.holders:
            return False
        if not _NAMES.search(f"{node.get('class', '')} {node.get('id', '')}"):
            return False
        self.weighed += 1
        return self.weighed > _WEIGHED or _length(node) < _MOST * self.letters

    def _is_panel(self, node: Any) -> bool:
        """Closed, but made to be opened: an accordion's panel, a tab."""
        if node.get("hidden") == "until-found" or node.get("role", "") == "tabpanel":
            return True
        return node.get("id", "") in self.controls or bool(_PANEL.search(node.get("class", "")))

    def _holds_text(self, form: Any) -> bool:
        """Some systems wrap the whole page in a form."""
        if form in self.holders:
            return True
        return sum(1 for tag in ("p", "table", "h2", "h3", "li") for _ in form.iter(tag)) > 3


def is_content(node: Any) -> bool:
    """Whether an element says that it is the page's text."""
    return node.tag in ("main", "article") or node.get("role") == "main"


def _opened(node: Any) -> Iterator[str]:
    """The ids of what a button or a link opens."""
    yield from node.get("aria-controls", "").split()
    for name in ("data-target", "data-bs-target", "data-toggle-target"):
        yield node.get(name, "").lstrip("#")
    if node.get("data-toggle") or node.get("data-bs-toggle") or node.get("aria-expanded"):
        yield node.get("href", "").lstrip("#")


def _opens(node: Any) -> bool:
    named = node.get("aria-controls") or node.get("aria-expanded") or node.get("data-target")
    return bool(named or node.get("data-bs-target") or _PANEL.search(node.get("class", "")))


def _in_header(node: Any) -> bool:
    above = [parent.tag for parent in node.iterancestors()]
    return "header" in above and not {"main", "article"} & set(above)


def _length(node: Any) -> int:
    return sum(len(text) for text in node.itertext())


def _mostly_links(node: Any) -> bool:
    return sum(_length(link) for link in node.iter("a")) * 2 >= _length(node)
