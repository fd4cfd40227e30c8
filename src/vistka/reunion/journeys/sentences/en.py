"""English."""

from __future__ import annotations

from typing import Final

from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.routes import Leg, Paper
from vistka.reunion.journeys.sentences.words import Words

WORDS: Final = Words(
    points={
        Point.NO_PROMISE: "Nobody can promise that the road is safe, or that the meeting takes place.",
        Point.OWN_STATE: (
            "The authorities of your own country may question you because of this journey. "
            "They may punish you or people close to you."
        ),
        Point.MAY_DECLINE: (
            "At the door the person is asked once more, in private, and may say no. "
            "Then you do not meet, and we help you to come home."
        ),
        Point.MAY_TURN_BACK: "You may turn back at every leg and need give no reason.",
        Point.NOTHING_DEPENDS: "No exchange, treatment or release waits for your journey or depends on it.",
        Point.SILENCE: (
            "You post nothing, take no pictures on the way, and tell the road to nobody who need not know it."
        ),
        Point.NO_PRESS: "There is no press and no camera at any leg. If somebody films you, go away and call us.",
        Point.CHECK_IN: (
            "At the end of each leg you check in with its code. If you do not, somebody calls you. "
            "One of your codes tells us that you are being forced; nobody beside you can notice it."
        ),
        Point.WHOM_TO_CALL: "You know our number, at which somebody answers day and night, by heart.",
    },
    legs={
        Leg.TO_MINSK: "Travel to Minsk on your own.",
        Leg.TO_TERESPOL: "Travel from Minsk by Brest to Terespol in Poland.",
        Leg.TO_KALININGRAD: "Travel to Kaliningrad on your own.",
        Leg.TO_GRZECHOTKI: "Travel from Kaliningrad over the border at Mamonovo to Grzechotki in Poland.",
        Leg.TO_WARSAW: "Travel to Warsaw and rest there.",
        Leg.TO_JAHODYN: (
            "Travel from Warsaw to Dorohusk and go over the border to Jahodyn. "
            "Two escorts meet you behind the checkpoint. Call us before you go with anybody."
        ),
        Leg.TO_KYIV: "Your two escorts travel with you to Kyiv. Stay with them.",
        Leg.TO_THE_HOUSE: "Your escorts go with you. They tell you the way when you set out.",
        Leg.BACK_TO_DOROHUSK: "Your escorts bring you over the border at Jahodyn to Dorohusk.",
        Leg.BACK_TO_WARSAW: "Travel from Dorohusk to Warsaw and rest there.",
        Leg.BACK_HOME: "Travel home, or to where you want to live.",
    },
    papers={
        Paper.FOREIGN_PASSPORT: "your passport for travel abroad",
        Paper.SCHENGEN_VISA: "your Schengen visa",
        Paper.ENTRY_PERMIT: "your permit to enter Ukraine",
        Paper.KINSHIP_PAPERS: "the papers that show kinship, and for a child the other parent's consent",
        Paper.RELEASE_PAPER: "the papers that you were given at the meeting",
    },
    take="Take with you: {papers}.",
    by="Check in by {time} on {day}, Kyiv time.",
    say="For that, send the code of this leg from your mailbox, or call us and say it. Write nothing else with it.",
    free="If something frightens you, or you want to turn back, do so and call us.",
    wait="Your last leg is done. Rest where you are; we tell you here and by telephone how it goes on.",
    stop="Please do not go on. Stay where you are safe and call us.",
)
