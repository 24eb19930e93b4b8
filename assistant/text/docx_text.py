"""The text of a Word paragraph as it is printed: accepted changes, results of fields, no hidden runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from assistant.text.docx_styles import Look, Styles, is_on, is_set, value_of
from assistant.text.docx_symbols import in_font, symbol
from assistant.text.raised import lowered, raised
from assistant.text.written import Written

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved-away text, properties, and the old twin of a drawing.
_SKIPPED = frozenset(
    qn(f"w:{name}") for name in ("del", "moveFrom", "delText", "delInstrText", "rPr", "pPr", "rt", "sdtPr")
) | {_FALLBACK}
# A content control that still shows what should be filled in.
_PLACEHOLDER = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"
_BREAKS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}


@dataclass
class _Field:
    """A field that has begun: its instruction until its result begins."""

    code: str = ""
    result: bool = False


@dataclass
class Writer:
    """Reads paragraphs; fields may begin in one and end in a later one."""

    styles: Styles
    fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Any, chain: tuple[str, ...]) -> Written:
        """The paragraph's text; ``chain`` are its styles."""
        written = Written(contents=self._in_contents())
        self._walk(paragraph, written, chain)
        return written

    def _in_contents(self) -> bool:
        return any(opened.code.split()[:1] == ["TOC"] for opened in self.fields)

    def _walk(self, node: Any, written: Written, chain: tuple[str, ...]) -> None:
        for child in node:
            if child.tag == qn("w:r"):
                self._run(child, written, chain)
            elif child.tag == qn("w:txbxContent"):
                written.boxes.append(child)
            elif child.tag == _MATH:
                written.add(child.text or "", False)
            elif child.tag == qn("w:sdt") and child.find(_PLACEHOLDER) is not None:
                continue
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                self._walk(child, written, chain)

    def _run(self, run: Any, written: Written, chain: tuple[str, ...]) -> None:
        look = self.styles.look(run, chain)
        text = "".join(self._piece(child, written, chain, look) for child in run)
        if look.hidden:
            written.hidden = True
        elif look.struck and text.strip():
            written.struck += text
        elif text:
            if look.raising == "superscript":
                text = raised(text, written.text)
            elif look.raising == "subscript":
                text = lowered(text, written.text)
            written.add(text, look.bold, look.size)

    def _piece(self, node: Any, written: Written, chain: tuple[str, ...], look: Look) -> str:
        tag = node.tag
        if tag == qn("w:fldChar"):
            return self._field(node)
        if tag == qn("w:instrText"):
            if self.fields and not self.fields[-1].result:
                self.fields[-1].code += node.text or ""
                written.contents = written.contents or self._in_contents()
            return ""
        if look.hidden or any(not opened.result for opened in self.fields):
            return ""
        return self._sign(node, written, chain, look.font)

    def _sign(self, node: Any, written: Written, chain: tuple[str, ...], font: str) -> str:
        tag = node.tag
        if tag == qn("w:t"):
            return in_font(font, _unmarked(node, node.text or ""))
        if tag in _BREAKS:
            return _BREAKS[tag]
        if tag == qn("w:sym"):
            return _symbol(node)
        if tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            kind = "footnote" if tag == qn("w:footnoteReference") else "endnote"
            written.notes.append((kind, node.get(qn("w:id"), ""), _own_mark(node)))
        elif tag == qn("w:ruby"):
            for base in node.iter(qn("w:rubyBase")):
                self._walk(base, written, chain)
        elif tag not in _SKIPPED and isinstance(tag, str):
            self._walk(node, written, chain)
        return ""

    def _field(self, node: Any) -> str:
        """Fields open, give their result and close; old form fields show what was ticked or chosen."""
        match node.get(qn("w:fldCharType")):
            case "begin":
                self.fields.append(_Field())
                return _form(node)
            case "separate" if self.fields:
                self.fields[-1].result = True
            case "end" if self.fields:
                self.fields.pop()
        return ""


def _symbol(node: Any) -> str:
    code = node.get(qn("w:char"), "")
    try:
        return symbol(node.get(qn("w:font"), ""), int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _own_mark(reference: Any) -> str:
    """A sign that the author chose for a note, such as an asterisk; it follows the reference in its run."""
    if not is_on(reference, "w:customMarkFollows"):
        return ""
    return "".join(node.text or "" for node in reference.itersiblings(qn("w:t"))).strip()


def _unmarked(node: Any, text: str) -> str:
    """Text of a run without the own mark of a note before it."""
    before = (mark for mark in node.itersiblings(preceding=True) if is_on(mark, "w:customMarkFollows"))
    return "" if next(before, None) is not None else text


def _form(node: Any) -> str:
    box = node.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is not None:
        state = box.find(qn("w:checked"))
        return "☒ " if is_set(state if state is not None else box.find(qn("w:default"))) else "☐ "
    choices = node.find(f"{qn('w:ffData')}/{qn('w:ddList')}")
    if choices is None:
        return ""
    entries = [value_of(entry) for entry in choices.findall(qn("w:listEntry"))]
    chosen = value_of(choices.find(qn("w:result"))) or value_of(choices.find(qn("w:default"))) or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
