"""The component of spaCy gives the events that the engine does."""

import datetime
import pickle
import subprocess
import sys

import pytest

import geoeng

spacy = pytest.importorskip("spacy", reason="spacy is not installed")

import geoeng.spacy  # noqa: E402,F401
from spacy.tokens import Doc, DocBin  # noqa: E402

TEXT = "Israel struck Damascus on Monday, killing six soldiers. It rained."
DAY = "2024-10-12"


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("geoeng", config={"rules": ["military", "diplomacy"]})
    return nlp


def test_events_are_those_of_the_engine(nlp, engine, docs):
    told = [(doc["text"], doc) for doc in docs[:100]]
    found = 0
    for doc, about in nlp.pipe(told, as_tuples=True):
        events = engine.run(about["text"], id=about["id"], date=about.get("date"))
        assert doc._.events == list(events)
        found += len(events)
        spans = doc.spans["geoeng"]
        assert len(spans) == sum(1 + len(e.args) for e in events)
        for span in spans:
            start, end = span.start_char, span.end_char
            told_by = span._.event
            assert told_by in events
            parts = ([told_by.trigger] if span.label_ == "trigger"
                     else told_by.all(span.label_))
            assert any(start <= p.start and p.end <= end for p in parts)
    assert found > 100


def test_a_document_has_a_date(nlp):
    for date in (DAY, datetime.date(2024, 10, 12), datetime.datetime(2024, 10, 12, 9)):
        doc = nlp.make_doc(TEXT)
        doc._.geoeng_date = date
        assert nlp(doc)._.events[0].time.value == "2024-10-07"
    assert nlp(TEXT)._.events[0].doc_date is None


def test_no_events(nlp):
    doc = nlp("It rained.")
    assert doc._.events == [] and len(doc.spans["geoeng"]) == 0
    assert Doc(nlp.vocab)._.events == []
    assert nlp("")._.events == []


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_start_of_processes(tmp_path, method):
    script = tmp_path / "main.py"
    script.write_text(f"""
import multiprocessing, spacy, geoeng.spacy
if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    nlp = spacy.blank("en")
    nlp.add_pipe("geoeng", config={{"rules": ["military"]}})
    for doc in nlp.pipe(["Israel struck Damascus."] * 2, n_process=2, batch_size=1):
        print(doc._.events)
""")
    done = subprocess.run([sys.executable, str(script)], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode().count("<Event attack/strike") == 2


def test_processes(nlp):
    told = [(TEXT, {"id": str(i), "date": DAY}) for i in range(20)]
    found = list(nlp.pipe(told, as_tuples=True, n_process=2, batch_size=4))
    assert [doc._.events[0].doc for doc, _ in found] == [about["id"] for _, about in told]
    assert {doc._.events[0].time.value for doc, _ in found} == {"2024-10-07"}
    assert found[3][0].spans["geoeng"][0]._.event == found[3][0]._.events[0]


def test_failures_are_spacys(docs):
    nlp = spacy.blank("en")
    nlp.add_pipe("geoeng", config={"rules": ["military"], "options": {"max_doc_bytes": 200}})
    texts = [TEXT, "It rained. " * 100, TEXT]
    with pytest.raises(geoeng.DocumentError):
        list(nlp.pipe(texts))
    failed = []
    nlp.set_error_handler(lambda name, proc, docs, error: failed.append((docs, error)))
    assert [len(doc._.events) for doc in nlp.pipe(texts)] == [1, 1]
    assert [doc.text for doc in failed[0][0]] == [texts[1]]


def test_disk_and_bytes(nlp, tmp_path):
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    assert loaded(TEXT)._.events == nlp(TEXT)._.events
    other = spacy.blank("en")
    other.add_pipe("geoeng", config={"rules": ["diplomacy"]})
    assert other(TEXT)._.events == []
    assert other.from_bytes(nlp.to_bytes())(TEXT)._.events == nlp(TEXT)._.events


def test_pickle(nlp):
    assert pickle.loads(pickle.dumps(nlp))(TEXT)._.events == nlp(TEXT)._.events


def test_documents_keep_their_events(nlp):
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert again._.events == doc._.events
    assert [s._.event for s in again.spans["geoeng"]] == [s._.event for s in doc.spans["geoeng"]]


def test_words_within_tokens_are_expanded(nlp):
    doc = nlp("Israeli-struck Damascus burned. Israel struck Damascus,killing six.")
    for span in doc.spans["geoeng"]:
        assert span._.event is not None
    assert {s.label_ for s in doc.spans["geoeng"]} >= {"trigger", "target"}


def test_wrong_use():
    nlp = spacy.blank("en")
    with pytest.raises(geoeng.UsageError, match="needs rules"):
        nlp.add_pipe("geoeng")
    with pytest.raises(geoeng.UsageError, match="'militari'"):
        nlp.add_pipe("geoeng", config={"rules": ["militari"]})


def test_missing_spacy_says_what_to_install():
    code = ("import sys; sys.modules['spacy'] = None\nimport geoeng\n"
            "try:\n  import geoeng.spacy\n"
            "except ImportError as error:\n  print(error)\n")
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode() == "geoeng: geoeng.spacy needs spacy: pip install spacy\n"
