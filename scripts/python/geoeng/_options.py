"""What an engine was made with: the same for a session and for the command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple


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
        return words

    def environment(self) -> Dict[str, str]:
        """What the command takes from its environment."""
        named = (("GEOENG_PATH", self.path), ("GEOENG_MODEL", self.model),
                 ("GEOENG_CACHE", self.cache))
        return {name: value for name, value in named if value}
