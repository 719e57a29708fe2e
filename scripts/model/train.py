#!/usr/bin/env python3
"""Train the model of English syntax.

train.py --library SO --vectors DIR --out FILE [options] TREEBANK.conllu...

Prints a line of JSON an epoch. The same seed gives the same file on the same
machine. With --hold N every Nth document is held out and scored. With
--teacher FILE (what --save wrote; several) the network also learns what these
hold likely, and from the sentences of --text as they label them; it goes on
from the weights of --begin.
"""

import argparse
import collections
import json
import math
import os
import random
import time

import numpy
import torch

import model_file
import network
import treebank
import words

EVERY = 8  # steps: how often the average of the weights is taken
LONGEST = 80  # words of a sentence that teachers label
COPIES_SEED = 1  # one vocabulary for networks of every seed
# A sentence in numbers; `source`: as the teachers read it, None: so too.
Encoded = collections.namedtuple(
    "Encoded", "forms parts pos tags heads rels source")
Batch = collections.namedtuple("Batch",
                               "forms parts pos tags heads rels mask lengths")


class Labels:
    """Labels as the core numbers them, and those that the network tells
    apart."""

    def __init__(self, library, sentences):
        self.library = library
        tokens = [t for s in sentences for t in s]
        self.pos = self.known("pos", (t.pos for t in tokens))
        self.tags = self.known("tag", (t.tag for t in tokens))
        self.rels = self.known("rel", (t.rel for t in tokens))
        pairs = collections.Counter((t.pos, t.tag) for t in tokens)
        self.names = {kind: {} for kind in ("pos", "tag", "rel")}
        for t in tokens:
            for kind in self.names:
                name = getattr(t, kind)
                self.names[kind][library.number(kind, name)] = name
        self.pairs = [(self.pos.index(library.number("pos", p)),
                       self.tags.index(library.number("tag", t)))
                      for (p, t), n in sorted(pairs.items()) if n > 1]

    def known(self, kind, names):
        return sorted({self.library.number(kind, name) for name in names})

    def name(self, kind, at):
        numbers = {"pos": self.pos, "tag": self.tags, "rel": self.rels}[kind]
        return self.names[kind][numbers[at]]

    def of(self, token):
        number = self.library.number
        return (self.pos.index(number("pos", token.pos)),
                self.tags.index(number("tag", token.tag)),
                token.head, self.rels.index(number("rel", token.rel)))


def encoded(sentence, vocabulary, labels, cache, source=None):
    forms, parts = vocabulary.rows(sentence)
    columns = numpy.full((4, len(sentence) + 1), -1, numpy.int64)
    for i, token in enumerate(sentence, 1):
        kind = (token.pos, token.tag, token.rel)
        if kind not in cache:
            cache[kind] = labels.of(token)
        columns[:, i] = cache[kind]
        columns[2, i] = token.head
    return Encoded(forms, parts, *columns, source)


def batch_of(list_):
    n = max(len(x.forms) for x in list_)
    rows = len(list_)
    forms = numpy.zeros((rows, n), numpy.int64)
    parts = numpy.zeros((rows, n, list_[0].parts.shape[1]), numpy.int64)
    gold = numpy.full((4, rows, n), -1, numpy.int64)
    mask = numpy.zeros((rows, n, 1), numpy.float32)
    for i, x in enumerate(list_):
        k = len(x.forms)
        forms[i, :k], parts[i, :k], mask[i, :k] = x.forms, x.parts, 1
        for row, values in zip(gold, x[2:6]):
            row[i, :k] = values
    gold = [torch.from_numpy(g) for g in gold]
    return Batch(torch.from_numpy(forms), torch.from_numpy(parts), *gold,
                 torch.from_numpy(mask), [len(x.forms) for x in list_])


