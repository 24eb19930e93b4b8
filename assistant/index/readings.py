"""Documents as they were read: kept from before, or read ahead in the other process."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.index.files import PaperFile
from assistant.index.manifest import Entry, StateFolder
from assistant.index.profile import profile
from assistant.index.reading import DocumentReader, Job
from assistant.index.workload import Workload
from assistant.text.document import Document

# While one document is embedded the next ones are read; more would only take memory.
_AHEAD = 2


class Readings:
    """Gives the documents of ``files``, asked for in their order."""

    def __init__(
        self,
        files: Sequence[PaperFile],
        folder: StateFolder,
        chunker: str,
        earlier: Mapping[str, Entry],
        reader: DocumentReader,
        workload: Workload,
    ) -> None:
        self._folder = folder
        self._chunker = chunker
        self._earlier = earlier
        self._reader = reader
        self._workload = workload
        self._ahead = deque(self._to_read(files))
        self._jobs: dict[str, Job] = {}

    def read(self, file: PaperFile) -> tuple[Agreement, Document]:
        """The document of a file, with all there is to notice of it; raises DocumentError."""
        self._workload.reading(file)
        kept = self._kept(file)
        if kept is not None:
            return file.agreement(profile(file.name, kept)), kept
        job = self._request(file)
        self._read_ahead(file)
        read = self._reader.wait(job, lambda job: self._workload.reading(file, job.page, job.pages))
        document = replace(read, warnings=(*read.warnings, *file.warnings))
        self._folder.save_document(file.key(document, self._chunker), document)
        return file.agreement(job.profile), document

    def _to_read(self, files: Sequence[PaperFile]) -> list[PaperFile]:
        first: dict[str, PaperFile] = {}
        for file in files:
            first.setdefault(file.file_hash, file)
        return [file for file in first.values() if self._kept_key(file) is None]

    def _read_ahead(self, file: PaperFile) -> None:
        if file in self._ahead:
            while self._ahead.popleft() != file:
                pass
        for following in list(self._ahead)[:_AHEAD]:
            if following.id not in self._jobs:
                self._jobs[following.id] = self._ask(following)

    def _request(self, file: PaperFile) -> Job:
        return self._jobs.pop(file.id, None) or self._ask(file)

    def _ask(self, file: PaperFile) -> Job:
        return self._reader.request(file.path, file.id, "" if file.entry else file.name)

    def _kept(self, file: PaperFile) -> Document | None:
        """An earlier reading, perhaps of an ingest that was broken off."""
        key = self._kept_key(file)
        if key is None:
            return None
        try:
            document = self._folder.document(key)
        except StoreError:
            return None
        return document if file.told_by(document.warnings, self._earlier.get(key)) else None

    def _kept_key(self, file: PaperFile) -> str | None:
        return next((key for key in file.keys(self._chunker) if self._folder.has_document(key)), None)
