"""The token of a repository's user: from the environment or the keyring, and shown to nobody."""

import importlib
from collections.abc import Mapping
from urllib.parse import urlsplit

from tei_edition.model import EditionError, finding

VARIABLE = "TEI_EDITION_TOKEN"
_SERVICE = "tei-edition"


def token(address: str, environment: Mapping[str, str]) -> str:
    """Give the token for the repository at `address`: that of the environment, or else of the keyring.

    The keyring is that of the Python package `keyring`, if it is installed. Raises `EditionError` H01 where there is no
    token, or what there is can be none.
    """
    host = urlsplit(address).netloc
    found = environment.get(VARIABLE, "").strip() or _of_keyring(host)
    if not found:
        raise EditionError(finding("H01", file=address, host=host, why=""))
    if not found.isascii() or not found.isprintable() or " " in found:
        raise EditionError(finding("H01", file=address, host=host, why=": what is there is not one"))
    return found


def _of_keyring(host: str) -> str:
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        return ""
    try:
        return (keyring.get_password(_SERVICE, host) or "").strip()
    except Exception:  # noqa: BLE001  each system's keyring fails in its own way, and then there is no token
        return ""
