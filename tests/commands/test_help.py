"""What the program says about itself, and how little it loads to say it."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tei_edition import __version__
from tei_edition.cli import COMMANDS, main

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
HEAVY = ("hazm", "jinja2", "lxml", "markdown_it", "saxonche")


def command(name):
    return importlib.import_module(f"tei_edition.cli.{name}").command


def options():
    return [
        pytest.param(name, parameter, id=f"{name} {parameter.opts[-1]}")
        for name in COMMANDS
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
    ]


def section(name):
    """The section of the README whose heading names the command, or nothing."""
    found = re.search(rf"^(#+)[^\n]*tei-edition {name}\b.*?(?=^#|\Z)", README, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_has_a_section_on_each_command(name):
    assert section(name)


@pytest.mark.parametrize(("name", "option"), options())
def test_the_readme_names_each_option(name, option):
    # An option that commands share is explained with one of them, and the others refer to it.
    referred = "".join(section(other) for other in COMMANDS if f"`{other}`" in section(name))
    spelled = "|".join(map(re.escape, option.opts))
    assert re.search(rf"(?<![\w-])(?:{spelled})(?![\w-])", section(name) + referred)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_and_the_commands_own_help_say_the_same(name):
    assert COMMANDS[name] == command(name).help.splitlines()[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_called_as_it_is_listed(name):
    assert name == command(name).name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name):
    unexplained = [o.name for o in command(name).params if isinstance(o, click.Option) and not o.help]
    assert [] == unexplained


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), *((name, "--help") for name in COMMANDS)])
def test_help_is_a_result(run, arguments):
    done = run(*arguments)
    assert (0, "", True) == (done.status, done.err, done.out.startswith("Usage: tei-edition"))


def test_help_lists_every_exit_status_a_line_at_a_time(run):
    told = run("--help").out.partition("Exit status: ")[2].partition("Options:")[0]
    assert "\n  70 a fault of the program; 130 interrupted; 141 whoever read the output has gone.\n" in told
    table = README.partition("| exit status |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == re.findall(r"\b\d+\b", told)


def test_the_version_is_a_result(run):
    assert (0, f"tei-edition {__version__}\n") == (run("--version").status, run("--version").out)


def test_a_fault_of_the_program_is_told_without_a_traceback(monkeypatch, capsys, tmp_path):
    def fail(*_, **__):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("tei_edition.workflow.building.gather", fail)
    with pytest.raises(SystemExit) as left:
        main(["encode", "a.txt", "-o", str(tmp_path / "out")])
    told = capsys.readouterr().err
    assert (70, 1) == (left.value.code, told.count("\n"))
    assert told.startswith("error: -: B01 bug: The program failed: ZeroDivisionError at test_help.py:")


def loaded(*arguments, cwd):
    """The heavy modules that are there when the command is done."""
    program = (
        "import sys\nfrom tei_edition.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as left:\n    assert not left.code, left.code\n"
        f"print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, cwd=cwd
    )
    return done.stderr.split()


def test_help_loads_no_heavy_module(tmp_path):
    assert [] == loaded("--help", cwd=tmp_path)


def test_encode_loads_neither_saxon_nor_hazm_nor_for_plain_text_the_markdown_parser(tmp_path):
    (tmp_path / "a.txt").write_text("متن\n")
    assert ["jinja2", "lxml"] == loaded("encode", "a.txt", "-o", "out", cwd=tmp_path)


def test_encode_loads_the_markdown_parser_for_markdown(tmp_path):
    (tmp_path / "a.md").write_text("**متن**\n")
    assert ["jinja2", "lxml", "markdown_it"] == loaded("encode", "a.md", "-o", "out", cwd=tmp_path)


def test_validate_loads_saxon_for_the_rules_and_no_reader(tmp_path):
    (tmp_path / "a.txt").write_text("متن\n")
    loaded("encode", "a.txt", "-o", "out", cwd=tmp_path)
    done = loaded("validate", "out/tei", cwd=tmp_path)
    assert (True, False, False) == tuple(name in done for name in ("saxonche", "markdown_it", "hazm"))
