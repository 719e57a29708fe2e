"""The network of tagger and parser, and its training.

A word is the sum of rows: of its form and of its parts (core/syntax/
word_keys.h). Layers add to a stream of WIDTH numbers a word, kept within
CLIP: a convolution over three words, then two minimal gated recurrences in
both directions. Tags are linear in the stream; the tree comes from arc-hybrid
transitions over slots of stack and buffer (Kuhlmann et al. 2011), trained with
a dynamic oracle; relations from the states of a word and its head.

All numbers are kept within the ranges that core/syntax/network.h holds them in.
"""

import ctypes
import math

import numpy
import torch
from torch import nn
from torch.nn import functional

CLIP = 6.0       # of the stream
STATE = 2.0      # of what a recurrence takes in
HIDDEN = 4.0     # of the parser's and the labeller's inner words
SLOT = 15.9      # of a slot's part of a step
SLOTS = 9
FAR = 17         # rows of distances of steps
REACH = 8        # of distances of relations, on both sides
WIDTH, MIDDLE, STEP, LABEL = 192, 96, 128, 64
MANY = 50000     # weights of a layer whose products are of 16-bit numbers


def address(array):
    if isinstance(array, torch.Tensor):
        return ctypes.c_void_p(array.data_ptr())
    return ctypes.c_void_p(array.ctypes.data)


class Scan(torch.autograd.Function):
    """h += z (g - h), along the words."""

    library = None

    @staticmethod
    def forward(ctx, z, g, back):
        z, g = z.contiguous(), g.contiguous()
        h = torch.empty_like(z)
        Scan.library.trainer_scan(address(z), address(g), address(h),
                                  *z.shape, int(back))
        ctx.save_for_backward(z, g, h)
        ctx.back = back
        return h

    @staticmethod
    def backward(ctx, dh):
        z, g, h = ctx.saved_tensors
        dh, dz, dg = dh.contiguous(), torch.empty_like(z), torch.empty_like(z)
        carry = torch.empty(z.shape[2])
        Scan.library.trainer_scan_back(
            address(z), address(g), address(h), address(dh), address(dz),
            address(dg), address(carry), *z.shape, int(ctx.back))
        return dz, dg, None


class Linear(nn.Module):
    def __init__(self, width, out, scale=1.0, bias=True):
        super().__init__()
        self.weight = nn.Parameter(
            torch.randn(out, width) * scale * math.sqrt(1.5 / width))
        self.bias = nn.Parameter(torch.zeros(out)) if bias else None

    def forward(self, x):
        """In 16 bits where sums are many: the file keeps fewer bits still."""
        weight, bias = self.weight, self.bias
        if weight.numel() < MANY:
            return functional.linear(x, weight, bias)
        short = torch.bfloat16
        y = functional.linear(x.to(short), weight.to(short)).float()
        return y if bias is None else y + bias


class Convolution(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = Linear(3 * WIDTH, WIDTH)

    def forward(self, x, mask):
        padded = functional.pad(x * mask, (0, 0, 1, 1))
        n = x.shape[1]
        return functional.relu(self.linear(torch.cat(
            [padded[:, i:i + n] for i in range(3)], -1)))


class Recurrence(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = Linear(WIDTH, 2 * WIDTH)
        with torch.no_grad():
            self.linear.bias[:WIDTH] = -.5

    def forward(self, x, mask):
        half = WIDTH // 2
        y = self.linear(x)
        z = torch.sigmoid(y[..., :WIDTH]) * mask
        g = y[..., WIDTH:].clamp(-STATE, STATE)
        return torch.cat([Scan.apply(z[..., :half], g[..., :half], False),
                          Scan.apply(z[..., half:], g[..., half:], True)], -1)


def dropped(x, share, training):
    """The same numbers of all words of a sentence are left out."""
    if not training:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2]) >= share
    return x * keep.float() / (1 - share)


def walk(values, lengths, gold, explore):
    """Steps of a batch: what they saw, their moves; and the heads."""
    class Weights(ctypes.Structure):
        _fields_ = [(name, ctypes.c_void_p) for name in
                    "slots absent distance bias out out_bias".split()
                    ] + [("hidden", ctypes.c_int)]

    values = [v.contiguous() for v in values]
    n, width = values[0].shape[1], values[0].shape[2] // SLOTS
    heads = numpy.zeros((len(lengths), n), numpy.int32)
    memory = numpy.empty(3 * n + 1, numpy.int32)
    hidden = numpy.empty(width, numpy.float32)
    absent = len(lengths) * n * SLOTS
    seen, moves = [], []
    for i, length in enumerate(lengths):
        weights = Weights(values[0][i].data_ptr(),
                          *[v.data_ptr() for v in values[1:]], width)
        s = numpy.empty((2 * length, SLOTS + 1), numpy.int32)
        m = numpy.empty(2 * length, numpy.int32)
        count = Scan.library.trainer_parse(
            ctypes.byref(weights), length,
            None if gold is None else address(gold[i]),
            ctypes.c_double(explore), address(memory), address(hidden),
            address(s), address(m), address(heads[i]))
        s = s[:count].astype(numpy.int64)
        slot = s[:, :SLOTS]
        slot = numpy.where(slot < 0, absent - 1 - slot, slot + i * n * SLOTS)
        seen.append(numpy.concatenate(
            [slot, absent + SLOTS + s[:, SLOTS:]], 1))
        moves.append(m[:count])
    return seen, moves, heads


