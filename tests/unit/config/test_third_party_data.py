from django.apps import apps

from vistka.config.third_party_data import THIRD_PARTY_DATA, THIRD_PARTY_KEEPS

OTHERS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if not model.__module__.startswith(("vistka.", "invented"))
]


def test_every_field_of_every_other_package_has_a_class() -> None:
    fields = {
        model._meta.label: {field.name for field in model._meta.get_fields() if field.concrete} for model in OTHERS
    }
    assert fields == {label: set(classes) for label, classes in THIRD_PARTY_DATA.items()}


def test_every_model_of_every_other_package_says_how_long_it_is_kept() -> None:
    assert {model._meta.label for model in OTHERS} == set(THIRD_PARTY_KEEPS)
