"""Pictures beside the sources: taken along, shown, packed; and those that cannot be, told."""

import json
import os
import zipfile
from base64 import b64decode

import pytest

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
GIF = b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def given(tmp_path):
    """Write files below the folder of the sources: texts, or bytes."""

    def given(**files):
        for name, content in {**files, "a.md": files.get("a.md", "")}.items():
            path = tmp_path / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return given


@pytest.fixture
def built(given, call):
    """Build an edition of `a.md` and other files; give what the command answered."""

    def built(text, command="build", **files):
        given(**{"a.md": text, **files})
        return call(command, "sources", "-o", "out")

    return built


def below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def urls(tmp_path, name="a"):
    return (tmp_path / f"out/tei/{name}.xml").read_text().split('<graphic url="')[1:]


class TestPicturesThatAreThere:
    def test_they_lie_beside_the_tei_and_in_the_site_and_the_page_shows_them(self, built, tmp_path):
        done = built("متن ![یک عکس](img/عکس%20۱.png) متن\n", **{"img/عکس ۱.png": PNG})
        assert (0, "") == (done.status, done.err)
        assert {"a/ks-1.png"} == below(tmp_path / "out/pictures") == below(tmp_path / "out/site/pictures")
        assert PNG == (tmp_path / "out/site/pictures/a/ks-1.png").read_bytes()
        assert urls(tmp_path)[0].startswith('../pictures/a/ks-1.png"/><head>یک عکس</head>')
        shown = (
            '<img src="{}pictures/a/ks-1.png" alt="" loading="lazy"><span class="description" dir="auto">یک عکس</span>'
        )
        assert shown.format("") in (tmp_path / "out/site/a.html").read_text()
        assert shown.format("../") in (tmp_path / "out/site/en/a.html").read_text()

    def test_one_without_words_is_called_a_picture(self, built, tmp_path):
        built("متن ![](x.png)\n", **{"x.png": PNG})
        assert '<img src="pictures/a/x.png" alt="تصویر"' in (tmp_path / "out/site/a.html").read_text()

    def test_the_suffix_is_that_of_the_format(self, built, tmp_path):
        built("![الف](x.PNG) ![ب](y.svg) ![پ](z)\n", **{"x.PNG": GIF, "y.svg": SVG, "z": PNG})
        assert {"a/x.gif", "a/y.svg", "a/z.png"} == below(tmp_path / "out/pictures")

    def test_two_of_one_name_are_told_apart_and_one_that_is_shown_twice_is_one(self, built, tmp_path):
        built("![۱](a/x.png) ![۲](b/X.png) ![۳](./a/x.png)\n", **{"a/x.png": PNG, "b/X.png": GIF + PNG})
        found = below(tmp_path / "out/pictures")
        assert 2 == len(found)
        assert found == below(tmp_path / "out/site/pictures")
        built("![۱](a/x.png) ![۲](b/X.png)\n", **{"b/X.png": PNG})
        assert 2 == len({name.lower() for name in below(tmp_path / "out/pictures")})

    def test_a_source_in_a_folder_shows_what_lies_above_it_but_not_above_all(self, built, tmp_path):
        (tmp_path / "secret.png").write_bytes(PNG)
        files = {"deep/b.md": "![۱](../img/x.png) ![۲](../../secret.png)\n", "img/x.png": PNG}
        done = built("متن\n", **files)
        assert {"b/x.png"} == below(tmp_path / "out/pictures")
        assert (
            "b.md:1:22: R06 picture-missing: The picture “../../secret.png” is not shown: it lies outside" in done.err
        )

    def test_the_laws_hold_and_the_same_sources_give_the_same_files(self, built, call, tmp_path):
        built("متن ![عکس **تهران**](x.png) متن\n", **{"x.png": PNG})
        assert 0 == call("validate", "--laws", "out").status
        before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.xml")}
        assert 0 == call("build", "sources", "-o", "other").status
        assert before == {
            tmp_path / "out" / path.relative_to(tmp_path / "other"): path.read_bytes()
            for path in (tmp_path / "other").rglob("*.xml")
        }


