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
        return functional.linear(x, self.weight, self.bias)


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
        values = [rows.detach().contiguous(),
                  self.absent.detach()[:SLOTS].contiguous(),
                  self.absent.detach()[SLOTS:].contiguous(),
                  self.bias.detach(), self.out.weight.detach(),
                  self.out.bias.detach()]
        n = x.shape[1]
        heads = numpy.zeros((len(lengths), n), numpy.int32)
        memory = numpy.empty(3 * n + 1, numpy.int32)
        hidden = numpy.empty(STEP, numpy.float32)
        seen, moves = [], []
        for i, length in enumerate(lengths):
            class Weights(ctypes.Structure):
                _fields_ = [(name, ctypes.c_void_p) for name in
                            "slots absent distance bias out out_bias".split()
                            ] + [("hidden", ctypes.c_int)]
            at = values[0][i]
            weights = Weights(at.data_ptr(),
                              *[v.data_ptr() for v in values[1:]], STEP)
            s = numpy.empty((2 * length, SLOTS + 1), numpy.int32)
            m = numpy.empty(2 * length, numpy.int32)
            count = Scan.library.trainer_parse(
                ctypes.byref(weights), length,
                None if gold is None else address(gold[i]),
                ctypes.c_double(explore), address(memory), address(hidden),
                address(s), address(m), address(heads[i]))
            s = s[:count].astype(numpy.int64)
            absent = len(lengths) * n * SLOTS
            slot = s[:, :SLOTS]
            slot = numpy.where(slot < 0, absent - 1 - slot,
                               slot + i * n * SLOTS)
            seen.append(numpy.concatenate(
                [slot, absent + SLOTS + s[:, SLOTS:]], 1))
            moves.append(m[:count])
        return rows, seen, moves, heads

    def loss(self, x, lengths, gold, explore, drop):
        rows, seen, moves, _ = self.run(x, lengths, gold, explore)
        table = torch.cat([rows.reshape(-1, STEP), self.absent], 0)
        hidden = functional.relu(functional.embedding_bag(
            torch.from_numpy(numpy.concatenate(seen)), table, mode="sum")
            + self.bias)
        scores = self.out(functional.dropout(hidden, drop, self.training))
        bits = torch.tensor([1, 2, 4])
        moves = torch.from_numpy(numpy.concatenate(moves))[:, None]
        scores = scores.masked_fill(((moves >> 3) & bits) == 0, -1e9)
        good = scores.masked_fill((moves & bits) == 0, -1e9)
        return (torch.logsumexp(scores, 1) - torch.logsumexp(good, 1)).sum()


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

    def loss(self, batch, explore):
        x = self.encode(batch.forms, batch.parts, batch.mask)

        def entropy(scores, gold):
            return functional.cross_entropy(
                scores.reshape(-1, scores.shape[-1]), gold.reshape(-1),
                ignore_index=-1, reduction="sum")

        total = .7 * self.steps.loss(x, batch.lengths, batch.heads, explore,
                                     self.drop)
        total = total + entropy(self.relations(x, batch.heads), batch.rels)
        total = total + .5 * (entropy(self.pos(x), batch.pos)
                              + entropy(self.tag(x), batch.tags))
        return total / (batch.heads >= 0).sum()
