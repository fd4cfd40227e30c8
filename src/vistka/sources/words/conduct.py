"""Words by which a captive's own words and claims about conduct in combat are known; phrases as `phrases` reads them."""

from __future__ import annotations

from importlib.resources import files
from typing import Final


def _conduct() -> dict[str, str]:
    lines = (files("vistka.sources") / "data" / "conduct.tsv").read_text(encoding="utf-8").splitlines()
    forms: dict[str, list[str]] = {}
    for language, more in (line.split("\t", 1) for line in lines if not line.startswith("#")):
        forms.setdefault(language, []).append(more)
    return {language: " | ".join(each) for language, each in forms.items()}


CONDUCT: Final = _conduct()
"""How somebody fought, surrendered, deserted, refused, or committed a crime."""

CAPTIVITY: Final = (
    "taken at | taken near | taken in | captured | camp | camps | lager | campo de prisioneros"
    " | campo de prisioneiros | табор/і/у | лагер* | колоні* | колони* | captur* | captive/s | captivity"
    " | prisoner/s | pow/s | detain* | imprison* | taken prisoner | hostage/s | handcuff* | prison* | cativ*"
    " | cativeiro | refém | reféns | capturad* | detid* | libertad* | troca de prisioneiros"
    " | cautiv* | detenid* | liberad* | canje | kriegsgef* | gefang* | gefangen* | captiv* | capturé/s"
    " | détenu/s | libéré/s | échange de prisonniers | freed | released | exchange | swap"
    " | полон* | військовополон* | бранц* | бранець | захоплен* | звільнен* | обмін* | плен* | военноплен*"
    " | захвачен* | освобожд* | обмен* | surrender* | rend* | здал* | сдал* | rind* | missing"
    " | зник* | пропал* | desaparecid* | vermisst* | disparu/s"
)
"""That somebody is held, or was."""

FACTS: Final = (
    f"{CAPTIVITY} | wounded | injured | killed | died | dead | buried | burial | hospital | found | identified"
    " | hotline | mother/s | wife | family | families | relatives | parents | sons"
    " | invasion | invasão | invasión | вторгнен* | вторжен* | aceit* | acept* | accept* | принима* | прийма*"
    " | ferid* | mort* | morr* | enterrad* | hospital | encontrad* | identificad* | mãe/s | família/s"
    " | familiares | parentes | filhos | linha direta | mães"
    " | herid* | muert* | muri* | enterrad* | madre/s | familia/s | hijos | línea | verwundet* | verletzt*"
    " | getötet* | gestorben | starb | begraben | krankenhaus | lazarett | mutter | mütter/n | familie/n"
    " | angehörige/n | söhne"
    " | blessé* | tué* | mort/s/e | décéd* | enterr* | hôpital | mère/s | famille/s | proches | fils | поранен*"
    " | загин* | вбит* | помер* | похов* | лікарн* | госпітал* | знайден* | матір | матер* | мати | родин*"
    " | рідн* | син/и/ів"
    " | ранен* | погиб* | убит* | умер* | похорон* | больниц* | госпитал* | найден* | мат/ь/ери/ерям/ерей"
    " | семь* | родствен* | сынов* | сын*"
)
"""What a lead may keep: that somebody is held, wounded, dead, and what his family is told."""

ASKS: Final = (
    "demander | supplier | implorer | bitten | flehen | pedir | suplicar | rogar | умолять | благати | просити | "
    "ask/s/ed/ing | beg/s/ged/ging | plead/s/ed/ing | sob/s/bed | cries out | pray/s/ed | complain/s/ed"
    " | confess/es/ed | apologi/ses/sed/zes/zed | reads out | read out | recites | call/s on | urge/s/d"
    " | thank/s/ed"
    " | pede/m | pediu | pediram | pedindo | implor/a/am/ou/aram/ando | suplic/a/am/ou | confess/a/ou/aram"
    " | lê em | reclam/a/ou/am | agradece/u/m | apela/m | apelou | lament/a/ou | queix/a/ou"
    " | pide/n | pidió | pidieron | pidiendo | suplic/a/ó/an | ruega/n | rogó | confes/ó/aron | confiesa/n"
    " | lee en | agradec/e/ió/en | lament/a/ó | se quejó | bitte/t/n | baten | fleh/t/te/ten | gest/and/eht/ehen"
    " | liest vor | beklagt* | klag/t/te/ten | demand/e/ent/ait/é"
    " | suppli/e/ent/é | avou/e/ent/é | lit un | implor/e/é | remerci/e/é | se plaint | plaint | regrett/e/é"
    " | просить | просять | просив | просила | просили | попросив | попросила | попросили | благає | благають"
    " | благав | зізна/вся/лася/ється/ються/лися | зачитує | скаржи/ться/вся | дякує | дякував"
    " | вибача/ється/вся | кається"
    " | просит | просят | просил/а/и | попросил/а/и | умоляет | умоляют | умолял"
    " | призна/лся/лась/ется/ются/лись | зачитывает | жалуется | жаловался | благодарит | благодарил"
    " | извиня/ется/лся | кается | раскаивается"
    " | disait | dizia | dizendo | decía | diciendo | había dicho | hatte gesagt | gesagt habe | erzähl/t/te"
    " | repeating | whisper/s/ed | shout/s/ed | scream/s/ed | recall/s/ed | sussurra | grita | gritou | murmur*"
    " | шепоче | шепче | кричить | крикнув | шепчет | кричит | repite | repete"
)
"""What a captive does when he says something for himself."""

