"""What the arguments name, and what each document is called."""

import pytest

from tei_edition.model import EditionError
from tei_edition.workflow.inputs import Input, find_settings, gather, name_documents, name_pages
from tei_edition.workflow.settings import DocumentSettings, Settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Some files in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.md", "c.pdf", ".d.txt", "inner/e.txt", "inner/deep/f.txt", ".git/g.txt", "[h].txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def found(*arguments, **options):
    return [entry.path for entry in gather(arguments, **options).inputs]


def codes(*arguments):
    return [said.code for said in gather(arguments).findings]


@pytest.mark.parametrize(
    ("argument", "files"),
    [
        ("a.txt", ["a.txt"]),
        ("c.pdf", ["c.pdf"]),
        ("-", ["-"]),
        ("missing.txt", ["missing.txt"]),
        ("inner", ["inner/e.txt", "inner/deep/f.txt"]),
        ("*.txt", ["[h].txt", "a.txt"]),
        ("inn*", []),
        ("**/*.txt", ["[h].txt", "a.txt", "inner/deep/f.txt", "inner/e.txt"]),
        ("*/e.txt", ["inner/e.txt"]),
        ("?.md", ["b.md"]),
        ("[ab].*", ["a.txt", "b.md"]),
        ("[h].txt", ["[h].txt"]),
        ("nothing*", []),
        ("", []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_an_argument_names_files(argument, files):
    assert files == found(argument)


@pytest.mark.usefixtures("folder")
def test_a_folder_gives_all_documents_below_it():
    assert ["[h].txt", "a.txt", "b.md", "inner/e.txt", "inner/deep/f.txt"] == found(".")


@pytest.mark.usefixtures("folder")
def test_what_is_passed_over_is_told_with_the_reason():
    told = {said.file: said.message for said in gather(["."]).findings}
    assert {
        ".d.txt": "Not read: hidden.",
        ".git": "Not read: hidden.",
        "c.pdf": "Not read: files in “.pdf” are no documents here; name the file itself to have it read.",
    } == told


@pytest.mark.usefixtures("folder")
def test_a_file_is_taken_once_however_often_it_is_named():
    assert ["a.txt"] == found("a.txt", "./a.txt", "inner/../a.txt", "a.*")


@pytest.mark.parametrize(("argument", "code"), [("nothing*", "I09"), ("", "I01"), ("empty", "I07")])
def test_an_argument_that_names_nothing_is_an_error(folder, argument, code):
    (folder / "empty").mkdir()
    assert [code] == codes(argument)


def test_a_name_that_is_too_long_is_an_input_that_will_not_be_read():
    assert ["x" * 5000] == found("x" * 5000)


def test_settings_are_no_document(folder):
    (folder / "edition.toml").touch()
    assert "edition.toml" not in {*found("."), *(said.file for said in gather(["."]).findings)}


def test_the_output_inside_the_sources_is_passed_over(folder):
    assert ["[h].txt", "a.txt", "b.md"] == found(".", apart=folder / "inner")


def test_the_output_that_is_itself_the_argument_is_read(folder):
    assert ["inner/e.txt", "inner/deep/f.txt"] == found("inner", apart=folder / "inner")


def test_a_link_to_a_folder_is_not_followed(folder):
    (folder / "inner/loop").symlink_to(folder)
    assert ["inner/e.txt", "inner/deep/f.txt"] == found("inner")


@pytest.mark.parametrize("argument", ["a.txt", ".", "*.txt", "**/*.txt", "*/e.txt", "-"])
def test_the_settings_are_those_beside_the_sources(folder, argument):
    (folder / "edition.toml").write_text('[edition]\npublisher = "x"\n')
    assert "x" == find_settings([argument], None).edition.publisher


def test_the_settings_that_are_named_are_taken_alone(folder):
    (folder / "edition.toml").write_text('[edition]\npublisher = "x"\n')
    (folder / "other.toml").write_text('[edition]\npublisher = "y"\n')
    assert "y" == find_settings(["a.txt"], folder / "other.toml").edition.publisher


@pytest.mark.usefixtures("folder")
def test_without_settings_there_are_the_defaults():
    assert Settings() == find_settings(["a.txt"], None)


def test_two_settings_for_one_edition_are_an_error(folder):
    for place in (folder, folder / "inner"):
        (place / "edition.toml").touch()
    with pytest.raises(EditionError, match="C07"):
        find_settings(["a.txt", "inner"], None)


def names(*paths, **stated):
    inputs = [Input(path, path) for path in paths]
    settings = Settings(documents={f"{name}.txt": DocumentSettings(identifier) for name, identifier in stated.items()})
    called, findings = name_documents(inputs, settings)
    return list(called.values()), [said.code for said in findings]


def test_a_document_is_called_by_its_file():
    assert (["a", "sal-60"], []) == names("a.txt", "سال ۶۰.txt")


def test_a_document_is_called_what_is_stated():
    assert (["first"], []) == names("a.txt", a="first")


def test_names_that_are_alike_but_for_case_are_told_apart():
    called, said = names("a.txt", "A.txt")
    assert (2, ["R05", "R05"]) == (len({name.lower() for name in called}), said)


def test_the_stated_name_stands_and_the_other_one_gives_way():
    called, said = names("a.txt", "b.txt", b="a")
    assert (True, "a", ["R05"]) == (called[0].startswith("a-"), called[1], said)


def test_names_do_not_depend_on_the_order():
    assert sorted(names("x/a.txt", "y/a.txt")[0]) == sorted(names("y/a.txt", "x/a.txt")[0])


def test_a_name_made_to_tell_others_apart_is_not_that_of_a_third():
    first, second = names("x/a.txt", "y/a.txt")[0]
    assert 3 == len(set(names("x/a.txt", "y/a.txt", f"{first}.txt")[0]))
    assert first != second


def test_no_document_is_called_as_the_first_page_of_the_site():
    assert ["doc-index", "doc-Index"] == names("index.txt")[0] + names("Index.txt")[0]


def test_one_stated_name_for_two_is_an_error_that_names_them():
    with pytest.raises(EditionError, match=r"C06 .*“x” is given to a\.txt and b\.txt"):
        names("a.txt", "b.txt", a="x", b="X")


def pages(**identifiers):
    called, findings = name_pages({Input(f"{stem}.xml", f"{stem}.xml"): name for stem, name in identifiers.items()})
    return list(called.values()), [said.code for said in findings]


@pytest.mark.parametrize("identifier", ["", "../evil", "a/b", "سند", "index", "Index", "schema", ".", "a\nb"])
def test_a_page_is_called_by_the_file_where_the_id_names_no_file(identifier):
    assert (["stem"], []) == pages(stem=identifier)


def test_two_tei_files_of_one_id_get_a_page_each():
    called, said = pages(a="x", b="x")
    assert (2, ["R05", "R05"]) == (len(set(called)), said)
