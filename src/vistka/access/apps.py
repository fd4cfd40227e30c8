from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "vistka.access"
    label = "access"