def batches(list_, most, chance=None):
    """Sentences of a length together, so many words with their padding."""
    def length(i):
        return len(list_[i].forms) + (chance.random() * 4 if chance else 0)

    out, rows, longest = [], [], 0
    for i in sorted(range(len(list_)), key=length):
        longest = max(longest, len(list_[i].forms))
        if rows and longest * (len(rows) + 1) > most:
            out.append(rows)
            rows, longest = [], len(list_[i].forms)
        rows.append(i)
    out.append(rows)
    if chance:
        chance.shuffle(out)
    return out


def scores(net, labels, list_):
    """UPOS, XPOS, UAS and LAS in percent, by the gold words."""
    net.eval()
    counts = numpy.zeros(5)
    pairs = torch.tensor(labels.pairs)
    with torch.no_grad():
        for rows in batches(list_, 4000):
            b = batch_of([list_[i] for i in rows])
            x = net.encode(b.forms, b.parts, b.mask)
            heads = torch.from_numpy(
                net.steps.run(x, b.lengths, None, 0)[3]).long()
            rels = net.relations(x, heads).argmax(-1)
            best = (net.pos(x)[..., pairs[:, 0]]
                    + net.tag(x)[..., pairs[:, 1]]).argmax(-1)
            known = b.heads >= 0
            right = (heads == b.heads) & known
            counts += [known.sum(),
                       ((pairs[best, 0] == b.pos) & known).sum(),
                       ((pairs[best, 1] == b.tags) & known).sum(),
                       right.sum(), (right & (rels == b.rels)).sum()]
    names = ("upos", "xpos", "uas", "las")
    return {n: round(100 * c / counts[0], 2)
            for n, c in zip(names, counts[1:])}


def labelled(teachers, labels, sentences, data):
    """Sentences with the tags and trees that the teachers give them."""
    out = [None] * len(sentences)
    pairs = torch.tensor(labels.pairs)
    with torch.no_grad():
        for rows in batches(data, 4000):
            b = batch_of([data[i] for i in rows])
            teachers.read(b, b.forms.shape[1])
            heads = torch.from_numpy(teachers.heads(b.lengths)).long()
            rels = teachers.relations(heads).argmax(-1)
            best = (teachers.pos().log()[..., pairs[:, 0]]
                    + teachers.tags().log()[..., pairs[:, 1]]).argmax(-1)
            for k, i in enumerate(rows):
                out[i] = [t._replace(
                    pos=labels.name("pos", pairs[best[k, j], 0]),
                    tag=labels.name("tag", pairs[best[k, j], 1]),
                    head=int(heads[k, j]),
                    rel=labels.name("rel", rels[k, j]))
                    for j, t in enumerate(sentences[i], 1)]
    return out


def taught(teachers, list_, batch):
    """The teachers, as they read the sentences of a batch."""
    if teachers:
        with torch.no_grad():
            teachers.read(batch_of([x.source or x for x in list_]),
                          batch.forms.shape[1])
    return teachers


def train(net, data, options, report, teachers=None):
    chance = random.Random(options.seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=options.rate,
                                  betas=(.9, .98), weight_decay=0,
                                  fused=True)
    total = options.epochs * len(batches(data, options.words, chance))
    average = [p.detach().clone() for p in net.parameters()]
    done = 0
    for epoch in range(options.epochs):
        net.train()
        start, loss_sum = time.time(), 0
        todo = batches(data, options.words, chance)
        for rows in todo:
            rate = options.rate * min(1, (done + 1) / 200) * (
                .5 * (1 + math.cos(math.pi * min(1, done / total))) + .005)
            for group in optimizer.param_groups:
                group["lr"] = rate
            list_ = [data[i] for i in rows]
            batch = batch_of(list_)
            loss = net.loss(batch, .9 if epoch else 0,
                            taught(teachers, list_, batch))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
            optimizer.step()
            done += 1
            loss_sum += loss.item()
            if done % EVERY == 0:
                keep = min(options.average ** EVERY, done / (done + 10))
                with torch.no_grad():
                    torch._foreach_lerp_(average, list(net.parameters()),
                                         1 - keep)
        report(epoch, loss_sum / len(todo), time.time() - start)
    with torch.no_grad():
        for a, p in zip(average, net.parameters()):
            p.copy_(a)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--cache", default="build")
    parser.add_argument("--out", required=True)
    parser.add_argument("--forms", type=int, default=36000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--average", type=float, default=.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save")
    parser.add_argument("--load")
    parser.add_argument("--teacher", action="append", default=[])
    parser.add_argument("--text", help="sentences for the teachers to label")
    parser.add_argument("treebanks", nargs="+")
    return parser.parse_args()


