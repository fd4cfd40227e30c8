"""Words by which a text says who said something, a table a language; phrases are written as `phrases` reads them."""

from __future__ import annotations

from importlib.resources import files
from typing import Final


def _forms(table: str) -> dict[str, str]:
    text = (files("vistka.sources") / "data" / table).read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#"))


BEFORE: Final = _forms("cues.tsv")
"""What stands before the source, of each language: "according to"."""

AFTER: Final[dict[str, str]] = {"de": "zufolge | nach zu urteilen", "en": "s count | s estimate | s tally"}
"""What stands after it: "dem Ministerium zufolge"."""

VERBS: Final = _forms("verbs.tsv")
"""What a source does when it says something."""

TELLING_TO: Final[dict[str, str]] = {
    "en": "told | tells | to | with | by",
    "pt": "ao | à | para o | para a | com a | com o",
    "uk": "Суспільному | журналістам | агентству | виданню | телеканалу | для",
    "ru": "агентству | изданию | телеканалу | газете | журналистам | корреспонденту",
    "es": "a | al | a la",
    "de": "der | dem | gegenüber der | gegenüber dem | der nachrichtenagentur | der agentur | der zeitung",
    "fr": "à | au | à l | à l'agence | auprès de | auprès de l | auprès du",
}
"""What stands between who said something and the outlet to which it was said."""

HEADS: Final = (
    "spokesman | spokeswoman | spokesperson | spokespeople | spokesmen | press service | press office | press officer"
    " | press secretary | official | officials | adviser | advisor | head | chief | deputy head | representative"
    " | delegate | regional manager | manager | coordinator | secretary general"
    " | coordenador/a | coordinador/a | coordinateur"
    " | coordinatrice | koordinator/in | координатор/а/ка/ки"
    " | director | deputy director | source | sources | porta voz | porta vozes | assessor/a | representante"
    " | representantes"
    " | fonte | fontes | fonte oficial | diretor/a | chefe | assessoria de imprensa | serviço de imprensa"
    " | portavoz | portavoces"
    " | vocero/a | asesor/a | jefe | jefa | director/a | fuente | fuentes | servicio de prensa | sprecher/in/s"
    " | pressesprecher/in"
    " | pressedienst | pressestelle | leiter/in | chef/in | vertreter/in | chefin | porte parole | porte paroles"
    " | conseiller"
    " | conseillère | chef | cheffe | responsable | représentant/e | directeur | directrice | service de presse"
    " | речни/к/ка/ком/ця/ці/цю/цею | прес секретар/я/ка/ки/ем | пресслужб/а/и/і/у/ою | прес служб/а/и/і/у/ою"
    " | представни/к/ка/ки/ків/ця/ці/цю/ком"
    " | очільни/к/ка/ці/ця/ком | керівни/к/ка/ця/ці/ком | начальни/к/ка/ця/ці/ком | голов/а/и/і/ою"
    " | радни/к/ка/ця/ці/ком | заступни/к/ка/ця/ці/ком"
    " | секретар/я/ем/ка | джерел/о/а/у/ах | пресс секретар/ь/я/ем | пресс служб/а/ы/е/у/ой"
    " | пресслужб/а/ы/е/у/ой | официальн/ый/ого представител/ь/я"
    " | официальный представитель | представител/ь/я/и/ей/ем/ю/ьница | начальник/а/ом | глав/а/ы/е/у/ой"
    " | руководител/ь/я/ем | советни/к/ка/ца/цы/ком"
    " | заместител/ь/я/ем | источник/а/и/ов/ом | директор/а/ка"
)
"""Who speaks for a source."""

AGAIN: Final[tuple[tuple[str, str], ...]] = (
    (
        "Ministry",
        "ministry | minister | ministro | ministra | ministre | міністр/а/у/ом | министр/а/у/ом | ministério"
        " | pasta | ministerio | ministerium/s | ministère | міністерств/о/а/і | министерств/о/а/е",
    ),
    ("Directorate", "управлінн/я/і/ю | управлени/е/и/ю"),
    (
        "Headquarters",
        "штаб/у/і/а/е | stab | quartel general | cuartel general | quartier général | координаційний штаб"
        " | headquarters",
    ),
    (
        "",
        "відомств/о/а/і/у | ведомств/о/а/е/у | organismo | organisation | organization | organização"
        " | organización | organisation/s | організаці/я/ї | организаци/я/и | agency | agência | agencia"
        " | agentur | agence | агентств/о/а/у | видан/ня/ню | издани/е/ю/я | newspaper | jornal | periódico"
        " | diario | zeitung | journal | газет/а/и/ы/і/е | corporação | mission | missão | misión | місі/я/ї"
        " | мисси/я/и | служб/а/и/ы/і/е | service | serviço | servicio | командуванн/я/і | командовани/е/я/и"
        " | comité | committee | comitê | council | administração | administration | адміністраці/я/ї"
        " | администраци/я/и",
    ),
)
"""What names a source once more without its name: part of the name that it stands for, and the words."""

