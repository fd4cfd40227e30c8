import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from vistka.config.middleware import only_through_the_proxy, private_answers


def answer(_: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@pytest.mark.parametrize(("sender", "status"), [("10.0.0.7", 200), ("10.0.0.8", 403), ("", 403)])
def test_behind_a_proxy_only_the_proxy_is_answered(sender: str, status: int) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=sender)
    with override_settings(PROXY="10.0.0.7"):
        assert only_through_the_proxy(answer)(request).status_code == status


def test_without_a_proxy_everyone_is_answered() -> None:
    assert only_through_the_proxy(answer)(RequestFactory().get("/", REMOTE_ADDR="10.0.0.8")).status_code == 200


def test_no_page_is_kept() -> None:
    response = private_answers(answer)(RequestFactory().get("/"))
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_stylesheet_keeps_its_own_rule() -> None:
    def styled(_: HttpRequest) -> HttpResponse:
        return HttpResponse("", headers={"Cache-Control": "max-age=300, public"})

    assert private_answers(styled)(RequestFactory().get("/static/x.css"))["Cache-Control"] == "max-age=300, public"
