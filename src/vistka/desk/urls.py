"""The routes of the staff's pages. What changes something is a form; a key of a row is a UUID that says nothing."""

from __future__ import annotations

from django.urls import path

from vistka.desk.acts import ACTS
from vistka.desk.calls.urls import urlpatterns as of_calls
from vistka.desk.contact.urls import urlpatterns as of_contact
from vistka.desk.correspondence.urls import urlpatterns as of_correspondence
from vistka.desk.dead.urls import urlpatterns as of_dead
from vistka.desk.effects.urls import urlpatterns as of_effects
from vistka.desk.enquiries.urls import urlpatterns as of_enquiries
from vistka.desk.exposure.urls import urlpatterns as of_exposure
from vistka.desk.homecoming.urls import urlpatterns as of_homecoming
from vistka.desk.journeys.urls import urlpatterns as of_journeys
from vistka.desk.leads.urls import urlpatterns as of_leads
from vistka.desk.papers.urls import urlpatterns as of_papers
from vistka.desk.post.urls import urlpatterns as of_post
from vistka.desk.registry.urls import urlpatterns as of_registry
from vistka.desk.remains.urls import urlpatterns as of_remains
from vistka.desk.tracing.urls import urlpatterns as of_tracing
from vistka.desk.views import acting, pages

app_name = "desk"
urlpatterns = [
    path("", pages.home, name="home"),
    path("due/", pages.due, name="due"),
    path("ledger/", pages.ledger, name="ledger"),
    path("staff/", pages.staff_list, name="staff_list"),
    path("staff/invite/", acting.invite, name="invite"),
    path("staff/<uuid:row_id>/", pages.staff, name="staff"),
    path("staff/<uuid:row_id>/propose-role/", acting.propose_role, name="propose_role"),
    *(path(act.route, acting.confirm(act), name=act.name) for act in ACTS),
    path("account/stop-reset/", acting.stop_own_reset, name="stop_own_reset"),
    path("requests/", acting.requests, name="requests"),
    path("requests/<uuid:row_id>/allow/", acting.release, name="release"),
    *of_registry,
    *of_enquiries,
    *of_tracing,
    *of_contact,
    *of_post,
    *of_correspondence,
    *of_effects,
    *of_exposure,
    *of_homecoming,
    *of_journeys,
    *of_leads,
    *of_dead,
    *of_remains,
    *of_calls,
    *of_papers,
]
