from django.db import migrations

from portal.records.protection import protect_table


class Migration(migrations.Migration):
    """What was handed in is never changed or deleted: the database refuses."""

    dependencies = [
        ("applications", "0001_initial"),
        ("records", "0002_append_only"),
    ]

    operations = [
        protect_table("applications_submission"),
        protect_table("applications_submissiondocument"),
    ]
