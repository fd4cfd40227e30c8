from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "vistka.desk"
    label = "desk"
