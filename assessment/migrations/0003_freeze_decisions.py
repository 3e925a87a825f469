from django.db import migrations

from portal.records.guards import Frozen
from portal.records.protection import guard_table

FROZEN_LIST = "SELECT 1 FROM assessment_decisionlist l WHERE l.state <> 'preparing'"
FROZEN_DECISION = (
    "SELECT 1 FROM assessment_decision d JOIN assessment_decisionlist l "
    "ON l.id = d.decision_list_id WHERE l.state <> 'preparing'"
)


class Migration(migrations.Migration):
    """A frozen decision list can be released and nothing else: the database refuses."""

    dependencies = [
        ("assessment", "0002_decided_in_words"),
        ("records", "0002_append_only"),
    ]

    operations = [
        guard_table(
            Frozen(
                "assessment_decisionlist",
                when="{row}.state <> 'preparing'",
                step="(OLD.state = 'preparing' AND NEW.state = 'frozen') "
                "OR (OLD.state = 'frozen' AND NEW.state = 'released')",
                kept=(
                    "id",
                    "call_id",
                    "key",
                    "meeting_on",
                    "content",
                    "sha256",
                    "made_by_id",
                    "frozen_by_id",
                    "frozen_at",
                ),
            )
        ),
        guard_table(
            Frozen(
                "assessment_decision",
                when=f"EXISTS ({FROZEN_LIST} AND l.id = {{row}}.decision_list_id)",
            )
        ),
        guard_table(
            Frozen(
                "assessment_decisioncondition",
                when=f"EXISTS ({FROZEN_DECISION} AND d.id = {{row}}.decision_id)",
            )
        ),
        guard_table(
            Frozen(
                "assessment_abstention",
                when=f"EXISTS ({FROZEN_DECISION} AND d.id = {{row}}.decision_id)",
            )
        ),
    ]
