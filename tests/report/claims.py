"""What is claimed of pages in Chromium: counted, told where it does not hold."""
import collections
import os
import traceback

counts = collections.Counter()


def check(claim, ok, detail=""):
    """Count one claim; tell it when it does not hold."""
    counts["passed" if ok else "failed"] += 1
    if not ok:
        print("FAILED %s%s" % (claim, ": %s" % (detail,) if detail else ""))
    return ok


def same(claim, got, want):
    """Count one claim that two values are the same."""
    check(claim, got == want, "%r, not %r" % (got, want))


def shot(page, name, **how):
    """A picture for the eye."""
    folder = os.environ.get("GEOENG_SHOTS")
    if folder:
        page.screenshot(os.path.join(folder, name + ".png"), **how)


def run(groups, wanted, call):
    """Run all groups, or those named, by call(group); the exit code."""
    for group in groups:
        if wanted and group.__name__ not in wanted:
            continue
        try:
            call(group)
        except Exception:  # one group's end is not that of the others
            counts["failed"] += 1
            print("FAILED %s:\n%s" % (group.__name__,
                                      traceback.format_exc(limit=-4)))
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] else 0
