"""What all records share: from JSON and back to it."""

from __future__ import annotations

import json
from typing import Any, ClassVar, Dict, Iterator, Mapping, Optional, Tuple, Type, TypeVar

R = TypeVar("R", bound="Record")


class Record:
    """A part of an event. Records do not change; equal fields are equal."""

    def __init_subclass__(cls) -> None:
        # Else a dataclass hashes all fields, of which some are objects of JSON.
        setattr(cls, "__hash__", cls.__hash__)

    def __hash__(self) -> int:
        own = (self.__dict__.get(own) for _, own, _, _ in self._layout)
        return hash(tuple(value for value in own if isinstance(value, (str, int))))

    #: (name in JSON, name here, class of it or of its items, whether a list)
    _layout: ClassVar[Tuple[Tuple[str, str, Optional[Type["Record"]], bool], ...]] = ()
    #: Those of them that are not taken over as they stand.
    _made: ClassVar[Tuple[Tuple[str, str, Optional[Type["Record"]], bool], ...]] = ()

    @classmethod
    def _lay_out(cls, *fields: Tuple[str, str, Optional[Type["Record"]], bool]) -> None:
        cls._layout = fields
        cls._made = tuple(f for f in fields if f[2] or f[0] != f[1])

    @classmethod
    def from_dict(cls: Type[R], data: Mapping[str, Any]) -> R:
        """The record of an object of JSON, as :meth:`to_dict` gives it.

        Raises ``ValueError`` where a field is missing or unknown.
        """
        cls._check(data)
        return cls._of(data)

    @classmethod
    def _check(cls, data: Any) -> None:
        if not isinstance(data, Mapping):
            raise ValueError(f"{cls.__name__} is no object: {data!r}")
        known = {name for name, _, _, _ in cls._layout}
        fields = getattr(cls, "__dataclass_fields__")
        for name in data:
            if name not in known:
                raise ValueError(f"{cls.__name__} has no field {name!r}")
        for name, own, _, _ in cls._layout:
            # Optional fields have their default as an attribute of the class.
            if name not in data and not hasattr(cls, fields[own].name):
                raise ValueError(f"{cls.__name__} lacks the field {name!r}")
        for name, _, part, many in cls._made:
            value = data.get(name)
            if part is not None and value is not None:
                for item in value if many else (value,):
                    part._check(item)

    @classmethod
    def _of(cls: Type[R], data: Mapping[str, Any]) -> R:
        """The same of what the engine wrote. No ``__init__``: there are many."""
        record = cls.__new__(cls)
        values = record.__dict__
        values.update(data)
        for name, own, part, many in cls._made:
            if name not in data:
                continue
            if part is None:
                values[own] = values.pop(name)
            elif many:
                values[own] = tuple([part._of(item) for item in data[name]])
            else:
                values[own] = part._of(data[name])
        return record

    def to_dict(self) -> Dict[str, Any]:
        """The object that JSON has of it: fields without a value are left out."""
        out: Dict[str, Any] = {}
        values = self.__dict__
        for name, own, part, many in self._layout:
            value = values.get(own, getattr(type(self), own, None))
            if value is None or (many and not value and own not in values):
                continue
            if part is None:
                out[name] = value
            elif many:
                out[name] = [item.to_dict() for item in value]
            else:
                out[name] = value.to_dict()
        return out


class EventBase(Record):
    """What events can do beside holding their fields."""

    doc: str
    id: str
    type: str
    subtype: Optional[str]
    modality: str
    trigger: Any
    args: Tuple[Any, ...]

    @property
    def json(self) -> str:
        """The record in a line, the bytes that the command writes."""
        line = self.__dict__.get("_line")
        if line is None:
            line = json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))
        return str(line)

    @classmethod
    def from_json(cls, line: str) -> Any:
        """The event of a line that geoeng wrote as JSON Lines.

        >>> import geoeng
        >>> event = geoeng.Engine("military").run("Israel struck Damascus.")[0]
        >>> geoeng.Event.from_json(event.json) == event
        True
        """
        return cls._of_line(line.rstrip("\n"), strict=True)

    @classmethod
    def _of_line(cls, line: str, strict: bool = False) -> Any:
        data = json.loads(line)
        event = cls.from_dict(data) if strict else cls._of(data)
        event.__dict__["_line"] = line
        return event

    def all(self, role: str) -> Tuple[Any, ...]:
        """The arguments of a role, in text order."""
        return tuple(a for a in self.args if a.role == role)

    def arg(self, role: str) -> Optional[Any]:
        """The first argument of a role, or None.

        >>> import geoeng
        >>> event = geoeng.Engine("military").run("Israel struck Damascus.")[0]
        >>> event.arg("attacker").country
        'ISR'
        """
        return next((a for a in self.args if a.role == role), None)

    def roles(self) -> Iterator[str]:
        """The roles that are filled, each once, in text order."""
        return iter(dict.fromkeys(a.role for a in self.args))

    def __repr__(self) -> str:
        kind = f"{self.type}/{self.subtype}" if self.subtype else self.type
        args = "".join(f", {a.role}={a.text!r}" for a in self.args)
        return f"<Event {kind} {self.modality} {self.trigger.text!r}{args}>"

    def _repr_html_(self) -> str:
        from . import notebook
        return notebook.of_event(self)  # type: ignore[arg-type]

    def __hash__(self) -> int:
        return hash((self.doc, self.id))
