"""What everybody finds first: the work that waits, per role. One small function per section."""

from collections.abc import Callable, Collection

from portal.accounts.models import User
from portal.accounts.roles import Role

from . import agency, applicants, assessors
from .shapes import Figure, Item, Section

__all__ = ["Figure", "Item", "Section", "sections_for"]

Maker = Callable[[User], Section | None]


def sections_for(user: User) -> list[Section]:
    """The sections of everything this person does here, one's own applications first."""
    found = [applicants.applications(user)]
    found += [make(user) for roles, make in _SECTIONS if user.has_role(*roles)]
    return [section for section in found if section is not None]


_SECTIONS: tuple[tuple[Collection[Role], Maker], ...] = (
    ((Role.STAFF, Role.CALL_MANAGER), agency.handling),
    ((Role.STAFF, Role.CALL_MANAGER), agency.own_handling),
    ((Role.EXPERT,), assessors.assignments),
    ((Role.JURY,), assessors.programme),
    ((Role.SECRETARY, Role.COMMITTEE_MEMBER), assessors.decision_lists),
    ((Role.CALL_MANAGER, Role.ADMINISTRATOR), agency.calls),
    ((Role.ADMINISTRATOR,), agency.machine),
    ((Role.AUDITOR, Role.ADMINISTRATOR), agency.record),
)
