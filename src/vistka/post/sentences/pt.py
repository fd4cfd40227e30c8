"""Portuguese."""

from __future__ import annotations

from typing import Final

from vistka.post.sentences.words import Text, Words
from vistka.post.whys import Why

WORDS: Final = Words(
    letters={
        Why.FILED: Text(
            "Recebemos o seu pedido",
            "O seu pedido chegou até nós em {day}. Primeiro, uma pessoa lê-o. Agora não precisa de fazer nada.\n\n"
            "A maioria das famílias espera muito tempo. Recebe aqui correio nos mesmos dias que todas as famílias, com "
            "ou sem notícias. O correio sem notícias não lhe diz nada sobre a pessoa que procura.\n\n"
            "Nunca pedimos dinheiro e nunca pedimos o seu código. Se alguém o pedir, não responda. Escreva-nos aqui.",
        ),
        Why.RECEIVED: Text(
            "Recebemos o que enviou",
            "O que enviou chegou até nós em {day}. Uma pessoa lê-o. Se precisarmos de mais, escrevemos-lhe aqui.",
        ),
        Why.CONTACT: Text(
            "Como contactamos consigo",
            "Em {day} disse-nos como podemos contactar consigo. Primeiro, uma pessoa vê isso. Até lá, contactamos "
            "consigo como antes.\n\n"
            "Se isso não veio de si, escreva-nos aqui de imediato.",
        ),
        Why.SHEET: Text(
            "Recebemos a sua lista",
            "A sua lista chegou até nós em {day}. Uma pessoa lê-a e compara-a com o seu mandato.\n\n"
            "Damos a cada família um código próprio, da maneira segura que a sua lista indica. A associação só "
            "recebe comprovativos.",
        ),
        Why.WITHDRAWAL_ASKED: Text(
            "Pediu-nos para parar",
            "Em {day} pediu-nos para retirar o seu pedido. Uma pessoa do gabinete vê isso e depois passam sete dias. "
            "Até lá pode mudar de ideias: escreva-nos aqui.\n\n"
            "Se o pedido não foi seu, escreva-nos aqui de imediato.",
        ),
        Why.WITHDRAWAL: Text(
            "A retirada do seu pedido",
            "Pediu-nos para retirar o seu pedido e uma pessoa do gabinete confirmou-o. Isto começa a valer em {day}. "
            "Até lá pode mudar de ideias: escreva-nos aqui.\n\n"
            "A partir desse dia deixamos de procurar alguém em seu nome. Apagamos a maneira de contactar consigo, as "
            "suas palavras-código e as nossas palavras para chamadas. Esta caixa fecha e as cartas vão com ela.\n\n"
            "Guardamos, selado, que fez o pedido, sobre quem e o que decidimos. A lei exige que o gabinete responda "
            "pelo seu trabalho durante anos. Não o usamos para mais nada.\n\n"
            "As nossas cópias de segurança guardam mais algum tempo o que apagamos. A última acaba em {until}.",
        ),
        Why.CODE_ASKED: Text(
            "Alguém pediu um novo código",
            "Em {day} alguém nos pediu, em seu nome, um novo código do caso. Se o pedido foi seu, não precisa de "
            "fazer nada.\n\n"
            "A partir de {until} podemos dar esse código. Ele abre uma caixa nova. O código que tem agora pode então não "
            "abrir nada.\n\n"
            "Se isso não veio de si, escreva-nos aqui de imediato ou telefone-nos.",
        ),
        Why.NEW_MAILBOX: Text(
            "A sua caixa",
            "Em {day} duas pessoas do gabinete abriram esta caixa para si. Nenhuma carta anterior passa para aqui. "
            "Guarde o código onde mais ninguém o encontre.\n\n"
            "Se não pediu este código, escreva-nos aqui de imediato.",
        ),
    },
    from_day="A partir de {day}: {step}",
    steps={
        "papers": (
            "Pedimos a todas as famílias documentos que mostrem a sua relação com a pessoa. Um documento que mostre "
            "quem é. A certidão de nascimento da pessoa que procura. A sua própria certidão de nascimento ou de "
            "casamento, se não for mãe nem pai dessa pessoa. Documentos sobre cada mudança de nome. Envie aqui, na sua "
            "caixa de correio, o que tiver."
        ),
        "questions": (
            "Voltamos a fazer as mesmas perguntas a todas as famílias. Lembrou-se de alguma coisa? Acrescente-a aqui."
        ),
        "papers_again": (
            "Pedimos a todas as famílias os documentos que ainda faltam. Envie-os aqui, na sua caixa de correio."
        ),
        "review": "Falamos com todas as famílias e perguntamos se alguma coisa mudou.",
    },
    subject="{word}",
    notices=(
        "{word}. Boa semana. Passe por cá quando tiver um momento calmo.",
        "{word}. É só um lembrete para esta semana. Não há pressa.",
        "{word}. Veja quando lhe der jeito. Tudo de bom.",
        "{word}. Este é o seu lembrete semanal. Não precisa de responder.",
        "{word}. Quando tiver tempo esta semana, dê uma vista de olhos.",
    ),
)
