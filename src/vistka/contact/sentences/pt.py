"""Portuguese."""

from __future__ import annotations

from typing import Final

from vistka.contact.sentences.words import Words
from vistka.registry.health import HealthValue
from vistka.registry.reports import ReportSource, ReportStatus

WORDS: Final = Words(
    day="{day} de {month} de {year}",
    months=tuple("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()),
    nothing="O seu pedido está registado; neste momento não há nada que lhe possamos dizer",
    held=(
        "A pessoa que procura está viva e está sob a nossa guarda. A pessoa quer que o saiba. "
        "É o que sabíamos em {day}."
    ),
    how_to_write=(
        "Pode escrever para esta morada: {address}. É um apartado postal e não indica onde a pessoa está. "
        "Por favor, escreva apenas notícias da família; as cartas são lidas antes de serem entregues."
    ),
    health_was="Em {day} o estado de saúde da pessoa foi registado assim: {health}.",
    letters="A pessoa gostaria de trocar cartas consigo.",
    call="A pessoa gostaria de falar consigo ao telefone. Ainda não podemos dizer quando será possível.",
    released=(
        "Em {day} a pessoa que procura foi libertada e deixou de estar sob a nossa guarda. "
        "Não sabemos onde a pessoa está agora."
    ),
    card="Cartão de captura",
    card_says="A pessoa assinou este cartão para si, ou pôs nele uma marca. Foi feito em {day}.",
    health={
        HealthValue.GOOD: "bom",
        HealthValue.NOT_WOUNDED: "sem ferimentos",
        HealthValue.RECOVERED: "recuperada",
        HealthValue.CONVALESCENT: "em convalescença",
        HealthValue.SICK: "doente",
        HealthValue.SLIGHTLY_WOUNDED: "com ferimentos ligeiros",
        HealthValue.SERIOUSLY_WOUNDED: "com ferimentos graves",
    },
    notified={
        ReportStatus.HELD: (
            "Em {day} fomos notificados oficialmente de que a pessoa que procura está detida pela outra parte. "
            "A notificação veio de: {source}. Não podemos falar com a pessoa e não sabemos mais do que isto."
        ),
        ReportStatus.IN_HOSPITAL: (
            "Em {day} fomos notificados oficialmente de que a pessoa que procura está detida pela outra parte e está no "
            "hospital. A notificação veio de: {source}. Não podemos falar com a pessoa e não sabemos mais do que isto."
        ),
        ReportStatus.RELEASED: (
            "Em {day} fomos notificados oficialmente de que a outra parte libertou a pessoa que procura. "
            "A notificação veio de: {source}. Não sabemos mais do que isto."
        ),
    },
    sources={
        ReportSource.POWER: "a outra parte",
        ReportSource.AGENCY: "Agência Central de Pesquisas da Cruz Vermelha",
    },
)
