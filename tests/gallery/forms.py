"""One form with every kind of field."""

from __future__ import annotations

from django import forms

from vistka.ui.forms import CodeField, DateField

ROLES = [("case_worker", "Case worker"), ("registrar", "Registrar"), ("auditor", "Auditor")]


class Everything(forms.Form):
    account = forms.CharField(label="Account name", max_length=20, help_text="At least five letters.")
    code = CodeField(label="Code from your phone", help_text="Six digits.")
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    language = forms.ChoiceField(label="Language", choices=[("uk", "Українська"), ("pt", "Português")])
    born = DateField(label="Date of birth", help_text="For example 27 3 1998.")
    role = forms.ChoiceField(label="Role", choices=ROLES, widget=forms.RadioSelect, help_text="One only.")
    also = forms.MultipleChoiceField(label="Also", choices=ROLES, widget=forms.CheckboxSelectMultiple, required=False)
    paper = forms.FileField(label="Photograph of a document", required=False)
    sure = forms.BooleanField(label="I have read what will happen", help_text="It cannot be undone.")
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if self.data.get("account") == "nobody":
            raise forms.ValidationError("Nobody has this account.")
