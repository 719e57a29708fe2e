"""Sentences of CoNLL-U treebanks, and copies of them as news write.

A sentence is a list of Token. Heads count from 1; 0 is the root.
"""

import collections
import random

Token = collections.namedtuple(
    "Token", "form lemma pos tag head rel space")  # space: behind it


def read(path):
    """Yields (document, sentence) of a file."""
    document, sentence, joined = "", [], {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            elif not line:
                if sentence:
                    yield document, sentence
                sentence, joined = [], {}
            elif line[0] != "#":
                add(sentence, joined, line.split("\t"))
    if sentence:
        yield document, sentence


def add(sentence, joined, cells):
    """One line: a word, or the range of words that one token holds."""
    if "." in cells[0]:
        return
    space = "SpaceAfter=No" not in cells[9]
    if "-" in cells[0]:
        first, last = map(int, cells[0].split("-"))
        for i in range(first, last):
            joined[i] = False
        joined[last] = space
        return
    space = joined.get(len(sentence) + 1, space)
    sentence.append(Token(cells[1], cells[2], cells[3], cells[4],
                          int(cells[6]), cells[7], space))


SMALL = frozenset("a an the of in on to at by for and or as but with from"
                  .split())


def headline(sentence):
    """Words with capitals but small ones, without a final stop."""
    copy = [t if t.form in SMALL and i > 0
            else t._replace(form=t.form[:1].upper() + t.form[1:])
            for i, t in enumerate(sentence)]
    return without_stop(copy)


def without_stop(sentence):
    """Without the period at its end, where nothing hangs on it."""
    last = len(sentence)
    if last > 2 and sentence[-1].form == "." \
            and all(t.head != last for t in sentence):
        return sentence[:-1]
    return sentence


def upper(sentence):
    return [t._replace(form=t.form.upper()) for t in sentence]


def lower(sentence):
    return [t._replace(form=t.form.lower()) for t in sentence]


DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def with_day(sentence, chance):
    """"On Tuesday" before a sentence that starts with its subject."""
    roots = [i for i, t in enumerate(sentence) if t.head == 0]
    root = roots[0]
    subject = [i for i, t in enumerate(sentence)
               if t.head == root + 1 and t.rel.startswith("nsubj")]
    if not subject or sentence[root].pos != "VERB" or subject[0] > root:
        return None
    first = sentence[0]
    at = 0
    while sentence[at].head not in (0, root + 1):
        at = sentence[at].head - 1
    if at != subject[0]:
        return None
    if first.pos not in ("PROPN",) and first.form != "I":
        first = first._replace(form=first.form[:1].lower() + first.form[1:])
    rest = [t._replace(head=t.head + 2 if t.head else 0)
            for t in [first] + sentence[1:]]
    day = chance.choice(DAYS)
    return [Token("On", "on", "ADP", "IN", 2, "case", True),
            Token(day, day, "PROPN", "NNP", root + 3, "obl", True)] + rest


COPIES = ((upper, .06), (lower, .05), (headline, .08), (without_stop, .04))
DAY = .15  # of the sentences that can have one


def copies(sentences, seed):
    """Some of the sentences in other cases, and as reports begin them."""
    chance = random.Random(seed)
    out = []
    for s in sentences:
        for change, share in COPIES:
            if chance.random() < share:
                out.append(change(s))
        new = with_day(s, chance) if chance.random() < DAY else None
        if new:
            out.append(new)
    return out
