"""Who reads and judges what: experts, jury, committee, agency.

A conflict that is open or confirmed closes a file to that person in every role but that of the
applicant's own people. Who an expert is never reaches the applicant: nothing here lets a
collaborator near an assignment, a score or an advice.
"""

from .agency import (
    can_manage_experts,
    can_see_assessment,
    get_application_to_assess,
    get_assessed_application,
    get_expert,
    require_pool,
    visible_advice,
    visible_experts,
    visible_to_agency,
)
from .conflicts import has_open_conflict
from .experts import (
    can_read_dossier,
    can_score,
    get_assignment,
    get_invitation,
    get_own_expert,
    readable_assignments,
    visible_assignments,
)
from .packages import (
    can_read_advice,
    can_read_eoi,
    can_read_package,
    sees_confidential,
    visible_to_committee,
    visible_to_jury,
)

__all__ = [
    "can_manage_experts",
    "can_read_advice",
    "can_read_dossier",
    "can_read_eoi",
    "can_read_package",
    "can_score",
    "can_see_assessment",
    "get_application_to_assess",
    "get_assessed_application",
    "get_assignment",
    "get_expert",
    "get_invitation",
    "get_own_expert",
    "has_open_conflict",
    "readable_assignments",
    "require_pool",
    "sees_confidential",
    "visible_advice",
    "visible_assignments",
    "visible_experts",
    "visible_to_agency",
    "visible_to_committee",
    "visible_to_jury",
]
