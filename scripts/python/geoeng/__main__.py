"""The command, as a package of Python installs it: ``geoeng``, ``python -m geoeng``."""

import os
import sys

from . import __version__, _home
from .errors import WorkerError


def main() -> None:
    try:
        program = _home.command(__version__)
    except WorkerError as error:
        sys.exit(f"geoeng: {error}")
    os.execv(program, ["geoeng", *sys.argv[1:]])


if __name__ == "__main__":
    main()