class TestPicturesThatAreNot:
    @pytest.mark.parametrize(
        ("url", "files", "reason"),
        [
            ("none.png", {}, "there is no such file"),
            ("img", {"img/x.png": PNG}, "there is no such file"),
            ("%FF.png", {}, "its address is that of no file"),
            ("%00.png", {}, "its address is that of no file"),
            ("../x.png", {}, "it lies outside the folder of the documents"),
            ("x.png", {"x.png": b"text"}, "it is no PNG"),
            ("x.png", {"x.png": b""}, "it is no PNG"),
            ("x.html", {"x.html": b"<svg><p/></svg"}, "it is no PNG"),
            ("x.svg", {"x.svg": SVG.replace(b"<path", b"<script/><path")}, "it is no PNG"),
            (f"{'long' * 99}.png", {}, "there is no such file"),
        ],
    )
    def test_each_is_a_warning_and_the_page_shows_its_words(self, built, tmp_path, url, files, reason):
        (tmp_path / "x.png").write_bytes(PNG)
        done = built(f"یک\n\n<!-- -->\nدو ![عکس]({url})\n", **files)
        warnings = [line for line in done.err.splitlines() if line.startswith("warning")]
        told = f"warning: sources/a.md:4:6: R06 picture-missing: The picture “{url}” is not shown: {reason}"
        assert (0, [told]) == (done.status, [line[: len(told)] for line in warnings])
        html = (tmp_path / "out/site/a.html").read_text()
        assert '<span class="figure"><span class="description" dir="auto">عکس</span></span>' in html
        assert "<img" not in html
        assert not (tmp_path / "out/pictures").exists()

    def test_a_link_out_of_the_folder_is_not_followed(self, built, given, tmp_path):
        (tmp_path / "secret.png").write_bytes(PNG)
        given()
        (tmp_path / "sources/x.png").symlink_to(tmp_path / "secret.png")
        done = built("![عکس](x.png)\n")
        assert "R06 picture-missing: The picture “x.png” is not shown: it lies outside" in done.err
        assert not (tmp_path / "out/pictures").exists()

    @pytest.mark.parametrize(
        "url", ["https://example.org/x.png", "//example.org/x.png", "/x.png", "x.png?a", "file:x.png"]
    )
    def test_an_address_is_not_looked_for(self, built, tmp_path, url):
        done = built(f"![عکس]({url})\n", **{"x.png": PNG})
        assert (0, False) == (done.status, "R06" in done.err)
        assert not (tmp_path / "out/pictures").exists()
        assert "<img" not in (tmp_path / "out/site/a.html").read_text()

    def test_standard_input_lies_in_no_folder(self, run, tmp_path):
        (tmp_path / "x.png").write_bytes(PNG)
        done = run("encode", "-", "-o", "out", stdin="# متن\n\n![عکس](x.png)\n".encode())
        assert (0, True) == (
            done.status,
            "R06 picture-missing: The picture “x.png” is not shown: the document came from" in done.err,
        )

    def test_tei_on_standard_output_keeps_the_address(self, run, tmp_path):
        (tmp_path / "a.md").write_text("متن ![عکس](x.png)\n")
        (tmp_path / "x.png").write_bytes(PNG)
        done = run("encode", "a.md", "-o", "-")
        assert (0, "", True) == (done.status, done.err, '<graphic url="x.png"/>' in done.out)


