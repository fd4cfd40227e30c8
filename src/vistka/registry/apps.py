from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "vistka.registry"
    label = "registry"
