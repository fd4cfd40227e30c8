import django.db.models.deletion
from django.db import migrations, models

import vistka.vault.fields


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="capturecard",
            name="content",
            field=vistka.vault.fields.SealedJSON(data_class="identity", label="registry.card", null=True),
        ),
        migrations.AddField(
            model_name="capturecard",
            name="health",
            field=vistka.vault.fields.SealedText(data_class="health", label="registry.card_health", null=True),
        ),
        migrations.AddField(model_name="capturecard", name="signed", field=models.CharField(default="", max_length=10)),
        migrations.AddField(
            model_name="capturecard",
            name="wish",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.wish"
            ),
        ),
    ]
