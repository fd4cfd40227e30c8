from django.apps import AppConfig


class EffectsConfig(AppConfig):
    name = "vistka.effects"
    label = "effects"
