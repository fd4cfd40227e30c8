"""English."""

from __future__ import annotations

from typing import Final

from vistka.post.sentences.words import Text, Words
from vistka.post.whys import Why

WORDS: Final = Words(
    letters={
        Why.FILED: Text(
            "We have your request",
            "Your request reached us on {day}. A person reads it first. You need not do anything now.\n\n"
            "Most families wait long. You get mail here on the same days as every family, news or none. "
            "Mail without news tells you nothing about the person you seek.\n\n"
            "We never ask for money, and we never ask for your code. If somebody does, do not answer. Write to us here.",
        ),
        Why.RECEIVED: Text(
            "We have what you sent",
            "What you sent reached us on {day}. A person reads it. If we need more, we write to you here.",
        ),
        Why.CONTACT: Text(
            "How we reach you",
            "On {day} you told us how to reach you. A person looks at it first. Until then we reach you as before.\n\n"
            "If it was not you, write to us here at once.",
        ),
        Why.SHEET: Text(
            "We have your sheet",
            "Your sheet reached us on {day}. A person reads it and compares it with your mandate.\n\n"
            "We give each family a code of its own, in the safe way that your sheet names. You get receipts only.",
        ),
        Why.WITHDRAWAL_ASKED: Text(
            "You asked us to stop",
            "On {day} you asked us to withdraw your request. A person of the bureau looks at this, and then seven days "
            "pass. Until then you can change your mind: write to us here.\n\n"
            "If it was not you, write to us here at once.",
        ),
        Why.WITHDRAWAL: Text(
            "Your withdrawal",
            "You asked us to withdraw your request, and a person of the bureau confirmed it. It takes effect on {day}. "
            "Until then you can change your mind: write to us here.\n\n"
            "From that day on we no longer look for anybody on your behalf. We erase how to reach you, your code words "
            "and our words for callers. This mailbox closes, and its letters go with it.\n\n"
            "We keep, sealed, that you asked, about whom, and what we decided. The law asks the bureau to answer for its "
            "work for years. We use it for nothing else.\n\n"
            "Our backups hold what we erase a little longer. The last of them lapses on {until}.",
        ),
        Why.CODE_ASKED: Text(
            "Somebody asked for a new code",
            "On {day} somebody asked us, in your name, for a new case code. If it was you, you need not do anything.\n\n"
            "From {until} on we may give that code. It opens a new mailbox. The code that you have now may then open "
            "nothing.\n\n"
            "If it was not you, write to us here at once, or call us.",
        ),
        Why.NEW_MAILBOX: Text(
            "Your mailbox",
            "On {day} two people of the bureau opened this mailbox for you. No earlier letter moves here. Keep the code "
            "where only you find it.\n\n"
            "If you did not ask for this code, write to us here at once.",
        ),
    },
    from_day="From {day} on: {step}",
    steps={
        "papers": (
            "We ask every family for papers that show how you are related. A paper that shows who you are. The birth "
            "certificate of the person you seek. Your own birth or marriage certificate, if you are not a parent. Papers "
            "about each change of name. Send what you have from this mailbox."
        ),
        "questions": (
            "We go through the same questions once more with every family. If you remember something, add it here."
        ),
        "papers_again": "We ask every family for papers that are still missing. Send them from this mailbox.",
        "review": "We speak with every family and ask whether anything has changed.",
    },
    subject="{word}",
    notices=(
        "{word}. A good week to you. Please look in when you have a quiet moment.",
        "{word}. Just a reminder for this week. There is no hurry.",
        "{word}. Have a look when it suits you. All the best.",
        "{word}. This is your weekly reminder. No reply is needed.",
        "{word}. When you find the time this week, please look in.",
    ),
)
