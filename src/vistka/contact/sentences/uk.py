"""Ukrainian."""

from __future__ import annotations

from typing import Final

from vistka.contact.sentences.words import Words
from vistka.registry.health import HealthValue
from vistka.registry.reports import ReportSource, ReportStatus

WORDS: Final = Words(
    day="{day} {month} {year}",
    months=tuple("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()),
    nothing="Ваш запит зареєстровано; зараз ми нічого не можемо Вам повідомити",
    held=(
        "Людина, яку Ви шукаєте, жива, її утримуємо ми. Вона хоче, щоб Ви про це знали. "
        "Такими були наші відомості на {day} року."
    ),
    how_to_write=(
        "Ви можете написати на цю адресу: {address}. Це поштова скринька, вона не вказує, де перебуває людина. "
        "Пишіть, будь ласка, лише про сімейні новини: листи читають, перш ніж передати."
    ),
    health_was="{day} року стан здоров’я людини було записано так: {health}.",
    letters="Людина хоче листуватися з Вами.",
    call="Людина хоче поговорити з Вами телефоном. Поки що ми не можемо сказати, коли це буде можливо.",
    health={
        HealthValue.GOOD: "добрий",
        HealthValue.NOT_WOUNDED: "не поранена",
        HealthValue.RECOVERED: "одужала",
        HealthValue.CONVALESCENT: "одужує",
        HealthValue.SICK: "хвора",
        HealthValue.SLIGHTLY_WOUNDED: "легко поранена",
        HealthValue.SERIOUSLY_WOUNDED: "тяжко поранена",
    },
    notified={
        ReportStatus.HELD: (
            "{day} року нас офіційно повідомили, що людина, яку Ви шукаєте, утримується іншою стороною. "
            "Повідомлення надійшло від: {source}. Самі ми не можемо поговорити з цією людиною і більше нічого не знаємо."
        ),
        ReportStatus.IN_HOSPITAL: (
            "{day} року нас офіційно повідомили, що людина, яку Ви шукаєте, утримується іншою стороною "
            "і перебуває в лікарні. Повідомлення надійшло від: {source}. Самі ми не можемо поговорити з цією людиною "
            "і більше нічого не знаємо."
        ),
        ReportStatus.RELEASED: (
            "{day} року нас офіційно повідомили, що інша сторона звільнила людину, яку Ви шукаєте. "
            "Повідомлення надійшло від: {source}. Більше ми нічого не знаємо."
        ),
    },
    sources={
        ReportSource.POWER: "інша сторона",
        ReportSource.AGENCY: "Центральне агентство з розшуку Червоного Хреста",
    },
)
