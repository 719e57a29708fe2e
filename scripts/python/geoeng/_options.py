"""What an engine was made with: the same for a session and for the command."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

from . import _home
from .document import OWN
from .errors import UsageError

#: The least and the most of options that are numbers, as the command has them.
_NUMBERS = (("max_doc_bytes", 1, 1 << 30), ("max_events", 0, 1_000_000_000),
            ("timeout", 0, 86_400))

#: Options by which the command finds the fields of a document under these names
#: alone: under others, such as headline, they are meta like all else.
FIELDS = [f"--{name}-field={name}" for name in OWN]


def working_folder() -> Optional[str]:
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return None


@dataclass(frozen=True)
class Options:
    rules: Tuple[str, ...]
    path: Optional[str] = None
    only: Optional[str] = None
    types: Optional[str] = None
    count: Optional[str] = None
    model: Optional[str] = None
    cache: Optional[str] = None
    library: Optional[str] = None
    max_doc_bytes: Optional[int] = None
    max_events: Optional[int] = None
    timeout: Optional[int] = None
    #: Where relative names were meant, whatever the folder is later.
    folder: Optional[str] = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name, least, most in _NUMBERS:
            value = getattr(self, name)
            if value is not None and not (isinstance(value, int) and least <= value <= most):
                raise UsageError(f"geoeng: {name} must be {least} to {most}, not {value!r}")

    def existing_folder(self) -> Optional[str]:
        return self.folder if self.folder and os.path.isdir(self.folder) else None

    @property
    def model_file(self) -> Optional[str]:
        """Looked for where it is used: an engine may have come from a machine
        that has the package elsewhere."""
        return self.model or _home.model()

    def arguments(self) -> List[str]:
        """The options of the command that say the same."""
        words = []
        for name, value in (("--only", self.only), ("--type", self.types),
                            ("--count", self.count), ("--library", self.library),
                            ("--max-doc-bytes", self.max_doc_bytes),
                            ("--max-events", self.max_events),
                            ("--doc-timeout", self.timeout)):
            if value is not None:
                words.append(f"{name}={value}")
        if self.cache == "":
            words.append("--no-cache")
        return words + FIELDS

    def environment(self) -> Dict[str, str]:
        """What the command takes from its environment."""
        named = (("GEOENG_PATH", self.path), ("GEOENG_MODEL", self.model_file),
                 ("GEOENG_CACHE", self.cache))
        return {name: value for name, value in named if value}
