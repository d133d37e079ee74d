"""What links and images point to, as TEI states it: a URI reference without white space (`teidata.pointer`)."""

import re
from urllib.parse import quote

from markdown_it.common.normalize_url import normalizeLink, validateLink

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=.)")
_AUTHORITY = re.compile(r"//(?:[^/?#@:\[\]]*(?::[^/?#@:\[\]]*)?@)?[^/?#@:\[\]]+(?::[0-9]+)?(?=[/?#]|$)")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LETTERS = "/?:@!$&'()*+,;=%-._~"


def pointer(target: str) -> str:
    """Give `target` as a URI reference by RFC 3986, or nothing where it would run a script or points nowhere.

    What a URI cannot hold is percent-encoded, so that it still leads to the same place.
    """
    target = target.strip()
    if not target or not validateLink(target):
        return ""
    target = _PERCENT.sub("%25", normalizeLink(target))
    scheme = _SCHEME.match(target)
    head = scheme[0] if scheme else ""
    path, hash_sign, fragment = target[len(head) :].partition("#")
    authority = _AUTHORITY.match(path)
    if authority:
        head, path = head + quote(authority[0], safe=_LETTERS), path[authority.end() :]
    elif path.startswith("//"):
        path = f"/.{path}" if not head else path.replace("//", "/%2F", 1)
    path = quote(path, safe=_LETTERS)
    if not head:
        first, slash, rest = path.partition("/")
        path = first.replace(":", "%3A") + slash + rest
    return head + path + hash_sign + quote(fragment, safe=_LETTERS)
