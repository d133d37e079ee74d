"""BagIt 1.0 (RFC 8493): a folder with manifests, so that a changed byte is found."""

from collections.abc import Iterable

from tei_edition import __version__
from tei_edition.model import Deposit
from tei_edition.packaging.archive import Archive
from tei_edition.packaging.contents import Sums

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LONGEST = 78


class Bag:
    """A bag inside an archive, below a folder of its `name`."""

    def __init__(self, archive: Archive, name: str) -> None:
        """Begin an empty bag."""
        self._archive = archive
        self._name = name
        self._payload: dict[str, Sums] = {}

    def add(self, path: str, chunks: Iterable[bytes], size: int) -> Sums:
        """Add a file to the payload: `path` is below `data/`, in ASCII without control characters and “%”."""
        sums = self._archive.add(f"{self._name}/data/{path}", chunks, size)
        self._payload[f"data/{path}"] = sums
        return sums

    def close(self, deposit: Deposit) -> None:
        """Add what makes it a bag: declaration, description and manifests."""
        tags = {"bagit.txt": DECLARATION, "bag-info.txt": self._information(deposit), **_manifests("", self._payload)}
        sums = {path: self._tag(path, data) for path, data in tags.items()}
        for path, data in _manifests("tag", sums).items():
            self._tag(path, data)

    def _tag(self, path: str, data: bytes) -> Sums:
        return self._archive.add(f"{self._name}/{path}", [data], len(data))

    def _information(self, deposit: Deposit) -> bytes:
        octets = sum(sums.size for sums in self._payload.values())
        edition = deposit.edition
        facts = [
            ("Source-Organization", edition.publisher),
            ("Contact-Email", edition.contact),
            ("External-Description", deposit.description or deposit.title),
            ("External-Identifier", deposit.doi_address),
            ("Internal-Sender-Identifier", self._name),
            ("Payload-Oxum", f"{octets}.{len(self._payload)}"),
            ("Bag-Software-Agent", f"tei-edition {__version__}"),
        ]
        lines = [_folded(f"{label}: {' '.join(value.split())}") for label, value in facts if value]
        return "".join(f"{line}\n" for line in lines).encode()


def _manifests(prefix: str, listed: dict[str, Sums]) -> dict[str, bytes]:
    ordered = sorted(listed.items())
    return {
        f"{prefix}manifest-sha256.txt": "".join(f"{sums.sha256}  {path}\n" for path, sums in ordered).encode(),
        f"{prefix}manifest-sha512.txt": "".join(f"{sums.sha512}  {path}\n" for path, sums in ordered).encode(),
    }


def _folded(line: str) -> str:
    """Give a line with its continuations: the standard wants no more than 79 characters, where a space lets it."""
    lines = [""]
    for word in line.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _LONGEST:
            lines.append(f"  {word}")
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)
