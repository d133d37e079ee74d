"""An edition of two small documents, of which everything is stated that a repository may ask for."""

from pathlib import Path

SETTINGS = """
[edition]
title = { fa = "دو سند", en = "Two Documents" }
description = { fa = "دو سند، حرف به حرف & <همان>", en = "Two documents, letter for letter" }
publisher = "ناشر نمونه"
place = "تهران"
date = "2026-11-21"
version = "1.2"
first_year = 1979
last_year = 2026
keywords = { fa = ["کارگران"], en = ["labour movement"] }
doi = "10.5281/zenodo.1234567"
address = "https://example.org/edition"
contact = "editor@example.org"

[[edition.editors]]
name = "Sample Editor"
given = "Sample"
family = "Editor"
identifier = "https://orcid.org/0000-0002-1825-0097"
affiliation = { name = "Sample University", identifier = "https://ror.org/03yrm5c26" }

[[edition.editors]]
name = "گروه نمونه"
kind = "organization"
identifier = "https://ror.org/05gq02987"

[[edition.editors]]
name = "نام تنها"

[[edition.contributors]]
name = "همکار نمونه"
role = "DataCurator"
affiliation = ["یک", { name = "دو" }]

[[edition.subjects]]
name = "Labor movement"
identifier = "http://id.loc.gov/authorities/subjects/sh85073734"
scheme = "LCSH"

[[edition.related]]
identifier = "10.1234/other"
relation = "IsDerivedFrom"

[[edition.related]]
identifier = "https://example.org/series"
relation = "IsPartOf"

[licence]
name = "CC BY 4.0"
target = "https://creativecommons.org/licenses/by/4.0/"
rights = { fa = "حقوق متن‌ها محفوظ است.", en = "The rights in the texts are reserved." }

[package]
sources = true

[documents."یک.txt"]
id = "first"
title = { fa = "سند یکم \\" \\\\ & <x>", en = "The first" }
authors = ["نویسندهٔ نمونه"]
provenance = "بایگانی نمونه"
issued = "2001-04-18"
"""

AUTHORITY = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff>
<listPerson>
<person xml:id="person.sample"><persName>شیرین نمونه</persName><persName xml:lang="en">Shirin "Sample"</persName>
<birth when="1960"/><idno type="wikidata">Q4115189</idno><idno type="gnd">118540238</idno>
<affiliation ref="#org.sample" role="memberOf"><roleName>عضو</roleName></affiliation></person>
</listPerson>
<listPlace>
<place xml:id="place.sample"><placeName>شهر نمونه</placeName>
<placeName type="variant" xml:lang="en">Sampleville</placeName>
<location><geo>36.25 46.27</geo></location><idno type="geonames">126035</idno><note>یک شهر</note></place>
</listPlace>
<listOrg>
<org xml:id="org.sample"><orgName>انجمن نمونه</orgName>
<location><placeName ref="#place.sample">شهر نمونه</placeName></location></org>
</listOrg>
</standOff></TEI>
"""
TEXTS = {
    "یک.txt": "سند یکم\n\nشیرین نمونه دبیر انجمن نمونه در شهر نمونه گفت که همه چیز خوب است.\n",
    "two.txt": "سند دوم\n\nشیرین نمونه در شهر نمونه سخن گفت و انجمن نمونه آن را منتشر کرد.\n",
}


def write_sources(folder: Path, settings: str = SETTINGS) -> Path:
    """Write the sources of the edition."""
    (folder / "authority").mkdir(parents=True)
    (folder / "authority" / "فهرست.xml").write_text(AUTHORITY, "utf-8")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "edition.toml").write_text(settings, "utf-8")
    return folder
