"""The main menu: which pages a person finds on top, by role."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its word, the URL name, and the roles that see it (None: everybody)."""

    label: Promise | str
    url_name: str
    roles: Collection[Role] | None = None
    signed_in: bool = True


ENTRIES: tuple[Entry, ...] = (
    Entry(_("Overview"), "home"),
    Entry(_("Applications"), "applications:worklist", {Role.STAFF, Role.CALL_MANAGER}),
    Entry(_("Manage calls"), "applications:call_manage_list", {Role.CALL_MANAGER}),
    Entry(_("Experts"), "assessment:expert_list", {Role.STAFF, Role.CALL_MANAGER}),
    Entry(_("Pitch programme"), "applications:pitch_programmes", {Role.JURY}),
    Entry(_("Your assessments"), "assessment:assignments", {Role.EXPERT}),
    Entry(
        _("Decision lists"),
        "assessment:decision_lists",
        {Role.SECRETARY, Role.COMMITTEE_MEMBER},
    ),
    Entry(_("Outbox"), "records:outbox", {Role.STAFF, Role.CALL_MANAGER, Role.ADMINISTRATOR}),
    Entry(_("Event log"), "records:event_list", {Role.AUDITOR, Role.ADMINISTRATOR}),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as the template shows it."""

    label: Promise | str
    url: str
    current: bool


def navigation(request: HttpRequest) -> list[Link]:
    """The entries this person sees; the page being read is marked."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    links = []
    for entry in ENTRIES:
        if entry.signed_in and not signed_in:
            continue
        if entry.roles is not None and not (user and signed_in and user.has_role(*entry.roles)):
            continue
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        here = request.path == url or (len(url) > 1 and request.path.startswith(url))
        links.append(Link(entry.label, url, here))
    return links
