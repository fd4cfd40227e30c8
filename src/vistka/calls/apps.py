from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "vistka.calls"
    label = "calls"
