from django.apps import AppConfig


class ReunionConfig(AppConfig):
    name = "vistka.reunion"
    label = "reunion"
