"""The index of the search: words with the sections that speak of them.

A section's weight for a word is that of BM25 over its fields: its title, the
title of its page, code, text. site.js adds up those of the words of a query.
"""
from __future__ import annotations

import collections
import json
import math
import re
from typing import Dict, List

from pages import Page

WORD = re.compile(r"[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*")
COMMON = """a after an and are as at be by can do does for from has have how i if in
 is it its me my no not of on or that the their then there this to was what
 when where which who why will with you your""".split()
TITLE, PAGE, CODE, TEXT = 12.0, 4.0, 2.5, 2.0
SHOWN = 1200  # characters of a section for what is shown of it


def words(text: str) -> List[str]:
    """Words of a text, and the parts of those that have some: those of
    Event.to_dict are event, to, dict and to_dict."""
    out = []
    for found in WORD.findall(text):
        word = found.lower().strip("_")
        out.append(word)
        parts = re.split(r"[-._]", word)
        if len(parts) > 1:
            out.extend(p for p in parts if p)
            out.extend(p for p in re.split(r"[-.]", word) if "_" in p and p != word)
    return [w for w in out if w]


def build(pages: List[Page]) -> str:
    """The JavaScript that holds the index."""
    entries, lengths, bags = [], [], []
    seen = set()
    order = sorted(range(len(pages)), key=lambda i: (
        -pages[i].weight, len(pages[i].sections), i))
    for number in order:
        page = pages[number]
        for section in page.sections:
            text = " ".join(section.text.split())
            # Codebooks hold those of the packs that they load.
            same = (page.group, section.title, text, section.code)
            if section.level > 1 and text and same in seen:
                continue
            seen.add(same)
            is_page = section is page.sections[0]
            bag: Dict[str, float] = collections.defaultdict(float)
            tf = collections.Counter(words(text))
            tc = collections.Counter(words(section.code))
            lengths.append(sum(tf.values()))
            bags.append((page, section, is_page, tf, tc, bag))
            entries.append([number, "" if is_page else section.id,
                            section.title, text[:SHOWN]])
    mean = sum(lengths) / max(1, len(lengths))
    for length, (page, section, is_page, tf, tc, bag) in zip(lengths, bags):
        norm = 0.5 + 0.5 * length / mean
        norm_of_code = max(1.0, 0.5 + 0.5 * sum(tc.values()) / mean)
        for w, n in tf.items():
            bag[w] += TEXT * 2.2 * n / (n + 1.2 * norm)
        for w, n in tc.items():
            bag[w] += CODE * 2.2 * n / (n + 1.2 * norm_of_code)
        own = set(words(section.title))
        for w in own:
            bag[w] += TITLE * (2.0 / (1 + len(own)) + 0.5)
        for w in set(words(page.title)) - (own if is_page else set()):
            bag[w] += PAGE
        if is_page:
            for w in set(words(page.short())):
                bag[w] += TITLE
    has: Dict[str, int] = collections.Counter(w for b in bags for w in b[5])
    table: Dict[str, List[int]] = collections.defaultdict(list)
    for i, (page, _, _, _, _, bag) in enumerate(bags):
        for w, weight in bag.items():
            idf = math.log(1 + (len(bags) - has[w] + 0.5) / (has[w] + 0.5))
            value = round(4 * weight * idf * page.weight)
            if value > 0:
                table[w] += [i, value]
    data = {
        "pages": [[p.name + ".html", p.short(), p.group] for p in pages],
        "entries": entries, "common": COMMON,
        "words": {w: table[w] for w in sorted(table)},
    }
    return "geoengIndex(%s);\n" % json.dumps(
        data, ensure_ascii=False, separators=(",", ":")).replace(
            "\u2028", " ").replace("\u2029", " ")
