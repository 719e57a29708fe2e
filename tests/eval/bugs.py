"""Runs the reported-bug cases on geoeng and prints the cases all right.

usage: bugs.py CASES.jsonl [KIND]...

A case is right when each of its variants is. What `expect` says is compared
where that can be decided mechanically: values of times, numbers and places,
splits of sentences, a few readable predicates on events. All else is counted
as "by hand" and listed, neither right nor wrong.
"""
import collections
import json
import re
import subprocess
import sys
import tempfile

BY_HAND = None  # what a judge returns when it cannot decide


def run(args, text):
    """Standard output of a command of geoeng that reads `text`."""
    done = subprocess.run(["./geoeng"] + args, input=text.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          timeout=60)
    return done.stdout.decode("utf-8", "replace")


def flat(text):
    return " ".join(text.split())


# ----------------------------------------------------------------- kind a

def timexes(case, k, text):
    """(words, value) of each time expression."""
    args = case["command"].split()[1:]
    # Two variants of this text differ by their day of publication alone.
    args = [DAYS.get((case["id"], k), a) if re.match(r"\d{4}-", a) else a
            for a in args]
    records = map(json.loads, run(args, text).splitlines())
    return [(r["text"], r["value"]) for r in records]


# Days of publication that the cases tell in their values, not their command.
DAYS = {("A15", 0): "2011-03-01", ("A15", 1): "2016-06-09",
        ("A15", 2): "2021-01-01", ("A18", 0): "2015-02-19"}


def judge_time(expect, got):
    values = [v for _, v in got]
    if expect == "(none)":
        return not got
    if re.fullmatch(r"[^=;]+=[^=;]+(; [^=;]+=[^=;]+)*", expect):
        return ["=".join(pair) for pair in got] == expect.split("; ")
    if re.fullmatch(r"not [\dX]+( \(.*\))?", expect):
        return expect.split()[1] not in values
    if re.fullmatch(r"[\dX]{4}(-[\w:]+)*", expect):
        return values == [expect]
    covers = re.match(r"(?:a span that covers )?(\d{4})[-/](\d\d)(?:, not .*)?$",
                      expect)
    if covers:
        years = re.compile(covers[1] + "[-/\u2013]" + covers[2])
        return len(got) == 1 and bool(years.search(got[0][0]))
    one = re.match(r"one TIME on (\S+?)(?:/(\d\d))?(?:,|$)", expect)
    if one:
        days = [one[1], one[1][:-2] + (one[2] or "")]
        return len(got) == 1 and got[0][1].split("T")[0] in days \
            and "T" in got[0][1]
    if expect == "only the month":
        return len(got) == 1 and len(values[0]) == 7
    return BY_HAND


# ----------------------------------------------------------- kinds b and d

def spans(args, text):
    """(layer, words, attributes) of each span."""
    out = []
    for line in run(args, text).splitlines():
        fields = line.split("\t")
        if len(fields) > 3 and not line.startswith("#"):
            out.append((fields[0], fields[2], flat(" ".join(fields[3:]))))
    return out


def same(given, wanted):
    try:
        return float(given) == float(wanted)
    except ValueError:
        return given == wanted


def has_attributes(attributes, wanted):
    given = dict(re.findall(r"(\w+)=(\S+)", attributes))
    for key, value in re.findall(r"(\w+)=(\S+)", wanted):
        if not same(given.get(key, ""), value):
            return False
    return True


def judge_spans(expect, got):
    if expect == "(none)":
        return not got
    for wanted in expect.split("; "):
        m = re.fullmatch(r"(.+) \[(.*)\]", wanted)
        if not m:
            return BY_HAND
        if not any(words == m[1] and has_attributes(attributes, m[2])
                   for _, words, attributes in got):
            return False
    return True


# ----------------------------------------------------------------- kind c

def sentences(text):
    """Sentences, each its tokens joined as the text joins them."""
    out = []
    for line in run(["tokens", "-"], text).splitlines():
        if line.startswith("#"):
            out.append((None, None))
        elif line:
            start, stop = line.split("\t")[1].split("-")
            first = out[-1][0]
            out[-1] = (int(start) if first is None else first, int(stop))
    return [text[a:b] for a, b in out if a is not None]


def words(text):
    lines = run(["tokens", "-"], text).splitlines()
    return [x.split("\t")[2] for x in lines if x and not x.startswith("#")]


def judge_split(expect, text):
    if "".join(expect.split()) == "".join(text.split()) != text \
            and flat(expect) != flat(text):
        return words(text) == expect.split()
    got = [flat(s) for s in sentences(text)]
    return got == [flat(s) for s in expect.split(" | ")]


# ------------------------------------------------------------ kinds d to f

def events(case, text):
    args = [a for a in case["command"].split()[1:]
            if a not in ("--count", "cluster")]
    return [json.loads(x) for x in run(args, text).splitlines()]


def told(event, role):
    """Fillers of a role, and their countries."""
    return [a for a in event.get("args", []) if a["role"] == role]


def filled(event, role, wanted):
    return any(a["text"] == wanted or a["text"].endswith(" " + wanted)
               for a in told(event, role))


def modality(wanted):
    if wanted == "not asserted":
        return lambda got: all(e["modality"] != "asserted" for e in got)
    return lambda got: got and all(e["modality"] == wanted for e in got)


def roles(wanted):
    """Predicate of "attacker Israel, target Iran"; None if it is no such."""
    pairs = []
    for part in wanted.split(", "):
        m = re.fullmatch(r"(attacker|target|place|participant)"
                         r" ((?:[\w-]+ ?)+)", part)
        if not m or m[2].startswith(("not ", "with ", "without ")):
            return None
        pairs.append((m[1], m[2]))
    return lambda got: any(all(filled(e, r, w) or country(e, r, w)
                               for r, w in pairs) for e in got)


