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


# ------------------------------------------------------------- short clauses

FINITE = frozenset(("VBD", "VBZ", "VBP"))
DROPPED = frozenset("acl acl:relcl advcl appos conj cc parataxis punct mark "
                    "discourse vocative dislocated nmod:poss".split())
BARE = frozenset(("det", "amod", "nmod:poss", "nummod"))
SWAPPED = frozenset(("NNS", "NNP", "NN"))


def children(sentence):
    below = [[] for _ in range(len(sentence) + 1)]
    for i, t in enumerate(sentence, 1):
        below[t.head].append(i)
    return below


def phrase(sentence, below, top, bare):
    """The words of a phrase without what makes it long."""
    words = [top]
    for i in below[top]:
        rel = sentence[i - 1].rel
        if rel in DROPPED or rel in BARE and bare:
            continue
        words += phrase(sentence, below, i, bare)
    return sorted(words)


def clause(sentence, below, verb, chance):
    """Subject, verb, objects and a few phrases more, as lists of words in
    order; None: it has no subject before it."""
    parts, more = {"verb": [verb]}, []
    for i in below[verb]:
        rel = sentence[i - 1].rel
        bare = chance.random() < .6
        if rel in ("nsubj", "nsubj:pass") and i < verb:
            if sentence[i - 1].pos in ("NOUN", "PROPN", "PRON"):
                parts["subject"] = phrase(sentence, below, i, bare)
        elif rel in ("aux", "aux:pass", "compound:prt") \
                or rel == "advmod" and sentence[i - 1].form in ("not", "n't"):
            parts["verb"] += [i]
        elif rel in ("obj", "iobj", "xcomp", "ccomp") and i > verb:
            parts.setdefault("object", []).extend(
                phrase(sentence, below, i, bare))
        elif rel.startswith("obl") and i > verb and len(more) < 2 \
                and chance.random() < .7:
            more.append(phrase(sentence, below, i, bare and rel == "obl"))
    if "subject" not in parts:
        return None
    first = []
    if more and chance.random() < .35:
        first.append(more.pop())
    return first, parts["subject"], sorted(parts["verb"]), \
        sorted(parts.get("object", [])), more


def swapped(token, words, chance):
    """Another word of the kind, now and then: clauses are not learned by
    heart."""
    if token.tag in SWAPPED and token.form.isalpha() \
            and token.rel not in ("flat", "compound") and chance.random() < .5:
        form = chance.choice(words[token.tag])
        return token._replace(form=form, lemma=form)
    return token


def written(sentence, parts, verb, words, chance):
    """A sentence of its own of the words of a clause."""
    first, subject, middle, last, more = parts
    order = [i for p in first for i in p]
    comma = len(order) if first and chance.random() < .7 else None
    order += subject + middle + last + [i for p in more for i in p]
    if len(set(order)) < len(order):
        return None
    tokens = [sentence[i - 1] for i in order]
    place = {i: k + 1 for k, i in enumerate(order)}
    if comma:
        place = {i: k + (k > comma) for i, k in place.items()}
    out = []
    for i, t in zip(order, tokens):
        head = 0 if i == verb else place.get(t.head, place[verb])
        if i == 1 and t.pos != "PROPN" and t.form != "I":
            t = t._replace(form=t.form[:1].lower() + t.form[1:])
        out.append(swapped(t, words, chance)._replace(
            head=head, rel="root" if i == verb else t.rel, space=True))
    if comma:
        out.insert(comma, Token(",", ",", "PUNCT", ",", place[verb], "punct",
                                True))
        out[comma - 1] = out[comma - 1]._replace(space=False)
    out[-1] = out[-1]._replace(space=False)
    out.append(Token(".", ".", "PUNCT", ".", place[verb], "punct", True))
    start = out[0]
    out[0] = start._replace(form=start.form[:1].upper() + start.form[1:])
    return out


def clauses(sentences, share, chance):
    """Short sentences as news write them: clauses without articles and what
    hangs on their nouns, some with a phrase put before the subject."""
    words = {tag: sorted({t.form for s in sentences for t in s
                          if t.tag == tag and t.form.isalpha()
                          and len(t.form) > 2}) for tag in SWAPPED}
    out = []
    for s in sentences:
        below = None
        for i, t in enumerate(s, 1):
            if t.pos != "VERB" or t.tag not in FINITE | {"VBN"} \
                    or chance.random() > share:
                continue
            below = below or children(s)
            if t.tag == "VBN" and not any(
                    s[k - 1].rel.startswith("aux") for k in below[i]):
                continue
            parts = clause(s, below, i, chance)
            new = parts and written(s, parts, i, words, chance)
            if new and len(new) > 3:
                out.append(new)
    return out


CLAUSES = .5  # of the finite verbs with a subject
COPIES = ((upper, .06), (lower, .05), (headline, .08), (without_stop, .04))
DAY = .15  # of the sentences that can have one


def copies(sentences, seed):
    """Some of the sentences in other cases, and as reports begin them: pairs
    of a copy and the number of the sentence whose words it has, None where it
    has others."""
    chance = random.Random(seed)
    out = []
    for i, s in enumerate(sentences):
        for change, share in COPIES:
            if chance.random() < share:
                out.append((change(s), i))
        new = with_day(s, chance) if chance.random() < DAY else None
        if new:
            out.append((new, None))
    return out + [(c, None) for c in clauses(sentences, CLAUSES, chance)]
