from django.apps import AppConfig


class TourConfig(AppConfig):
    name = "vistka.exercise.tour"
    label = "tour"
