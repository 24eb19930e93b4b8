"""How list items nest, and which lines are items without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.text.document import BlockKind
from assistant.text.drafts import Draft, append

FINAL = re.compile(r"[.!?…][\"“”»«’')\]]*$")
INSIDE = "inside"
# The style of a table's row, and of what stands in a cell too long for a row.
ROW, IN_CELL = "row", "cell"
_TABLE = (ROW, IN_CELL)
_LABELLED = re.compile(r"[^:]{2,40}:\s\S.{0,120}$")


@dataclass
class Lists:
    """The open list items, outermost first, as (family, value, index of the block)."""

    items: list[tuple[str, int, int]]
    lead_in: int | None = None

    def close(self, lead_in: int | None = None) -> None:
        """The list is over; ``lead_in`` is the paragraph that introduces the next one."""
        self.items.clear()
        self.lead_in = lead_in

    def place(self, draft: Draft, above: Draft | None, index: int) -> tuple[int, int | None]:
        """Level and lead-in of the next item."""
        depth = self._in_table(draft, above) if in_table(draft) else self._in_list(draft, above)
        del self.items[depth:]
        self.items.append((draft.style, draft.value, index))
        return depth + 1, self.items[depth - 1][2] if depth else self.lead_in

    def _in_table(self, draft: Draft, above: Draft | None) -> int:
        """Rows say themselves how deep they stand below what introduces their table."""
        outside = sum(not family.startswith(_TABLE) for family, _, _ in self.items)
        if outside == len(self.items) and not (above is not None and above.text.endswith(":")):
            outside = 0
        return min(outside + max(draft.level, 1) - 1, len(self.items))

    def _in_list(self, draft: Draft, above: Draft | None) -> int:
        while self.items and self.items[-1][0].startswith(_TABLE):
            self.items.pop()
        depth = self._sibling(draft)
        return self._deeper(draft, above) if depth is None else depth

    def _sibling(self, draft: Draft) -> int | None:
        for depth in range(len(self.items) - 1, -1, -1):
            family, value, _ = self.items[depth]
            if family == draft.style and (not draft.value or draft.value > value):
                return depth
        return None

    def _deeper(self, draft: Draft, above: Draft | None) -> int:
        if not self.items:
            return 0
        if draft.level and above is not None and above.text.endswith(":") and above.level < draft.level:
            return len(self.items)
        if draft.level:
            return min(draft.level - 1, len(self.items))
        if draft.style == "label" and above is not None and is_labelled(above.text):
            return len(self.items) - 1
        if draft.value % 100 > 1 and not (above is not None and above.text.endswith(":")):
            return 0
        introduced = above is not None and not in_table(above) and not FINAL.search(above.text)
        return len(self.items) if introduced or draft.value % 100 <= 1 else 0


def in_table(draft: Draft) -> bool:
    """Whether an item is a table's row or stands in one of its cells."""
    return draft.style.startswith(_TABLE)


def into_items(drafts: Iterable[Draft]) -> list[Draft]:
    """Further paragraphs of a list item, marked by the style ``INSIDE``, go on in its block."""
    result: list[Draft] = []
    for draft in drafts:
        if draft.style != INSIDE:
            result.append(draft)
            continue
        # a footnote stands behind the paragraph that names it, not between two parts of an item
        index = next((at for at in range(len(result) - 1, -1, -1) if not _is_note(result[at])), -1)
        if index >= 0 and result[index].kind is BlockKind.ITEM:
            result[index] = append(result[index], draft)
        else:
            result.append(replace(draft, style=""))
    return result


def _is_note(draft: Draft) -> bool:
    return draft.kind is BlockKind.NOTE


def is_labelled(text: str) -> bool:
    """Whether a line is a label with its value, such as "Amt: Name"."""
    return bool(_LABELLED.match(text)) and not FINAL.search(text)


def labelled_items(drafts: Sequence[Draft]) -> list[Draft]:
    """Lines "Amt: Name" below an item that introduces them are items of their own."""
    result: list[Draft] = []
    open_list = False
    for draft in drafts:
        if open_list and draft.kind is BlockKind.PARAGRAPH and is_labelled(draft.text):
            result.append(replace(draft, kind=BlockKind.ITEM, style="label", level=0))
            continue
        if not _is_note(draft):
            open_list = draft.kind is BlockKind.ITEM and not in_table(draft) and not FINAL.search(draft.text)
        result.append(draft)
    return result
