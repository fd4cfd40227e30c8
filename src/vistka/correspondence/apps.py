from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "vistka.correspondence"
    label = "correspondence"
