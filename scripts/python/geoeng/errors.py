"""What can go wrong, as exceptions with their place."""

from __future__ import annotations

import re
from typing import Optional


class GeoengError(Exception):
    """Any error of geoeng; ``str()`` of it is the whole message.

    ``file``, ``line`` and ``column`` (from 1, in bytes) say where, as far as that
    is known; ``what`` is the sentence alone.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.file: Optional[str] = None
        self.line: Optional[int] = None
        self.column: Optional[int] = None
        self.what: str = message
        found = _PLACE.match(message)
        if found:
            self.file, self.what = found["file"], found["what"]
            self.line = int(found["line"])
            self.column = int(found["column"]) if found["column"] else None

    def _at(self, file: Optional[str], line: int, column: int, what: str) -> "GeoengError":
        """Sets what the engine knows better than the message shows."""
        self.file, self.what = file, what
        self.line, self.column = line or None, column or None
        return self


#: ``file:line:column: error: what``, of which the column and "error" may lack.
_PLACE = re.compile(
    r"(?P<file>[^\n]+?):(?P<line>\d+)(?::(?P<column>\d+))?: (?:error: )?(?P<what>.*)",
    re.DOTALL)


class RuleError(GeoengError):
    """A mistake in a rule file, or a file of rules that cannot be read."""


class DocumentError(GeoengError):
    """A document that failed; others can be run. ``document`` is its id."""

    document: Optional[str] = None


class LimitError(DocumentError):
    """A document that exceeded a limit of time, memory or number of events."""


class WorkerError(GeoengError):
    """The command that runs documents in worker processes could not."""


class UsageError(GeoengError, ValueError):
    """A call that is not allowed, or an argument that is wrong."""


def failure(code: int, told: str) -> GeoengError:
    """What the command ended with that way, and told on standard error."""
    kind = {2: UsageError, 3: RuleError}.get(code, WorkerError)
    return kind(told.strip() or f"geoeng: exit {code}")


class OmissionWarning(UserWarning):
    """What a table or page does not hold: documents that failed, lines that are no
    events, events of no dyad, days that no date can be."""


class RuleWarning(UserWarning):
    """What is odd in a rule file that was loaded all the same."""
