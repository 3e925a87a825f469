"""The pool: adding experts, what they know, what they are tied to."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessment.models import Affiliation, Expert
from assessment.selectors.experts import unfinished_applications
from portal.accounts.actions import create_person, grant_role
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.accounts.selectors import find_person
from portal.lib.problems import InvalidInput
from portal.records.ledger import note, recorded

from .conflicts import check_conflicts


@recorded
def add_expert(
    email: str,
    given_name: str,
    family_name: str,
    *,
    by: User,
    language: str = "nl",
    expertise: str = "",
    languages: str = "nl",
    max_assignments: int = 8,
) -> Expert:
    """Put somebody in the pool: an existing account by e-mail address, else a new one.

    Raises InvalidInput for somebody already in the pool or an address that is none.
    """
    user = find_person(email)
    if user is None:
        try:
            user = create_person(email, given_name, family_name, language=language, by=by)
        except ValidationError as error:
            message = " ".join(error.messages)
            raise InvalidInput(message, {"email": message}) from error
    if Expert.objects.filter(user=user).exists():
        message = _("This person is in the pool already.")
        raise InvalidInput(message, {"email": message})
    grant_role(user, Role.EXPERT, by=by)
    expert = Expert(
        user=user, expertise=expertise, languages=languages, max_assignments=max_assignments
    )
    _save(expert, by)
    note("expert_added", by=by, subject=expert)
    return expert


@recorded
def save_expert(
    expert: Expert,
    *,
    by: User,
    expertise: str,
    languages: str,
    max_assignments: int,
    available: bool,
) -> Expert:
    """Fields of expertise, languages, load and availability; by staff or the expert."""
    expert.expertise, expert.languages = expertise, languages
    expert.max_assignments, expert.available = max_assignments, available
    _save(expert, by)
    note("expert_changed", by=by, subject=expert)
    return expert


@recorded
def add_affiliation(
    expert: Expert,
    *,
    by: User,
    organisation_name: str,
    enterprise_number: str = "",
    role: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Affiliation:
    """Add a tie, and look again for conflicts in the dossiers this expert has in hand.

    Raises InvalidInput when it ends before it begins.
    """
    if since and until and until < since:
        message = _("The end lies before the beginning.")
        raise InvalidInput(message, {"until": message})
    affiliation = Affiliation(
        expert=expert,
        organisation_name=organisation_name.strip(),
        enterprise_number=enterprise_number,
        role=role,
        since=since,
        until=until,
    )
    affiliation.full_clean()
    affiliation._history_user = by
    affiliation.save()
    note("affiliation_added", by=by, subject=affiliation, expert=expert.key)
    for application in unfinished_applications(expert):
        check_conflicts(application, [expert], by=by)
    return affiliation


@recorded
def remove_affiliation(affiliation: Affiliation, *, by: User) -> None:
    """Take a tie away (typed by mistake). Conflicts found on it stay on record."""
    note("affiliation_removed", by=by, subject=affiliation, expert=affiliation.expert.key)
    affiliation._history_user = by
    affiliation.delete()


def _save(expert: Expert, by: User) -> None:
    expert.full_clean()
    expert._history_user = by
    expert.save()
