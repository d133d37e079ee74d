"""The index of the search, read as its script reads it: every word of every passage is found where it stands."""

import hashlib
import json
import re
import sqlite3
import tracemalloc
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.rendering import search
from tei_edition.rendering.search import Postings, index_files
from tei_edition.rendering.site import Site
from tei_edition.rendering.survey import Survey
from tei_edition.rendering.words import BREAK, LONGEST, becomes, key, table_for_scripts, words
from tei_edition.text.folding import search_key, search_table
from tests import sites

CHARACTERS = "ابپتيیكکگهةۀآأؤئلمنومیاىھہﻻﷺ\u200c\u200b ـَُّ،؛.!-_/()«»٣۳3ZzÉßǅ\u00a0\n\t|…\u202e😀é"


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    return st.lists(
        st.sampled_from([*CHARACTERS, "می ", "نمی ", " ها", " ام", "می\u200c", "\u200cها"])
        | st.characters(exclude_categories=["Cs"]),
        max_size=max_size,
    ).map("".join)


DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def tei(text: str, header: str = "", identifier: str = "d1") -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{identifier}" xml:lang="fa"><teiHeader><fileDesc><titleStmt>'
        f'<title type="main" xml:lang="fa">عنوان</title></titleStmt></fileDesc>{header}</teiHeader>'
        f"<text><body>{text}</body></text></TEI>"
    ).encode()


def numbers(text: str) -> list[int]:
    found, number, place = [], 0, 1
    for digit in map(DIGITS.index, text):
        number += digit % 32 * place
        place *= 32
        if digit < 32:
            found.append(number)
            number, place = 0, 1
    return found


def postings(text: str) -> dict[int, int]:
    found, stretch, rest = {}, -1, iter(numbers(text))
    for number in rest:
        stretch += 1 + number // 2
        found[stretch] = next(rest) if number % 2 else 1
    return found


@cache
def empty() -> dict[str, Any]:
    """What the survey says of a document without text."""
    site = Site(sites.XSLT)
    said = dict(site.render_document("d1", tei("")).survey)
    site.close()
    return said


def built(documents: dict[str, bytes], **named: Any) -> dict[str, bytes]:
    """Give the site of documents with a page of the schema that is empty, and soon made."""
    return sites.built(documents, reference='{"elements": []}', **named)


