"""Documents through worker processes, in order.

A worker is the command, ``geoeng filter --done``. That runs the rules in a process
which may ask the system for nothing but memory, and starts it anew when a document
ends it: a document can cost no more than itself. When the command itself ends
(somebody killed it), what it had not answered is run again by a new one; the
document that it was at is tried once more, then it has failed.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import threading
from collections import deque
from typing import IO, Any, Deque, Dict, Iterable, Iterator, List, Optional

from ._home import command
from ._options import Options
from .document import Document, DocumentLike, as_document, document_line
from .errors import DocumentError, LimitError, RuleError, UsageError, WorkerError
from .records import Event

#: Documents, and bytes of them, that a worker has before it: enough never to
#: wait, few enough that a slow document holds up few others.
AHEAD_DOCUMENTS = 64
AHEAD_BYTES = 1 << 20

log = logging.getLogger("geoeng")


class Events(List[Event]):
    """The events of a document, in text order: a list that knows its document."""

    document: Optional[Document] = None

    @classmethod
    def of(cls, document: Document, records: Iterable[str]) -> "Events":
        events = cls(map(Event._of_line, records))
        events.document = document
        return events

    def _repr_html_(self) -> str:
        from . import notebook
        return notebook.of_events(self)


class Result:
    """What came of a document: its ``events``, or the ``error`` why it has none."""

    __slots__ = ("document", "events", "error")

    def __init__(self, document: Document, events: Events,
                 error: Optional[DocumentError] = None) -> None:
        self.document, self.events, self.error = document, events, error

    def __repr__(self) -> str:
        told = f"{len(self.events)} events" if self.error is None else repr(self.error)
        return f"<Result {self.document.id!r}: {told}>"

    def _repr_html_(self) -> str:
        from . import notebook
        if self.error is not None:
            return notebook.of_failure(self.document.id, self.error)
        return notebook.of_events(self.events)


class _Task:
    """A document on its way through a worker."""

    __slots__ = ("document", "line", "records", "error", "done", "tries")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.line = document_line(document)
        self.records: List[str] = []
        self.error: Optional[DocumentError] = None
        self.done = False
        self.tries = 0

    def fail(self, error: DocumentError) -> None:
        error.document = self.document.id
        self.error, self.records, self.done = error, [], True

    def answer(self, told: Dict[str, Any]) -> None:
        if "error" in told:
            kind = LimitError if told["kind"] == "limit" else DocumentError
            what = str(told["error"])
            if told["kind"] == "input":  # a place in what we wrote to the worker
                what = what.split(": error: ", 1)[-1].split("\n", 1)[0]
            self.fail(kind(what))
        self.done = True

    def result(self) -> Result:
        return Result(self.document, Events.of(self.document, self.records), self.error)


_DONE = b'{"schema":"geoeng-done-1"'


class _Worker:
    """A command that runs, with threads that write to it and read from it."""

    def __init__(self, pool: "Pool") -> None:
        self.tasks: Deque[_Task] = deque()  # given and not answered
        self.nbytes = 0  # of their lines
        self.ended = False
        self.told: Deque[str] = deque(maxlen=40)  # last lines of standard error
        self._pool = pool
        self._lines: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        self._process = subprocess.Popen(
            pool.words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=pool.environment)
        self._threads = [threading.Thread(target=work, daemon=True)
                         for work in (self._write, self._read, self._listen)]
        for thread in self._threads:
            thread.start()

    @property
    def full(self) -> bool:
        return len(self.tasks) >= AHEAD_DOCUMENTS or self.nbytes >= AHEAD_BYTES

    def put(self, task: _Task) -> None:
        with self._pool.changed:
            self.tasks.append(task)
            self.nbytes += len(task.line)
        self._lines.put(task.line)

    def _write(self) -> None:
        stdin = _pipe(self._process.stdin)
        try:
            for line in iter(self._lines.get, None):
                stdin.write(line)
                if self._lines.empty():
                    stdin.flush()
        except OSError:
            pass  # it has ended, as the reader will see
        finally:
            try:
                stdin.close()
            except OSError:
                pass

    def _read(self) -> None:
        try:
            for line in _pipe(self._process.stdout):
                if not line.endswith(b"\n"):
                    break  # it ended while it wrote
                self._take(line)
        except (LookupError, ValueError):  # no answer that the command gives
            log.warning("geoeng filter: %r is no answer; it is started anew", line[:200])
            self._process.kill()
        with self._pool.changed:
            self.ended = True
            self._pool.changed.notify()

    def _take(self, line: bytes) -> None:
        if not line.startswith(_DONE):
            self.tasks[0].records.append(line[:-1].decode("utf-8"))
            return
        told = json.loads(line)
        with self._pool.changed:
            task = self.tasks.popleft()
            self.nbytes -= len(task.line)
            task.answer(told)
            self._pool.changed.notify()

    def _listen(self) -> None:
        for raw in _pipe(self._process.stderr):
            line = raw.decode("utf-8", "replace").rstrip("\n")
            self.told.append(line)
            log.info("%s", line)

    def stop(self) -> int:
        """Ends it at once; its exit code, negative: a signal."""
        self._lines.put(None)
        if not self.ended:
            self._process.kill()
        code = self._process.wait()
        for thread in self._threads:
            if thread is not threading.current_thread():  # which collects garbage
                thread.join()
        for pipe in (self._process.stdout, self._process.stderr):
            _pipe(pipe).close()
        return code


def _pipe(pipe: Optional[IO[bytes]]) -> IO[bytes]:
    assert pipe is not None
    return pipe


class Pool:
    """Workers that run documents with the same rules."""

    def __init__(self, options: Options, version: str, workers: int = 1) -> None:
        if not isinstance(workers, int) or workers < 1:
            raise UsageError(f"geoeng: workers must be 1 or more, not {workers!r}")
        self.words = [command(version), "filter", *options.rules, "--done", "-j1",
                      *options.arguments()]
        self.environment = {**os.environ, **options.environment()}
        self.changed = threading.Condition()
        self._workers: List[Optional[_Worker]] = [None] * workers
        self._answered = False

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for i, worker in enumerate(self._workers):
            if worker is not None:
                worker.stop()
            self._workers[i] = None

    def run(self, docs: Iterable[DocumentLike]) -> Iterator[Result]:
        """The results of documents, in their order, as they come."""
        waiting: Deque[_Task] = deque()
        for number, doc in enumerate(docs, 1):
            try:
                task = _Task(as_document(doc, number))
            except DocumentError as error:
                task = _Task(Document("", error.document or ""))
                task.fail(error)
                task.line = b""  # no worker gets it
            while not (task.done or self._put(task)):
                yield self._take(waiting)
            waiting.append(task)
            while waiting and waiting[0].done:
                yield self._take(waiting)
        while waiting:
            yield self._take(waiting)

    def _put(self, task: _Task) -> bool:
        """Gives a document to the worker with the least to do, unless all have
        enough."""
        least = min(range(len(self._workers)), key=self._load)
        worker = self._workers[least]
        if worker is None:
            worker = self._workers[least] = _Worker(self)
        if worker.full:
            return False
        worker.put(task)
        return True

    def _load(self, i: int) -> int:
        worker = self._workers[i]
        return worker.nbytes if worker is not None else -1

    def _take(self, waiting: Deque[_Task]) -> Result:
        """Waits for the first."""
        while True:
            with self.changed:
                while not (waiting[0].done or self._ended()):
                    self.changed.wait()
            if waiting[0].done:
                self._answered = self._answered or bool(waiting[0].line)
                return waiting.popleft().result()
            self._replace()

    def _ended(self) -> bool:
        return any(w is not None and w.ended for w in self._workers)

    def _replace(self) -> None:
        """Starts workers anew that have ended, with what they had not answered."""
        for i, old in enumerate(self._workers):
            if old is None or not old.ended:
                continue
            code = old.stop()
            self._workers[i] = None
            self._refuse(old, code)
            new = self._workers[i] = _Worker(self)
            for n, task in enumerate(old.tasks):
                task.records = []
                task.tries += n == 0
                if task.tries > 1:
                    task.fail(DocumentError(
                        f"its worker process ended twice ({_ending(code)})"))
                else:
                    new.put(task)

    def _refuse(self, worker: _Worker, code: int) -> None:
        """Raises what no second try mends: rules that cannot be loaded, an
        option that is wrong."""
        if self._answered or code <= 0:
            return
        told = "\n".join(worker.told) or f"geoeng filter: {_ending(code)}"
        kinds = {2: UsageError, 3: RuleError}
        raise kinds.get(code, WorkerError)(told)


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit {code}"
