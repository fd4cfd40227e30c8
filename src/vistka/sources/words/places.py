"""Words beside a place: what shows that a name is one, and what shows that it stands for a newspaper or a government.

One table for each use; the languages stand together where a word of one does no harm in another. All in lower case,
without accents, as `spellings.folded` has them; "скаж-" stands for every word that begins so.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Directly before a name, these say "at", "near", "towards".
LOCATIVES = {
    "en": _words(
        "via in near outside around from to at toward towards inside across through for leaving reached reach left"
    ),
    "pt": _words("via por em para perto proximo na no de da do desde ate em entre sobre cerca"),
    "es": _words("via por en hacia cerca desde hasta a de"),
    "fr": _words("via a pres de depuis vers dans pour jusqu"),
    "de": _words("via uber in bei nahe aus nach von um vor uber bis nordlich sudlich ostlich westlich"),
    "uk": _words("у в під біля поблизу неподалік до з із зі через поза навколо довкола від коло"),
    "ru": _words("в во под близ возле около вблизи из до через вокруг недалеко от"),
}
# Nouns for a settlement; in Ukrainian and Russian by the word's beginning.
SETTLEMENTS = _words(
    "city town village settlement hamlet municipality cidade vila aldeia municipio povoado ciudad pueblo localidad "
    "localidade aldea ville village commune localite bourg hameau stadt kleinstadt dorf ortschaft gemeinde siedlung "
    "місто міста місті містом місту м село села селі селом с смт селище селища селищі селищем хутір хутора "
    "город города городе городом городу г селе селом поселок поселка поселке пгт деревня деревни деревне деревню "
    "станица станицы станице станицу хутор хутора хуторе поселку селу пос аул пункту пункті пункт пункта пункте"
)
OF = _words("of de da do du d von den der las la le el")
REGIONS = _words(
    "region oblast province provincia regiao oblys gebiet obwod oblastu oblasts regions provinces provincias regioes "
    "krai territory kray kraj regiones oblasti regionen gebieten obwoda provinz oblaste oblast"
)
# Before a river or a sea.
AT_WATER = _words(
    "на за реки реке рекой рекою река річки річці річкою річка реку річку берегу березі берег берега берегом берегах "
    "вздовж вдоль понад через по river rio fleuve riviere fluss am"
)
DISTRICT_BEGINNING = ("район", "р-н")
REGION_BEGINNING = ("област", "регіон", "регион")
REGION_SHORT = _words("обл край краю края крае краєм краем")
AND = _words("and e y et und і й та и or ou oder o або или u")

# After a name, in capitals, these make it a newspaper, a club, a treaty: no place.
NAMES_AFTER = _words(
    "times post independent herald tribune news guardian journal gazette review mirror telegraph globe "
    "chronicle observer "
    "today daily weekly magazine examiner standard mail express sun star inquirer convention conventions "
    "memorandum protocol "
    "accords accord agreement agreements marathon treaty fc dynamo tv radio regiment battalion"
)
# With "of" before a name, in capitals, these make it a newspaper as well: "Gazeta do Vale".
OUTLETS_BEFORE = _words(
    "gazeta jornal diario folha correio correo voz voix journal heraldo periodico noticias gazette zeitung estado"
)
NAMES_BEFORE = _words(
    "times herald radio dynamo dinamo echo эхо эха эху эхом динамо шахтер шахтар радио радіо клуб фк fc batalhao"
)
TREATIES_BEFORE = _words(
    "convencao convencoes convencion convenciones convenio convenios convention conventions konvention konventionen "
    "rue place avenue boulevard gare calle plaza avenida rua praca accords acordos "
    "acuerdos accord acordo memorando memorandum protocolo tratado traite"
)
# Directly before a name, in small letters or capitals, these make it a ship or a street; after it, a street.
SHIPS = _words(
    "frigate cruiser destroyer corvette submarine flagship warship ship vessel fregata fragata corveta cruzador navio "
    "crucero buque submarino fregate corvette croiseur navire fregatte kreuzer korvette schiff крейсер крейсера крейсері "
    "крейсере фрегат фрегата фрегаті корабель корабля корабль корвет катер"
)
STREETS = _words(
    "rua avenida calle plaza praca rue avenue boulevard place вулиця вулиці улица улице проспект проспекті проспекте "
    "станція станции готель отель кінотеатр real atletico sporting"
)
STREETS_AFTER = _words("street avenue university boulevard square straße strasse platz institute")
INSTITUTIONS_BEFORE = _words(
    "university universidade universidad universite universitat camara municipal ayuntamiento mairie bishop archbishop "
    "bispo arcebispo obispo arzobispo eveque archeveque patriarch patriarca"
)
# Before the adjective of a district, these make it part of their name.
AUTHORITIES = _words(
    "администрация администрации адміністрація адміністрації рада ради совет совета мо военкомат военкомата суд суду "
    "суда прокуратура прокуратуры прокуратури"
)
# With "of" before a name: where somebody is from.
ORIGINS = _words(
    "natural naturais originaire originaires oriundo oriunda natif native natives resident residents vecino vecina "
    "vecinos vecinas habitant habitante habitantes habitants morador moradores villager villagers people inhabitants "
    "outskirts arredores afueras environs centro center centre banlieue"
)
# Names of places that people in the West bear.
GIVEN_NAMES = _words(
    "paris london florence valencia santiago jordan victoria vitoria odessa brooklyn chelsea lorena georgia alexandria "
    "carolina sidney austin dallas florencia valentin francisco diego guadalupe jackson lincoln chester camille lourdes "
    "israel kyra sienna vienna savannah"
)
# After a name that opens an article and a comma: the day of its dateline or its country.
DATELINE = (
    r",[ \u00a0](?:\d{1,2}(?:\.|º)?[ \u00a0](?:de )?(?!años|anos|ans\b|Jahr|year|рок|рік|лет\b|год)[^\W\d_]{3,}"
    r"|(?:Ukrain|Ucr[aâ]|Ucrain|Украин|Україн|Russ|R[uú]s))"
)
# A word in Latin letters that ends so is a settlement after "in" or "of", though no list has it.
UNLISTED_ENDINGS = ("ivka", "iivka", "ovka", "iwka", "ivtsi", "pillia", "horod", "ynka")
# After a name and a comma: whose kin she is.
KIN = (
    r"(?:(?:his|her|their|su|sus|sua|seu|sa|son|seine|ihre|його|її|его|ее|её) "
    r"(?:\w{1,12} )?(?:mother|father|sister|brother|wife|husband|daughter|son|hermana|hermano|madre|padre|esposa|hija|hijo|"
    r"perro|irmã|irmão|mãe|pai|mulher|filha|filho|soeur|sœur|frère|mère|père|femme|fille|fils|schwester|bruder|mutter|vater|"
    r"frau|tochter|sohn|сестра|брат|мати|мать|дружина|жена|дочка|син|сын)\b)"
)
REPUBLICS = (("people", "republic"), ("peoples", "republic"), ("people", "s", "republic"))

# Directly before a name, these make it a person.
TITLES = _words(
    "mr mrs ms sir general colonel major captain lieutenant sergeant private corporal minister president "
    "governor mayor "
    "oberleutnant leutnant hauptmann gefreiter obergefreiter unteroffizier feldwebel soldat matrose oberst fahnrich "
    "sailor marine matelot caporal adjudant marinero infante cabo fuzileiro "
    "senhor senhora sr sra soldado sargento capitao coronel tenente cabo soldat sergent capitaine colonel "
    "lieutenant herr frau "
    "пан пані рядовий сержант старшина прапорщик лейтенант капітан майор підполковник полковник генерал "
    "солдат матрос "
    "рядовой сержант старшина прапорщик лейтенант капитан майор подполковник полковник генерал ефрейтор "
    "солдат матрос "
    "рядового сержанта солдата лейтенанта капитана капітана майора полковника рядовому сержанту президент "
    "министр міністр"
)
PATRONYMICS = (
    "ович",
    "евич",
    "йович",
    "івна",
    "ївна",
    "овна",
    "евна",
    "овича",
    "евича",
    "овичу",
    "евичу",
    "івни",
    "овны",
)
SURNAME_ENDINGS = (
    "ов",
    "ев",
    "ова",
    "єва",
    "ева",
    "ову",
    "єву",
    "еву",
    "овим",
    "евим",
    "овым",
    "евым",
    "ин",
    "ина",
    "ів",
    "їв",
)

# Capitals that stand for their government.
SEATS = _words(
    "Moscow Kyiv Washington London Berlin Paris Brussels Ankara Minsk Beijing Tehran Warsaw Budapest Rome "
    "Madrid Lisbon "
    "Vienna Prague Bucharest Chisinau Vilnius Riga Tallinn Tbilisi Bratislava Tokyo Brasilia Riyadh Doha"
)
# After a seat of government: what a government does.
ACTS_AFTER = _words(
    "said says say saying denies denied accused accuses claims claimed announced announces insists insisted "
    "refused refuses "
    "wants wanted warned warns rejected rejects called calls confirmed confirms agreed agrees demanded "
    "demands offered offers "
    "hopes believes responded replied condemned blamed blames declined stated states acknowledged reported reports "
    "disse diz afirmou afirma nega negou acusou acusa anunciou anuncia quer recusou confirmou confirma "
    "rejeitou exige exigiu "
    "declarou alega alegou admitiu sustenta respondeu aceitou concordou ofereceu propos insiste "
    "dijo dice afirma afirmo nego niega acuso acusa anuncio anuncia quiere rechazo confirmo exige exigio "
    "declaro asegura "
    "aseguro sostiene respondio acepto admitio propuso insiste "
    "affirme dit nie dementi accuse annonce rejete assure reconnu propose soutenu refuse dement accuse "
    "annonce veut refuse confirme rejette exige declare assure reconnait propose soutient "
    "sagte sagt erklarte behauptet behauptete wirft warf dementiert bestreitet bestritt kundigte will fordert "
    "forderte "
    "lehnt bestatigt bestatigte meldete droht weist wies "
    "заявив заявила заявляє заявляють каже сказав заперечує звинувачує звинуватив вимагає відмовляється відмовився "
    "підтвердив підтверджує оголосив закликав вважає хоче готовий повідомив відповів наполягає погодився "
    "запропонував "
    "заявил заявляет говорит сказал сказала отрицает обвиняет обвинил обвинила требует отказывается отказался "
    "отказалась "
    "подтвердил подтвердила подтверждает объявил объявила призвал призвала считает хочет готов готова сообщил "
    "сообщила "
    "ответил ответила настаивает согласился согласилась предложил предложила утверждает предлагает визнала визнав"
)
BETWEEN = _words(
    "has had have also later again still already ja tambem ha ya tambien a deja hat також уже вже также не nao no ne"
)
# Before a seat of government: it is accused, shamed, quoted or negotiated with.
ACTS_BEFORE = _words(
    "accuse accused accuses accusing shame shaming embarrass embarrassing blame blamed blames blaming urge "
    "urged urges pressure "
    "pressured warn warned warns punish sanction isolate help support arm tell told ask asked provoke condemn "
    "condemned "
    "envergonhar acusar acusou acusa acusam pressionar culpar culpou constranger punir apoiar isolar provocar "
    "avergonzar acuso acusar acusan presionar culpar castigar apoyar "
    "accuser accuse accusent embarrasser humilier soutenir punir "
    "beschuldigte beschuldigt beschamen unterstutzen "
    "звинуватив звинуватила звинувачує звинуватили закликав закликала закликають осоромити присоромити "
    "обвинил обвинила обвиняет обвинили обвиняют призвал призвала призвали пристыдить опозорить "
    "segundo selon segun laut"
)
PHRASES_BEFORE = (
    ("according", "to"),
    ("acordo", "com"),
    ("acuerdo", "con"),
    ("за", "словами"),
    ("за", "даними"),
    ("за", "версією"),
    ("по", "данным"),
    ("по", "словам"),
    ("по", "версии"),
    ("d", "apres"),
    ("pressure", "on"),
    ("pressao", "sobre"),
)
OFFICES_BEFORE = _words(
    "позиція заява вимога пропозиція заяви вимоги реакція рішення боці дозволу влади позиция заявление требование "
    "предложение заявления требования реакция решение ответ ответа согласия стороны proposta exigencia "
    "governo posicao "
    "autoridades alegacoes gobierno propuesta exigencia autoridad gouvernement proposition exigences regime regierung"
)
OFFICES_AFTER = _words(
    "government authorities troops forces army invasion war claims claim position offer demands demand "
    "decision response "
    "ally allies military soldiers statement ambassador foreign defence defense leadership side side's attack "
    "offensive"
)
# After a capital that begins a sentence and a comma: a government takes its turn.
ASIDES = (
    ("en", "cambio"),
    ("por", "su"),
    ("por", "sua"),
    ("em", "contrapartida"),
    ("for", "its"),
    ("in", "turn"),
    ("de", "son"),
    ("pour", "sa"),
    ("en", "revanche"),
    ("зі", "свого"),
    ("у", "свою"),
    ("со", "своей"),
    ("в", "свою"),
    ("however", "has"),
)
# After a capital that begins a sentence, these leave it a city: what happens to a place.
HAPPENS_AFTER = _words(
    "been ete sido gewesen was were is are remains lies wakes fell falls came and or foi foram era e esta "
    "ficou fue esta es y est et etait sont ist "
    "war wurde wird und liegt стал під под пережив пережил зазнав та і й и в у — готується атакован атаковано has"
)
# A listed settlement of these countries whose name ends so is one inside a sentence, without a cue.
TELLING_COUNTRIES = _words("UA RU BY")
TELLING_ENDINGS = tuple(
    "ivka iivka ovka evka pillia hrad grad horod gorod insk ansk ensk ovsk evsk ytsi intsi ychi ichi pol pil slavl krai "
    "pole".split()
)
# Adjectives that begin an institution's name, by their stems: "у Червоному Хресті", "в Главном управлении".
INSTITUTIONS = (
    "головн",
    "червон",
    "верховн",
    "конституц",
    "національн",
    "центральн",
    "військов",
    "міськ",
    "обласн",
    "державн",
    "генеральн",
    "красн",
    "главн",
    "национальн",
    "военн",
    "городск",
    "областн",
    "государствен",
    "збройн",
    "вооружен",
    "минист",
    "больш",
    "велик",
    "перш",
    "перв",
    "нов",
    "ново",
    "стар",
    "свят",
    "вищ",
    "высш",
    "окрем",
    "єдин",
    "един",
    "европ",
    "європ",
    "північн",
    "южн",
    "південн",
    "западн",
    "захід",
    "східн",
    "восточн",
    "северн",
    "білом",
    "белом",
    "чорн",
    "черн",
    "зелен",
    "мал",
)
ADJECTIVE_ENDINGS = ("ому", "ого", "ій", "ої", "им", "ой", "ом", "ых", "их", "ым")
# Words that begin a sentence with a capital and are no place without a cue, or whose place needs one everywhere.
COMMON = _words(
    "суми суму сум ізюм изюм орел рівне ровно гроза самар буча лиман бар стрий щастя сват дно шахти шахты "
    "пологи сарни "
    "канів ромни калуш береза лісне білки вишневе буск буськ дубно дубні токмак соледар красне перемога миру "
    "боярка клин "
    "бровари гори порт бор луга лугу луги дома доме верхи міста місту міс умань сокол старий старая новий нова новая "
    "krim roma nice reading split bar mobile"
)
HYPHENED = _words("based born area controlled area held bound region")
