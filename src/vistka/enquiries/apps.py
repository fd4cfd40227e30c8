from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "vistka.enquiries"
    label = "enquiries"
