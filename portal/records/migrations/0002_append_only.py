from django.db import migrations

from portal.records.protection import make_door, protect_table


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [make_door(), protect_table("records_event")]
