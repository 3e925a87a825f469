"""Builders of test data, made by the real actions: one function per step of the path."""

from tests.builders.contents import fill_plan, write_dossier
from tests.builders.dossier import (
    admit_eoi,
    again,
    answer_feedback,
    attach,
    attend_pitch,
    begin_dossier,
    fill_dossier,
    give_feedback,
    open_dossier,
    submit_dossier,
)
from tests.builders.eoi import (
    OPEN,
    add_collaborator,
    add_companies,
    enterprise_number,
    fill_eoi,
    make_application,
    make_call,
    submit_eoi,
)

__all__ = [
    "OPEN",
    "add_collaborator",
    "add_companies",
    "admit_eoi",
    "again",
    "answer_feedback",
    "attach",
    "attend_pitch",
    "begin_dossier",
    "enterprise_number",
    "fill_dossier",
    "fill_eoi",
    "fill_plan",
    "give_feedback",
    "make_application",
    "make_call",
    "open_dossier",
    "submit_dossier",
    "submit_eoi",
    "write_dossier",
]
