"""The roles of the portal. Pure data.

Applicants and companies hold no role here: an applicant's rights come from being a
collaborator on an application, a company representative's from a personal link.
"""

from enum import StrEnum


class Role(StrEnum):
    EXPERT = "expert"
    STAFF = "staff"
    CALL_MANAGER = "call_manager"
    JURY = "jury"
    COMMITTEE_MEMBER = "committee_member"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


AGENCY = frozenset({Role.STAFF, Role.CALL_MANAGER, Role.ADMINISTRATOR})
"""Those who work on every application at the agency."""