def joined(steps, x, lengths):
    """Heads by the sums of the scores of several."""
    values = [s.weights(s.rows(y)) for s, y in zip(steps, x)]
    rows, n = x[0].shape[:2]
    columns = list(zip(*values))
    slots = torch.cat([c.view(rows, n, SLOTS, STEP) for c in columns[0]], -1)
    return walk([slots.reshape(rows, n, -1)]
                + [torch.cat(c, -1) for c in columns[1:5]]
                + [sum(columns[5])], lengths, None, 0)[2]


BITS = torch.tensor([1, 2, 4])
TAUGHT = .7  # of the loss that follows the teachers, where there are some


def apart(scores, taught):
    """Cross entropy of scores and what the teachers hold likely."""
    return -(taught * functional.log_softmax(scores, -1)).sum()


def mixed(told, taught):
    return (1 - TAUGHT) * told + TAUGHT * taught


class Teachers:
    """Several networks, whose scores are averaged, and one batch of theirs."""

    def __init__(self, nets):
        self.nets = [net.eval() for net in nets]

    def read(self, batch, words):
        """Take in a batch, of which the first words of each row are asked."""
        self.x = [net.encode(batch.forms, batch.parts, batch.mask)[:, :words]
                  .contiguous() for net in self.nets]

    def mean(self, scores):
        return sum(functional.softmax(s, -1) for s in scores) / len(self.nets)

    def moves(self, seen, moves):
        with torch.no_grad():
            return self.mean([n.steps.scores(n.steps.rows(x), seen, moves)
                              for n, x in zip(self.nets, self.x)])

    def pos(self):
        return self.mean([n.pos(x) for n, x in zip(self.nets, self.x)])

    def tags(self):
        return self.mean([n.tag(x) for n, x in zip(self.nets, self.x)])

    def relations(self, heads):
        return self.mean([n.relations(x, heads)
                          for n, x in zip(self.nets, self.x)])

    def heads(self, lengths):
        """Trees by the sums of their scores of moves: one machine whose
        hidden words are those of all."""
        return joined([n.steps for n in self.nets], self.x, lengths)


class Steps(nn.Module):
    """The transitions."""

    def __init__(self):
        super().__init__()
        self.middle = Linear(WIDTH, MIDDLE)
        self.slots = Linear(MIDDLE, SLOTS * STEP, .4, bias=False)
        self.absent = nn.Parameter(torch.randn(SLOTS + FAR, STEP) * .1)
        self.bias = nn.Parameter(torch.zeros(STEP))
        self.out = Linear(STEP, 3, .3)

    def rows(self, x):
        middle = functional.relu(self.middle(x)).clamp(max=HIDDEN)
        return self.slots(middle).clamp(-SLOT, SLOT)

    def run(self, x, lengths, gold, explore):
        """Steps of a batch: what they saw, their moves; and the heads."""
        rows = self.rows(x)
        return (rows, *walk(self.weights(rows), lengths, gold, explore))

    def weights(self, rows):
        """What trainer.c reads."""
        absent = self.absent.detach()
        return [rows.detach(), absent[:SLOTS], absent[SLOTS:],
                self.bias.detach(), self.out.weight.detach(),
                self.out.bias.detach()]

    def scores(self, rows, seen, moves, drop=0):
        """Scores of moves, of those that are legal."""
        table = torch.cat([rows.reshape(-1, STEP), self.absent], 0)
        hidden = functional.relu(functional.embedding_bag(
            seen, table, mode="sum") + self.bias)
        scores = self.out(functional.dropout(hidden, drop, self.training))
        return scores.masked_fill(((moves >> 3) & BITS) == 0, -1e9)

    def loss(self, x, lengths, gold, explore, drop, teachers=None):
        rows, seen, moves, _ = self.run(x, lengths, gold, explore)
        seen = torch.from_numpy(numpy.concatenate(seen))
        moves = torch.from_numpy(numpy.concatenate(moves))[:, None]
        scores = self.scores(rows, seen, moves, drop)
        good = scores.masked_fill((moves & BITS) == 0, -1e9)
        loss = (torch.logsumexp(scores, 1) - torch.logsumexp(good, 1)).sum()
        if teachers:
            loss = mixed(loss, apart(scores, teachers.moves(seen, moves)))
        return loss


