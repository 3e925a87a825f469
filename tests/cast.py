"""A fixture for each of the cast (`tests/people.py`), made when a test asks for it.

Loaded by conftest before Django is ready: hence the imports inside.
"""

import pytest


@pytest.fixture
def as_(db):
    """`as_(farid)` is a test client signed in as that person, with the second factor."""
    from django.test import Client

    from tests.people import sign_in

    return lambda user: sign_in(Client(), user)


def _member(name: str):
    @pytest.fixture(name=name)
    def person(db):
        from tests.people import make_person

        return make_person(name)

    return person


anna = _member("anna")
bram = _member("bram")
carla = _member("carla")
eva = _member("eva")
farid = _member("farid")
greet = _member("greet")
hugo = _member("hugo")
ilse = _member("ilse")
jan = _member("jan")
katrien = _member("katrien")
lars = _member("lars")
