from django.apps import AppConfig


class CallConfig(AppConfig):
    name = "vistka.call"
    label = "call"
