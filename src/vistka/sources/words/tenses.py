"""Words that tell whether a day lies ahead or behind, in seven languages: pieces of regular expressions."""

# In the clause of a day, these say that it lies ahead.
AHEAD = {
    "en": r"\b(?:will|shall|going to|expected|next|scheduled|planned|plans|due|again on|would|hopes? to|set to|upcoming|"
    r"no earlier than|not before|deadline|can be|could follow)\b|['’]ll\b",
    "pt": r"\b(?:será|serão|vai|vão|próxim[ao]s?|previst[ao]s?|deve(?:rá|rão|m)?|irá|irão|marcad[ao]|agendad[ao]|prazo|"
    r"\w{3,}(?:ará|erá|irá|arão|erão|irão)|terá|terão|virá|poderá|haverá|antes de)\b",
    "es": r"\b(?:será|serán|próxim[ao]s?|previst[ao]s?|irá|irán|va a|van a|\w{3,}(?:ará|erá|irá|arán|"
    r"erán|irán)|habrá|tendrá|podrá|podrán|vendrá|saldrá|plazo|antes del?)\b",
    "fr": r"\b(?:sera|seront|prochaine?s?|prévue?s?|doit|doivent|aura|auront|va|vont|attendue?s?|avant|au plus tard|"
    r"pourra|pourront|\w{3,}(?:era|eront|ira|iront))\b",
    "de": r"\b(?:wird|werden|kommenden|nächsten?|geplant|soll|sollen|sollte|sollten|könnte|könnten|will|wollen|dürfte|"
    r"frühestens|spätestens|Frist)\b",
    "uk": r"\b(?:буде|будуть|відбудеться|наступн\w+|заплановано|має|мають|очіку\w+|зможуть|зможе|приїд\w+|план\w+|"
    r"почн[еу]ться|розпочн[еу]ться|відправля\w+|виїжджа\w+|вируш(?:ить|ать|имо)|прибуд\w+|стартує|поховають|попрощаються|"
    r"зустрі(?:не|нуть|немо)|проведуть|пройде|обіця\w+|не раніше|можна|просять|чекаємо|відновлю\w+|"
    r"\w{3,}тим(?:е|уть|емо))\b",
    "ru": r"\b(?:будет|будут|состоится|следующ\w+|запланирован\w*|должн\w+|ожида\w+|смогут|сможет|приед\w+|план\w+|"
    r"начн[её]тся|начнутся|отправля\w+|выезжа\w+|прибуд[её]т|вернутся|похоронят|простятся|пройд[её]т|обещают|намерен\w*|"
    r"не раньше|можно|просят|жд[её]м|поед\w+)\b",
}
# Directly before a day, a weekday or a month, these say so as well, unless its clause looks back.
UNTIL = {
    "en": r"\b(?:until|by|before|till)(?: the)?\s*$",
    "pt": r"\b(?:até(?: ao?)?|antes d[eo]|para(?: [oa])?)\s*$",
    "es": r"\b(?:hasta(?: el)?|antes del?|para el)\s*$",
    "fr": r"\b(?:jusqu['’]au|jusqu['’]en|avant(?: le)?|d['’]ici(?: le| au)?)\s*$",
    "de": r"\b(?:bis(?: zum)?|vor dem)\s*$",
    "uk": r"\b(?:до|не раніше)\s*$",
    "ru": r"\b(?:до|к|ко|не раньше)\s*$",
}
# In the clause of a day, these say that it lies behind.
BACK = {
    "en": r"\b(?<!are )(?<!is )(?<!be )(?:since|was|were|had|has been|have been|died|killed|captured|missing|vanished|"
    r"disappeared|born|fell|"
    r"buried|taken|lasted|went|came|said|wrote|called|stood|got|knew|saw|took|made|left|lost|met|told|found|began|brought|\w{3,}ed)\b",
    "pt": r"\b(?:desde|foi|foram|era|eram|tinha|estava|\w{2,}(?:ou|iu|eu|aram|eram|iram|ava|avam|iam))\b",
    "es": r"\b(?:desde|fue|fueron|era|eran|había|estaba|murió|\w{2,}(?:ó|aron|ieron|aba|aban|ían))\b",
    "fr": r"\b(?:depuis|était|étaient|a été|ont été|avait|avaient|est mort|est tombé|née?|a \w{2,}[éistu]|"
    r"ont \w{2,}[éistu]|\w{3,}aient)\b",
    "de": r"\b(?:seit|wurde|wurden|war|waren|hatte|hatten|starb|fiel|fielen|ging|kam|kamen|lag|rief|hat|haben|ist|"
    r"\w{3,}te)\b",
    "uk": r"\b(?:з|із|зі|від|\w{2,}(?:[аиіяую]в|ла|ло|ли|ено|ано|ито|уто)(?:ся|сь)?|загинув|помер|зник)\b",
    "ru": r"\b(?:с|со|от|\w{2,}(?:[аиеяуы]л|ла|ло|ли|ен|ена|ены)(?:ся|сь)?|погиб|умер|пропал)\b",
}