OWN_VOICE: Final = (
    "i | me | my | we | us | our | i'm | mum | mom | eu | meu | minha | nós | nos | nossos | nossas | nosso"
    " | fomos | somos | estamos | mãe | mamãe | tenho | estou | yo | mi | mis | nosotros | nuestros | nuestras"
    " | mamá | estoy | éramos | fuimos | ich | mir | mich | mein/e/er/en"
    " | wir | uns | unser/e/en | mama | je | j | moi | mon | ma | nous | notre | nos | maman | on nous | я"
    " | мене | мені | мій | моя | мої | ми | нас | нам | наш/і/а/их | мамо | мам | меня | мне | мой | мои | мы"
    " | наши/х | мама | прости/те"
)
"""First person: who speaks in a quotation speaks for himself."""

RECORDED: Final = (
    "video | footage | clip | recording | letter | note | slip of paper | postcard | diary | imagens | vídeo/s"
    " | gravação | carta | bilhete | diário | grabación | nota | aufnahme | aufnahmen | brief | zettel"
    " | tagebuch | vidéo/s | images | lettre | enregistrement | carnet"
    " | відео | записі | запис/у | ролик/у | лист/і | листах | записк/а/и/у/ці | щоденник/у | видео | записи"
    " | запись | ролик/е | письм/е/о/ах | записк/а/е/у | дневник/е | trubk* | трубк/у | handset | on the phone"
    " | call"
)
"""Where a captive's words stand."""

TOLD_US: Final = (
    "he told me | he told us | he said to me | he wrote to me | he wrote to us | she told me | ele me disse"
    " | me disse que | disse me que | me contou que | contou me que | ele me contou | me dijo que | me dijo"
    " | me contó que | nos dijo | me escribió que"
    " | er sagte mir | er hat mir gesagt | sagte er mir | erzählte er mir | er hat uns gesagt | er schrieb mir"
    " | il m'a dit | il m a dit | m'a t il dit | il nous a dit | il me disait | il m'a écrit | він сказав мені"
    " | він мені сказав | він казав мені | він казав | сказав мені | казав мені | він писав | він мені казав"
    " | он сказал мне | он мне сказал | он мне говорил | он говорил мне | сказал мне | он писал"
    " | он рассказывал мне | он мне рассказывал | on a dit | aquí nos"
)
"""Somebody hands on what a captive said."""

HE: Final = frozenset("he they ele eles él ellos er il ils він вони он они".split())
"""Who may be the captive spoken of before."""

THEY: Final = frozenset("they eles ellos ils вони они".split())

VOCATIVE: Final = "мамо | мам | мамочк* | mãe | mamãe | mamá | mama | maman | mum | mom | mami"
"""How a captive speaks to his mother; it opens the quotation."""

SHE: Final = frozenset("sie she ela elas ella ellas elle elles вона она".split())

HEARD: Final = (
    "is heard | are heard | can be heard | was heard | be heard | heard him | heard her | heard his | heard the"
    " | heard a | hears her | hears his | heard saying | hear him | hear her | heard to say | voice | voices | voicemail"
    " | voice message/s | on tape | on the line | down the line | down the phone | ouve se | ouvem se | se ouve | ouvia se"
    " | ouviu se | ouvimos | ouviu o filho | ouviu a voz | voz | vozes | áudio/s | mensagem de voz"
    " | ao telefone | se escucha"
    " | se oye | se le oye | se le escucha | se oía | escuchó a su | oyó a su | oyó la | escuchó la | voces | audio/s"
    " | mensaje de voz | al teléfono | por teléfono | zu hören | hört man | ist zu vernehmen | hörte sie | hörte ihren"
    " | hörte man | stimme/n | sprachnachricht/en | am telefon | in den hörer | on entend | entend on | l'entend | s'entend"
    " | entendu son | entendu sa | entendit | voix | message vocal | messages vocaux | au téléphone | au bout du fil"
    " | чути | чутно | почула | почув | лунає | звучить | голос/ом/у | голосове | голосовому | телефоном | у трубці"
    " | аудіозапис/і/у | слышно | слышен | слышны | слышится | услышала | услышал | звучит | голосовое | голосовом"
    " | по телефону | в трубке | аудиозапис/ь/и"
)
"""That a voice is heard: over the telephone, on a recording, in a clip."""
