"""The web fonts of the site, made of two variable fonts that a package of the Python registry carries.

    pip install --group fonts
    python fonts/generate.py            # writes xslt/assets/fonts/
    python fonts/generate.py --check    # exit status 1 where what is there is not what would be made

Noto Naskh Arabic is for the texts, Noto Sans Arabic for the interface; both are of the Noto Project Authors, under the
SIL Open Font License 1.1, which names no reserved font name, so that a subset may keep the name. The licence travels
with the fonts into every site. Kept are the letters of Persian and of the languages written like it, Latin letters with
their accents, digits, punctuation, and the characters without width, ZWNJ before all; the same package versions give
the same bytes.
"""

import argparse
import io
import sys
from importlib.metadata import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).parents[1] / "xslt" / "assets" / "fonts"
PACKAGE = "pylopdf-fonts-ar"
FONTS = {
    "naskh.woff2": ("NotoNaskhArabic-Variable.ttf", {}),
    "sans.woff2": ("NotoSansArabic-Variable.ttf", {"wdth": 100, "wght": (400, 700)}),
}
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x600, 0x700),
    *range(0x750, 0x780),
    *range(0x2000, 0x2070),
    0x20AC,
    0x2212,
    0xFDF2,
    0xFDFC,
)


def made() -> dict[str, bytes]:
    """Give the files that belong into `FOLDER`, by name."""
    carried = {path.name: Path(str(path.locate())) for path in files(PACKAGE) or ()}
    fonts = {name: _subset(carried[source], limits) for name, (source, limits) in FONTS.items()}
    return {**fonts, "OFL.txt": carried["LICENSE"].read_bytes()}


def _subset(path: Path, limits: dict[str, object]) -> bytes:
    font = TTFont(path, recalcTimestamp=False)
    if limits:
        # Written and read once more: the subsetter needs what the instancer leaves to the moment of writing.
        limited = io.BytesIO()
        instancer.instantiateVariableFont(font, limits).save(limited)
        font = TTFont(limited, recalcTimestamp=False)
    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True, name_IDs=[0, 1, 2, 5, 13, 14])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=CHARACTERS)
    chosen.subset(font)
    font.flavor = "woff2"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def main() -> int:
    """Write the fonts, or compare them."""
    parser = argparse.ArgumentParser(description="Make the web fonts of the site.")
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    stale = 0
    for name, data in made().items():
        path = FOLDER / name
        same = path.is_file() and path.read_bytes() == data
        stale += not same
        if not check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        print(f"{name}: {len(data)} bytes{'' if same else ', stale' if check else ', written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
