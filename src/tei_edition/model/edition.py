"""What people say of an edition and of each of its documents; the texts themselves say none of it."""

from dataclasses import dataclass, field
from typing import Literal, get_args

type Titles = tuple[tuple[str, str], ...]
"""Language (BCP 47) and title, the edition's own language first."""


type RelationType = Literal[
    "IsCitedBy",
    "Cites",
    "IsSupplementTo",
    "IsSupplementedBy",
    "IsContinuedBy",
    "Continues",
    "IsDescribedBy",
    "Describes",
    "IsNewVersionOf",
    "IsPreviousVersionOf",
    "IsPartOf",
    "HasPart",
    "IsPublishedIn",
    "IsReferencedBy",
    "References",
    "IsDocumentedBy",
    "Documents",
    "IsCompiledBy",
    "Compiles",
    "IsVariantFormOf",
    "IsOriginalFormOf",
    "IsIdenticalTo",
    "IsReviewedBy",
    "Reviews",
    "IsDerivedFrom",
    "IsSourceOf",
    "IsRequiredBy",
    "Requires",
    "Obsoletes",
    "IsObsoletedBy",
    "Collects",
    "IsCollectedBy",
]
"""What the edition is to another work: DataCite's relationType, but for those of metadata and versions of software."""
type Role = Literal[
    "ContactPerson",
    "DataCollector",
    "DataCurator",
    "DataManager",
    "Distributor",
    "Editor",
    "HostingInstitution",
    "Producer",
    "ProjectLeader",
    "ProjectManager",
    "ProjectMember",
    "RelatedPerson",
    "Researcher",
    "ResearchGroup",
    "RightsHolder",
    "Sponsor",
    "Supervisor",
    "Translator",
    "Other",
]
"""What a contributor did: DataCite's contributorType, those that an edition has."""

RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType.__value__)
ROLES: tuple[Role, ...] = get_args(Role.__value__)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A body that a person belongs to; `identifier` is a URI (ROR …) or empty."""

    name: str
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or a body that answers for the edition; `identifier` is a URI (ORCID, ROR …) or empty.

    `given` and `family` are the parts of a person's name where somebody stated them: a name is never cut by machine.
    `role` is what one did who is no editor.
    """

    name: str
    kind: str = "person"
    identifier: str = ""
    given: str = ""
    family: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    role: Role = "Editor"


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with the edition: a name, the URI of its text, its SPDX identifier, and the rights in words."""

    name: str = ""
    target: str = ""
    identifier: str = ""
    rights: Titles = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A term of a controlled vocabulary: its name, its URI, and what the vocabulary is called."""

    name: str
    identifier: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """Another work, by its URI or DOI, and what the edition is to it."""

    identifier: str
    relation: RelationType = "References"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as its `edition.toml` describes it; what nobody stated is empty."""

    titles: Titles = ()
    description: Titles = ()
    editors: tuple[Contributor, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    licence: Licence = field(default_factory=Licence)
    language: str = "fa"
    version: str = ""
    first_year: int | None = None
    """The first and the last year, in the Gregorian calendar, of the time that the texts are about."""
    last_year: int | None = None
    address: str = ""
    """Where the site lies on the web: an address that ends with a slash."""
    contributors: tuple[Contributor, ...] = ()
    keywords: Titles = ()
    """Language and word, as many as there are."""
    subjects: tuple[Subject, ...] = ()
    related: tuple[RelatedWork, ...] = ()
    doi: str = ""
    """The edition's own, without the resolver: `10.5281/zenodo.…`."""
    contact: str = ""
    """The e-mail address that answers for the deposit; it is published."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The day or the time on which a document was issued, in the Gregorian calendar.

    `dating` maps TEI's attributes (`when`, or `from` and `to`, or `notBefore` and `notAfter`) to values by ISO 8601.
    `words` are those of the text that says so, with a certainty from 0 to 1; where a person stated the day, they are
    empty.
    """

    dating: tuple[tuple[str, str], ...]
    words: str = ""
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is known of one document: its id, its titles and authors, its own day, where its source comes from."""

    identifier: str
    titles: Titles = ()
    authors: tuple[str, ...] = ()
    provenance: str = ""
    language: str = ""
    issued: Issued | None = None
