"""A table of what tests run, by room, and the files below the floor.

python3 tests/cover.py build/cov/summary.json, which llvm-cov export wrote.
"""
import json
import os
import sys

FLOOR = 92  # percent of the lines of core/; it may only rise
ROW = "%-36s %6s %6s %8s %6s"


class Sum:
    def __init__(self):
        self.numbers = {"lines": [0, 0], "branches": [0, 0]}

    def add(self, summary):
        for kind, (ran, all_) in self.numbers.items():
            of_file = summary[kind]
            self.numbers[kind] = [ran + of_file["covered"],
                                  all_ + of_file["count"]]

    def percent(self, kind):
        ran, all_ = self.numbers[kind]
        return 100 * ran / all_ if all_ else 100

    def row(self, name):
        ran, lines = self.numbers["lines"]
        return ROW % (name, lines, lines - ran,
                      "%.1f %%" % self.percent("lines"),
                      "%.1f %%" % self.percent("branches"))


def read(path):
    """The summaries of files by their names from here."""
    with open(path) as f:
        files = json.load(f)["data"][0]["files"]
    return {os.path.relpath(f["filename"]): f["summary"] for f in files}


def main(path):
    rooms, files, total = {}, {}, Sum()
    for name, summary in sorted(read(path).items()):
        room = rooms.setdefault(os.path.dirname(name), Sum())
        for sum_ in (room, total, files.setdefault(name, Sum())):
            sum_.add(summary)
    print(ROW % ("", "lines", "unrun", "lines", "branches"))
    for name, sum_ in rooms.items():
        print(sum_.row(name))
    print(total.row("all"))
    low = [n for n in files if files[n].percent("lines") < FLOOR]
    print("\nfiles below %d %%:" % FLOOR)
    for name in sorted(low, key=lambda n: files[n].percent("lines")):
        print(files[name].row(name))
    if total.percent("lines") < FLOOR:
        sys.exit("cover: %.1f %% of the lines ran; the floor is %d %%" %
                 (total.percent("lines"), FLOOR))


main(sys.argv[1])
