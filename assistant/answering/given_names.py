"""Given names, from the lists that Faker keeps of those that people really have."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

# Of the countries that most people in German councils or their parents come from.
_COUNTRIES = ("de_DE", "de_AT", "de_CH", "tr_TR", "pl_PL")
_LISTS = ("first_names", "first_names_male", "first_names_female")


def is_given_name(word: str) -> bool:
    """Whether somebody is called so; of a double name ("Marie-Luise") each part."""
    return all(part in _known() for part in word.split("-"))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    people = [import_module(f"faker.providers.person.{country}").Provider for country in _COUNTRIES]
    return frozenset(str(name) for one in people for found in _LISTS for name in getattr(one, found, ()))
