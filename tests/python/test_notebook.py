"""What notebooks show is safe whatever the texts say, and holds the events."""

import html.parser
import json
import sys

import pytest

import geoeng
from geoeng import notebook

HOSTILE = ("Israel struck Damascus <script>alert(1)</script> on Monday. "
           "Russia attacked Kyiv & </div></article> <img src=x onerror=alert(1)>. "
           "Egypt struck Gaza \u202e for $5 million\x00 of $6 in its depots.")
TAGS = {"div", "style", "article", "header", "b", "i", "span", "small", "blockquote",
        "bdi", "mark", "dl", "dt", "dd", "p"}


class Page(html.parser.HTMLParser):
    """The tags of a page, its texts, and whether what opens is closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.open = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1] != "style":
            self.texts.append(data)


@pytest.fixture(scope="module")
def events(engine):
    found = engine.run(HOSTILE, id="<b>&", title="<script>", date="2024-10-12")
    assert len(found) >= 2
    return found


def test_cards_are_safe(events):
    page = Page(events._repr_html_())
    assert {tag for tag, _ in page.tags} <= TAGS
    for _, attributes in page.tags:
        assert set(attributes) <= {"class", "title"}
    assert "<script>alert(1)</script>" in "".join(page.texts)
    assert "\0" not in events._repr_html_()


def test_texts_are_no_formulas(events):
    assert "tex2jax_ignore mathjax_ignore" in events._repr_html_()


def test_sentence_has_its_words_marked(engine):
    event = engine.run("Israel struck Damascus, killing six soldiers.")[0]
    page = event._repr_html_()
    quote = page.split("<blockquote>")[1].split("</blockquote>")[0]
    assert '<mark class="trigger asserted" title="trigger">struck</mark>' in quote
    assert 'title="attacker">Israel</mark>' in quote
    assert "".join(Page(quote).texts) == event.sentence.text


def test_card_has_all_values(events):
    for event in events:
        told = "".join(Page(event._repr_html_()).texts)
        assert event.type in told and event.modality in told and event.prov.file in told
        for a in event.args:
            assert a.role in told and a.text.replace("\0", "\ufffd") in told


def test_many_events_say_what_is_left_out(events):
    many = geoeng.Events(list(events) * 60)
    page = many._repr_html_()
    assert page.count("<article>") == notebook.MOST_CARDS
    assert f"and {len(many) - 50} more of {len(many)} events" in page
    assert "no events" in geoeng.Events()._repr_html_()


def test_failures_are_shown():
    engine = geoeng.Engine("military", max_doc_bytes=20)
    good, bad = engine.pipe(["It rained.", {"id": "<i>", "text": HOSTILE}])
    assert "no events" in good._repr_html_()
    page = Page(bad._repr_html_())
    assert {tag for tag, _ in page.tags} <= TAGS
    assert "".join(page.texts).startswith("failed <i>: ")


@pytest.fixture(scope="module")
def report(engine):
    return engine.report([{"id": "a", "text": HOSTILE, "date": "2024-10-12"}], title="<x>")


def test_report_is_in_a_frame_of_its_own(report):
    (tag, attributes), = Page(report._repr_html_()).tags
    assert tag == "iframe"
    rights = attributes["sandbox"].split()
    assert "allow-scripts" in rights and "allow-same-origin" not in rights
    assert attributes["srcdoc"] == report.html
    assert "<title>&lt;x&gt;</title>" in report.html


def test_report_is_that_of_the_command(report, engine, command, tmp_path):
    import subprocess
    source, out = tmp_path / "documents.jsonl", tmp_path / "page.html"
    source.write_text(json.dumps({"id": "a", "text": HOSTILE, "date": "2024-10-12"}) + "\n")
    subprocess.run([command, "report", *engine.options.rules, str(source),
                    "--title=<x>", f"--out={out}"], check=True)
    report.save(tmp_path / "mine.html")
    assert (tmp_path / "mine.html").read_bytes() == out.read_bytes()


def test_report_tells_documents_that_failed(engine):
    docs = [{"id": "a", "text": "It rained.", "date": "yesterday"}, "Israel struck Damascus."]
    with pytest.warns(geoeng.OmissionWarning, match="yesterday"):
        assert "Damascus" in engine.report(docs).html


def test_ipython_shows_it(events, report):
    formatters = pytest.importorskip("IPython.core.formatters",
                                     reason="IPython is not installed")
    shown = formatters.DisplayFormatter()
    for thing in (events, events[0], report):
        data, _ = shown.format(thing)
        assert data["text/html"] == thing._repr_html_()
        assert data["text/plain"]


def test_a_notebook_runs(tmp_path):
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbconvert = pytest.importorskip("nbconvert.preprocessors",
                                    reason="nbconvert is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    v4 = nbformat.v4
    cells = ["import geoeng\nengine = geoeng.Engine('military')",
             "engine.run('Israel struck Damascus.')",
             "engine.report(['Israel struck Damascus.'])"]
    book = v4.new_notebook(cells=[v4.new_code_cell(c) for c in cells], metadata={
        "kernelspec": {"name": "python3", "display_name": sys.executable}})
    nbconvert.ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(
        book, {"metadata": {"path": str(tmp_path)}})
    shown = [cell.outputs[0].data["text/html"] for cell in book.cells[1:]]
    assert "<article>" in shown[0] and "<iframe" in shown[1]