class TestEditions:
    def test_pictures_go_with_their_source_and_with_their_place_in_it(self, built, tmp_path):
        built("![عکس](x.png)\n", **{"x.png": PNG, "b.md": "![عکس](x.png)\n"})
        assert {"a/x.png", "b/x.png"} == below(tmp_path / "out/pictures")
        (tmp_path / "sources/b.md").unlink()
        (tmp_path / "out/pictures/mine.png").write_bytes(PNG)
        built("متن\n")
        assert {"mine.png"} == below(tmp_path / "out/pictures")
        assert set() == below(tmp_path / "out/site/pictures")

    def test_a_file_that_an_editor_changed_keeps_its_pictures_without_its_source(self, built, tmp_path):
        built("متن\n", **{"x.png": PNG, "b.md": "![عکس](x.png)\n"})
        tei = tmp_path / "out/tei/b.xml"
        tei.write_text(tei.read_text().replace("عکس", "تصویر"))
        (tmp_path / "sources/b.md").unlink()
        for _ in range(2):
            assert "b.xml: O06 edited-without-source" in built("متن\n").err
            assert {"b/x.png"} == below(tmp_path / "out/pictures")
        tei.unlink()
        built("متن\n")
        assert not (tmp_path / "out/pictures").exists()

    def test_the_site_is_made_of_the_tei_alone(self, built, call, tmp_path):
        built("![عکس](x.png)\n", **{"x.png": PNG})
        (tmp_path / "sources/x.png").unlink()
        page = (tmp_path / "out/site/a.html").read_bytes()
        for path in ("out/site/a.html", "out/site/pictures/a/x.png"):
            (tmp_path / path).unlink()
        assert (0, "") == ((done := call("render", "-o", "out")).status, done.err)
        assert page == (tmp_path / "out/site/a.html").read_bytes()
        assert PNG == (tmp_path / "out/site/pictures/a/x.png").read_bytes()

    def test_tei_from_elsewhere_shows_what_lies_beside_it(self, built, call, tmp_path):
        built("متن ![عکس](x.png)\n", command="encode", **{"x.png": PNG})
        tei = (tmp_path / "out/tei/a.xml").read_text().replace("../pictures/a/x.png", "عکس/y.png")
        (tmp_path / "mine/عکس").mkdir(parents=True)
        (tmp_path / "mine/عکس/y.png").write_bytes(PNG)
        (tmp_path / "mine/a.xml").write_text(tei)
        (tmp_path / "mine/b.xml").write_text(tei.replace("عکس/y.png", "../out/pictures/a/x.png").replace('"a"', '"b"'))
        done = call("render", "mine", "-o", "site")
        assert {"a/y.png"} == below(tmp_path / "site/site/pictures")
        assert "mine/b.xml:" in done.err
        assert "R06 picture-missing: The picture “../out/pictures/a/x.png” is not shown: it lies outside" in done.err

    def test_what_an_editor_adds_to_the_tei_is_shown(self, built, tmp_path):
        built("متن\n")
        tei = tmp_path / "out/tei/a.xml"
        tei.write_text(
            tei.read_text().replace("متن</p>", 'متن<figure><graphic url="../pictures/mine.png"/></figure></p>')
        )
        done = built("متن\n")
        assert "out/tei/a.xml:" in done.err.partition("R06")[0].splitlines()[-1]
        (tmp_path / "out/pictures").mkdir()
        (tmp_path / "out/pictures/mine.png").write_bytes(PNG)
        assert "R06" not in built("متن\n").err
        assert '<img src="pictures/a/mine.png"' in (tmp_path / "out/site/a.html").read_text()

    def test_the_package_has_them_where_the_tei_points(self, built, call, tmp_path):
        built(
            "متن ![عکس](x.png)\n",
            **{"x.png": PNG, "edition.toml": '[edition]\ntitle = "عکس"\ndescription = "یک"\ndate = "2026"\n'
               '[licence]\ntarget = "https://creativecommons.org/licenses/by/4.0/"\nname = "CC BY"\n'},
        )  # fmt: skip
        assert 0 == call("package", "out", "-o", "p.zip").status
        with zipfile.ZipFile(tmp_path / "p.zip") as packed:
            names = {name.partition("/data/")[2]: name for name in packed.namelist()}
            crate = json.loads(packed.read(names["ro-crate-metadata.json"]))
            assert PNG == packed.read(names["pictures/a/x.png"])
            assert b'"../pictures/a/x.png"' in packed.read(names["tei/a.xml"])
            assert "`pictures/`" in packed.read(names["README.en.md"]).decode()
        [listed] = [entity for entity in crate["@graph"] if entity["@id"] == "pictures/a/x.png"]
        assert ("File", "image/png", str(len(PNG))) == (
            listed["@type"],
            listed["encodingFormat"],
            listed["contentSize"],
        )

    def test_a_picture_that_cannot_be_read_is_told(self, given, run, tmp_path, unprivileged):
        given(**{"a.md": "![عکس](x.png)\n", "x.png": PNG})
        os.chmod(tmp_path / "sources/x.png", 0)  # noqa: PTH101  as short as it gets
        done = run("encode", "sources", "-o", "out", before=unprivileged)
        assert "R06 picture-missing: The picture “x.png” is not shown: the file cannot be read" in done.err
