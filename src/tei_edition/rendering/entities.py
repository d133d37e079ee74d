"""Entities as pages name them: by a label in each language of the interface, in the order of that language."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tei_edition.rendering.authorities import number_address
from tei_edition.rendering.elements import optional
from tei_edition.rendering.survey import Survey, SurveyedEntity
from tei_edition.text.collation import collation_key


class Label(NamedTuple):
    """What an entity is called, and the language of that, a BCP 47 tag, or empty."""

    text: str
    language: str


class Labels:
    """The labels of the entities of a survey, in the languages of the interface, and elements that have them."""

    def __init__(self, survey: Survey, languages: Sequence[str]) -> None:
        """Take a name without a language for one in the language of the first document."""
        self._survey = survey
        self.languages = languages
        self._made: dict[str, str] = {}
        self._texts_language = survey.documents[0].language if survey.documents else ""

    def label(self, entity: SurveyedEntity, language: str) -> Label:
        """Give the usual name in `language`, or else another full one in it, or else the first; at last the id."""
        names = [(text, form, said or self._texts_language) for text, form, said in entity.particulars.get("names", ())]
        wanted = [name for form in ("name", "variant") for name in names if name[1] == form and name[2] == language]
        return next((Label(text, said) for text, _, said in [*wanted, *names]), Label(entity.identifier, "en"))

    def order(self, language: str) -> Callable[[SurveyedEntity], tuple[tuple[str, str, str], str]]:
        """Give the key by which entities are sorted in `language`: by their labels, then by their ids."""
        return lambda entity: (collation_key(self.label(entity, language).text, language), entity.identifier)

    def labelled(self, entity: SurveyedEntity) -> str:
        """Give the elements `label` of an entity: one for each language of the interface."""
        if entity.identifier not in self._made:
            labels = ((language, self.label(entity, language)) for language in self.languages)
            self._made[entity.identifier] = "".join(
                f'<label for="{language}" xml:lang={quoteattr(label.language)}>{escape(label.text)}</label>'
                for language, label in labels
            )
        return self._made[entity.identifier]

    def other(self, identifier: str, element: str = "other") -> str:
        """Give the element of an entity that a page names: `has-page` says whether a page is about it."""
        known = self._survey.known(identifier)
        if known is None:
            return f'<{element} id={quoteattr(identifier)} category=""/>'
        page = f' has-page="{str(identifier in self._survey.entities).lower()}"'
        attributes = f'id={quoteattr(identifier)} category="{known.category}"{page}'
        return f"<{element} {attributes}>{self.labelled(known)}</{element}>"


def by_language(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give what is said first in each language; `said` pairs a language, or "", with a text."""
    first: dict[str, str] = {}
    for language, text in said:
        first.setdefault(language, text)
    return first


def numbered(entity: SurveyedEntity) -> str:
    """Give the elements `number` of an entity: each with its kind, and with an address if there is one."""
    return "".join(
        f"<number type={quoteattr(kind)}{optional('target', number_address(kind, value))}>{escape(value)}</number>"
        for kind, value in entity.particulars.get("numbers", ())
    )
