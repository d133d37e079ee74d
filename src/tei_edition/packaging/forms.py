"""The forms of metadata in a package: where each stands, what must be stated for it, and what makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tei_edition.model import REGISTER_NAMES, Deposit
from tei_edition.packaging.citation import citation_file
from tei_edition.packaging.clarin import crib_sheet
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.datacite import datacite_json, datacite_xml
from tei_edition.packaging.dataverse import dataverse
from tei_edition.packaging.dublin_core import oai_dc
from tei_edition.packaging.harvesting import STATIC_REPOSITORY, resource_list, static_repository
from tei_edition.packaging.mets import mets
from tei_edition.packaging.readme import readme
from tei_edition.packaging.registers import BEACONS, beacon, linked_places, table, turtle
from tei_edition.packaging.ro_crate import FILE, ro_crate
from tei_edition.packaging.schema_org import schema_org

FACTS: Mapping[str, Callable[[Deposit], bool]] = {
    "edition.title": lambda deposit: bool(deposit.title),
    "edition.description": lambda deposit: bool(deposit.description),
    "edition.editors": lambda deposit: bool(deposit.creators),
    "edition.publisher": lambda deposit: bool(deposit.edition.publisher),
    "edition.date": lambda deposit: bool(deposit.edition.date),
    "edition.date (with its day)": lambda deposit: len(deposit.edition.date) == 10,
    "edition.address": lambda deposit: bool(deposit.edition.address),
    "edition.contact": lambda deposit: bool(deposit.edition.contact),
    "licence.target": lambda deposit: bool(deposit.licence.target),
}
"""The facts that a form may need, by their keys in `edition.toml`, and whether a deposit has each."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its `name`, its `path` in the package, the facts that it `needs`, and what makes its bytes.

    Where there is nothing to say in it, such as a register without records, no bytes are made.
    """

    name: str
    path: str
    needs: tuple[str, ...]
    make: Callable[[Contents], bytes]

    def missing(self, deposit: Deposit) -> tuple[str, ...]:
        """Give the keys of what is needed and not stated."""
        return tuple(key for key in self.needs if not FACTS[key](deposit))


_TITLE, _DESCRIPTION, _EDITORS = "edition.title", "edition.description", "edition.editors"
_DATE, _DAY, _ADDRESS, _CONTACT = "edition.date", "edition.date (with its day)", "edition.address", "edition.contact"
_DATACITE = (_TITLE, _EDITORS, "edition.publisher", _DATE)

FORMS = (
    Form("README", "README.en.md", (), partial(readme, interface="en")),
    Form("README", "README.fa.md", (), partial(readme, interface="fa")),
    Form("CITATION.cff", "CITATION.cff", (_TITLE, _EDITORS), citation_file),
    Form("DataCite", "metadata/datacite.json", _DATACITE, datacite_json),
    Form("DataCite", "metadata/datacite.xml", _DATACITE, datacite_xml),
    Form("Dublin Core", "metadata/oai_dc.xml", (_TITLE,), oai_dc),
    Form("schema.org", "metadata/schema.org.jsonld", (_TITLE,), schema_org),
    Form("Dataverse", "metadata/dataverse.json", (_TITLE, _DESCRIPTION, _EDITORS, _CONTACT), dataverse),
    Form("CLARIN-DSpace", "metadata/clarin-dspace.txt", (), crib_sheet),
    Form("OAI-PMH", f"metadata/{STATIC_REPOSITORY}", (_TITLE, _DAY, _ADDRESS, _CONTACT), static_repository),
    Form("ResourceSync", "metadata/resource-list.xml", (_DAY, _ADDRESS), resource_list),
    *(
        Form("CSV", f"metadata/registers/{name}.csv", (), partial(table, category=category))
        for category, name in REGISTER_NAMES.items()
    ),
    Form("Linked Places", "metadata/registers/places.lp.tsv", (_TITLE, _DATE), linked_places),
    *(
        Form("BEACON", f"metadata/registers/{kind}.beacon.txt", (_ADDRESS,), partial(beacon, kind=kind))
        for kind in sorted(BEACONS)
    ),
    Form("RDF", "metadata/registers/registers.ttl", (), turtle),
    # What lists the files comes last, since it lists those above too.
    Form("METS", "metadata/mets.xml", (), mets),
    Form("RO-Crate", FILE, (_TITLE, _DESCRIPTION, _DATE, "licence.target"), ro_crate),
)
"""All forms, in the order in which they are made and packed."""
