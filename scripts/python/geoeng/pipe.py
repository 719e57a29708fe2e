"""Documents through worker processes, in order.

The command, ``geoeng filter --done -jN``, has the workers, processes that run the rules
and may ask the system for nothing but memory. It starts one anew when a document ends
it, so that a document can cost no more than itself. When the command ends (somebody
killed it), what it had not answered is run again by a new one.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import queue
import subprocess
import threading
import traceback
from collections import deque
from typing import IO, Any, Deque, Dict, Iterable, Iterator, List, Optional, Set

from ._home import command
from ._options import Options
from .document import Document, DocumentLike, as_document, document_line
from .errors import DocumentError, LimitError, UsageError, WorkerError, failure
from .records import Event

#: Documents, and bytes of them, that are read ahead for a worker: enough that none
#: ever waits.
AHEAD_DOCUMENTS = 64
AHEAD_BYTES = 1 << 20

#: How often a document is begun whose command ended: others may be why.
TRIES = 3

MOST_WORKERS = 256  # of a command

#: Seconds that a command with nothing to do has to end, and its pipes to run dry.
GRACE = 1.0

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

    @classmethod
    def of(cls, doc: DocumentLike, number: int) -> "_Task":
        try:
            return cls(as_document(doc, number))
        except DocumentError as error:  # no worker gets it
            task = cls(Document("", error.document or ""))
            task.fail(error)
            return task

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


_DONE, _EVENT = b'{"schema":"geoeng-done-', b'{"schema":"geoeng-event-'


class _Command:
    """A command that runs, with threads that write to it and read from it."""

    def __init__(self, pool: "Pool") -> None:
        self.tasks: Deque[_Task] = deque()  # given and not answered
        self.nbytes = 0  # of their lines
        self.ended = False
        self.told: Deque[str] = deque(maxlen=40)  # last lines of standard error
        self.odd: Optional[bytes] = None  # what it wrote that the command does not
        self._pool = pool
        self._lines: "queue.SimpleQueue[Optional[bytes]]" = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                pool.words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, env=pool.environment, cwd=pool.folder)
        except OSError as error:
            raise WorkerError(f"{pool.words[0]}: error: it cannot be run: {error}"
                              ) from error
        self._threads = [threading.Thread(target=work, daemon=True)
                         for work in (self._write, self._read, self._listen)]
        try:
            for thread in self._threads:
                thread.start()
        except RuntimeError as error:  # a limit of processes or of memory
            self._lines.put(None)
            self._process.kill()
            self._process.wait()
            raise WorkerError(f"geoeng: no thread for the command: {error}") from error

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
        line = b""
        try:
            with _pipe(self._process.stdout) as stdout:
                for line in stdout:
                    if not line.endswith(b"\n"):
                        break  # it ended while it wrote
                    self._receive(line)
        except (LookupError, ValueError):
            self.odd = line[:80]
            self._process.kill()
        finally:
            with self._pool.changed:
                self.ended = True
                self._pool.changed.notify()

    def _receive(self, line: bytes) -> None:
        """An event or an answer; what is neither raises."""
        task = self.tasks[0]
        if line.startswith(_EVENT):
            task.records.append(line[:-1].decode("utf-8"))
            return
        if not line.startswith(_DONE):
            raise ValueError
        told = json.loads(line)
        if "error" not in told and told["events"] != len(task.records):
            raise ValueError
        with self._pool.changed:
            task.answer(told)
            self.tasks.popleft()
            self.nbytes -= len(task.line)
            self._pool.answered = True
            if task is self._pool.awaited:  # threads that wake for nothing cost time
                self._pool.changed.notify()

    def _listen(self) -> None:
        with _pipe(self._process.stderr) as stderr:
            for raw in stderr:
                line = raw.decode("utf-8", "replace").rstrip("\n")
                self.told.append(line)
                try:
                    log.info("%s", line)
                except Exception:  # of a handler; the command would wait for a reader
                    traceback.print_exc()

    def stop(self) -> int:
        """Ends it, at once if it is at work; its exit code, negative: a signal."""
        self._lines.put(None)
        code = self._end()
        for thread in self._threads:
            if thread is not threading.current_thread():  # which collects garbage
                # No longer: what it started may live on, with the other end of a pipe.
                thread.join(GRACE)
        return code

    def _end(self) -> int:
        if self.ended or not self.tasks:
            # It ends by itself, tells how, and counts what its own processes cost.
            try:
                return self._process.wait(GRACE)
            except subprocess.TimeoutExpired:
                pass
        self._process.kill()
        return self._process.wait()


def _pipe(pipe: Optional[IO[bytes]]) -> IO[bytes]:
    assert pipe is not None
    return pipe


#: Those with a command. Python ends badly while threads still read from them.
_open: Set["Pool"] = set()


@atexit.register
def _close_all() -> None:
    for pool in list(_open):
        pool.close()


class Pool:
    """Workers that run documents with the same rules."""

    def __init__(self, options: Options, version: str, workers: int = 1) -> None:
        if not isinstance(workers, int) or not 1 <= workers <= MOST_WORKERS:
            raise UsageError(f"geoeng: workers must be 1 to {MOST_WORKERS}, not {workers!r}")
        self.words = [command(version), "filter", *options.rules, "--done",
                      f"-j{workers}", *options.arguments()]
        self.environment = {**os.environ, **options.environment()}
        self.folder = options.existing_folder()
        self._owner = os.getpid()
        self.changed = threading.Condition()
        self.awaited: Optional[_Task] = None  # that somebody waits for
        self.answered = self._closed = False
        self._most = workers
        self._command: Optional[_Command] = None

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def foreign(self) -> bool:
        """Whether it is the copy of a fork, which has no threads to work with."""
        return self._owner != os.getpid()

    def close(self) -> None:
        if self.foreign:
            return  # the workers are its parent's
        with self.changed:
            self._closed = True
            self.changed.notify_all()
        if self._command is not None:
            self._command.stop()
        self._command = None
        _open.discard(self)

    def run(self, docs: Iterable[DocumentLike]) -> Iterator[Result]:
        """The results of documents, in their order, as they come."""
        waiting: Deque[_Task] = deque()
        for number, doc in enumerate(docs, 1):
            task = _Task.of(doc, number)
            while not (task.done or self._put(task)):
                yield self._take(waiting)
            waiting.append(task)
            while waiting and waiting[0].done:
                yield self._take(waiting)
        while waiting:
            yield self._take(waiting)

    def _put(self, task: _Task) -> bool:
        """Gives a document to the workers, unless they have enough."""
        self._check()
        at = self._command or self._start()
        if len(at.tasks) >= self._most * AHEAD_DOCUMENTS or (
                at.nbytes >= self._most * AHEAD_BYTES):
            return False
        at.put(task)
        return True

    def _start(self) -> _Command:
        with self.changed:  # close() is seen here, or else sees the command
            self._check()
            _open.add(self)
            self._command = _Command(self)
        return self._command

    def _take(self, waiting: Deque[_Task]) -> Result:
        """Waits for the first."""
        self._check()
        while not waiting[0].done:
            self._replace()
            with self.changed:
                self.awaited = waiting[0]
                while not (waiting[0].done or self._closed or self._ended()):
                    self.changed.wait()
            self._check()
        return waiting.popleft().result()

    def _check(self) -> None:
        if self.foreign:
            raise UsageError("geoeng: a pipe goes on in the process that began it, not "
                             "in a fork")
        if self._closed:
            raise UsageError("geoeng: the engine is closed")

    def _ended(self) -> bool:
        return self._command is not None and self._command.ended

    def _replace(self) -> None:
        """Starts a command anew that has ended, with what it had not answered."""
        old = self._command
        if old is None or not old.ended:
            return
        code = old.stop()
        self._command = None
        self._refuse(old, code)
        if not old.tasks:
            return
        new = self._start()
        for n, task in enumerate(old.tasks):
            task.records = []
            task.tries += n == 0
            if task.tries >= TRIES:
                how = f"signal {-code}" if code < 0 else f"exit {code}"
                task.fail(DocumentError(f"its command ended {TRIES} times ({how})"))
            else:
                new.put(task)

    def _refuse(self, old: _Command, code: int) -> None:
        """Raises what no second try mends: rules that cannot be loaded, an
        option that is wrong."""
        if old.odd is not None:
            raise WorkerError(f"{self.words[0]}: error: it wrote what geoeng does not "
                              f"write: {old.odd!r}")
        if code in (2, 3) or (code > 0 and not self.answered):
            raise failure(code, "\n".join(old.told))
