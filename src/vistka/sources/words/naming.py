"""Words by which the name of an organisation or a newspaper is known; lower case, without accents, as `phrases` has them."""

from __future__ import annotations

from typing import Final

INSTITUTIONS: Final = frozenset(
    "service services police office agency council department foundation institute centre center committee"
    " commission association initiative bureau directorate command brigade regiment battalion hospital university"
    " court church diocese fund trust mission network federation alliance authority affairs constabulary corps"
    " league society union ngo coalition observatory academy school college tribunal"
    " instituto fundacao fundacion centro comite comissao comision associacao asociacion uniao iniciativa agencia"
    " direcao direccion hospital universidade universidad brigada regimento regimiento batalhao batallon igreja"
    " iglesia diocese diocesis servico servicio conselho consejo ong observatorio defensoria procuradoria policia"
    " institut stiftung zentrum komitee kommission verein verband bund amt behorde bundesamt landesamt"
    " bundespolizei brigade universitat kirche dienst hilfswerk technisches hilfswerk beobachtungsstelle"
    " fondation centre comite commission association federation direction hopital universite eglise diocese"
    " service conseil ong observatoire collectif ligue".split()
)
"""Words in the name of an organisation."""

OUTLETS: Final = frozenset(
    "times post herald tribune news journal gazette mirror telegraph chronicle observer examiner courier ledger echo"
    " star standard daily weekly insider press bulletin argus advertiser dispatch globe inquirer sentinel"
    " zeitung tageblatt anzeiger rundschau nachrichten kurier allgemeine volksblatt bote morgenpost abendblatt"
    " tagblatt presse rundfunk kreiszeitung volksstimme"
    " diario jornal gazeta folha correio noticias periodico correo voz heraldo tribuna radio televisao television"
    " cronica norte"
    " courrier voix depeche progres republicain dauphine telegramme factuel"
    " новости вести вестник газета правда ведомости курьер новини вісник кур'єр вісті голос реалии реалії".split()
)
"""Words in the name of a newspaper, an agency, a broadcaster."""

OUTLET_NOUNS: Final = frozenset(
    "newspaper magazine broadcaster outlet tabloid portal website newswire channel blog podcast station"
    " revista semanario emissora canal portal tabloide site jornal diario televisao radio cadena emisora periodico"
    " agencia rotativo matutino"
    " zeitung tageszeitung magazin nachrichtenagentur agentur sender fernsehsender nachrichtenportal portal"
    " wochenzeitung blatt boulevardblatt onlineportal"
    " quotidien hebdomadaire journal magazine chaine radio site agence mensuel tabloid"
    " газета газети газету газеті газетою телеканал телеканалу каналу канал виданню видання порталу портал сайту"
    " агентство агентства агентству агенції агенція радіо журнал"
    " газеты газете газетой канала издание издания изданию изданием портала сайта радио журнала телеканала"
    " телеканалом порталом агентством агенство".split()
)
"""Nouns before the name of one."""

WITHIN: Final = frozenset("of for the and de da do del des du la pour para fur in e y et und".split())
"""Small words within a name."""

UNITS: Final = (
    ("бригад", "Brigade"), ("brigad", "Brigade"), ("омбр", "Mechanized Brigade"), ("полк", "Regiment"),
    ("regim", "Regiment"), ("régim", "Regiment"), ("батальйон", "Battalion"), ("батальон", "Battalion"),
    ("batal", "Battalion"), ("bataill", "Battalion"), ("battal", "Battalion"), ("дивиз", "Division"), ("дивіз", "Division"),
)  # fmt: skip
"""Beginnings of the words for a unit that has a number."""

UNIT_KINDS: Final = (
    ("механ", "Mechanized"), ("mechan", "Mechanized"), ("мотострел", "Motor Rifle"), ("мотопіх", "Motorized Infantry"),
    ("морс", "Marine"), ("marin", "Marine"), ("штурм", "Assault"), ("assault", "Assault"), ("sturm", "Assault"),
    ("десант", "Air Assault"), ("танк", "Tank"), ("tank", "Tank"), ("аеромоб", "Airmobile"), ("єгер", "Jaeger"),
    ("гірськ", "Mountain"), ("артил", "Artillery"), ("територ", "Territorial Defence"), ("тро", "Territorial Defence"),
)  # fmt: skip
"""Beginnings of the words for its kind."""
