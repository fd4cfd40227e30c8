"""Portuguese."""

from __future__ import annotations

from typing import Final

from vistka.reunion.journeys.briefing import Point
from vistka.reunion.journeys.routes import Leg, Paper
from vistka.reunion.journeys.sentences.words import Words

WORDS: Final = Words(
    points={
        Point.NO_PROMISE: "Ninguém pode prometer que o caminho é seguro, nem que o encontro se realiza.",
        Point.OWN_STATE: (
            "As autoridades do seu próprio país podem fazer-lhe perguntas por causa desta viagem. "
            "Podem castigar quem viaja ou pessoas próximas."
        ),
        Point.MAY_DECLINE: (
            "À porta perguntamos mais uma vez à pessoa, em privado, e ela pode dizer que não. "
            "Então não se encontram, e nós damos ajuda para voltar a casa."
        ),
        Point.MAY_TURN_BACK: "Em cada etapa pode voltar para trás e não precisa de dizer porquê.",
        Point.NOTHING_DEPENDS: "Nenhuma troca, tratamento ou libertação espera por esta viagem ou depende dela.",
        Point.SILENCE: (
            "Não publica nada, não tira fotografias no caminho e não conta o percurso a quem não precisa de o saber."
        ),
        Point.NO_PRESS: "Não há imprensa nem câmaras em nenhuma etapa. Se alguém filmar, afaste-se e telefone-nos.",
        Point.CHECK_IN: (
            "No fim de cada etapa comunica o código dessa etapa. Se não o fizer, alguém lhe telefona. "
            "Um dos seus códigos diz-nos que está sob coação; quem estiver ao seu lado não o nota."
        ),
        Point.WHOM_TO_CALL: "Sabe de cor o nosso número, onde alguém atende de dia e de noite.",
    },
    legs={
        Leg.TO_MINSK: "Viaje até Minsk por sua conta.",
        Leg.TO_TERESPOL: "Viaje de Minsk, por Brest, até Terespol, na Polónia.",
        Leg.TO_KALININGRAD: "Viaje até Kaliningrado por sua conta.",
        Leg.TO_GRZECHOTKI: "Viaje de Kaliningrado, pela fronteira de Mamonovo, até Grzechotki, na Polónia.",
        Leg.TO_WARSAW: "Viaje até Varsóvia e descanse lá.",
        Leg.TO_JAHODYN: (
            "Viaje de Varsóvia até Dorohusk e passe a fronteira para Jahodyn. "
            "Dois acompanhantes vão ao seu encontro depois do posto. Telefone-nos antes de ir com alguém."
        ),
        Leg.TO_KYIV: "Os seus dois acompanhantes viajam consigo até Kyiv. Fique com eles.",
        Leg.TO_THE_HOUSE: "Os seus acompanhantes vão consigo. Dizem-lhe o caminho quando partirem.",
        Leg.BACK_TO_DOROHUSK: "Os seus acompanhantes vão consigo pela fronteira de Jahodyn até Dorohusk.",
        Leg.BACK_TO_WARSAW: "Viaje de Dorohusk até Varsóvia e descanse lá.",
        Leg.BACK_HOME: "Viaje para casa, ou para onde quer viver.",
    },
    papers={
        Paper.FOREIGN_PASSPORT: "o seu passaporte",
        Paper.SCHENGEN_VISA: "o seu visto Schengen",
        Paper.ENTRY_PERMIT: "a sua autorização de entrada na Ucrânia",
        Paper.KINSHIP_PAPERS: "os documentos de parentesco e, para uma criança, o consentimento do outro progenitor",
        Paper.RELEASE_PAPER: "os documentos que recebeu no encontro",
    },
    take="Leve consigo: {papers}.",
    by="Dê notícia até às {time} de {day}, hora de Kyiv.",
    say=(
        "Para isso, envie o código desta etapa a partir da sua caixa, ou telefone-nos e diga-o. "
        "Não escreva mais nada com ele."
    ),
    free="Se alguma coisa lhe meter medo, ou se quiser voltar para trás, faça-o e telefone-nos.",
    wait="A sua última etapa está feita. Descanse onde está; dizemos-lhe aqui e por telefone como continua.",
    stop="Por favor, não continue. Fique onde está em segurança e telefone-nos.",
)
