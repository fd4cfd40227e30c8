from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "vistka.agenda"
    label = "agenda"