class Network(nn.Module):
    """`vectors`: a row for each form, zeros where none is known; `counts`: how
    often the training text has it."""

    def __init__(self, vectors, counts, nparts, npos, ntags, nrels):
        super().__init__()
        self.register_buffer("vectors", vectors)
        self.register_buffer("counts", torch.from_numpy(counts).float())
        seen = numpy.where(counts >= 2)[0]
        learned = numpy.zeros(len(counts), numpy.int64)
        learned[seen] = numpy.arange(1, len(seen) + 1)
        self.register_buffer("learned", torch.from_numpy(learned))
        self.project = Linear(vectors.shape[1], WIDTH, .4, bias=False)
        self.forms = nn.Embedding(len(seen) + 1, WIDTH)
        nn.init.normal_(self.forms.weight, std=.05)
        self.parts = nn.EmbeddingBag(nparts, WIDTH, mode="sum")
        nn.init.normal_(self.parts.weight, std=.1)
        self.unknown = nn.Parameter(torch.zeros(WIDTH))
        self.start = nn.Parameter(torch.zeros(WIDTH))
        self.layers = nn.ModuleList(
            [Convolution(), Recurrence(), Recurrence()])
        self.pos, self.tag = Linear(WIDTH, npos, .2), Linear(WIDTH, ntags, .2)
        self.steps = Steps()
        self.below, self.above = Linear(WIDTH, LABEL), \
            Linear(WIDTH, LABEL, bias=False)
        self.apart = nn.Parameter(torch.zeros(2 * REACH + 1, LABEL))
        self.label = Linear(LABEL, nrels, .2)
        self.drop = .18

    def form_rows(self, forms, learned):
        """Rows of forms; within what 8 bits of the file hold."""
        row = self.project(self.vectors[forms]).clamp(-4, 4) \
            + self.forms(learned).clamp(-4, 4)
        unknown = (forms == 0).float().unsqueeze(-1)
        return row + unknown * self.unknown + self.start

    def embed(self, forms, parts):
        learned = self.learned[forms]
        if self.training:
            known = forms > 1
            rare = 1 / (1 + self.counts[forms])
            lost = torch.rand(forms.shape) < (.06 * (1 + 4 * rare)).clamp(
                max=.5)
            forms = torch.where(lost & known, 0, forms)
            learned = self.learned[forms]
            alone = torch.rand(forms.shape) < (.15 * (1 + 3 * rare)).clamp(
                max=.6)
            learned = torch.where(alone & known, 0, learned)
            parts = torch.where(torch.rand(parts.shape) < .05, 0, parts)
        rows, words, kinds = parts.shape
        return self.form_rows(forms, learned) + self.parts(
            parts.view(rows * words, kinds)).view(rows, words, -1)

    def encode(self, forms, parts, mask):
        x = self.embed(forms, parts).clamp(-CLIP, CLIP)
        x = dropped(x, self.drop, self.training)
        for layer in self.layers:
            y = dropped(layer(x, mask), self.drop, self.training)
            x = (x + y).clamp(-CLIP, CLIP)
        return x

    def relations(self, x, heads):
        rows, n = heads.shape
        above = self.above(x).gather(
            1, heads.clamp(min=0).unsqueeze(-1).expand(rows, n, LABEL))
        apart = (torch.arange(n)[None, :] - heads).clamp(-REACH, REACH) + REACH
        hidden = functional.relu(self.below(x) + above + self.apart[apart])
        return self.label(dropped(hidden.clamp(max=HIDDEN), self.drop,
                                  self.training))

    def loss(self, batch, explore, teachers=None):
        x = self.encode(batch.forms, batch.parts, batch.mask)

        def entropy(scores, gold, taught):
            told = functional.cross_entropy(
                scores.reshape(-1, scores.shape[-1]), gold.reshape(-1),
                ignore_index=-1, reduction="sum")
            if not teachers:
                return told
            known = (gold >= 0)
            return mixed(told, apart(scores[known], taught()[known]))

        heads = batch.heads
        total = .7 * self.steps.loss(x, batch.lengths, heads, explore,
                                     self.drop, teachers)
        total = total + entropy(self.relations(x, heads), batch.rels,
                                lambda: teachers.relations(heads))
        total = total + .5 * (
            entropy(self.pos(x), batch.pos, lambda: teachers.pos())
            + entropy(self.tag(x), batch.tags, lambda: teachers.tags()))
        return total / (heads >= 0).sum()
