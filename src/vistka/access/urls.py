"""The routes of this room. Of allauth's only those are mounted that the desk needs; everything else is not there."""

from __future__ import annotations

from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from django.urls import include, path

from vistka.access.routes import Door, admits
from vistka.access.views.asking import more_persons, purpose
from vistka.access.views.invitation import AcceptInvitation
from vistka.access.views.second_factor import RenewCodes, SetUp

# Names without a prefix are those by which allauth finds its own pages.
_ALLAUTH = [
    path("sign-in/", admits(Door.ANYONE)(LoginView.as_view()), name="account_login"),
    path("sign-in/code/", admits(Door.ANYONE)(AuthenticateView.as_view()), name="mfa_authenticate"),
    path("sign-out/", admits(Door.NEWCOMER)(LogoutView.as_view()), name="account_logout"),
    path("account/confirm/", admits(Door.MEMBER)(ReauthenticateView.as_view()), name="mfa_reauthenticate"),
    path("account/password/", admits(Door.MEMBER)(PasswordChangeView.as_view()), name="account_change_password"),
]
_OWN = [
    path("invitation/", admits(Door.ANYONE)(AcceptInvitation.as_view()), name="accept_invitation"),
    path("account/second-factor/", admits(Door.NEWCOMER)(SetUp.as_view()), name="set_up_second_factor"),
    path("account/recovery-codes/", admits(Door.MEMBER)(RenewCodes.as_view()), name="renew_recovery_codes"),
    path("purpose/", admits(Door.MEMBER)(purpose), name="purpose"),
    path("more-persons/", admits(Door.MEMBER)(more_persons), name="more_persons"),
]
urlpatterns = [*_ALLAUTH, path("", include((_OWN, "access")))]
