"""Making a decision list."""

import pytest
from django.urls import reverse

from assessment.models import DecisionList
from tests.assessment.committee import advised
from tests.builders import OPEN

pytestmark = pytest.mark.django_db


def test_the_secretary_makes_a_list_with_all_that_is_ready(as_, anna, farid, greet, stop_clock):
    stop_clock(OPEN)
    application = advised(by=anna, agency=farid)
    form = {"call": application.call.code, "meeting_on": "2018-05-31"}
    answer = as_(greet).post(reverse("assessment:decision_lists"), form)
    made = DecisionList.objects.get()
    assert answer.url == reverse("assessment:decision_list", args=[made.key])
    assert [one.application for one in made.decisions.all()] == [application]
    again = as_(greet).post(reverse("assessment:decision_lists"), form)
    assert again.status_code == 422
    assert DecisionList.objects.count() == 1
