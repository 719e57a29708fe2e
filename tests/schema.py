"""Records against the JSON Schema that `geoeng help schema` prints.

Every record in tests/golden and of runs of the packs has to be valid, and
every field of the schema has to be in one of them; of these, each with one
field taken away, added or changed has to be refused. The validator is Debian's
python3-jsonschema. Prints "N passed, N failed".
"""
import copy
import glob
import itertools
import json
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

GEOENG = "./geoeng"
PACKS = ["military", "diplomacy", "incidents", "plover"]
TEXTS = ["tests/data/sample.txt", "tests/data/links.txt"]
CUT = ["rule-another", "rule-runtime-neighbour"]  # by sed and cut

# What neither the packs' texts nor the golden cases have.
RULES = """
span "actor" {
  find = "spokesman", value = function() return "who speaks" end,
  set = { country = "SYR", code = "GOV", id = "x" }, priority = 9,
}
event "strike" {
  subtype = "air", code = "190", verb = "strike", noun = "strike",
  roles = { attacker = "subj <actor>", target = "obj <np>",
            place = "near <place>" },
  make = function(ev)
    ev.basis = "a word"
    for _, s in ipairs(ev:all "attacker") do
      ev.attacker = nil
      ev:add("attacker", s, { code = "MIL", id = "x" })
    end
  end,
}
"""
DOCUMENT = {
    "id": "d", "title": "T", "date": "2024-05-08", "source": {"wire": True},
    "text": "The spokesman said Israeli jets allegedly struck a depot near "
            "Damascus on Sunday. The minister struck the same depot.",
}

passed = failed = 0


def check(ok, what):
    global passed, failed
    passed += bool(ok)
    failed += not ok
    if not ok:
        print("FAILED " + what)


def geoeng(*args):
    return subprocess.run([GEOENG, *args], check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def records_of(text):
    """Of JSON Lines among other lines, or of one JSON array."""
    if text.startswith("[\n"):
        return [r for r in json.loads(text) if "schema" in r]
    return [json.loads(line) for line in text.split("\n")
            if line.startswith('{"schema":')]


def golden():
    for path in sorted(glob.glob("tests/golden/*/stdout")):
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
        if path.split("/")[2] in CUT:
            continue
        if '"schema":"geoeng-event-1"' in text:
            yield path, records_of(text)


def runs(folder):
    variants = itertools.product(PACKS, ["cp", "byte", "utf16"],
                                 ["mention", "cluster"])
    for pack, offsets, count in variants:
        text = geoeng(f"rules/{pack}.lua", *TEXTS, "--date", "2024-05-08",
                      "--offsets", offsets, "--count", count)
        yield f"{pack} --offsets {offsets} --count {count}", records_of(text)
    rules, document = folder + "/strike.lua", folder + "/d.jsonl"
    with open(rules, "w", encoding="utf-8") as file:
        file.write(RULES)
    with open(document, "w", encoding="utf-8") as file:
        file.write(json.dumps(DOCUMENT) + "\n")
    yield "strike", records_of(geoeng(rules, document))
    events = folder + "/events.jsonl"
    written = geoeng("rules/military.lua", TEXTS[1])
    with open(events, "w", encoding="utf-8") as file:
        file.write(written)
    for count in ["mention", "cluster"]:
        linked = geoeng("link", events, "--count", count)
        yield "link --count " + count, records_of(linked)


def resolved(schema, sub):
    """The name of an object of the schema, and the object."""
    name = sub.get("$ref", "#/$defs/event").rsplit("/", 1)[1]
    return name, schema["$defs"].get(name, schema)


def sites(schema, sub, value, path):
    """Where the fields of a value are: ((object, field), path)."""
    name, sub = resolved(schema, sub)
    for key, inner in value.items():
        field = sub["properties"][key]
        yield (name, key), [*path, key]
        if "$ref" in field:
            yield from sites(schema, field, inner, [*path, key])
        elif "items" in field:
            for i, item in enumerate(inner):
                yield from sites(schema, field["items"], item,
                                 [*path, key, i])


def wrong_values(field):
    """Values that a field cannot have, by what is wrong with them."""
    kind = "object" if "$ref" in field else field.get("type", "string")
    if isinstance(kind, list):
        yield "type", None
    else:
        yield "type", {"string": 7, "integer": "1", "number": "1",
                       "object": [], "array": {}}[kind]
    if kind == "integer":
        yield "fraction", 1.5
    if "minimum" in field:
        yield "minimum", field["minimum"] - 1
    if "enum" in field or "const" in field:
        yield "value", "perhaps"
    if "pattern" in field:
        yield "pattern", "!"


def changed(record, path, change):
    record = copy.deepcopy(record)
    at = record
    for key in path[:-1]:
        at = at[key]
    change(at, path[-1])
    return record


def setter(key, value):
    def change(at, last):
        at[key or last] = value
    return change


def remove(at, last):
    del at[last]


def check_refusals(schema, validator, found):
    objects = {**schema["$defs"], "event": schema}
    for name, sub in objects.items():
        for key, field in sub["properties"].items():
            where = f"{name}.{key}"
            check((name, key) in found, f"no record has {where}")
            if (name, key) not in found:
                continue
            record, path = found[name, key]
            bad = changed(record, path, remove)
            check(validator.is_valid(bad) == (key not in sub["required"]),
                  where + " taken away")
            for what, value in wrong_values(field):
                bad = changed(record, path, setter(None, value))
                check(not validator.is_valid(bad), f"{where}: wrong {what}")
            bad = changed(record, path, setter(key + "_", 1))
            check(not validator.is_valid(bad), where + "_ added")


def main():
    schema = json.loads(geoeng("help", "schema"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, records in itertools.chain(golden(), runs(folder)):
            check(records, name + " has no record")
            for i, record in enumerate(records, 1):
                errors = list(validator.iter_errors(record))
                check(not errors, f"{name}: record {i}: " + "; ".join(
                    f"{e.json_path}: {e.message}" for e in errors))
                if errors:
                    continue
                for site, path in sites(schema, {}, record, []):
                    found.setdefault(site, (record, path))
    check_refusals(schema, validator, found)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
