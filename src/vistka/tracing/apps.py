from django.apps import AppConfig


class TracingConfig(AppConfig):
    name = "vistka.tracing"
    label = "tracing"
