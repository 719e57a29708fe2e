#!/usr/bin/env python3
"""Heads and labels of raw text: attachment.py GOLD.conllu PREDICTED.conllu

F1 of UAS and LAS as the CoNLL 2018 shared task counts them: words are aligned
by their place in the text without white space, labels without subtypes; and
LAS with subtypes, UPOS and XPOS of the aligned words. For all, and for news.
"""

import re
import sys

NEWS = re.compile(r"GUM_news_|GUM_interview_|newsgroup-|weblog-")


def read(path):
    """Document -> words (start, end, form, upos, xpos, head, rel), numbered
    over the document; head None: the root."""
    documents, words, at, first, span = {}, None, 0, 0, None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            words, at = [], 0
            documents[line.partition("=")[2].strip()] = words
        if not line:
            first = len(words)
        if not line or line[0] == "#":
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        size = len("".join(c[1].split()))
        if "-" in c[0]:
            a, b = map(int, c[0].split("-"))
            span = (a, b, at, at + size)
            at += size
            continue
        i = int(c[0])
        if span and span[0] <= i <= span[1]:
            start, end = span[2], span[3]
        else:
            start, end = at, at + size
            at = end
        if span and i == span[1]:
            span = None
        if i == 1:
            first = len(words)
        head = int(c[6])
        words.append((start, end, c[1].lower(), c[3], c[4],
                      first + head - 1 if head else None, c[7]))
    return documents


def aligned(gold, own):
    """Pairs of numbers of words at one place; within a token of several words
    those of one form, in order."""
    places = {}
    for i, w in enumerate(own):
        places.setdefault(w[:2], []).append(i)
    pairs = {}
    for i, w in enumerate(gold):
        here = places.get(w[:2], [])
        for k in here:
            if own[k][2] == w[2] or len(here) == 1:
                pairs[i] = k
                here.remove(k)
                break
    return pairs


def bare(rel):
    return rel.split(":")[0]


def count(gold, own):
    pairs = aligned(gold, own)
    n = [len(gold), len(own), len(pairs), 0, 0, 0, 0, 0]
    for i, k in pairs.items():
        g, o = gold[i], own[k]
        head = g[5] is None and o[5] is None or \
            g[5] is not None and pairs.get(g[5]) == o[5] and o[5] is not None
        n[3] += head
        n[4] += head and bare(g[6]) == bare(o[6])
        n[5] += head and g[6] == o[6]
        n[6] += g[3] == o[3]
        n[7] += g[4] == o[4]
    return n


def main():
    gold, own = read(sys.argv[1]), read(sys.argv[2])
    for name, chosen in (("all", lambda d: True), ("news", NEWS.match)):
        sums = [0] * 8
        for document, words in gold.items():
            if chosen(document):
                sums = [a + b for a, b in zip(
                    sums, count(words, own.get(document, [])))]
        f1 = [200 * x / (sums[0] + sums[1]) for x in sums[3:]]
        print(f"{name:5} words {sums[0]}  UAS {f1[0]:.2f}  LAS {f1[1]:.2f}  "
              f"with subtypes {f1[2]:.2f}  UPOS {f1[3]:.2f}  "
              f"XPOS {f1[4]:.2f}")


if __name__ == "__main__":
    main()
