"""The very words that an enquirer is read before she agrees, by version and language, item by item.

These are not translations that may be mended in passing: what she agreed to is bound to the words that she heard. New
words are a new version, added below; the older ones stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Item(StrEnum):
    """What she is asked about, each for itself."""

    KEEP = "keep"
    """The bureau keeps what she says and compares it."""
    WISH = "wish"
    """His wish decides what she is told."""
    ASK = "ask"
    """The bureau asks the other Power and the Central Tracing Agency about him."""
    SHARE = "share"
    """The bureau gives the enquiry to the national society of the Red Cross or Red Crescent."""
    ADDRESS = "address"
    """He is given her address, so that he can write to her."""


Words = Mapping[Item, str]

_FIRST: Final[Mapping[str, Words]] = {
    "en": {
        Item.KEEP: "The information bureau writes down what you tell us and keeps it. We compare it with what we know "
        "about people who are held, wounded or dead. We do not give it to the police or to an army. We do not give it to "
        "any intelligence service.",
        Item.WISH: "We may find the person you seek. Then that person decides what we may tell you. This is so for every "
        "family. It may be that we know something and may not say it.",
        Item.ASK: "To look for this person, we may ask the bureau of the other side. We may also ask the Central Tracing "
        "Agency of the Red Cross in Geneva. We tell them whom you seek, and that somebody seeks. We do not give the "
        "other side your name or address.",
        Item.SHARE: "We may give your enquiry to the Red Cross or Red Crescent. We mean the society of the country you "
        "live in. Then somebody near you can help.",
        Item.ADDRESS: "We may find the person you seek. Then we may give the person your address, to write to you.",
    },
    "uk": {
        Item.KEEP: "Інформаційне бюро записує те, що Ви нам розповідаєте, і зберігає це. Ми порівнюємо це з тим, що "
        "знаємо про людей, яких утримують, які поранені або загинули. Ми не передаємо цього поліції, війську чи "
        "будь-якій розвідці.",
        Item.WISH: "Якщо ми знайдемо людину, яку Ви шукаєте, вона сама вирішує, що ми можемо Вам сказати. Так для "
        "кожної родини. Може бути, що ми щось знаємо, але не маємо права цього сказати.",
        Item.ASK: "Щоб шукати цю людину, ми можемо звернутися до бюро іншої сторони та до Центрального агентства з "
        "розшуку Червоного Хреста в Женеві. Ми повідомляємо їм, кого Ви шукаєте, і що цю людину шукають. Вашого імені "
        "та адреси ми іншій стороні не даємо.",
        Item.SHARE: "Ми можемо передати Ваш запит товариству Червоного Хреста або Червоного Півмісяця країни, де Ви "
        "живете, щоб Вам міг допомогти хтось поруч.",
        Item.ADDRESS: "Якщо ми знайдемо людину, яку Ви шукаєте, ми можемо дати їй Вашу адресу, щоб вона могла Вам "
        "написати.",
    },
    "ru": {
        Item.KEEP: "Информационное бюро записывает то, что Вы нам рассказываете, и хранит это. Мы сравниваем это с "
        "тем, что знаем о людях, которых удерживают, которые ранены или погибли. Мы не передаём этого ни полиции, ни "
        "армии, ни какой-либо разведке.",
        Item.WISH: "Если мы найдём человека, которого Вы ищете, он сам решает, что мы можем Вам сказать. Так для "
        "каждой семьи. Может быть, что мы что-то знаем, но не вправе этого сказать.",
        Item.ASK: "Чтобы искать этого человека, мы можем обратиться в бюро другой стороны и в Центральное агентство "
        "по розыску Красного Креста в Женеве. Мы сообщаем им, кого Вы ищете, и что этого человека ищут. Вашего имени "
        "и адреса мы другой стороне не даём.",
        Item.SHARE: "Мы можем передать Ваш запрос обществу Красного Креста или Красного Полумесяца страны, где Вы "
        "живёте, чтобы Вам мог помочь кто-то рядом.",
        Item.ADDRESS: "Если мы найдём человека, которого Вы ищете, мы можем дать ему Ваш адрес, чтобы он мог Вам "
        "написать.",
    },
    "pt": {
        Item.KEEP: "O gabinete de informações anota o que nos conta e guarda-o. Comparamos isso com o que sabemos das "
        "pessoas que estão detidas, feridas ou que morreram. Não o entregamos à polícia, a nenhum exército nem a "
        "serviços secretos.",
        Item.WISH: "Se encontrarmos a pessoa que procura, é ela que decide o que lhe podemos dizer. É assim para todas "
        "as famílias. Pode acontecer que saibamos alguma coisa e não a possamos dizer.",
        Item.ASK: "Para procurar esta pessoa, podemos perguntar ao gabinete da outra parte e à Agência Central de "
        "Pesquisas da Cruz Vermelha, em Genebra. Dizemos-lhes que pessoa procura, e que alguém a procura. Não "
        "damos à outra parte o seu nome nem a sua morada.",
        Item.SHARE: "Podemos entregar o seu pedido à Sociedade da Cruz Vermelha ou do Crescente Vermelho do país onde "
        "vive, para que alguém perto de si a possa ajudar.",
        Item.ADDRESS: "Se encontrarmos a pessoa que procura, podemos dar a essa pessoa a morada que nos deu, para que ela "
        "lhe possa escrever a si.",
    },
}

WORDINGS: Final[Mapping[str, Mapping[str, Words]]] = {"2026-1": _FIRST}
NEWEST: Final = "2026-1"

NEEDED: Final = frozenset({Item.KEEP, Item.WISH})
"""Without these there is no enquiry: we could keep nothing, or she would expect what we cannot promise."""
