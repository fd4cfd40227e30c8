from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "vistka.ui"
    label = "ui"