def command(options):
    """What made the model, without the paths of the machine."""
    numbers = ("seed", "epochs", "forms", "words", "rate", "average",
               "drop", "hold")
    named = [("teacher", t) for t in options.teacher]
    if options.begin:
        named.append(("begin", options.begin))
    if options.text:
        named.append(("text", options.text))
    return " ".join([f"--{n} {getattr(options, n)}" for n in numbers]
                    + [f"--{n} {os.path.basename(f)}" for n, f in named]
                    + [os.path.basename(t) for t in options.treebanks])


def with_copies(own, vocabulary, labels, cache):
    """Sentences and their copies, in numbers."""
    data = [encoded(s, vocabulary, labels, cache) for s in own]
    return data + [
        encoded(s, vocabulary, labels, cache, None if i is None else data[i])
        for s, i in treebank.copies(own, COPIES_SEED)]


def read(options):
    """Sentences to learn from, and those that are held out."""
    own, held, document, names = [], [], 0, None
    for path in options.treebanks:
        for name, sentence in treebank.read(path):
            document += name != names
            names = name
            out = options.hold and document % options.hold == 0
            (held if out else own).append(sentence)
    return own, held


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    library = words.Library(options.library)
    library.c.trainer_seed(options.seed)
    network.Scan.library = library.c
    own, held = read(options)
    copies = [s for s, _ in treebank.copies(own, COPIES_SEED)]
    vocabulary = words.Vocabulary(library, own + copies, *words.pretrained(
        options.vectors, options.forms, options.cache))
    labels = Labels(library, own)
    cache = {}

    def new():
        return network.Network(
            torch.from_numpy(vocabulary.vectors), vocabulary.counts,
            vocabulary.nparts, len(labels.pos), len(labels.tags),
            len(labels.rels))

    net = new()
    data = with_copies(own, vocabulary, labels, cache)
    test = [encoded(s, vocabulary, labels, cache) for s in held]
    teachers = None
    if options.teacher:
        nets = [new() for _ in options.teacher]
        for teacher, path in zip(nets, options.teacher):
            teacher.load_state_dict(torch.load(path))
        teachers = network.Teachers(nets)
    if options.text:
        text = [s for _, s in treebank.read(options.text)
                if len(s) <= LONGEST]
        text = labelled(teachers, labels, text, [
            encoded(s, vocabulary, labels, cache) for s in text])
        data += with_copies(text, vocabulary, labels, cache)
    print(json.dumps({
        "sentences": len(own), "copies": len(copies), "held": len(held),
        "data": len(data), "forms": len(vocabulary.counts),
        "parts": vocabulary.nparts, "pairs": len(labels.pairs)}), flush=True)

    def report(epoch, loss, seconds):
        line = {"epoch": epoch + 1, "loss": round(loss, 3),
                "seconds": round(seconds)}
        if test and (epoch + 1 == options.epochs or epoch % 4 == 3):
            line.update(scores(net, labels, test))
        print(json.dumps(line), flush=True)

    if options.load:
        net.load_state_dict(torch.load(options.load))
    else:
        train(net, data, options, report, teachers)
    if options.save:
        torch.save(net.state_dict(), options.save)
    if test:
        print(json.dumps(scores(net, labels, test)), flush=True)
    model_file.write(options.out, net, vocabulary, labels, own,
                     command(options))


if __name__ == "__main__":
    main()
