"""`tei-edition serve` as it is typed."""

import re
import signal
import socket
import subprocess
import urllib.request

import pytest


@pytest.fixture
def edition(tmp_path):
    (tmp_path / "out" / "site").mkdir(parents=True)
    (tmp_path / "out" / "site" / "index.html").write_text("سلام", "utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", [(), ("--port", "0")])
def test_the_site_is_served_until_control_c(program, environment, edition, arguments):
    with subprocess.Popen(
        [program, "serve", "out", *arguments],
        cwd=edition,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = re.fullmatch(r"The site is at (http://127\.0\.0\.1:\d+/)\n", line)
        assert address
        with urllib.request.urlopen(address[1]) as answer:  # noqa: S310  the address is the one above
            assert "سلام" == answer.read().decode()
        assert "Press Ctrl-C to end.\n" == process.stdout.readline()
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=120)
        finally:
            process.kill()
    assert (0, "", "Ended.\n") == (process.returncode, out, err)


def test_a_port_that_is_taken_is_a_finding(run_in, edition):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_in(edition, "serve", "out", "--port", str(port))
    assert (2, "") == (done.status, done.out)
    assert f"N02 port-unavailable: Port {port} cannot be had: address already in use." in done.err


@pytest.mark.parametrize("folder", ["nothing", "out/site", "out/site/index.html", "x" * 300])
def test_where_there_is_no_site_a_finding_says_so(run_in, edition, folder):
    done = run_in(edition, "serve", folder)
    assert (2, "") == (done.status, done.out)
    assert "N01 no-site" in done.err


@pytest.mark.parametrize("arguments", [("out", "--port", "70000"), ("out", "--port", "x"), (), ("out", "other")])
def test_what_is_typed_wrong_is_told(run_in, edition, arguments):
    done = run_in(edition, "serve", *arguments)
    assert 2 == done.status
    assert done.err.startswith("Usage: tei-edition serve")
