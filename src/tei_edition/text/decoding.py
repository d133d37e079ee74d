"""Bytes to characters, by stated evidence, never by replacement.

The order of evidence: what the user says; a byte-order mark; the pattern of zero bytes that UTF-16 leaves; well-formed
UTF-8; and for the two one-byte encodings of Arabic script that archives hold, which of their bytes occur and how the
letters stand together. A file that is UTF-8 but for some damage is damaged UTF-8, not Windows-1256.
"""

import codecs
import re

from tei_edition.model import EditionError, Encoding, finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPPORTED = {
    "utf-8": "utf-8",
    "ascii": "ascii",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "cp1256": "cp1256",
    "iso8859-6": "iso8859-6",
}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"PK\x03\x04", "a ZIP archive (also the form of DOCX, ODT and EPUB files)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-", "a PDF file"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_SAMPLE = 1 << 20
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_ARABIC_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1]")
# Windows-1256 puts é, à, ç … where ISO 8859-6 has letters: seen beside Arabic letters, they are a wrong reading.
_LATIN_IN_ARABIC = re.compile("[\u0621-\u064a][àâçèéêëîïôùûü]|[àâçèéêëîïôùûü][\u0621-\u064a]")


def signature(data: bytes) -> str | None:
    """Say what kind of binary file `data` begins like, `None` where it begins like none that is known."""
    return next((kind for magic, kind in _SIGNATURES if data.startswith(magic)), None)


def stated_encoding(label: str, data: bytes) -> Encoding | None:
    """Give the encoding that `label` names, `None` where it is none of the supported ones.

    `utf-16` without a byte order is settled by the mark of `data`, little-endian where it has none.
    """
    try:
        codec = _SUPPORTED.get(codecs.lookup(label.strip()).name.removesuffix("-sig"))
    except LookupError:
        return None
    if codec is None:
        return None
    if codec == "utf-16-le" and data.startswith(codecs.BOM_UTF16_BE) and "le" not in label.lower():
        codec = "utf-16-be"
    mark = next((len(mark) for mark, marked in _MARKS if marked == codec and data.startswith(mark)), 0)
    return Encoding(codec, "named by the user", mark)


def detect_encoding(data: bytes, name: str) -> Encoding:
    """Choose the encoding of `data` and say why; linear in its size.

    Raises `EditionError` I05 where the bytes give no evidence, naming the file `name`.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, "byte-order mark", len(mark))
    unmarked = _unmarked_utf16(data[:_SAMPLE])
    if unmarked is not None:
        return unmarked
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return _legacy_encoding(data, name)
    return Encoding("utf-8", "all bytes are ASCII" if data.isascii() else "well-formed UTF-8")


def decode(data: bytes, encoding: Encoding, name: str) -> str:
    """Decode all of `data` after the mark.

    Raises `EditionError` I04 with the line and column of the first bytes that the encoding does not have.
    """
    body = data[encoding.mark :]
    try:
        return encoding.decode(body)
    except UnicodeDecodeError as error:
        before = encoding.decode(body[: error.start])
        line = before.count("\n") + 1
        raise EditionError(
            finding(
                "I04",
                file=name,
                line=line,
                column=len(before) - before.rfind("\n"),
                bytes=body[error.start : max(error.end, error.start + 1)].hex(" ").upper(),
                offset=error.start + encoding.mark,
                encoding=encoding.codec.upper(),
            )
        ) from error


def _unmarked_utf16(sample: bytes) -> Encoding | None:
    """Recognise UTF-16 without a mark: one byte of each pair is 00, 06 or 20 far more often than the other."""
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    pairs = len(sample) // 2

    def share(half: bytes) -> float:
        return sum(half.count(byte) for byte in (0x00, 0x06, 0x20, 0xFB, 0xFE)) / pairs

    even, odd = share(sample[0::2]), share(sample[1::2])
    if odd > 0.9 and odd > even + 0.3:
        return Encoding("utf-16-le", "high bytes of UTF-16 in every second place, no mark", certain=False)
    if even > 0.9 and even > odd + 0.3:
        return Encoding("utf-16-be", "high bytes of UTF-16 in every first place, no mark", certain=False)
    return None


def _legacy_encoding(data: bytes, name: str) -> Encoding:
    sample = data[:_SAMPLE]
    high = b"".join(_HIGH_BYTES.findall(sample))
    readable = len(high.decode("utf-8", "ignore").encode())
    if readable > len(high) * 0.5:
        # Damaged UTF-8: `decode` will say where.
        return Encoding("utf-8", f"{readable} of {len(high)} bytes beyond ASCII are UTF-8")
    if sample.count(0) or sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in sample) > len(sample) * 0.02:
        raise EditionError(finding("I05", file=name, evidence="control bytes, as a binary file has them"))
    windows = sample.decode("cp1256")
    letters = len(_ARABIC_LETTERS.findall(high.decode("cp1256")))
    try:
        iso = sample.decode("iso8859-6")
    except UnicodeDecodeError:
        iso = ""
    if iso and _LATIN_IN_ARABIC.search(windows) and len(_ARABIC_LETTERS.findall(iso)) > len(high) * 0.8:
        return Encoding(
            "iso8859-6",
            "every byte is a letter of ISO 8859-6, where Windows-1256 mixes in Latin letters",
            certain=False,
        )
    if letters > len(high) * 0.6:
        return Encoding("cp1256", f"{letters} of {len(high)} bytes beyond ASCII are Arabic letters", certain=False)
    raise EditionError(
        finding("I05", file=name, evidence="neither UTF-8 nor UTF-16, and in Windows-1256 no Arabic words")
    )