PRONOUNS: Final = frozenset(
    "he she they it i we you who which that ele ela eles elas eu nós que quem él ella ellos ellas yo quien"
    " quienes er sie es wir ich"
    " il elle ils elles on je nous lui qui він вона вони я ми ви він він воно він он она они мы вы оно "
    "".split()
)
"""Who speaks is known already: no new source."""

LINKS: Final = frozenset(
    "of the in at for from de da do das dos del la el los las le les l d der des dem den die das von vom zum zur"
    " im em na no nas nos s a o an"
    " à ao au aux du un une um uma uno una ein eine einer eines einem einen".split()
)
"""Small words inside the name of an office, or before it."""

SEAT_NOUNS: Final = frozenset(
    "city town village district raion region regional oblast municipality community local deputy former capital"
    " cidade vila aldeia município distrito região comunidade ciudad pueblo municipio región comunidad stadt"
    " gemeinde kreis kreises gebiet gebiets region landkreis ville village commune région département"
    " міста місті місто м села селі селища громади громаді громада району районі області області обл регіону"
    " города городе г села деревни поселка района районе области края крае округа округе региона селищної"
    " сільської міської территориальной територіальної районної обласної сельского городского в у во".split()
)
"""Words between a local office and its place."""

ANDS: Final = frozenset("and e y und et та й і и а also sowie as well bem como".split())

CITING: Final = frozenset(
    "quote quotes quoted cites cited cita citam citou citó citan cite citent zitiert zitierte цитує цитують"
    " цитирует цитируют".split()
)
"""Verbs that name two sources: who says it, and from whom he has it."""

TELLING: Final = frozenset("told tell tells".split())
"""Verbs after which stands who was told, never who told."""

NOT: Final = frozenset("not never não nunca no nicht nie pas не ні ни".split())
"""Before a verb: nothing was said."""

PASSIVE: Final = frozenset("is was were been be being are wurde wurden sido foi foram fue fueron été".split())
"""Before a verb: it was said to somebody, not by him."""

AT: Final = frozenset("у в во из із зі".split())
PLURAL: Final = ("ють", "уть", "ять", "ать", "ли", "лися", "лись", "ют", "ут", "ят", "ат", "ются", "ятся")
"""How a verb ends of those at an office."""

NO_NAMES: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday the but and when then now here there this that these those after before"
    " today yesterday tomorrow it he she they we i also still even yet janvier fevrier mars avril mai juin juillet"
    " aout septembre octobre novembre decembre januar februar marz juni juli oktober dezember adn dna".split()
)
"""Words that a capital makes no name."""

ROLES: Final = frozenset(
    "lawyer lawyers monitor monitors aide aides adviser advisers advisor advisors delegate delegates official"
    " officials staff staffer staffers worker workers analyst analysts reporter reporters correspondent"
    " correspondents researcher researchers investigator investigators envoy negotiator negotiators editor source"
    " sources report doctor doctors rapporteur expert experts secretary chief head boss minister team crew"
    " volunteer volunteers spokesman spokeswoman spokesperson chaplain observer observers s".split()
)
"""Who works for an office, after its name: "Red Cross lawyer"."""

AS: Final = frozenset("as how как як como comme wie que lo это це об про".split())
"""Before a verb whose subject follows."""

HERS: Final = frozenset("her dela ihr ihre ella її ее её".split())
ONE_OF_MANY: Final = frozenset(
    "a one another some une un cette uma um esta essa una eine einer diese this одна один ця эта another".split()
)

ASIDES: Final = frozenset(
    "même sogar incluso mesmo"
    " has have had also later earlier then since already not did does is was been be now ha han hat haben hatte"
    " hatten habe war ist a ont avait avaient"
    " aurait est também já ainda não foi tem têm havia también ya no se lo le les nos me auch bereits zuvor"
    " schon am l s n y en aussi déjà ensuite"
    " тем же також вже теж раніше згодом потім не при цьому це про уже также ранее позже затем это о об при этом"
    " тоже ему сам сама в у на"
    " dela dele его ее її його їх их даже навіть aussi ainsi anche próprio propio propia própria on monday"
    " tuesday wednesday thursday friday saturday sunday today yesterday hoje ontem segunda terça quarta quinta"
    " sexta feira sábado domingo"
    " nesta neste na no em este esta el lunes martes miércoles jueves viernes sábado hoy ayer montag dienstag"
    " mittwoch donnerstag freitag samstag"
    " sonntag heute gestern lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd hui сьогодні вчора"
    " сегодня вчера"
    " понеділок вівторок середу четвер п'ятницю суботу неділю понедельник вторник среду пятницу субботу"
    " воскресенье statement comunicado nota"
    " communiqué brief morning evening week in a its daily update telegram twitter x facebook officially"
    " oficialmente offiziell officiellement офіційно"
    " официально publicly explicitly um una un vídeo video".split()
)
"""Words that may stand between a source and its verb."""
