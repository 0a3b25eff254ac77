"""Files, folders and records: what is found, in which order, under which id, and what cannot be read."""

from __future__ import annotations

import io
import json
import os
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import LONGEST, find, from_record, left_out, read, read_file, read_text
from kg.articles.decode import decode
from kg.errors import ArticleError
from kg.model import Article, Failure

TEXT = "The café in Oldport is closed for £5, Ann Dell said.\n\nNobody was hurt.\n"


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read_all(*sources: Path | str) -> tuple[list[Article], list[Failure]]:
    failures: list[Failure] = []
    return list(read(sources, failures=failures)), failures


def ids(*sources: Path | str) -> list[str]:
    return [article.id for article in read_all(*sources)[0]]


def record(**keys: object) -> str:
    return json.dumps({"text": TEXT, **keys}) + "\n"


def test_a_folder_is_read_in_the_order_of_ids(tmp_path: Path) -> None:
    put(tmp_path, b_txt=TEXT, a__z_md="Z. " + TEXT, a__b_txt="B. " + TEXT, _hidden_txt=TEXT, c_pdf=b"%PDF", d_csv="x")
    assert ids(tmp_path) == ["a/b.txt", "a/z.md", "b.txt"]


def test_the_order_of_sources_changes_nothing(tmp_path: Path) -> None:
    one, two = put(tmp_path / "one", a_txt=TEXT, c_txt="C. " + TEXT), put(tmp_path / "two", b_txt="B. " + TEXT)
    assert read_all(one, two) == read_all(two, one)
    assert ids(two, one) == ["a.txt", "b.txt", "c.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, sub__a_txt=TEXT)
    assert ids(tmp_path / "sub/a.txt", tmp_path, tmp_path / "sub") == ["sub/a.txt"]


def test_a_single_file_has_its_name_as_id(tmp_path: Path) -> None:
    put(tmp_path, sub__a_txt=TEXT)
    assert ids(tmp_path / "sub/a.txt") == ["a.txt"]
    assert read_file(tmp_path / "sub/a.txt").text == TEXT


def test_what_a_folder_holds_beside_articles_can_be_listed(tmp_path: Path) -> None:
    put(tmp_path, a_txt=TEXT, b_pdf=b"%PDF", _c_txt=TEXT)
    skipped: list[Path] = []
    find([tmp_path], failures=[], skipped=skipped)
    assert [path.name for path in skipped] == [".c.txt", "b.pdf"]


def test_what_is_of_no_kind_that_is_read_is_counted(tmp_path: Path) -> None:
    put(tmp_path, a_txt=TEXT, a_json="{}", a_meta_json="{}", b_pdf=b"%PDF", c_PDF=b"%PDF", d_docx=b"PK", _e_pdf=b"%PDF")
    put(tmp_path, decisions_txt="same A = B\n", f_json="[]")
    assert left_out([tmp_path, tmp_path / "a.txt", "-"]) == [
        Failure(str(tmp_path), "files of no kind that is read, left out: 2 .pdf, 1 .docx, 1 .json")
    ]


def test_the_same_text_with_another_id_has_a_warning(tmp_path: Path) -> None:
    put(tmp_path, a_txt=TEXT, b_txt=TEXT, c_txt="Other. " + TEXT)
    told = {article.id: article.warnings for article in read_all(tmp_path)[0]}
    assert told == {"a.txt": (), "b.txt": ("its text is that of 'a.txt', too: what it says counts twice",), "c.txt": ()}


def test_the_same_id_with_another_text_is_a_failure(tmp_path: Path) -> None:
    put(tmp_path, one__a_txt=TEXT, two__a_txt="Other. " + TEXT, three__a_txt=TEXT)
    articles, failures = read_all(tmp_path / "one", tmp_path / "two", tmp_path / "three")
    assert [article.text for article in articles] == [TEXT]
    assert [(failure.source, "another text" in failure.reason) for failure in failures] == [
        (str(tmp_path / "two/a.txt"), True)
    ]


def test_records(tmp_path: Path) -> None:
    known = {
        "title": "Café closed",
        "url": "https://herald.example",
        "publisher": "Oldport Herald",
        "author": ["A", "B"],
    }
    put(tmp_path, a_jsonl="\ufeff" + record(id="x", dct="2031-03-04", **known) + "\n" + record(id=7) + record())
    articles, failures = read_all(tmp_path)
    first, *rest = articles
    assert not failures
    assert [article.id for article in rest] == ["7", "a.jsonl:4"]
    assert (first.id, str(first.date), first.title) == ("x", "2031-03-04", "Café closed")
    assert (first.url, first.publisher, first.author) == ("https://herald.example", "Oldport Herald", "A, B")
    assert first.text == TEXT


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((record(id="x") + "nonsense\n").encode())))
    articles, failures = read_all("-")
    assert [article.id for article in articles] == ["x"]
    assert failures == [Failure("stdin:2", "no JSON: Expecting value at column 1")]


def test_records_are_read_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1) -> bytes:
            return record(id="x").encode()

    class Input:
        buffer = Endless()

    monkeypatch.setattr(sys, "stdin", Input())
    assert next(read(["-"])).id == "x"


