"""What an edition was told to withhold from every public output."""

from dataclasses import dataclass
from typing import Literal, get_args

type Contact = Literal["telephone", "email", "address", "account"]
"""A kind of contact data."""

CONTACTS: tuple[Contact, ...] = get_args(Contact.__value__)


@dataclass(frozen=True, slots=True)
class PrivacyPolicy:
    """Whom no public output may name, by the ids of their records, and which contact data it may not give."""

    entities: frozenset[str] = frozenset()
    contacts: tuple[Contact, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is withheld."""
        return bool(self.entities or self.contacts)
