"""The server of a site: what it gives, and above all what it does not."""

import http.client
import threading

import pytest

from tei_edition.workflow.serving import server_of

PAGE = "<!DOCTYPE html><title>سلام</title>"


@pytest.fixture
def output(tmp_path):
    site = tmp_path / "edition" / "site"
    for name, content in {
        "index.html": PAGE,
        "404.html": "nothing",
        "a.js": "1;",
        "en/index.html": "English",
        "en/404.html": "nothing in English",
        "tei/d.xml": "<TEI/>",
        "assets/face.woff2": "x",
        "assets/other": "x",
        ".hidden": "secret",
        "a:b.txt": "x",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, "utf-8")
    (tmp_path / "edition" / "report.json").write_text("{}")
    (site / "out.json").symlink_to(tmp_path / "edition" / "report.json")
    (site / "within.js").symlink_to(site / "a.js")
    return tmp_path / "edition"


@pytest.fixture
def ask(output):
    server = server_of(output, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def ask(path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body.decode(), answer.headers

    yield ask
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("/", PAGE, "text/html; charset=utf-8"),
        ("/index.html?q=%D8%A7#p1", PAGE, "text/html; charset=utf-8"),
        ("/en/", "English", "text/html; charset=utf-8"),
        ("/a.js", "1;", "text/javascript; charset=utf-8"),
        ("/within.js", "1;", "text/javascript; charset=utf-8"),
        ("/tei/d.xml", "<TEI/>", "application/xml; charset=utf-8"),
        ("/assets/face.woff2", "x", "font/woff2"),
        ("/assets/other", "x", "application/octet-stream"),
    ],
)
def test_a_file_is_served_with_its_type(ask, path, content, kind):
    status, body, headers = ask(path)
    assert (200, content, kind) == (status, body, headers["Content-Type"])
    assert ("nosniff", "no-cache") == (headers["X-Content-Type-Options"], headers["Cache-Control"])


@pytest.mark.parametrize(
    "path",
    [
        "/../report.json",
        "/en/../../report.json",
        "/%2e%2e/report.json",
        "/..%2freport.json",
        "/%2e%2e%2freport.json",
        "/..%5creport.json",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/out.json",
        "/.hidden",
        "/assets/",
        "/tei",
        "/a%00.js",
        "/%ff",
        "/a:b.txt",
        "/" + "a" * 5000,
        "/index.html/",
        "/index.html/x",
    ],
)
def test_what_is_not_in_the_site_is_not_there(ask, path):
    status, body, _ = ask(path)
    assert 404 == status
    assert body in {"nothing", "There is nothing here.\n"}


def test_each_language_says_by_itself_that_there_is_nothing(ask):
    assert [(404, "nothing"), (404, "nothing in English")] == [ask(path)[:2] for path in ("/x.html", "/en/x.html")]


def test_a_folder_is_left_for_its_page_and_never_for_another_host(ask):
    assert (301, "/en/") == (ask("/en")[0], ask("/en")[2]["Location"])
    assert "/en/" == ask("//en")[2]["Location"]


def test_a_head_is_the_answer_without_its_body(ask):
    status, body, headers = ask("/", "HEAD")
    assert (200, "", str(len(PAGE.encode()))) == (status, body, headers["Content-Length"])


def test_what_a_browser_has_is_not_sent_again_until_it_changes(ask, output):
    mark = ask("/a.js")[2]["ETag"]
    assert (304, "") == ask("/a.js", **{"If-None-Match": mark})[:2]
    (output / "site" / "a.js").write_text("22;")
    assert (200, "22;") == ask("/a.js", **{"If-None-Match": mark})[:2]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(ask, method):
    assert 501 == ask("/a.js", method)[0]


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:80", 200), ("127.0.0.1", 200), ("evil.example", 403), ("127.0.0.1.evil.example:8000", 403)],
)
def test_a_page_of_another_host_cannot_read_the_edition_by_its_own_name(ask, host, status):
    assert status == ask("/", Host=host)[0]


def test_only_this_machine_is_answered(output):
    with server_of(output, 0) as server:
        assert "127.0.0.1" == server.server_address[0]


def test_where_the_usual_port_is_taken_another_is_found(output):
    with server_of(output, None) as one, server_of(output, None) as other:
        assert one.server_port != other.server_port
