"""Documents, pages and databases that the tests of `geoeng report` read."""
import datetime
import json
import os
import random
import sqlite3
import subprocess

GEOENG = os.path.abspath("geoeng")
PACKS = ["rules/military.lua", "rules/diplomacy.lua"]
SEED = "scripts/doc/examples/article.txt"
TEMPLATES = [
    "{a} warplanes struck an arms depot near {city} on {day}, killing at "
    "least {n} soldiers, according to state television.",
    "{a} did not shell {city}, a spokesman said in {capital}.",
    "{a} and {b} signed a trade agreement in {capital} on {day}.",
    "{a} is seeking to buy fighter jets from {b}.",
    "{a} imposed sanctions on {b} on {day}.",
    "{a} will deploy {n} soldiers to {b} next month.",
    "{a} was accused of supplying {b} with artillery shells.",
    "The foreign minister of {a} met his counterpart from {b} in {capital}.",
    "Rebels attacked a police station in {city} on {day}, wounding {n} people.",
    "{a} could strike {b} again, the president warned in {capital}.",
]


def rows(path):
    """Of a lexicon, by the names of its columns."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file
                 if not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def documents(path, least):
    """Write documents of which the packs make at least `least` events: those
    of $GEOENG_CORPUS, again under new ids, or else made of templates."""
    found = os.environ.get("GEOENG_CORPUS")
    with open(path, "w", encoding="utf-8") as out:
        events = 0
        if found:
            with open(found, encoding="utf-8") as file:
                docs = [json.loads(line) for line in file]
            for round_ in range(1, 100):
                for doc in docs:
                    out.write(json.dumps(dict(
                        doc, id="%s-%d" % (doc["id"], round_))) + "\n")
                events += 4 * len(docs)  # it has 5 a document
                if events >= least:
                    return
        chance = random.Random(22)
        countries = [r["phrase"] for r in rows("rules/lexicons/countries.tsv")
                     if not r.get("to")]
        cities = [r["phrase"] for r in rows("rules/lexicons/cities.tsv")]
        capitals = [r["phrase"] for r in rows("rules/lexicons/capitals.tsv")]
        first = datetime.date(2023, 1, 1)
        for i in range(least // 8):
            date = first + datetime.timedelta(days=chance.randrange(700))
            said = [t.format(
                a=chance.choice(countries), b=chance.choice(countries[:40]),
                city=chance.choice(cities), capital=chance.choice(capitals),
                n=chance.randrange(2, 60), day=chance.choice(
                    ["Monday", "Tuesday", "Friday", "Sunday"]))
                    for t in TEMPLATES]
            out.write(json.dumps({
                "id": "made-%d" % i, "date": str(date),
                "title": "What happened on " + str(date),
                "text": "\n\n".join(said)}) + "\n")


def run(*args, cwd=None):
    """What ./geoeng prints."""
    done = subprocess.run([GEOENG, *args], text=True, cwd=cwd,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)
    if done.returncode != 0:
        raise RuntimeError("geoeng %s: exit %d: %s" % (
            " ".join(args), done.returncode, done.stderr[-500:]))
    return done.stdout


def page(path, *args, cwd=None):
    """Write a report; the path."""
    run("report", *args, "--out", path, cwd=cwd)
    return path


def database(path, *args):
    """What --format sql makes of the same run, beside the records themselves
    in a table `records`, one JSON text a row: an open connection."""
    sql = run(*args, "--format", "sql")
    subprocess.run(["sqlite3", path], input=sql, text=True, check=True,
                   stdout=subprocess.DEVNULL)
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE records(id TEXT PRIMARY KEY, j TEXT)")
    for line in run(*args, "--format", "jsonl").splitlines():
        db.execute("INSERT INTO records VALUES(?, ?)",
                   (json.loads(line)["id"], line))
    db.commit()
    return db


def count(db, sql, *values):
    """The one number that a query gives."""
    return db.execute(sql, values).fetchone()[0]
