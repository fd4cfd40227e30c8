from django.apps import AppConfig


class InventedConfig(AppConfig):
    name = "invented"
    label = "invented"