def test_metadata_beside_a_file(tmp_path: Path) -> None:
    put(tmp_path, a_txt=TEXT, a_json='{"title": "Closed", "date": "2031-03-04"}', b_txt="B. " + TEXT, b_meta_json="{")
    (first, second), failures = read_all(tmp_path)
    assert (first.title, str(first.date)) == ("Closed", "2031-03-04")
    assert second.warnings[0].startswith("b.meta.json not used: no JSON")
    assert not failures


def test_a_date_in_the_name_of_a_file_comes_last(tmp_path: Path) -> None:
    put(tmp_path / "2031-03-04-harbour", a_txt=TEXT, b_txt="Harbour closed\n\n5 March 2031\n\n" + TEXT)
    assert [str(article.date) for article in read_all(tmp_path)[0]] == ["2031-03-04", "2031-03-05"]


BAD_LINES = [
    ("{", "no JSON"),
    ("[1]", "no JSON object"),
    ("[" * 100_000, "nested too deeply"),
    ('{"id": "x"}', "no 'text' among its keys: 'id'"),
    ('{"id": "x", "text": 5}', "'text' is no text but int"),
    ('{"id": ["x"], "text": "One."}', "'id' is no text but list"),
    ('{"id": "x", "text": "One.", "date": ["2031"]}', "'date' is no text but list"),
    ('{"id": "x", "text": "One.", "title": {}}', "'title' is no text but dict"),
    ('{"id": "x", "text": " \\n"}', "empty"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    put(tmp_path, a_jsonl=record(id="one") + line + "\n" + record(id="two"))
    articles, failures = read_all(tmp_path)
    assert [article.id for article in articles] == ["one", "two"]
    assert [failure.source for failure in failures] == [f"{tmp_path / 'a.jsonl'}:2"]
    assert reason in failures[0].reason


def test_lines_that_fail_for_the_same_reason_are_one_message(tmp_path: Path) -> None:
    put(tmp_path, a_jsonl='{"id": "x"}\n{"id": "y", "n": 1}\n{}\n' + record(id="one") + "{\n")
    articles, failures = read_all(tmp_path)
    file = str(tmp_path / "a.jsonl")
    assert [article.id for article in articles] == ["one"]
    assert [failure.source for failure in failures] == [f"{file}:1", f"{file}:5", file]
    assert failures[-1].reason == "2 more lines: no 'text' among its keys"


BAD_FILES = [
    (b"", "empty"),
    (b" \n\n ", "empty"),
    (random.Random(1).randbytes(4_000), "binary data"),
    (b"%PDF-1.4\n" + random.Random(2).randbytes(4_000), "a PDF: save it as text first"),
    (rb"{\rtf1\ansi Anna Berg spoke.\par}", "RTF: save it as text first"),
    (b"PK\x03\x04" + bytes(30), "a zip archive, as .docx and .odt are: save it as text first"),
    (bytes(300), "binary data"),
    (b"word " * (LONGEST // 5 + 1), "too long: 5,000,005 characters, more than 5,000,000"),
    (b"x" * (4 * LONGEST + 1), "too long: 20,000,001 bytes, more than 20,000,000"),
]


@pytest.mark.parametrize(("content", "reason"), BAD_FILES, ids=[reason for _, reason in BAD_FILES])
def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path, content: bytes, reason: str) -> None:
    put(tmp_path, a_txt=TEXT, bad_txt=content)
    articles, failures = read_all(tmp_path)
    assert [article.id for article in articles] == ["a.txt"]
    assert [failure.source for failure in failures] == [str(tmp_path / "bad.txt")]
    assert reason in failures[0].reason


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a_txt=TEXT, bad_txt=TEXT)
    real = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    articles, failures = read_all(tmp_path)
    assert [article.id for article in articles] == ["a.txt"]
    assert failures == [Failure(str(tmp_path / "bad.txt"), "Permission denied")]


def test_sources_that_cannot_be_used(tmp_path: Path) -> None:
    put(tmp_path, a_pdf=b"%PDF")
    (tmp_path / "none").mkdir()
    _, failures = read_all(tmp_path / "a.pdf", tmp_path / "none", tmp_path / "missing.txt")
    reasons = [failure.reason.partition(" (")[0] for failure in failures]
    assert reasons == ["not a kind of file that is read", "no articles in this folder", "no such file or folder"]


@pytest.mark.parametrize("out", ["", "out", "a/out"])
def test_what_a_build_wrote_among_the_articles_is_none(tmp_path: Path, out: str) -> None:
    put(tmp_path, a_txt=TEXT, report_txt="B. " + TEXT)
    put(
        tmp_path / out,
        network_html="<p>Seen",
        view_html="<p>Seen",
        report_md="Counts",
        resolution_jsonl="{}",
        graph_nt="",
        store__x_txt="x",
    )
    assert ids(tmp_path) == (["a.txt", "report.txt"] if out else ["a.txt", "report.txt", "store/x.txt"])


def test_a_report_that_no_build_wrote_is_an_article(tmp_path: Path) -> None:
    put(tmp_path, report_md=TEXT, graph_nt="")
    assert ids(tmp_path) == ["report.md"]


def test_what_is_no_file_is_named_and_never_waited_for(tmp_path: Path) -> None:
    put(tmp_path, in__a_txt=TEXT, elsewhere__b_txt=TEXT)
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "more").symlink_to(tmp_path / "elsewhere")
    articles, failures = read_all(tmp_path / "in")
    assert [article.id for article in articles] == ["a.txt"]
    assert {Path(failure.source).name: failure.reason for failure in failures} == {
        "pipe.txt": "no file, but a pipe, a socket or a device",
        "more": "a link to a folder: name it beside this one",
    }


@pytest.mark.parametrize(
    ("name", "reason"), [("x" * 300, "File name too long"), ("a.txt/b.txt", "Not a directory"), ("a\0", "null")]
)
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str, reason: str) -> None:
    put(tmp_path, a_txt=TEXT)
    articles, (failure,) = read_all(f"{tmp_path}/{name}")
    assert not articles
    assert reason in failure.reason