class Index:
    """The files of a site's index, taken apart."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {
            path: json.loads(data.decode().removeprefix(f'edition.register("{path}",').removesuffix(");\n"))
            for path, data in files.items()
            if path.startswith("search/")
        }
        self.said = self.files["search/index.js"]
        self.texts = [self.files[f"search/texts/{n}.js"] for n in range(sum("/texts/" in path for path in self.files))]

    def rows(self, name: str) -> list[list[Any]]:
        return [
            row for number in range(len(self.said["firsts"][name])) for row in self.files[f"search/{name}-{number}.js"]
        ]

    def stretches(self) -> list[list[list[Any]]]:
        return [stretch for text in self.texts for stretch in text["stretches"]]


class TestWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("كتاب و ٣ كتابخانة", "کتاب و 3 کتابخانه"),
            ("آنان، أنان؛ إنان", "انان انان انان"),
            ("مُحَمَّد ـ مـحـمـد", "محمد محمد"),
            ("a-b É", "a b e"),
            ("می\u200cروم", "میروم می روم"),
            ("می روم", "می روم میروم"),
            ("نمی خواسته ام", "نمی خواسته نمیخواسته ام خواستهام نمیخواستهام"),
            ("کتاب ها", "کتاب ها کتابها"),
            ("کتاب. ها", "کتاب ها"),
            ("می، روم", "می روم"),
            ("کتاب\u200cخانه\u200cها", "کتابخانهها کتاب خانه ها"),
            ("\u200cاو\u200c \u200c", "او"),
            ("۱۳۵۷/۱۱/۲۲", "1357 11 22"),
            ("سلام😀سلام|…", "سلام سلام"),
            ("", ""),
        ],
    )
    def test_a_text_is_found_by_these_words(self, text, expected):
        assert expected.split() == list(words(text))

    def test_a_word_without_an_end_is_cut(self):
        assert ["ا" * LONGEST] == list(words("ا" * 100_000))

    @given(texts())
    def test_words_are_what_the_one_folding_makes_of_them(self, text):
        assert re.findall(r"[^\W_]", search_key(text)) == re.findall(r"[^\W_]", key(text))

    @given(texts())
    def test_a_key_is_its_own_key(self, text):
        assert key(text) == key(key(text))

    def test_what_parts_words_is_what_unicode_calls_punctuation_symbols_and_controls(self):
        parting = {"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cc"}
        table = becomes()
        breaks = {character for character, result in table.items() if result == BREAK} - search_table().keys()
        assert set() == {unicodedata.category(character) for character in breaks} - parting - {"Cn"}
        # What the Unicode of this Python has beyond 15.0 is not asked for: every Python is to make the same index.
        known = unicodedata if unicodedata.unidata_version == "15.0.0" else unicodedata.ucd_3_2_0
        of_known = {chr(code) for code in range(0x110000) if known.category(chr(code)) in parting}
        missing = {each for each in of_known - table.keys() if unicodedata.category(each) in parting}
        assert set() == missing

    def test_every_python_makes_the_same_table(self):
        # Whoever changes the table on purpose states its checksum anew; no version of Unicode may change it.
        said = json.dumps(sorted(becomes().items())).encode()
        assert hashlib.sha256(said).hexdigest() == "e1913cac630e6703299560abf974c219e0839e4b422c5b6fb26d26ff09bc6aec"

    def test_the_table_for_scripts_says_the_same(self):
        table = json.loads(json.dumps(table_for_scripts()))
        said = {character: result for result, characters in table["becomes"].items() for character in characters}
        for result, rows in table["parting"].items():
            code = 0
            for skipped, count in zip(rows[::2], rows[1::2], strict=True):
                said |= dict.fromkeys(map(chr, range(code + skipped, code + skipped + count)), result)
                code += skipped + count
        assert becomes() == said
        assert {" ", BREAK} == set(table["parting"])


class TestPostings:
    @given(st.lists(st.dictionaries(st.text("ابج", max_size=2), st.integers(1, 9))), st.integers(1, 9))
    def test_they_come_back_whatever_is_held_at_once(self, counted, held):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "_HELD", held)
            kept = Postings()
            for number, counts in enumerate(counted):
                kept.add(number, counts)
            found = list(kept)
            kept.close()
        assert sorted({word for counts in counted for word in counts}) == [word for word, _ in found]
        assert {(word, number): count for number, counts in enumerate(counted) for word, count in counts.items()} == {
            (word, number): count for word, pairs in found for number, count in pairs
        }

    def test_memory_does_not_grow_with_the_texts(self, monkeypatch):
        monkeypatch.setattr(search, "_HELD", 2_000)

        def peak(count: int) -> int:
            kept = Postings()
            tracemalloc.start()
            for number in range(count):
                kept.add(number, {f"w{number % 997}": 1, f"v{number % 7}": 2})
            reached = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            kept.close()
            return reached

        assert peak(40_000) < 1.5 * peak(8_000)

    def test_after_close_nothing_is_held(self):
        kept = Postings()
        kept.close()
        with pytest.raises(sqlite3.ProgrammingError):
            list(kept)


class TestIndex:
    @given(st.lists(st.lists(texts(max_size=60), max_size=4), max_size=4))
    def test_every_word_of_every_passage_is_found_where_it_stands(self, documents):
        survey = Survey()
        for number, each in enumerate(documents):
            passages = [[f"p{n}", text] for n, text in enumerate(each)]
            survey.add(empty() | {"id": f"d{number}", "passages": passages})
        survey.complete()
        files = {file.path: file.data for file in index_files(survey)}
        survey.close()
        index = Index(files)
        found = {word: postings(coded) for word, coded in index.rows("words")}
        expected: dict[str, dict[int, int]] = {}
        for number, stretch in enumerate(index.stretches()):
            for word, count in Counter(word for _, text in stretch for word in words(text)).items():
                expected.setdefault(word, {})[number] = count
        assert expected == found
        assert sorted(found) == [row[0] for row in index.rows("words")]
        kept = [text for each in documents for text in each if text.strip()]
        assert kept == [text for stretch in index.stretches() for _, text in stretch]

    @given(st.lists(st.tuples(texts(20), texts(9).filter(bool), texts(9)), max_size=6), st.integers(4, 40))
    def test_what_is_written_otherwise_is_found_in_both_readings(self, parts, piece):
        passage, spellings = "", []
        for kept, replaced, regular in parts:
            start = len(passage + kept)
            spellings.append([0, start, len(replaced), regular])
            passage += kept + replaced
        survey = Survey()
        survey.add(empty() | {"passages": [["p1", passage]], "spellings": spellings})
        survey.complete()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search, "_PIECE", piece)
            index = Index({file.path: file.data for file in index_files(survey)})
        survey.close()
        found = {word: postings(coded) for word, coded in index.rows("words")}
        for number, stretch in enumerate(index.stretches()):
            for _, text, *said in stretch:
                regular = text
                for start, end, characters in reversed(said[0] if said else []):
                    assert 0 <= start <= end <= len(text)
                    regular = regular[:start] + characters + regular[end:]
                for word, count in (Counter(words(text)) | Counter(words(regular))).items():
                    assert found[word][number] >= count
        shown = [said for stretch in index.stretches() for _, text, *said in stretch]
        kept_spellings = [characters for said in shown for spelling in said for _, _, characters in spelling]
        if passage.strip() and len(shown) == 1:
            assert [characters for _, _, _, characters in spellings] == kept_spellings

    def test_a_regular_spelling_and_a_correction_are_told_with_the_text(self):
        text = (
            '<p>از <choice><orig>درمنطقه</orig><reg type="spaces">در منطقه</reg></choice> و '
            '<persName ref="#x">زن <choice><sic>سفر<lb break="no"/>ی</sic><corr>سقزی</corr></choice></persName> گفت</p>'
        )
        index = Index(built({"d1": tei(text)}))
        assert [[["p1", "از درمنطقه و زن سفری گفت", [[3, 10, "در منطقه"], [16, 20, "سقزی"]]]]] == index.stretches()
        found = {word: postings(coded) for word, coded in index.rows("words")}
        assert {"از", "درمنطقه", "در", "منطقه", "و", "زن", "سفری", "سقزی", "گفت"} <= set(found)
        assert {0: 1} == found["گفت"]

    def test_of_a_spelling_inside_another_the_outer_one_stands(self):
        inner = '<choice><orig>ب</orig><reg type="letters">پ</reg></choice>'
        index = Index(built({"d1": tei(f"<p>ا<choice><sic>{inner}ج</sic><corr>د</corr></choice></p>")}))
        assert [[["p1", "ابج", [[1, 3, "د"]]]]] == index.stretches()

    def test_no_spelling_is_cut_in_two(self, monkeypatch):
        monkeypatch.setattr(search, "_PIECE", 20)
        spelling = '<choice><orig>می روند و می آیند</orig><reg type="joins">می‌روند و می‌آیند</reg></choice>'
        index = Index(built({"d1": tei(f"<p>{'آن ها ' * 3}{spelling}{' باز' * 9}</p>")}))
        pieces = [piece for stretch in index.stretches() for piece in stretch]
        assert len(pieces) > 2
        assert ["می روند و می آیند"] == [
            text[start:end] for _, text, *said in pieces for start, end, _ in (said[0] if said else [])
        ]

    def test_files_are_cut_and_every_key_lies_in_one(self, monkeypatch):
        monkeypatch.setattr(search, "_SHARD", 300)
        many = " ".join(f"واژه{number}" for number in range(200))
        index = Index(built({"d1": tei(f"<p>{many}</p>")}))
        firsts = index.said["firsts"]["words"]
        assert len(firsts) > 5
        shards = [index.files[f"search/words-{number}.js"] for number in range(len(firsts))]
        assert firsts == [shard[0][0] for shard in shards]
        assert all(len(json.dumps(shard, ensure_ascii=False).encode()) < 400 for shard in shards)
        for earlier, later in pairwise(shards):
            assert earlier[-1][0] < later[0][0]

    def test_a_long_text_lies_in_several_files_and_nothing_of_it_is_lost(self, monkeypatch):
        monkeypatch.setattr(search, "_STRETCH", 50)
        monkeypatch.setattr(search, "_TEXT", 200)
        monkeypatch.setattr(search, "_PIECE", 100)
        long = "واژه " * 200 + "ا" * 500
        index = Index(built({"d1": tei(f"<p>{long}</p><p>آخر</p>"), "d2": tei("<p>دیگر</p>", "", "d2")}))
        assert len(index.texts) > 4
        pieces = [piece for text in index.texts for stretch in text["stretches"] for piece in stretch]
        assert long == "".join(text for anchor, text in pieces[:-2] if anchor == "p1")
        assert all(len(text) <= 100 for _, text in pieces)
        assert ["d1"] * (len(index.texts) - 1) + ["d2"] == [text["id"] for text in index.texts]
        kind, files, *extents = numbers(index.said["documents"])[: len(index.texts) + 1]
        assert (0, [len(text["stretches"]) for text in index.texts[:-1]]) == (kind, extents)
        assert files == len(extents)

    def test_documents_have_their_kind_and_years_in_both_calendars(self):
        def issued(attributes: str) -> bytes:
            creation = f"<profileDesc><creation><date {attributes}/></creation></profileDesc>"
            return tei("<p>متن</p>", creation)

        cases = {
            'when="2001-03-21"': [2001, 0, 1380, 0],
            'when="2001"': [2001, 0, 1379, 1],
            'notBefore="1999-05" notAfter="2001-03-20"': [1999, 2, 1378, 1],
            'notAfter="2001-03-20"': [2001, 0, 1379, 0],
            'when="0500-01-01"': [500, 0, 0, 0],
            'when="soon"': [0, 0, 0, 0],
            'from="2002" to="2001"': [0, 0, 0, 0],
        }
        for attributes, years in cases.items():
            index = Index(built({"d1": issued(attributes)}))
            assert years == numbers(index.said["documents"])[3:], attributes

    def test_entities_are_found_by_any_word_of_their_names_and_where_they_are_mentioned(self):
        register = (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
            '<person xml:id="person.a"><persName><forename>زانیار</forename> <surname>مرادی</surname></persName>'
            "<persName>Zaniar</persName></person>"
            '<person xml:id="person.b"><persName>لقمان مرادی</persName></person></listPerson></standOff></TEI>'
        )
        text = '<p>یک</p><p><persName ref="#person.a">زانیار</persName> <persName ref="#person.b">لقمان</persName></p>'
        more = '<p><persName ref="#person.b">لقمان</persName></p>'
        index = Index(built({"d1": tei(text), "d2": tei(more, "", "d2")}, registers={"persons": register.encode()}))
        assert [
            ["person.b", "لقمان مرادی", "person", 2],
            ["person.a", "زانیار مرادی", "person", 1],
        ] == index.files["search/suggestions-0.js"]
        assert [
            ("zaniar", {1: 1}),
            ("زانیار", {1: 1}),
            ("لقمان", {0: 1}),
            ("مرادی", {0: 1, 1: 1}),
        ] == [(word, postings(coded)) for word, coded in index.rows("names")]
        assert {"person.a": {0: 1}, "person.b": {0: 1, 1: 1}} == {
            row[0]: postings(row[2]) for row in index.rows("entities")
        }

    def test_an_edition_without_documents_has_an_index(self):
        index = Index(built({}))
        assert (0, "", {"words": [], "entities": [], "names": []}) == (
            index.said["count"],
            index.said["documents"],
            index.said["firsts"],
        )

    def test_the_same_documents_give_the_same_files(self):
        documents = {"d1": tei("<p>یک دو سه</p>"), "d2": tei("<p>دو</p>", "", "d2")}
        assert built(documents) == built(documents)


class TestTable:
    def rows(self, files: dict[str, bytes], path: str = "documents.html") -> list[str]:
        return re.findall(r'<th scope="row"[^>]*><a href="(.*?)\.html"', files[path].decode())

    def documents(self, dates: list[str]) -> dict[str, bytes]:
        return {
            f"d{n}": tei("<p>متن</p>", f"<profileDesc><creation>{date}</creation></profileDesc>", f"d{n}")
            for n, date in enumerate(dates)
        }

    def test_documents_stand_by_their_dates_and_those_without_at_the_end(self):
        files = built(
            self.documents(["", '<date when="2001-04-18"/>', '<date when="1999"/>', '<date when="2001-04-18"/>'])
        )
        assert ["d2", "d1", "d3", "d0"] == self.rows(files)
        html = files["documents.html"].decode()
        assert '<bdi title="هجری خورشیدی">۱۳۸۰/۰۱/۲۹</bdi><bdi title="میلادی">۲۰۰۱/۰۴/۱۸</bdi>' in html
        assert '<bdi title="هجری خورشیدی">۱۳۷۷–۱۳۷۸</bdi><bdi title="میلادی">۱۹۹۹</bdi>' in html
        assert ["0", "1", "2", "3"] == re.findall(r'<td class="dates" data-sort="(\d)', html)

    def test_a_long_table_lies_on_several_pages_that_lead_to_one_another(self, monkeypatch):
        monkeypatch.setattr("tei_edition.rendering.documents.ROWS", 2)
        files = built(self.documents([f'<date when="200{n}"/>' for n in range(5)]), languages=("fa", "en"))
        assert [["d0", "d1"], ["d2", "d3"], ["d4"]] == [
            self.rows(files, path) for path in ("documents.html", "documents.2.html", "documents.3.html")
        ]
        assert 'href="../documents.2.html" hreflang="fa"' in files["en/documents.2.html"].decode()
        assert '<a href="documents.2.html" aria-current="page">۲</a>' in files["documents.2.html"].decode()
