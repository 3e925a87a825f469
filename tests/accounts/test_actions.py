"""People and roles: the actions and what the selectors read back."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError

from portal.accounts import actions, selectors
from portal.accounts.models import RoleGrant, User
from portal.accounts.roles import Role
from tests.people import CAST, TOTP_SECRET, make_person

pytestmark = pytest.mark.django_db


def test_a_new_person_has_a_verified_primary_address():
    user = actions.create_person("Nele@Example.BE", "Nele", "Nijs")
    address = user.emailaddress_set.get()
    assert (user.email, address.email) == ("nele@example.be", "nele@example.be")
    assert address.verified
    assert address.primary
    assert not user.has_usable_password()


def test_an_address_is_known_once_whatever_its_case(anna):
    with pytest.raises(ValidationError) as caught:
        actions.create_person(anna.email.upper(), "Anna", "Twee")
    assert "email" in caught.value.message_dict
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "changes", [{"given_name": ""}, {"family_name": "x" * 81}, {"language": "fr"}]
)
def test_a_profile_that_is_not_valid_is_refused_and_not_stored(anna, changes):
    profile = {"given_name": "Anna", "family_name": "Aerts", "language": "nl"}
    with pytest.raises(ValidationError) as caught:
        actions.update_profile(anna, **{**profile, **changes})
    assert list(caught.value.message_dict) == list(changes)
    anna.refresh_from_db()
    assert (anna.given_name, anna.family_name, anna.language) == ("Anna", "Aerts", "nl")


def test_a_role_is_granted_once_and_seen_at_once(anna, hugo):
    assert not anna.has_role(Role.STAFF)
    first = actions.grant_role(anna, Role.STAFF, by=hugo)
    second = actions.grant_role(anna, Role.STAFF, by=None)
    assert anna.has_role(Role.STAFF)
    assert first == second
    assert RoleGrant.objects.get(user=anna).granted_by == hugo


def test_a_revoked_role_is_gone_at_once(farid):
    assert farid.has_role(Role.STAFF)
    assert actions.revoke_role(farid, Role.STAFF)
    assert not farid.has_role(Role.STAFF)
    assert not actions.revoke_role(farid, Role.STAFF)


def test_people_with_role_lists_each_active_person_once_by_name(farid, ilse, hugo, anna):
    actions.grant_role(farid, Role.CALL_MANAGER, by=hugo)
    found = selectors.people_with_role(Role.STAFF, Role.CALL_MANAGER)
    assert list(found) == [farid, ilse]
    actions.set_active(farid, False)
    assert list(selectors.people_with_role(Role.STAFF, Role.CALL_MANAGER)) == [ilse]


def test_who_is_inactive_holds_no_role(farid):
    actions.set_active(farid, False)
    assert not farid.has_role(Role.STAFF)


def test_find_person_compares_without_case(anna):
    assert selectors.find_person(f" {anna.email.upper()} ") == anna
    assert selectors.find_person("nobody@example.org") is None


def test_a_secret_lies_encrypted_and_still_reads(farid, settings):
    authenticator = actions.add_totp(farid, TOTP_SECRET)
    stored = Authenticator.objects.get(pk=authenticator.pk).data["secret"]
    assert TOTP_SECRET not in stored
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a-new-key-after-a-change"
    from portal.accounts.adapter import MFAAdapter

    assert MFAAdapter().decrypt(stored) == TOTP_SECRET


def test_the_cast_holds_every_role_once():
    held = [role for member in CAST.values() for role in member.roles]
    assert sorted(held) == sorted(Role)
    assert make_person("eva") == make_person("eva")
