"""How forms look and speak: one renderer for all of them, and the few fields of our own."""

from vistka.ui.forms.fields import CodeField, DateField

__all__ = ["CodeField", "DateField"]
