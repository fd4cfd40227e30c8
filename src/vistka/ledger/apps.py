from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "vistka.ledger"
    label = "ledger"
