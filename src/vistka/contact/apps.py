from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "vistka.contact"
    label = "contact"
