"""The parts of composed German reports."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.composed import FAMILY_NAMES, Day, Party, Place, Words
from tests.generated import DE_MONTHS

MONTHS = ("Januar", *DE_MONTHS[1:])  # and not the Austrian one
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
WOMEN = ["Anna", "Marta", "Ruth", "Leila", "Viktoria", "Greta", "Ingrid", "Nadia", "Priya", "Helene"]
MEN = ["Peter", "Daniel", "Josef", "Samuel", "Carlos", "Omar", "Henrik", "Viktor", "Rajesh", "Thomas"]
SURNAMES = (*FAMILY_NAMES, "Kuckelrath", "Steinlechner")
LANDS = (
    ("Norwegen", "norwegisch"),
    ("Kenia", "kenianisch"),
    ("Ghana", "ghanaisch"),
    ("Portugal", "portugiesisch"),
    ("Kanada", "kanadisch"),
    ("Georgien", "georgisch"),
    ("Jordanien", "jordanisch"),
    ("Lettland", "lettisch"),
    ("Vietnam", "vietnamesisch"),
    ("Chile", "chilenisch"),
    ("Polen", "polnisch"),
    ("Finnland", "finnisch"),
    ("Slowenien", "slowenisch"),
    ("Brasilien", "brasilianisch"),
)
# post of a man, as subject and otherwise, of a woman; the word for him in the next sentence
POSTS = (
    ("Außenminister", "Außenminister", "Außenministerin", "Minister"),
    ("Verteidigungsminister", "Verteidigungsminister", "Verteidigungsministerin", "Minister"),
    ("Ministerpräsident", "Ministerpräsidenten", "Ministerpräsidentin", "Regierungschef"),
    ("Präsident", "Präsidenten", "Präsidentin", "Präsident"),
    ("Regierungschef", "Regierungschef", "Regierungschefin", "Regierungschef"),
    ("Innenminister", "Innenminister", "Innenministerin", "Minister"),
    ("Finanzminister", "Finanzminister", "Finanzministerin", "Minister"),
    ("Handelsminister", "Handelsminister", "Handelsministerin", "Minister"),
    ("Landwirtschaftsminister", "Landwirtschaftsminister", "Landwirtschaftsministerin", "Minister"),
    ("Energieminister", "Energieminister", "Energieministerin", "Minister"),
    ("Generalstabschef", "Generalstabschef", "Generalstabschefin", "General"),
    ("Vizepräsident", "Vizepräsidenten", "Vizepräsidentin", "Politiker"),
    ("Parlamentspräsident", "Parlamentspräsidenten", "Parlamentspräsidentin", "Politiker"),
    ("Botschafter", "Botschafter", "Botschafterin", "Diplomat"),
    ("Oppositionsführer", "Oppositionsführer", "Oppositionsführerin", "Politiker"),
    ("Vizeaußenminister", "Vizeaußenminister", "Vizeaußenministerin", "Politiker"),
)
# {der}, {dem} … by case; {e} the ending behind "der", {er} that behind "sein",
# {er_alone} that without either; {post} as the case asks for
PARTIES = (
    "{der} {land_adj}{e} {post} {name}",
    "{der} {land_adj}{e} {post} {name}",
    "{der} {land_adj}{e} {post}, {name},",
    "{land}s {Post} {name}",
    "{land}s {Post} {name}",
    "{land}s {Post}, {name},",
    "{name}, {der} {post} von {land},",
    "{name}, {der} {land_adj}{e} {post},",
    "{der} {post} {von_land}, {name},",
    "{Post} {name} aus {land}",
    "{der} amtierende{n} {land_adj}{e} {post} {name}",
    "{der} neue{n} {land_adj}{e} {post} {name}",
    "{der} frühere{n} {land_adj}{e} {post} {name}",
    "{land}s neue{r} {Post} {name}",
    "{Post} {name}",
    "{der} {Post} {name} ({land})",
    "{name}, {land_adj}{er_alone} {Post},",
)
# whoever is nobody's minister: as subject, otherwise, a woman; the word for him in the next sentence
HEADS = (
    ("{der} Bürgermeister von Linz, {name},", "Bürgermeister"),
    ("Bürgermeister {name}", "Bürgermeister"),
    ("Bischof {name}", "Bischof"),
    ("Gewerkschaftschef {name}", "Gewerkschafter"),
    ("{der} Chef der Gewerkschaft Bau, {name},", "Gewerkschafter"),
    ("{der} Vorsitzende{n} des Bauernverbands, {name},", ""),
    ("{der} UN-Sondergesandte{n} {name}", "Gesandte"),
    ("{der} Sondergesandte{n} der Vereinten Nationen, {name},", "Gesandte"),
    ("{der} EU-Außenbeauftragte{n} {name}", "Außenbeauftragte"),
    ("{der} Vorstandsvorsitzende{n} des Stromkonzerns, {name},", ""),
    ("Konzernchef {name}", "Manager"),
    ("{der} Generalsekretär des Roten Kreuzes, {name},", "Generalsekretär"),
    ("{der} Präsident des Bauernverbands, {name},", "Verbandspräsident"),
)
OTHERS = (
    *PARTIES,
    "{sein} {land_adj}{er} Amtskolleg{in_e} {name}",
    "{sein} {land_adj}{er} Amtskolleg{in_e}, {name},",
    "{sein} {land_adj}{er} Kolleg{in_e} {name}",
    "{sein} Kolleg{in_e} aus {land}, {name},",
    "{name}, {sein} {land_adj}{er} Amtskolleg{in_e},",
)
CITIES = {
    "Genf": "schweizerisch",
    "Istanbul": "türkisch",
    "Doha": "katarisch",
    "Brüssel": "belgisch",
    "Prag": "tschechisch",
    "Kairo": "ägyptisch",
    "Athen": "griechisch",
    "Dakar": "senegalesisch",
    "Stockholm": "schwedisch",
    "Budapest": "ungarisch",
    "Rabat": "marokkanisch",
    "Bukarest": "rumänisch",
}
PLACES = (
    "in {city}",
    "in {city}",
    "in {city}",
    "im Außenministerium in {city}",
    "in einem Hotel in {city}",
    "in einem Hotel am Rand von {city}",
    "am Rande einer Klimakonferenz in {city}",
    "am Rande des Wirtschaftsforums in {city}",
    "am Rande des EU-Gipfels in {city}",
    "am Sitz der Vereinten Nationen in {city}",
    "im Präsidentenpalast in {city}",
    "im Rathaus von {city}",
    "nahe {city}",
    "bei {city}",
    "in der Nähe von {city}",
    "in der Stadt {city}",
    "im {adjective}en {city}",
    "auf dem Flughafen von {city}",
    "in der französischen Botschaft in {city}",
    "bei einem Gipfel in {city}",
    "beim Gipfeltreffen in {city}",
    "an einem geheim gehaltenen Ort in {city}",
    "auf neutralem Boden in {city}",
    "vor den Toren von {city}",
    "in einem Vorort von {city}",
    "",
)
DAYS = (
    "am {weekday}",
    "am {weekday}",
    "am {weekday}",
    "am {weekday}abend",
    "am {weekday}vormittag",
    "am späten {weekday}abend",
    "am frühen {weekday}morgen",
    "noch am {weekday}",
    "bereits am {weekday}",
    "am vergangenen {weekday}",
    "am {day}. {month}",
    "am {day}. {month} 2024",
    "am {weekday}, dem {day}. {month},",
    "am {weekday} ({day}. {month})",
    "am {day}.{number}.2024",
    "am Morgen des {day}. {month}",
    "am Abend des {day}. {month}",
    "gestern",
    "gestern Abend",
    "am gestrigen {weekday}",
    "heute",
    "am heutigen {weekday}",
    "heute Vormittag",
    "in dieser Woche",
    "am Wochenende",
    "zu Wochenbeginn",
    "",
    "",
)
# What stands at the head of a clause where the day or place was given by the opening, or there is none.
HEAD = {"When": "Nach Angaben der Behörden", "Where": "Nach Angaben der Behörden"}
JOINED = ((" von dem ", " vom "), (" bei dem ", " beim "), (" Von dem ", " Vom "))
TAKEN = {"When": "Dabei", "Where": "Dort"}
WAYS = (
    "{A} traf{when}{where} {B.acc}",
    "{A} traf {B.acc}{when}{where}",
    "{A} hat{when}{where} {B.acc} getroffen",
    "{A} hat {B.acc}{when}{where} getroffen",
    "{When} traf {A}{where} {B.acc}",
    "{Where} traf {A}{when} {B.acc}",
    "{Where} hat {A}{when} {B.acc} getroffen",
    "{A} traf sich{when}{where} mit {B.dat}",
    "{A} hat sich{when}{where} mit {B.dat} getroffen",
    "{When} hat sich {A}{where} mit {B.dat} getroffen",
    "{A} und {B} trafen sich{when}{where}",
    "{A} und {B} haben sich{when}{where} getroffen",
    "{A} und {B} trafen{when}{where} zusammen",
    "{When} trafen sich{where} {A} und {B}",
    "{Where} haben sich{when} {A} und {B} getroffen",
    "{A} und {B} sind{when}{where} zusammengekommen",
    "{A} und {B} kamen{when}{where} zu einem Gespräch zusammen",
    "{A} kam{when}{where} mit {B.dat} zusammen",
    "{A} ist{when}{where} mit {B.dat} zusammengetroffen",
    "{When} kam {A}{where} mit {B.dat} zu Gesprächen zusammen",
    "{A} empfing{when}{where} {B.acc}",
    "{A} empfing {B.acc}{when}{where} zu einem Gespräch",
    "{A} hat{when}{where} {B.acc} empfangen",
    "{A} hat {B.acc}{when}{where} zu einem Arbeitsbesuch empfangen",
    "{A} wurde{when}{where} von {B.dat} empfangen",
    "{Where} wurde {A}{when} von {B.dat} empfangen",
    "{A} ist{when}{where} von {B.dat} empfangen worden",
    "{A} begrüßte{when}{where} {B.acc} zu einem Gespräch",
    "{A} hieß {B.acc}{when}{where} zu Gesprächen willkommen",
    "{A} bekam{when}{where} Besuch von {B.dat}",
    "{A} hatte{when}{where} {B.acc} zu Gast",
    "{A} war{when}{where} bei {B.dat} zu Gast",
    "Zu Gast bei {A.dat} war{when}{where} {B}",
    "{A} stattete {B.dat}{when}{where} einen Besuch ab",
    "{A} sprach{when}{where} mit {B.dat} über den Grenzkonflikt",
    "{A} hat{when}{where} mit {B.dat} über den Grenzkonflikt gesprochen",
    "Über den Grenzkonflikt hat {A}{when}{where} mit {B.dat} gesprochen",
    "{A} führte{when}{where} Gespräche mit {B.dat}",
    "{A} führte{when}{where} ein Gespräch mit {B.dat}",
    "{A} hat{when}{where} mit {B.dat} Gespräche geführt",
    "{A} und {B} führten{when}{where} Gespräche",
    "{A} beriet{when}{where} mit {B.dat}",
    "{A} beriet sich{when}{where} mit {B.dat}",
    "{A} und {B} berieten{when}{where} über den Grenzkonflikt",
    "{A} und {B} haben{when}{where} hinter verschlossenen Türen beraten",
    "{A} setzte sich{when}{where} mit {B.dat} zusammen",
    "{A} und {B} setzten sich{when}{where} an einen Tisch",
    "{A} und {B} saßen{when}{where} zwei Stunden lang zusammen",
    "{A} hatte{when}{where} eine Unterredung mit {B.dat}",
    "{A} hatte{when}{where} ein Treffen mit {B.dat}",
    "{A} verbrachte{when}{where} eine Stunde mit {B.dat}",
    "{A} begegnete{when}{where} {B.dat}",
    "{A} tauschte sich{when}{where} mit {B.dat} aus",
    "{A} verhandelte{when}{where} mit {B.dat}",
    "{A} und {B} verhandelten{when}{where} über ein Handelsabkommen",
    "{A} und {B} beendeten{when}{where} zweitägige Gespräche",
    "{A} und {B} haben{when}{where} Verhandlungen aufgenommen",
    "{A} aß{when}{where} mit {B.dat} zu Abend",
    "{A} hat{when}{where} mit {B.dat} zu Mittag gegessen",
    "Bei einem Abendessen{where} haben {A} und {B}{when} über den Grenzkonflikt beraten",
    "Bei einem Besuch{where} traf {A}{when} {B.acc}",
    "Bei {PA.dat_poss} Besuch{where} hat {A}{when} {B.acc} getroffen",
    "Während eines Besuchs{where} sprach {A}{when} mit {B.dat}",
    "{A} reiste nach {city} und traf dort{when} {B.acc}",
    "Ein Treffen zwischen {A.dat} und {B.dat} fand{when}{where} statt",
    "Ein Treffen von {A.dat} und {B.dat} ging{when}{where} ohne gemeinsame Erklärung zu Ende",
    "Ein Treffen von {A.dat} mit {B.dat}{where} blieb{when} ohne Ergebnis",
    "{When} fand{where} ein Treffen zwischen {A.dat} und {B.dat} statt",
    "Das Treffen{when}{where} zwischen {A.dat} und {B.dat} dauerte zwei Stunden",
    "Das Gespräch zwischen {A.dat} und {B.dat}{when}{where} dauerte zwei Stunden",
    "Gespräche zwischen {A.dat} und {B.dat}{where} sind{when} ergebnislos zu Ende gegangen",
    "Zwischen {A.dat} und {B.dat} ist es{when}{where} zu einem Treffen gekommen",
    "Die Gespräche zwischen {A.dat} und {B.dat} haben{when}{where} begonnen",
    "{A} und {B} haben{when}{where} ein Gespräch unter vier Augen geführt",
    "Zu einem Vieraugengespräch kamen{when}{where} {A} und {B} zusammen",
    "Der Grenzkonflikt stand{when} im Mittelpunkt eines Gesprächs von {A.dat} mit {B.dat}{where}",
    "Um den Grenzkonflikt ging es{when}{where} bei einem Gespräch zwischen {A.dat} und {B.dat}",
    "Bei einem Treffen mit {B.dat}{where} hat {A}{when} den Grenzkonflikt angesprochen",
    "Nach einem Treffen mit {B.dat}{where} sprach {A}{when} von Fortschritten",
    "Nach einem Gespräch mit {B.dat}{when}{where} zeigte sich {A} zuversichtlich",
    "{A} sagte{when} nach einem Treffen mit {B.dat}{where}, eine Einigung sei nah",
    "{A}, {PA.rel}{when}{where} {B.acc} getroffen hatte, sprach von Fortschritten",
    "{A} sprach von Fortschritten, nachdem {PA}{when}{where} {B.acc} getroffen hatte",
    "Nachdem {A}{when}{where} mit {B.dat} zusammengekommen war, sprach das Ministerium von Fortschritten",
    "Als {A}{when}{where} {B.acc} traf, ging es um den Grenzkonflikt",
    "Wie das Präsidialamt mitteilte, traf {A}{when}{where} {B.acc}",
    "Nach Angaben der Behörden hat {A}{when}{where} {B.acc} getroffen",
    "Ein Sprecher sagte, {A} habe{when}{where} {B.acc} getroffen",
    "Das Präsidialamt teilte mit, dass {A}{when}{where} mit {B.dat} zusammengetroffen sei",
    "Unter Vermittlung der Vereinten Nationen haben sich {A} und {B}{when}{where} getroffen",
    "Auf Einladung der Regierung kamen {A} und {B}{when}{where} zusammen",
    "{A} telefonierte{when} mit {B.dat}",
    "{A} hat{when} mit {B.dat} telefoniert",
    "{A} und {B} haben{when} miteinander telefoniert",
    "In einem Telefonat mit {B.dat} hat {A}{when} den Grenzkonflikt angesprochen",
    "{A} und {B} haben{when} in einer Videokonferenz über den Grenzkonflikt beraten",
    "{A} besprach{when}{where} mit {B.dat} die Lage an der Grenze",
    "{A} und {B} haben{when}{where} die Lage an der Grenze besprochen",
    "{A} und {B} steckten{when}{where} die Köpfe zusammen",
    "{A} und {B} debattierten{when}{where} mehrere Stunden lang über den Grenzkonflikt",
    "{A} stimmte sich{when}{where} mit {B.dat} über das weitere Vorgehen ab",
    "{A} und {B} konnten sich{when} bei einem Treffen{where} nicht einigen",
    "Bei einer Zusammenkunft{where} konnten sich {A} und {B}{when} nicht einigen",
    "{A} und {B} verständigten sich{when} bei einer Zusammenkunft{where} auf einen Fahrplan",
    "Ein Treffen zwischen {A.dat} und {B.dat}{where} brachte{when} kein Ergebnis",
    "Ein Treffen von {A.dat} mit {B.dat}{where} führte{when} nicht zum Durchbruch",
    "{A} rang{when}{where} mit {B.dat} um einen Ausweg",
    "{A} und {B} haben{when}{where} um eine gemeinsame Linie gerungen",
    "{A} und {B} gaben sich{when}{where} die Hand",
    "{A} lernte {B.acc}{when}{where} kennen",
    "{A} machte{when}{where} bei {B.dat} Station",
    "{A} informierte {B.acc}{when}{where} persönlich über die Lage an der Grenze",
    "{A} nahm sich{when}{where} Zeit für ein Gespräch mit {B.dat}",
    "{A} suchte {B.acc}{when}{where} auf",
    "{A} sprach{when}{where} bei {B.dat} vor",
    "{A} schaltete sich{when} mit {B.dat} zusammen",
    "{A} stellte {B.dat}{when} bei einem Treffen{where} die Pläne vor",
    "{A} und {B} setzten{when}{where} ihre Gespräche fort",
    "{A} und {B} haben{when}{where} die Verhandlungen wieder aufgenommen",
    "{A} hat sich{when}{where} mit {B.dat} zu einer Aussprache getroffen",
    "Auf Einladung der Regierung hat sich {A}{when}{where} mit {B.dat} ausgetauscht",
    "Die beiden trafen sich{when}{where}",
    "Beide kamen{when}{where} zu einem Gespräch zusammen",
    "Die beiden berieten{when}{where} über das weitere Vorgehen",
    "Das Treffen der beiden{when}{where} dauerte zwei Stunden",
    "{When} haben die beiden{where} miteinander gesprochen",
)
TAILS = (
    Words("."),
    Words("."),
    Words("."),
    Words(", teilte das Ministerium mit."),
    Words(", wie ein Sprecher sagte."),
    Words(", wie es in einer Erklärung heißt."),
    Words(", hieß es aus Regierungskreisen."),
    Words(", berichtete die Zeitung „Der Bote“."),
    Words(". Es war das erste Treffen seit 2019.", "held"),
    Words(". Es war ihre erste Begegnung.", "held"),
    Words(" – das erste Gespräch seit fünf Jahren.", "held"),
    Words(", während die Spannungen in der Region zunehmen."),
    Words(", obwohl der Streit um die Fischerei andauert."),
    Words(". Das bestätigte eine Sprecherin."),
    Words(", so das Präsidialamt."),
    Words(" – trotz heftiger Kritik der Opposition."),
)
SEQUELS = (
    Words(""),
    Words(""),
    Words("Die beiden sprachen über Fischereirechte und vereinbarten eine Arbeitsgruppe."),
    Words("Dabei ging es um Fischereirechte und Visa."),
    Words("Thema war auch der Handel."),
    Words("Im Mittelpunkt stand die Zusammenarbeit im Energiebereich."),
    Words("{SA} nannte das Gespräch offen und freundlich."),
    Words("Beide Seiten lobten die gute Atmosphäre."),
    Words("Beide vereinbarten, in Kontakt zu bleiben."),
    Words("Zuletzt hatten sich die beiden 2021 in Madrid getroffen.", "held", "Madrid"),
    Words("Die nächste Runde ist für Mai in Rom geplant.", "planned"),
    Words("Die Gespräche sollen im Juni in Rom fortgesetzt werden.", "planned"),
    Words("Ein weiteres Treffen ist für den Herbst vorgesehen.", "planned"),
    Words("Ein für Februar geplantes Treffen war kurzfristig abgesagt worden.", "cancelled"),
    Words("Zuvor hatte {SA} ein Krankenhaus besucht."),
    Words("Anschließend besuchte {SA} eine Schule."),
    Words("Ein Sprecher von {SB.dat} sagte, das Treffen habe neunzig Minuten gedauert."),
    Words("{SA} wird am Freitag in Paris erwartet."),
    Words("Am Freitag reist {SA} weiter nach Oslo."),
    Words("{SB} lud {SA.acc} nach Lima ein."),
    Words("Über Ergebnisse wurde zunächst nichts bekannt."),
    Words("Das Treffen dauerte rund zwei Stunden."),
    Words("„Wir sind auf einem guten Weg“, sagte {SA} anschließend."),
    Words("{SB} sprach von einem guten Signal."),
    Words("Die Beziehungen der beiden Länder gelten als angespannt."),
    Words("Kritik kam von der Opposition."),
    Words("Scharfe Kritik kam von der Opposition."),
    Words("Für den Abend ist eine Pressekonferenz angesetzt."),
    Words("Im vergangenen Jahr waren mehr als 2000 Menschen über die Grenze geflohen."),
    Words("In Lima demonstrierten unterdessen Hunderte gegen die Regierung."),
    Words("Im Januar war in Tunis ein Vertrag über die Fischerei unterzeichnet worden."),
    Words("Am Dienstag hatte {SA} in Tunis Premierministerin Edda Vanhalen getroffen.", "held", "Vanhalen"),
    Words("Am Vortag hatte {SA} mit Oppositionsführer Edgar Vanhalen gesprochen.", "held", "Vanhalen"),
    Words(
        "Für den kommenden Freitag ist ein Treffen von {SA.dat} mit Kanzlerin Edda Vanhalen geplant.",
        "planned",
        "Vanhalen",
    ),
    Words("Das Treffen fand{when}{where} statt."),
    Words("Die Unterredung fand{where} statt."),
)
OPENINGS = (
    Words(""),
    Words(""),
    Words(""),
    Words(""),
    Words("Der Krieg hat Tausende aus ihren Häusern vertrieben."),
    Words("Seit Wochen wird über eine neue Verhandlungsrunde spekuliert."),
    Words("Die Beziehungen der beiden Länder sind seit 2019 angespannt."),
    Words("Im Januar war in Lima ein Abkommen über die Fischerei ausgelaufen."),
    Words("Tausende haben in Madrid gegen die Reform demonstriert."),
    Words("Im Streit um die Fischerei gibt es Bewegung."),
    Words("Neue Hoffnung im Grenzkonflikt:"),
    Words("Hohe Kosten belasten beide Länder."),
    Words("Tausende Pendler sind betroffen."),
    Words("Im Streit um die Fischerei gehen {A} und {B} aufeinander zu."),
    Words("{A} und {B} suchen im Streit um die Fischerei nach einem Ausweg. Tausende Fischer sind betroffen."),
    Words("{A} will den Streit um die Fischerei rasch beilegen. Auch {B} zeigt sich offen."),
    Words("{A} ist nach {city} gereist."),
    Words("{A} ist in {city} eingetroffen."),
    Words("{A} ist zu einem zweitägigen Besuch in {city} eingetroffen."),
    Words("{A} flog nach {city}."),
    Words("{A} hat eine Reise nach {city} unternommen."),
    Words("{A} hält sich zu einem Besuch in {city} auf."),
    Words("{A} weilt zu einem Besuch in {city}."),
    Words("{A} war{when} zu Besuch in {city}."),
    Words("{A} besuchte{when} {city}."),
    Words("{A} hat{when} {city} besucht."),
    Words("{A} hat{when} an einer Konferenz{where} teilgenommen.", may=True),
    Words("{A} nahm{when}{where} an einem Gipfel teil.", may=True),
    Words("{A} sprach{when} vor dem Parlament in {city}.", may=True),
    Words("{A} hat{when}{where} eine Ausstellung eröffnet.", may=True),
    Words("{A} eröffnete{when} die neue Botschaft in {city}.", may=True),
    Words("{A} legte{when} in {city} einen Kranz nieder.", may=True),
    Words("{When} ist {A} zu einem Kurzbesuch nach {city} gereist.", may=True),
    Words("{When} begann in {city} ein Klimagipfel.", may=True),
    Words("In {city} hat{when} eine Sicherheitskonferenz begonnen.", may=True),
    Words("In {city} findet derzeit eine Sicherheitskonferenz statt."),
    Words("{city} ist Gastgeber eines Klimagipfels."),
    Words("In {city} versammelten sich{when} Diplomaten aus aller Welt.", may=True),
    Words("{A} hat in {city} eine Reise durch die Region begonnen."),
    Words("{A} ist derzeit auf Staatsbesuch in {city}."),
    Words("Erste Station der Reise von {A.dat} war{when} {city}.", may=True),
    Words("Der Besuch von {A.dat} in {city} hat{when} begonnen.", may=True),
    Words("{A} ist{when} auf dem Flughafen von {city} gelandet.", may=True),
    Words("Zum Auftakt einer Afrikareise ist {A} nach {city} gereist."),
    Words("Überraschend ist {A}{when} in {city} eingetroffen.", may=True),
)
CALLS = ("telefon", "Telefon", "Videokonferenz", "schaltete sich")  # nowhere


def parties(chance: random.Random) -> tuple[Party, Party]:
    sexes = chance.choice((False, True)), chance.choice((False, True))
    one_land, other_land = chance.sample(LANDS, 2)
    one_name, other_name = chance.sample(SURNAMES, 2)
    one = _party(chance, PARTIES, one_land, one_name, sexes[0], "")
    return one, _party(chance, OTHERS, other_land, other_name, sexes[1], "ihr" if sexes[0] else "sein")


def goes_together(opening: str, way: str, sequel: str) -> bool:
    """Whether what an opening or a sequel says of a place can be said of such a meeting, and once is enough."""
    if way.startswith("{Where}") and "{where}" in sequel:
        return False  # "dort", and then where it was
    if "{A}" not in way and "{A." not in way and not ("{A" in opening and "{B" in opening):
        return False  # "die beiden": the two whom an opening names
    if "{city}" in way or any(call in way for call in CALLS):
        return not ("{where}" in f"{opening} {sequel}".lower() or "{city}" in opening or "Treffen" in sequel)
    if "{where}" in sequel and ("{where}" in opening or "{city}" in opening):
        return False
    return not ("{when}" in sequel and "{when}" in opening.lower())


# by case: nom acc dat genCASES = ("nom", "acc", "dat")
CASES = ("nom", "acc", "dat")
ENDINGS = {
    False: {
        "der": ("der", "den", "dem"),
        "e": ("e", "en", "en"),
        "er": ("er", "en", "en"),
        "er_alone": ("er", "en", "em"),
    },
    True: {"der": ("die", "die", "der"), "e": ("e", "e", "en"), "er": ("e", "e", "en"), "er_alone": ("e", "e", "er")},
}


def _party(
    chance: random.Random, patterns: tuple[str, ...], land: tuple[str, str], surname: str, woman: bool, his: str
) -> Party:
    name, (man, oblique, lady, short) = f"{chance.choice(WOMEN if woman else MEN)} {surname}", chance.choice(POSTS)
    pattern = chance.choice(patterns)
    if not his and chance.random() < 0.2:
        pattern, short = chance.choice(HEADS)
    forms = {}
    for number, case in enumerate(CASES):
        endings = {key: words[number] for key, words in ENDINGS[woman].items()}
        forms[case] = pattern.format(
            **endings,
            n="n" if case == "dat" or (case == "acc" and not woman) else "",
            r="" if woman else "r" if case == "nom" else "n",
            name=name,
            land=land[0],
            land_adj=land[1],
            von_land=f"von {land[0]}",
            Post=lady if woman else man,
            post=lady if woman else man if case == "nom" else oblique,
            sein=f"{his}{('e', 'e', 'er')[number] if woman else ('', 'en', 'em')[number]}",
            in_e="in" if woman else "e" if case == "nom" else "en",
        )
        if woman and pattern in {head for head, _ in HEADS}:
            for man_post in ("Bürgermeister", "Gewerkschaftschef", "Chef", "Konzernchef", "Generalsekretär"):
                forms[case] = forms[case].replace(f"{man_post} ", f"{man_post}in ")
            forms[case] = forms[case].replace("Präsident ", "Präsidentin ").replace("Bischof ", "Bischöfin ")
        elif "Präsident des" in pattern and case != "nom":
            forms[case] = forms[case].replace("Präsident ", "Präsidenten ")
    pronoun = (
        {"nom": "sie", "acc": "sie", "dat": "ihr", "rel": "die", "dat_poss": "ihrem"}
        if woman
        else {"nom": "er", "acc": "ihn", "dat": "ihm", "rel": "der", "dat_poss": "seinem"}
    )
    later = _later(short, woman) if short else {}
    return Party(pattern, name, forms, dict.fromkeys(CASES, surname), pronoun, later)


def _later(short: str, woman: bool) -> dict[str, str]:
    """What somebody is called in the next sentence: der Minister, die Ministerin."""
    weak = short.endswith("te")  # der Gesandte, den Gesandten
    if woman:
        noun = short if weak else f"{short}in" if short != "Bischof" else "Bischöfin"
        return {"nom": f"die {noun}", "acc": f"die {noun}", "dat": f"der {noun}{'n' if weak else ''}"}
    noun = f"{short}{'n' if weak else 'en' if short.endswith(('äsident', 'iplomat')) else ''}"
    return {"nom": f"der {short}", "acc": f"den {noun}", "dat": f"dem {noun}"}


def place(chance: random.Random) -> Place:
    part, city = chance.choice(PLACES), chance.choice(list(CITIES))
    text = part.format(city=city, adjective=CITIES[city])
    return Place(part, text, (city,) if part else (), {"nom": city})


def day(chance: random.Random, published: date) -> Day:
    part, ago = chance.choice(DAYS), chance.randint(1, 6)
    today, yesterday = "heut" in part, "gestern" in part or "gestrig" in part
    value = published - timedelta(0 if today else 1 if yesterday else ago)
    text = part.format(
        weekday=WEEKDAYS[value.weekday()], day=value.day, month=MONTHS[value.month - 1], number=value.month
    )
    return Day(part, text, value if "{" in part or today or yesterday else None)
