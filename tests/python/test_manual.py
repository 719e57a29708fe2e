"""What the page of the manual shows comes out: its blocks of python are one doctest."""

import doctest
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "scripts/doc/python.md"
NEEDED = ("pandas", "pyarrow", "spacy")


def blocks(text):
    """The lines of the blocks where they stand, and none of the others."""
    out, within = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            within = line == "```python"
            line = ""
        out.append(line if within else "")
    return "\n".join(out) + "\n"


def test_the_page(tmp_path, monkeypatch):
    for module in NEEDED:
        pytest.importorskip(module, reason=f"{module} is not installed")
    import geoeng.spacy  # noqa: F401  as the entry point of an installed package does
    monkeypatch.chdir(tmp_path)
    text = blocks(PAGE.read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 20
    told = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=told.append)
    assert not told, "".join(told)


def test_the_readme(tmp_path, monkeypatch, command, capsys):
    """Its block for Python as it stands, among the examples."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed")
    subprocess.run([command, "examples", str(tmp_path)], check=True,
                   stdout=subprocess.DEVNULL)
    monkeypatch.chdir(tmp_path)
    block = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S)[0]
    seen = {}
    exec(compile(block, "README.md", "exec"), seen)
    assert capsys.readouterr().out == "attack ISR 2024-10-07\n"
    assert len(seen["table"]) > 10 and "attacker_country" in seen["table"]
