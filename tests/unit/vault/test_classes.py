"""Every field has a class of data and every model a retention, its own or by the third-party table."""

from typing import ClassVar

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from vistka.vault.classes import DataClass, Retention, class_of, keeps_of
from vistka.vault.errors import Undeclared


class Declared(models.Model):
    """What an abstract model of ours declares, its children inherit."""

    number = models.IntegerField()
    classes: ClassVar = {"number": DataClass.IDENTITY}
    keeps: ClassVar = Retention.RECORD

    class Meta:
        abstract = True
        app_label = "vault"


@isolate_apps("vistka.vault")
def test_a_field_has_the_class_its_model_declares_also_by_inheritance() -> None:
    class Person(Declared):
        due = models.DateField()
        name = models.BinaryField()
        name.data_class = DataClass.FAMILY  # as a sealed field carries it
        forgotten = models.IntegerField()
        classes: ClassVar = {"due": DataClass.OPEN, "name": DataClass.OPEN}

        class Meta:
            app_label = "vault"

    found = {name: class_of(Person._meta.get_field(name)) for name in ("number", "due", "name")}
    assert found == {"number": DataClass.IDENTITY, "due": DataClass.OPEN, "name": DataClass.FAMILY}
    assert keeps_of(Person) is Retention.RECORD
    with pytest.raises(Undeclared, match=r"vault\.Person\.forgotten is not declared"):
        class_of(Person._meta.get_field("forgotten"))


def test_a_third_party_model_is_declared_in_the_settings(settings) -> None:
    field = ContentType._meta.get_field("model")
    settings.THIRD_PARTY_DATA = {"contenttypes.ContentType": {"model": DataClass.OPEN}}
    settings.THIRD_PARTY_KEEPS = {"contenttypes.ContentType": Retention.SOFTWARE}
    assert class_of(field) is DataClass.OPEN
    assert keeps_of(ContentType) is Retention.SOFTWARE
    settings.THIRD_PARTY_DATA = settings.THIRD_PARTY_KEEPS = {}
    with pytest.raises(Undeclared, match=r"contenttypes\.ContentType\.model is not declared"):
        class_of(field)
    with pytest.raises(Undeclared, match=r"How long contenttypes\.ContentType is kept is not declared"):
        keeps_of(ContentType)


def test_a_retention_is_its_own_words() -> None:
    assert f"{Retention.SESSION}" == "ten hours"
