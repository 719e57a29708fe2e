"""The settings for editors that `geoeng help editors` shows.

The regular expressions of its tasks.json have to read what `geoeng check`
really prints, as JavaScript does (they use what it and Python read alike): each
finding of --format json is found in the plain lines, and nothing else is; also
on a narrow terminal, as the tasks run there. Prints "N passed, N failed".
"""
import json
import os
import re
import shlex
import subprocess
import sys

PAGE = "scripts/doc/editors.md"
GEOENG = os.path.abspath("./geoeng")
FOLDER = "build/editors"
FILES = {
    "rules/warned.lua": 'words "tour" { "tour", "visit", "tour" }\n'
    'event "visit" { verb = "$tour", find = "[a: b] tour [W1]" }\n',
    "rules/more/an odd name.lua": 'pack { name = "x", version = "1" }\n'
    'event "walk" { find = "a/an walk | a/an walk" }\n',
}
BROKEN = 'words "tour" { "tour", visit }\n'

passed = failed = 0


def verdict(ok, what, *more):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print("FAILED", what, *more, sep="\n  ")


def block(name):
    text = open(PAGE, encoding="utf-8").read()
    return json.loads(re.search("```json %s\n(.*?)```" % name, text, re.S)[1])


def run(command, env=()):
    """The lines that a shell command prints, on a terminal of 40 columns."""
    command = "stty cols 40; " + command.replace("geoeng", shlex.quote(GEOENG), 1)
    out = subprocess.run(["script", "-qec", command, "/dev/null"], cwd=FOLDER,
                         env={**os.environ, **dict(env)}, capture_output=True,
                         stdin=subprocess.DEVNULL, timeout=300, text=True)
    return out.stdout.replace("\r", "").split("\n")


def piped(command):
    out = subprocess.run([GEOENG, *command], cwd=FOLDER, capture_output=True,
                         text=True, timeout=300)
    return [json.loads(line) for line in out.stdout.splitlines()]


def found(matcher, lines):
    """What a problem matcher finds, as --format json tells it."""
    pattern, list = matcher["pattern"], []
    for line in lines:
        m = re.search(pattern["regexp"], line, re.A)
        if m:
            part = {key: m[pattern[key]] for key in
                    ("file", "line", "column", "severity", "message", "code")}
            list.append((part["file"], int(part["line"]),
                         part["column"] and int(part["column"]),
                         part["severity"], part["message"], part["code"]))
    return list


def told(findings):
    return [(f["file"], f["line"], f.get("column"), f["level"], f["message"],
             f["code"] if f["level"] == "warning" else None)
            for f in findings]


def check_task(task, what):
    matcher, env = task["problemMatcher"], task["options"]["env"].items()
    background = matcher.get("background")
    command = task["command"] + (" --runs 1" if background else "")
    lines = run(command, env)
    want = told(piped(["check", "rules", "--format", "json"]))
    got = found(matcher, lines)
    verdict(want and got == want, "%s: %s" % (task["label"], what),
            want, got, *lines)
    if background:
        marks = [[line for line in lines if re.search(background[key], line, re.A)]
                 for key in ("beginsPattern", "endsPattern")]
        verdict([len(m) for m in marks] == [1, 1], task["label"] + ": marks",
                marks, *lines)
        verdict(lines[0] == marks[0][0] and lines[-2] == marks[1][0],
                task["label"] + ": findings between its marks", *lines)


def main():
    for path, text in FILES.items():
        os.makedirs(os.path.dirname(os.path.join(FOLDER, path)), exist_ok=True)
        open(os.path.join(FOLDER, path), "w").write(text)
    tasks = block("tasks.json")["tasks"]
    verdict(len(tasks) == 2, "two tasks")
    for task in tasks:
        check_task(task, "warnings")
    broken = os.path.join(FOLDER, "rules/broken.lua")
    open(broken, "w").write(BROKEN)
    for task in tasks:
        check_task(task, "an error")
    os.remove(broken)
    # The annotations are where an installation has them.
    library = block("settings.json")["Lua.workspace.library"][0]
    script = open("scripts/build/install.sh").read()
    share = library.replace("/usr/local/share/geoeng", "$share")
    for name in os.listdir("scripts/geoeng/meta"):
        verdict("scripts/geoeng/meta/*.lua" in script and
                "$share/meta/" in script and share == "$share/meta",
                "%s: is not installed" % name)


main()
print("%d passed, %d failed" % (passed, failed))
sys.exit(failed > 0 or passed == 0)
