"""geoeng: rule-based event extraction from news text.

>>> import geoeng
>>> engine = geoeng.Engine("military")
>>> engine.run("Israel struck Damascus.")
[<Event attack/strike asserted 'struck', attacker='Israel', target='Damascus'>]
"""

from ._session import packs, version
from .document import Document
from .engine import Engine, run
from .errors import (DocumentError, GeoengError, LimitError, OmissionWarning, RuleError,
                     RuleWarning, UsageError, WorkerError)
from .notebook import Report
from .pipe import Events, Result
from .records import (Argument, Claim, Event, Link, Place, Prov, Rival, Sentence, Span,
                      Speaker, Time)
from .table import to_arrow, to_pandas, to_parquet

__version__ = version()

__all__ = ["Argument", "Claim", "Document", "DocumentError", "Engine", "Event",
           "Events", "GeoengError", "LimitError", "Link", "OmissionWarning", "Place",
           "Prov", "Report", "Result", "Rival", "RuleError", "RuleWarning", "Sentence",
           "Span", "Speaker", "Time", "UsageError", "WorkerError", "__version__",
           "packs", "run", "to_arrow", "to_pandas", "to_parquet", "version"]
