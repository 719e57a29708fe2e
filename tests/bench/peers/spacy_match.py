#!/usr/bin/env python3
"""spaCy's blank English tokenizer with the rules and phrases of the bench.

usage: spacy_match.py CORPUS.txt RUNS RULES.jsonl LEXICON.tsv NDOCS
Documents are parted by form feeds. Prints for the Matcher with all rules, and
for the PhraseMatcher with all phrases, the matches and the median of bytes per
second of processor time, tokenizing included. Rules compare lower case, where
geoeng compares lemmas as well; spaCy's blank pipeline has none.
"""
import json
import statistics
import sys
import time

import spacy
from spacy.matcher import Matcher, PhraseMatcher


def pattern_of(rule):
    out = []
    for element in rule:
        token = {"LOWER": {"IN": element["words"]}}
        if element["optional"]:
            token["OP"] = "?"
        out.append(token)
        out.extend({"OP": "?"} for _ in range(element["gap"]))
    return out


def rate(nlp, matcher, docs, runs):
    nbytes = sum(len(d.encode()) for d in docs)
    rates, found = [], 0
    for i in range(runs + 1):
        start = time.process_time()
        found = sum(len(matcher(doc)) for doc in nlp.pipe(docs))
        if i > 0:
            rates.append(nbytes / (time.process_time() - start))
    return found, round(statistics.median(rates))


def main():
    corpus, runs, rules, lexicon, ndocs = sys.argv[1:]
    with open(corpus, encoding="utf-8") as f:
        docs = f.read().split("\f")[:int(ndocs)]
    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    with open(rules, encoding="utf-8") as f:
        for i, line in enumerate(f):
            matcher.add(f"r{i}", [pattern_of(json.loads(line))])
    phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
    with open(lexicon, encoding="utf-8") as f:
        rows = [line.split("\t")[0] for line in f][1:]
    phrases.add("p", list(nlp.tokenizer.pipe(rows)))
    print(*rate(nlp, matcher, docs, int(runs)),
          *rate(nlp, phrases, docs, int(runs)))


main()
