import json

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string

from tei_edition.rendering.citation import Citation, citation

WHOLE = Citation(
    "d1",
    "{Ten} 100% sure & $5 #1 a_b ~ ^ \\ «پیام»",
    "fa",
    ("ن and ب", "کمپین, دفاع"),
    "پنج سند",
    ("Editor",),
    "Publisher & Sons",
    "تهران",
    "2026-11-21",
    "2001-04-18",
    "0.1",
    "10.1234/a_b",
    "https://example.org/d1.html",
)
BARE = Citation("d1", "عنوان")
COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\#": "#",
    r"\$": "$",
    r"\%": "%",
    r"\&": "&",
    r"\_": "_",
}


def typeset(field: str) -> str:
    """Give a field as TeX shows it."""
    shown = ""
    while field:
        command = next((command for command in COMMANDS if field.startswith(command)), "")
        shown += COMMANDS[command] if command else field[0].replace("{", "").replace("}", "")
        field = field[len(command) or 1 :]
    return shown


def entry(text: str) -> dict[str, str]:
    library = parse_string(text)
    assert not library.failed_blocks
    (found,) = library.entries
    return {"": found.entry_type, "key": found.key} | {field.key: field.value for field in found.fields}


class TestBibtex:
    def test_another_reader_of_bibtex_reads_every_field(self):
        fields = entry(WHOLE.bibtex())
        assert fields[""] == "incollection"
        assert fields["key"] == "d1"
        assert typeset(fields["title"]) == WHOLE.title
        assert [typeset(name) for name in fields["author"].split("} and {")] == list(WHOLE.authors)
        assert typeset(fields["publisher"]) == "Publisher & Sons"
        assert (fields["year"], fields["date"], fields["origdate"]) == ("2026", "2026-11-21", "2001-04-18")
        assert fields["doi"] == "10.1234/a_b"

    def test_braces_balance_in_every_line(self):
        for line in WHOLE.bibtex().splitlines()[1:-1]:
            assert line.count("{") == line.count("}")

    def test_what_is_not_stated_is_left_out(self):
        assert entry(BARE.bibtex()) == {"": "misc", "key": "d1", "title": "{عنوان}"}


class TestRis:
    def test_another_reader_of_ris_reads_every_field(self):
        (read,) = rispy.loads(WHOLE.ris())
        assert read["type_of_reference"] == "CHAP"
        assert read["title"] == WHOLE.title
        assert read["authors"] == list(WHOLE.authors)
        assert read["secondary_title"] == "پنج سند"
        assert read["secondary_authors"] == ["Editor"]
        assert read["year"] == "2026"
        assert read["doi"] == "10.1234/a_b"
        assert read["urls"] == ["https://example.org/d1.html"]

    def test_every_line_is_a_tag_and_ends_with_cr_lf(self):
        lines = Citation("d1", "a\r\nER  - \nTY  - x").ris().split("\r\n")
        assert lines == ["TY  - GEN", "ID  - d1", "TI  - a ER - TY - x", "ER  - ", ""]


class TestCsl:
    def test_names_are_literal_and_dates_in_parts(self):
        (item,) = json.loads(WHOLE.csl())
        assert item["type"] == "chapter"
        assert item["author"] == [{"literal": "ن and ب"}, {"literal": "کمپین, دفاع"}]
        assert item["issued"] == {"date-parts": [[2026, 11, 21]]}
        assert item["original-date"] == {"date-parts": [[2001, 4, 18]]}
        assert item["DOI"] == "10.1234/a_b"

    def test_what_is_not_stated_is_left_out(self):
        assert json.loads(BARE.csl()) == [{"id": "d1", "type": "document", "title": "عنوان"}]


class TestRecord:
    RECORD = (
        '<record id="d1" xml:lang="fa" kind="call"><title xml:lang="fa">عنوان</title><title xml:lang="en">Title</title>'
        "<author> ن\n ب </author><publisher>{publisher}</publisher><version>{version}</version>"
        '<publication-place>تهران</publication-place><published when="2026">2026</published>'
        '<series xml:lang="fa">مجموعه</series><issued {issued}>۲۹ فروردین ۱۳۸۰</issued>'
        '<idno type="DOI">10.1/x</idno><idno type="documentId">d1</idno></record>'
    )

    def test_it_says_what_the_record_says(self):
        record = self.RECORD.format(publisher="ناشر", version="2", issued='when="2001-04-18"')
        expected = Citation(
            "d1", "Title", "fa", ("ن ب",), "مجموعه", (), "ناشر", "تهران", "2026", "2001-04-18", "2", "10.1/x"
        )
        assert expected == citation(record, "en")

    def test_what_the_program_put_where_nothing_was_stated_is_not_cited(self):
        record = self.RECORD.format(publisher="not stated", version="0", issued="")
        found = citation(record, "fa")
        assert (found.title, found.publisher, found.version, found.original) == ("عنوان", "", "", "")

    @pytest.mark.parametrize("dating", ['when="--04-18"', 'notBefore="2001" notAfter="2002"'])
    def test_a_time_that_is_no_one_date_is_not_cited(self, dating):
        assert citation(self.RECORD.format(publisher="x", version="1", issued=dating), "fa").original == ""
