"""The encoding of a source is told by stated evidence, and nothing is decoded by replacement."""

import pytest

from tei_edition.model import EditionError
from tei_edition.readers import Received, read
from tei_edition.text.decoding import decode, detect_encoding, signature, stated_encoding

PERSIAN = "کتابخانهٔ شهر بسته بود و پشت در چند کودک ایستاده بودند. گچ و ژاله و پرچم.\n"
# What Windows-1256 has of Persian: the Arabic yeh stands for the Persian one.
WINDOWS = "كتابخانه شهر بسته بود و پشت در چند كودک ايستاده بودند. گچ و ژاله و پرچم.\n"
ARABIC = "كان يا ما كان في قديم الزمان رجل يحب الكتب ويجمعها من كل مكان.\n"


def code_of(data: bytes, **stated: str) -> str:
    with pytest.raises(EditionError) as raised:
        read(Received("a.txt", data, **stated))
    return raised.value.finding.code


def test_ascii_is_utf_8():
    assert ("utf-8", "all bytes are ASCII", True) == (
        (found := detect_encoding(b"abc", "a")).codec,
        found.evidence,
        found.certain,
    )


@pytest.mark.parametrize(
    ("codec", "written", "mark"),
    [("utf-8", "utf-8-sig", 3), ("utf-16-le", "utf-16", 2)],
)
def test_a_mark_tells_the_encoding_and_is_no_text(codec: str, written: str, mark: int):
    data = PERSIAN.encode(written)
    found = detect_encoding(data, "a")

    assert (codec, "byte-order mark", mark) == (found.codec, found.evidence, found.mark)
    assert decode(data, found, "a") == PERSIAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_high_bytes_and_not_certain(codec: str):
    found = detect_encoding(PERSIAN.encode(codec), "a")

    assert (codec, False) == (found.codec, found.certain)


def test_persian_in_windows_1256_is_told_and_not_certain():
    data = WINDOWS.encode("cp1256")
    found = detect_encoding(data, "a")

    assert ("cp1256", False) == (found.codec, found.certain)
    assert decode(data, found, "a") == WINDOWS


def test_arabic_in_iso_8859_6_is_told_from_windows_1256():
    data = ARABIC.encode("iso8859-6")
    found = detect_encoding(data, "a")

    assert ("iso8859-6", False) == (found.codec, found.certain)
    assert decode(data, found, "a") == ARABIC


def test_an_uncertain_encoding_is_a_finding():
    document = read(Received("a.txt", WINDOWS.encode("cp1256")))

    assert ["R02"] == [finding.code for finding in document.findings]


def test_utf_8_that_is_damaged_is_an_error_at_its_line_and_column():
    data = "خط یکم\nخط دوم ".encode() + b"\xff\xfe" + " خط سوم\n".encode()
    with pytest.raises(EditionError) as raised:
        read(Received("a.txt", data))
    found = raised.value.finding

    assert ("I04", 2, 8) == (found.code, found.line, found.column)
    assert "FF" in found.message


def test_a_byte_that_iso_8859_6_does_not_have_is_an_error_and_not_a_replacement():
    assert code_of(b"\xc7\xa1", stated_encoding="iso-8859-6") == "I04"


def test_bytes_without_evidence_are_an_error():
    assert code_of("é à ü ö ñ".encode("latin-1") * 20) == "I05"


def test_control_bytes_are_evidence_of_a_binary_file():
    assert code_of(bytes(range(256)) * 4) == "I05"


def test_an_encoding_that_is_not_supported_is_an_error():
    assert code_of(b"abc", stated_encoding="koi8-r") == "I05"


@pytest.mark.parametrize("label", ["UTF8", "utf-16", "Windows-1256", "cp1256", "ISO-8859-6", "arabic", "ascii"])
def test_an_encoding_goes_by_any_of_its_names(label: str):
    assert stated_encoding(label, b"abc") is not None


def test_a_stated_utf_16_follows_the_mark():
    data = b"\xfe\xff\x06\x33"
    found = stated_encoding("utf-16", data)

    assert found is not None
    assert ("utf-16-be", 2) == (found.codec, found.mark)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\x89PNG\r\n\x1a\n....", "PNG"), (b"PK\x03\x04....", "ZIP"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF")],
)
def test_a_binary_file_is_known_by_its_first_bytes(data: bytes, kind: str):
    assert kind in (signature(data) or "")
    assert code_of(data) == "I03"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff\n".encode(), "\u00a0\u2003".encode()])
def test_a_file_without_text_is_an_error(data: bytes):
    assert code_of(data) == "I06"
