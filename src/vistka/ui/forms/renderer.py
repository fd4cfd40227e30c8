"""The renderer of every form (settings.FORM_RENDERER), third-party forms too."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import TemplatesSetting

from vistka.ui.forms.bound_field import BoundField

_OURS = {
    "django/forms/widgets/checkbox_select.html": "ui/forms/choices.html",
    "django/forms/widgets/radio.html": "ui/forms/choices.html",
}


class Renderer(TemplatesSetting):
    """Labels, hints and errors as our templates write them; our own markup in place of some of Django's widgets."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = BoundField

    def get_template(self, template_name: str) -> Any:
        return super().get_template(_OURS.get(template_name, template_name))