def test_without_a_list_of_failures_the_first_is_raised(tmp_path: Path) -> None:
    put(tmp_path, bad_txt=b"")
    with pytest.raises(ArticleError, match=r"bad\.txt: empty file"):
        list(read([tmp_path]))
    with pytest.raises(ArticleError, match="not a file of one article"):
        read_file(tmp_path / "a.jsonl")
    with pytest.raises(ArticleError, match="no 'text'"):
        from_record({"id": "x"})


@pytest.mark.parametrize(
    ("encoding", "mark", "guessed"),
    [
        ("utf-8", b"", False),
        ("utf-8", b"\xef\xbb\xbf", False),
        ("utf-16-le", b"\xff\xfe", False),
        ("utf-16-be", b"\xfe\xff", False),
        ("utf-32-le", b"\xff\xfe\0\0", False),
        ("latin-1", b"", True),
        ("cp1252", b"", True),
        ("utf-16-le", b"", True),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, mark: bytes, guessed: bool) -> None:
    put(tmp_path, a_txt=mark + TEXT.encode(encoding))
    article = read_file(tmp_path / "a.txt")
    assert article.text == TEXT
    assert bool(article.warnings) == guessed


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1252", "undefined", "utf-16", "no-such"])
def test_quotation_marks_of_windows_are_read_whatever_a_page_says_it_is_in(declared: str) -> None:
    said = "The mayor said: “It’s open.” – Ann Dell, Oldport"
    assert decode(said.encode("cp1252"), declared=declared)[0] == said


def test_a_broken_place_in_utf8_leaves_the_rest_readable() -> None:
    text, warnings = decode(TEXT.encode() + b"\xff End.")
    assert text == TEXT + "\ufffd End."
    assert warnings == ("places that are not utf-8, now U+FFFD: 1",)


def test_characters_that_no_file_can_hold_keep_their_place() -> None:
    article = read_text("A \ud800 stray\0 mark. Ann Dell said so.", id="a\ud800")
    assert article.text == "A \ufffd stray\ufffd mark. Ann Dell said so."
    assert article.id == "a"
    assert article.warnings == ("characters that are no text, now U+FFFD: 2",)


@pytest.mark.parametrize("marks", ["[](https://herald.example)", "![]()", f"[]({'x' * 250})"])
def test_a_line_of_marks_without_a_word_is_no_running_text(marks: str) -> None:
    above, between = read_text(f"{marks}\n\n{TEXT}", id="a"), read_text(f"{TEXT}\n{marks}\n\n{TEXT}", id="a")
    for article in (above, between):
        assert {article.text[slice(*span)] for span in article.paragraphs} == set(TEXT.strip().split("\n\n"))


#: The same examples in each run, however slow the machine.
STEADY = settings(deadline=None, derandomize=True)

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("\n\n\n\r\t .:;,!?\"'“”-#*_[]()|>©ABab1")), min_size=0, max_size=400
)
PIECES = ["[](x)", "![](x)", "\n", "\n\n", "# ", "**", "By ", "“Go", "A.", "One two", "2031-03-04", "---", "> ", "A: "]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@STEADY
@given(TEXTS | MARKUP, st.none() | TEXTS | MARKUP)
def test_paragraphs_are_in_order_apart_and_inside_the_text(text: str, title: str | None) -> None:
    try:
        article = read_text(text, id="a", title=title)
    except ArticleError as error:
        assert error.reason.startswith("empty")
        return
    assert article == read_text(text, id="a", title=title)
    assert len(article.text) == len(text)
    at = 0
    for start, end in article.paragraphs:
        assert at <= start < end <= len(text)
        assert article.text[start:end] == article.text[start:end].strip()
        at = end


@STEADY
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except ValueError:
        return
    text.encode()


@STEADY
@given(
    st.lists(st.sampled_from(["One line.", "Two words", "# Head", "By Jane Roe", "4 March 2031", "- item", "", "“Go"]))
)
def test_a_text_that_has_words_has_running_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    if "One line." in text:
        assert "One line." in "".join(text[start:end] for start, end in read_text(text, id="a").paragraphs)
