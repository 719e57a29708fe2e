"""Where the command and the model are: in this package, or installed beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Optional

from .errors import WorkerError

#: What a wheel brings, laid out as ``make install`` does. A package of a system
#: has none: there the command and its files are installed by others.
HOME = Path(__file__).resolve().parent / "_home"


def model() -> Optional[str]:
    """The model of English syntax that came with the package, or None: that
    which the library finds by itself."""
    path = HOME / "share" / "geoeng" / "english.model"
    return str(path) if path.is_file() else None


@lru_cache(maxsize=None)
def command(version: str) -> str:
    """The path of the command ``geoeng``, of the version of this package.

    ``$GEOENG_COMMAND`` names another one. ``WorkerError``: there is none.
    """
    named = os.environ.get("GEOENG_COMMAND")
    own = HOME / "bin" / "geoeng"
    path = named or (str(own) if own.is_file() else shutil.which("geoeng"))
    if not path:
        raise WorkerError("the command geoeng is not installed; install the "
                          "package geoeng, or name it by GEOENG_COMMAND")
    path = os.path.abspath(shutil.which(path) or path)  # folders change
    try:
        shown = subprocess.run([path, "--version"], stdout=subprocess.PIPE, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise WorkerError(f"{path}: error: it cannot be run: {error}") from error
    told = shown.stdout.decode("utf-8", "replace").strip()
    if told != f"geoeng {version}":
        raise WorkerError(f"{path}: error: it is {told}, and this package is of "
                          f"geoeng {version}")
    return path