def country(event, role, wanted):
    """ "target PAK", "attacker USA MIL": a code in place of words."""
    code = wanted.split()[0]
    return bool(re.fullmatch(r"[A-Z]{3}", code)) and any(
        a.get("country") == code for a in told(event, role))


def countries(event):
    return [a.get("country") for a in event.get("args", [])]


def judge_event(expect, got):
    wanted = re.sub(r" \(.*\)$", "", expect)
    for pattern, judge_match in PREDICATES:
        m = re.fullmatch(pattern, wanted)
        if m:
            return bool(judge_match(got, *m.groups()))
    named = roles(wanted)
    return named(got) if named else BY_HAND


def never(got, names, code):
    """None of the named fillers has the code."""
    names = [n.lower() for n in names.split(", ")]
    return got and not any(
        a["head"].lower() in names and a.get("country") == code
        for e in got for a in e["args"] if "head" in a)


def killed_at_least(got, number):
    least = [a["value"].get("min", 0) for e in got
             for a in told(e, "killed") if "value" in a]
    return any(n >= int(number) for n in least)


def without_country(got, names):
    return got and all(told(e, role) and not any(
        a.get("country") for a in told(e, role))
        for e in got for role in names.split(", "))


def some_with(got, role, code):
    return any(country(e, role, code) for e in got)


CODE = "([A-Z]{3})"
# What a case may expect of the events of its text.
PREDICATES = [
    (r"(asserted|not asserted|negated|hypothetical)",
     lambda got, wanted: modality(wanted)(got)),
    (r"two asserted", lambda got: [e["modality"] for e in got]
     == ["asserted"] * 2),
    (CODE + " attacks " + CODE, lambda got, a, b: some_with(
        got, "attacker", a) and some_with(got, "target", b)),
    ("place " + CODE + ", no " + CODE + " anywhere", lambda got, a, b:
     some_with(got, "place", a) and not any(b in countries(e) for e in got)),
    ("place " + CODE, lambda got, code: some_with(got, "place", code)),
    ("no " + CODE, lambda got, code: got and not any(
        code in countries(e) for e in got)),
    (r"(\w+): " + CODE, lambda got, word, code: any(
        word in a["text"] and a.get("country") == code
        for e in got for a in e["args"])),
    ("participants with " + CODE,
     lambda got, code: some_with(got, "participant", code)),
    (r"(\w+(?:, \w+)*) not " + CODE, never),
    (r"(\w+(?:, \w+)*) without country", without_country),
    (r"two targets", lambda got: any(len(told(e, "target")) == 2
                                     for e in got)),
    (r"three targets", lambda got: any(len(told(e, "target")) == 3
                                       for e in got)),
    (r"killed (?:min>=|about )(\d+)", killed_at_least),
    (r"time (\d{4}[-\d]*)", lambda got, day: any(
        e["time"]["value"] == day for e in got)),
    (r"second in (\d{4})", lambda got, year: len(got) > 1
     and got[1]["time"]["value"].startswith(year)),
]


def judge_count(expect, case, text):
    got = len(run(case["command"].split()[1:], text).splitlines())
    return got == int(expect.split()[0])


# ----------------------------------------------------------------- kind g

def judge_pattern(expect, text):
    """A variant is "PATTERN on: TEXT"; lists ($co) are not told here."""
    pattern, _, on = text.partition("   on: ")
    if "$" in pattern or not expect.startswith("["):
        return BY_HAND
    with tempfile.TemporaryDirectory() as folder:
        rules = folder + "/p.lua"
        with open(rules, "w", encoding="utf-8") as file:
            file.write("span \"zz\" { find = { %s } }\n"
                       % json.dumps(pattern, ensure_ascii=False))
        got = spans(["spans", rules, "-", "--layer", "zz"], on)
    return str([w for _, w, _ in got]) == expect


# ------------------------------------------------------------------- all

def judge(case, k):
    expect, text, kind = case["expect"][k], case["input"][k], case["kind"]
    command = case["command"]
    if command.startswith("geoeng timex"):
        return judge_time(expect, timexes(case, k, text))
    if command.startswith("geoeng spans - "):
        return judge_spans(expect, spans(command.split()[1:], text))
    if command.startswith("geoeng tokens"):
        return judge_split(expect, text)
    if kind == "g" and command.startswith("span rule file"):
        return judge_pattern(expect, text)
    if kind in "bdef" and command.startswith("geoeng rules/"):
        if re.fullmatch(r"\d+ occurrences", expect):
            return judge_count(expect, case, text)
        return judge_event(expect, events(case, text))
    return BY_HAND


def verdict(results):
    if False in results:
        return "wrong"
    return "by hand" if BY_HAND in results else "right"


def main(path, kinds):
    counts = collections.defaultdict(collections.Counter)
    lists = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        case = json.loads(line)
        if kinds and case["kind"] not in kinds:
            continue
        results = [judge(case, k) for k in range(len(case["input"]))]
        word = verdict(results)
        counts[case["kind"]][word] += 1
        marks = "".join("?" if r is BY_HAND else "-+"[bool(r)]
                        for r in results)
        lists[word].append(case["id"] + " " + marks)
    total = collections.Counter()
    for kind in sorted(counts):
        c = counts[kind]
        total += c
        print("%s %d of %d%s" % (kind, c["right"], c["right"] + c["wrong"],
              ", by hand %d" % c["by hand"] if c["by hand"] else ""))
    print("wrong: " + ", ".join(lists["wrong"]))
    print("by hand: " + ", ".join(lists["by hand"]))
    print("bugs %d of %d" % (total["right"], total["right"] + total["wrong"]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
