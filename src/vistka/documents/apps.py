from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "vistka.documents"
    label = "documents"
