from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "vistka.leads"
    label = "leads"
