"""Russian."""

from __future__ import annotations

from typing import Final

from vistka.contact.sentences.words import Words
from vistka.registry.health import HealthValue
from vistka.registry.reports import ReportSource, ReportStatus

WORDS: Final = Words(
    day="{day} {month} {year}",
    months=tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
    nothing="Ваш запрос зарегистрирован; сейчас мы ничего не можем Вам сообщить",
    held=(
        "Человек, которого Вы ищете, жив, его удерживаем мы. Он хочет, чтобы Вы об этом знали. "
        "Таковы были наши сведения на {day} года."
    ),
    how_to_write=(
        "Вы можете написать на этот адрес: {address}. Это почтовый ящик, он не показывает, где находится человек. "
        "Пишите, пожалуйста, только о семейных новостях: письма читают, прежде чем передать."
    ),
    health_was="{day} года состояние здоровья человека было записано так: {health}.",
    letters="Человек хочет переписываться с Вами.",
    call="Человек хочет поговорить с Вами по телефону. Пока мы не можем сказать, когда это будет возможно.",
    health={
        HealthValue.GOOD: "хорошее",
        HealthValue.NOT_WOUNDED: "не ранен",
        HealthValue.RECOVERED: "выздоровел",
        HealthValue.CONVALESCENT: "выздоравливает",
        HealthValue.SICK: "болен",
        HealthValue.SLIGHTLY_WOUNDED: "легко ранен",
        HealthValue.SERIOUSLY_WOUNDED: "тяжело ранен",
    },
    notified={
        ReportStatus.HELD: (
            "{day} года нас официально уведомили, что человек, которого Вы ищете, удерживается другой стороной. "
            "Уведомление поступило от: {source}. Сами мы не можем поговорить с этим человеком и больше ничего не знаем."
        ),
        ReportStatus.IN_HOSPITAL: (
            "{day} года нас официально уведомили, что человек, которого Вы ищете, удерживается другой стороной "
            "и находится в больнице. Уведомление поступило от: {source}. Сами мы не можем поговорить с этим человеком "
            "и больше ничего не знаем."
        ),
        ReportStatus.RELEASED: (
            "{day} года нас официально уведомили, что другая сторона освободила человека, которого Вы ищете. "
            "Уведомление поступило от: {source}. Больше мы ничего не знаем."
        ),
    },
    sources={
        ReportSource.POWER: "другая сторона",
        ReportSource.AGENCY: "Центральное агентство по розыску Красного Креста",
    },
)
