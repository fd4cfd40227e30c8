from django.apps import AppConfig


class InventedMailroomConfig(AppConfig):
    name = "invented_mailroom"
    label = "invented_mailroom"
