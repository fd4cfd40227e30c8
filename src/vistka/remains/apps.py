from django.apps import AppConfig


class RemainsConfig(AppConfig):
    name = "vistka.remains"
    label = "remains"
