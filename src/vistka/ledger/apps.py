from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "vistka.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Recorded rows of this room's own: their base is built on the models of `ledger.models`."""
        from vistka.ledger import withdrawal_models  # noqa: F401
