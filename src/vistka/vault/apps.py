from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "vistka.vault"
    label = "vault"
