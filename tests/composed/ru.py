"""The parts of composed Russian reports.

Rooms take a case (`nom gen dat acc ins pre`) or the ending of a word that agrees with the party: {A.a} «провел(а)»,
{A.sya} «встретился/встретилась», {A.el} «вел/вела», {A.la} «нес/несла», {A.ijsya} «встретившийся/встретившаяся». `gen`
of a pronoun is the surname: «переговоры Горелова»; behind a preposition stands `u`: «у него».
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.composed import Day, Party, Place, Words
from tests.generated import RU_MONTHS

CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
WEEKDAYS = [
    "в понедельник",
    "во вторник",
    "в среду",
    "в четверг",
    "в пятницу",
    "в субботу",
    "в воскресенье",
]
LAST = [
    "в минувший понедельник",
    "в минувший вторник",
    "в минувшую среду",
    "в минувший четверг",
    "в минувшую пятницу",
    "в минувшую субботу",
    "в минувшее воскресенье",
]
WOMEN = ["Анна", "Марта", "Ольга", "Лейла", "Виктория", "Ирина", "Нана", "Хелен", "Ингрид", "София"]
MEN = ["Роман", "Антон", "Максим", "Степан", "Виктор", "Артур", "Карлос", "Омар", "Хенрик", "Томас", "Андрей", "Игорь"]
SURNAMES = (  # of a man; women bear the feminine of those in -ов, -ин and -ский, and the others without cases
    "Горелов",
    "Зарубин",
    "Вишневский",
    "Ладыгин",
    "Снегирев",
    "Островский",
    "Брандль",
    "Окафор",
    "Линдхольм",
    "Айвазян",
    "Ковальчук",
    "Сандоваль",
    "Уитлок",
    "Хаддад",
    "Тарасенко",
    "Маркетти",
    "Адейеми",
    "Вангари",
    "Гогиашвили",
)
LANDS = (  # the genitive and the stem of the adjective
    ("Австрии", "австрийск"),
    ("Кении", "кенийск"),
    ("Норвегии", "норвежск"),
    ("Португалии", "португальск"),
    ("Канады", "канадск"),
    ("Грузии", "грузинск"),
    ("Иордании", "иорданск"),
    ("Перу", "перуанск"),
    ("Латвии", "латвийск"),
    ("Вьетнама", "вьетнамск"),
    ("Чили", "чилийск"),
    ("Сербии", "сербск"),
    ("Казахстана", "казахстанск"),
    ("Турции", "турецк"),
)
# What bends of a post by case, with what stands behind it, and how somebody is called again by it.
POSTS = (
    ("министр", "иностранных дел", "министр"),
    ("министр", "обороны", "министр"),
    ("министр", "внутренних дел", "министр"),
    ("министр", "финансов", "министр"),
    ("министр", "энергетики", "министр"),
    ("премьер-министр", "", "премьер-министр"),
    ("премьер", "", "премьер"),
    ("вице-премьер", "", "вице-премьер"),
    ("президент", "", "президент"),
    ("госсекретарь", "", "госсекретарь"),
    ("глава", "МИД", "глава МИД"),
    ("глава", "минобороны", "глава минобороны"),
    ("глава", "правительства", "глава правительства"),
    ("заместитель", "министра иностранных дел", ""),
    ("замглавы", "МИД", "дипломат"),
    ("спецпредставитель", "президента", "спецпредставитель"),
    ("советник", "президента", "советник"),
    ("спикер", "парламента", "спикер"),
    ("председатель", "парламента", ""),
    ("бывший президент", "", "политик"),
    ("первый вице-премьер", "", "вице-премьер"),
    ("начальник", "генштаба", ""),
    ("генеральный прокурор", "", ""),
)
# The same that are no country's: with what stands behind.
OTHER_POSTS = (
    ("мэр", "Загреба"),
    ("архиепископ", "Зальцбурга"),
    ("губернатор", "Калужской области"),
    ("генеральный директор", "компании «Алтус»"),
    ("председатель", "правления банка «Полюс»"),
    ("лидер", "профсоюза горняков"),
    ("генеральный секретарь", "ОБСЕ"),
    ("спецпосланник", "генсека ООН"),
    ("верховный комиссар", "ООН по делам беженцев"),
    ("глава", "Красного Креста"),
    ("президент", "футбольной федерации"),
    ("гендиректор", "МАГАТЭ"),
)
PARTIES = (
    "{post} {land} {name}",
    "{post} {land} {name}",
    "{adjective} {post} {name}",
    "{adjective} {post} {name}",
    "{name}, {post} {land},",
    "{other} {name}",
    "{other} {name}",
    "{name}, {other},",
    "{adjective} {leader} {name}",
    "{name}, который возглавляет МИД {land},",
    "{name}, возглавляющий МИД {land},",
    "исполняющий обязанности президента {land} {name}",
    "вице-премьер, министр финансов {land} {name}",
    "командующий ВВС {land} генерал {name}",
    "глава {adjective_of} дипломатии {name}",
    "посол {land} {name}",
    "{name} ({post} {land})",
    "депутат парламента {land} {name}",
)
OTHERS = (
    *PARTIES,
    "{adjective} {colleague} {name}",
    "{adjective} {colleague} {name}",
    "{colleague} из {land} {name}",
    "{adjective} визави {name}",
)
CITIES = (  # nom, gen, acc, pre, ins
    ("Женева", "Женевы", "Женеву", "Женеве", "Женевой"),
    ("Стамбул", "Стамбула", "Стамбул", "Стамбуле", "Стамбулом"),
    ("Доха", "Дохи", "Доху", "Дохе", "Дохой"),
    ("Рига", "Риги", "Ригу", "Риге", "Ригой"),
    ("Брюссель", "Брюсселя", "Брюссель", "Брюсселе", "Брюсселем"),
    ("Прага", "Праги", "Прагу", "Праге", "Прагой"),
    ("Каир", "Каира", "Каир", "Каире", "Каиром"),
    ("Варшава", "Варшавы", "Варшаву", "Варшаве", "Варшавой"),
    ("Афины", "Афин", "Афины", "Афинах", "Афинами"),
    ("Минск", "Минска", "Минск", "Минске", "Минском"),
    ("Баку", "Баку", "Баку", "Баку", "Баку"),
    ("Ташкент", "Ташкента", "Ташкент", "Ташкенте", "Ташкентом"),
    ("Белград", "Белграда", "Белград", "Белграде", "Белградом"),
)
PLACES = (
    "в {pre}",
    "в {pre}",
    "в {pre}",
    "в здании министерства иностранных дел в {pre}",
    "в одном из отелей {gen}",
    "в отеле в центре {gen}",
    "на полях конференции по климату в {pre}",
    "на полях форума в {pre}",
    "в кулуарах саммита в {pre}",
    "в рамках экономического форума в {pre}",
    "в штаб-квартире ООН в {pre}",
    "в президентском дворце в {pre}",
    "в аэропорту {gen}",
    "в пригороде {gen}",
    "под {ins}",
    "недалеко от {gen}",
    "в городе {nom}",
    "в посольстве Норвегии в {pre}",
    "в ходе визита в {acc}",
    "",
)
DAYS = (
    "{weekday}",
    "{weekday}",
    "{weekday}",
    "{weekday} вечером",
    "{weekday} утром",
    "вечером {weekday}",
    "поздно вечером {weekday}",
    "утром {weekday}",
    "{last}",
    "{day} {month}",
    "{day} {month} {year} года",
    "{weekday}, {day} {month},",
    "утром {day} {month}",
    "вечером {day} {month}",
    "вчера",
    "вчера вечером",
    "накануне",
    "сегодня",
    "сегодня утром",
    "на этой неделе",
    "на прошлой неделе",
    "на днях",
    "",
)
WAYS = (
    "{A} встретил{A.sya}{where} с {B.ins}{when}",
    "{A} встретил{A.sya}{when}{where} с {B.ins}",
    "{A}{when} встретил{A.sya} с {B.ins}{where}",
    "{When} {A} встретил{A.sya}{where} с {B.ins}",
    "{When}{where} {A} встретил{A.sya} с {B.ins}",
    "{Where}{when} {A} встретил{A.sya} с {B.ins}",
    "{A}{where}{when} встретил{A.sya} с {B.ins}",
    "{A} и {B} встретились{where}{when}",
    "{A} и {B}{when} встретились{where}",
    "{When}{where} встретились {A} и {B}",
    "С {B.ins}{when} встретил{A.sya}{where} {A}",
    "{A} провел{A.a}{when}{where} встречу с {B.ins}",
    "{A} провел{A.a} переговоры с {B.ins}{where}{when}",
    "{A} провел{A.a}{where} двусторонние переговоры с {B.ins}{when}",
    "{When} {A} провел{A.a} переговоры с {B.ins}{where}",
    "{A} и {B} провели переговоры{where}{when}",
    "{A} и {B} провели{where}{when} рабочую встречу",
    "{A} и {B} сели за стол переговоров{where}{when}",
    "{A} и {B}{when} обсудили{where} торговлю и миграцию",
    "{A} обсудил{A.a}{when} с {B.ins} поставки зерна",
    "{A} принял{A.a}{where}{when} {B.acc}",
    "{When} {A} принял{A.a}{where} {B.acc}",
    "{A} был{A.a} принят{A.a}{where} {B.ins}{when}",
    "{B.acc}{when} принял{A.a}{where} {A}",
    "{A} побеседовал{A.a}{where}{when} с {B.ins}",
    "{A} поужинал{A.a}{when} с {B.ins}{where}",
    "{A} пообедал{A.a} с {B.ins}{where}{when}",
    "{A} посовещал{A.sya}{where}{when} с {B.ins}",
    "{A} пообщал{A.sya}{when} с {B.ins}{where}",
    "{A} переговорил{A.a}{where}{when} с {B.ins}",
    "{A} увидел{A.sya}{when} с {B.ins}{where}",
    "{A} нанес{A.la} визит вежливости {B.dat}{where}{when}",
    "{A} в{A.el}{where}{when} переговоры с {B.ins}",
    "{A} начал{A.a}{where}{when} переговоры с {B.ins}",
    "{A} имел{A.a}{where}{when} беседу с {B.ins}",
    "{A} прибыл{A.a} на переговоры с {B.ins}, они прошли{where}{when}",
    "У {A.u} состоялась{when}{where} встреча с {B.ins}",
    "Встреча {A.gen} с {B.ins} состоялась{when}{where}",
    "Встреча {A.gen} и {B.gen} прошла{where}{when}",
    "{When}{where} состоялась встреча {A.gen} с {B.ins}",
    "{Where}{when} прошли переговоры {A.gen} и {B.gen}",
    "{Where}{when} завершились переговоры {A.gen} с {B.ins}",
    "Переговоры {A.gen} с {B.ins} прошли{where}{when}",
    "Переговоры{where}{when} между {A.ins} и {B.ins} длились два часа",
    "Переговоры между {A.ins} и {B.ins} прошли{when}{where}",
    "Беседа {A.gen} с {B.ins} прошла{where}{when}",
    "Рабочая встреча {A.gen} с {B.ins}{where}{when} продолжалась около часа",
    "Встреча {A.gen} с {B.ins}{when}{where} завершилась без совместного заявления",
    "{When}{where} прошла встреча между {A.ins} и {B.ins}",
    "{Where}{when} начались переговоры между {A.ins} и {B.ins}",
    "Состоялась встреча {A.gen} с {B.ins}{where}{when}",
    "Сообщается, что {A}{when} встретил{A.sya} с {B.ins}{where}",
    "В министерстве сообщили, что {A} встретил{A.sya}{where}{when} с {B.ins}",
    "Как сообщили в посольстве, {A} провел{A.a}{when}{where} переговоры с {B.ins}",
    "По данным МИД, {A}{when} встретил{A.sya}{where} с {B.ins}",
    "По итогам переговоров с {B.ins}{where}{when} {A} заявил{A.a} о прогрессе",
    "После встречи с {B.ins}{where}{when} {A} заявил{A.a} о прогрессе",
    "На встрече с {B.ins}{where}{when} {A} поднял{A.a} вопрос о границе",
    "В ходе встречи с {B.ins}{where}{when} {A} рассказал{A.a} о реформе",
    "В ходе переговоров{where}{when} с {B.ins} {A} предложил{A.a} новый договор",
    "Встретившись{where}{when} с {B.ins}, {A} рассказал{A.a} о планах",
    "Об этом {A} заявил{A.a}{when} на встрече с {B.ins}{where}",
    "{A} заявил{A.a} на встрече с {B.ins}{where}{when}, что сроки не изменятся",
    "{A} подвел{A.a} итоги переговоров с {B.ins}, прошедших{when}{where}",
    "{A} провел{A.a} закрытую встречу с {B.ins}{where}{when}",
    "{A} провел{A.a}{where}{when} встречу с {B.ins} один на один",
    "{A} встретил{A.sya}{where}{when} с {B.ins} и передал{A.a} послание",
    "{A}, встретивш{A.ijsya}{where}{when} с {B.ins}, рассказал{A.a} о планах",
    "{A} побывал{A.a} на приеме у {B.u}{where}{when}",
    "Стороны на встрече{where}{when} представляли {A} и {B}",
    "{Where}{when} {A} принял{A.a} участие в переговорах с {B.ins}",
    "Завершилась встреча {A.gen} с {B.ins}, которая прошла{when}{where}",
    "Первая встреча {A.gen} с {B.ins} состоялась{when}{where}",
    "{A} и {B} обменялись мнениями о положении в регионе на встрече{where}{when}",
    "Итогом встречи {A.gen} с {B.ins}{where}{when} стало соглашение о транзите",
    "Трехчасовые переговоры{where}{when} провели {A} и {B}",
    "{When} {A} и {B} провели{where} переговоры с глазу на глаз",
    "{When}{where} прошел рабочий обед {A.gen} с {B.ins}",
    "{When} {A} и {B}{where} пожали друг другу руки и провели переговоры",
    "{A} встретил{A.sya}{where}{when} с {B.ins} за закрытыми дверями",
    "{Where} {A}{when} беседовал{A.a} с {B.ins} более часа",
    "Двусторонняя встреча {A.gen} и {B.gen} состоялась{where}{when}",
    "{When}{where} {A} и {B} продолжили переговоры о транзите",
    "{A} доложил{A.a} об итогах встречи с {B.ins}, состоявшейся{when}{where}",
    "На переговорах{where}{when} {A} и {B} согласовали договор",
    "Кульминацией поездки стала встреча {A.gen} с {B.ins}{where}{when}",
    "{A} заглянул{A.a}{when} к {B.dat}{where}",
    "{A} сверил{A.a} часы с {B.ins}{where}{when}",
    "{A} провел{A.a}{when}{where} ряд встреч, в том числе с {B.ins}",
    "{A} рассказал{A.a} о встрече с {B.ins}, прошедшей{when}{where}",
    "Побывав{when}{where} у {B.u}, {A} пообещал{A.a} помощь",
    "{A} побывал{A.a}{when}{where} у {B.u}",
    "Открывая{where}{when} переговоры с {B.ins}, {A} пообещал{A.a} помощь",
    "{A} вручил{A.a} {B.dat} орден на встрече{where}{when}",
    "{A} и {B} обстоятельно побеседовали{where}{when}",
    "У {A.u} состоялся{when}{where} разговор с {B.ins}",
    "{A} провел{A.a} два часа с {B.ins}{where}{when}",
)
TAILS = (
    Words("."),
    Words("."),
    Words("."),
    Words(", сообщила пресс-служба министерства."),
    Words(", сообщил МИД."),
    Words(", сообщает агентство."),
    Words(", передает корреспондент агентства."),
    Words(", говорится в сообщении ведомства."),
    Words(", следует из сообщения на сайте правительства."),
    Words(", рассказал журналистам источник."),
    Words(", пишет газета «Полдень»."),
    Words(", подтвердили в посольстве."),
    Words(" на фоне роста напряженности в регионе."),
    Words(" в преддверии выборов."),
    Words(" за закрытыми дверями."),
    Words(", сообщил пресс-секретарь {SA.gen}."),
    Words(", впервые за пять лет.", "held"),
    Words(" — впервые с 2019 года.", "held"),
    Words(", это их вторая встреча за год.", "held"),
    Words(", чтобы обсудить безопасность границ."),
    Words(" для обсуждения торговли и миграции."),
)
SEQUELS = (
    Words(""),
    Words(""),
    Words(""),
    Words("Стороны обсудили рыболовство и договорились создать рабочую группу."),
    Words("Они договорились продолжить контакты."),
    Words("{SA} назвал{A.a} разговор откровенным."),
    Words("Собеседники отметили конструктивную атмосферу."),
    Words("В последний раз они встречались в Мадриде в 2021 году.", "held"),
    Words("Предыдущая встреча {SA.gen} и {SB.gen} состоялась в Мадриде в 2021 году.", "held"),
    Words("Следующий раунд намечен на май в Риме.", "planned"),
    Words("Следующая встреча пройдет в Риме в мае.", "planned"),
    Words("Ранее {SA} посетил{A.a} больницу."),
    Words("По словам пресс-секретаря {SB.gen}, беседа длилась полтора часа."),
    Words("В пятницу {SA.acc} ждут в Париже."),
    Words("На прошлой неделе {SA} выступил{A.a} в Риме с лекцией."),
    Words("{SB} поблагодарил{B.a} за помощь."),
    Words("Главной темой стала безопасность границ."),
    Words("Подробности не раскрываются."),
    Words("По итогам подписан меморандум."),
    Words("После встречи {SA} вылетел{A.a} в Лондон."),
    Words("{SA} занимает свой пост с 2021 года."),
    Words("Оппозиция раскритиковала переговоры."),
    Words("Население страны превышает десять миллионов человек."),
    Words("В беседе участвовали послы двух стран."),
    Words("В июне в Осло пройдут выборы."),
    Words("Стороны обстоятельно обсудили безопасность границ."),
    Words("С критикой разговора выступил мэр Лиепаи Карлис Бренников."),
    Words("Накануне в городе прошли протесты."),
)
OPENINGS = (
    Words(""),
    Words(""),
    Words(""),
    Words(""),
    Words("Из-за войны свои дома покинули тысячи человек."),
    Words("Нового раунда переговоров ждали несколько недель."),
    Words("Отношения двух стран остаются напряженными."),
    Words("В прошлом году товарооборот вырос на пять процентов."),
    Words("В среду в Осло бастовали водители автобусов."),
    Words("{A} прилетел{A.a} в {city.acc}{when}."),
    Words("{A} прибыл{A.a} в {city.acc} с двухдневным визитом."),
    Words("{When} {A} прибыл{A.a} в {city.acc}."),
    Words("{A} находится с визитом в {city.pre}."),
    Words("{A} с рабочим визитом посетил{A.a} {city.acc}."),
    Words("{When} {A} посетил{A.a} {city.acc}."),
    Words("{A} принял{A.a} участие в конференции в {city.pre}."),
    Words("{A} выступил{A.a}{when} в парламенте в {city.pre}."),
    Words("{A} выступил{A.a} на форуме в {city.pre}."),
    Words("{When} в {city.pre} открылся саммит."),
    Words("В {city.pre}{when} собрались лидеры стран региона."),
    Words("В {city.pre} проходит международная конференция."),
    Words("Состоялся визит {A.gen} в {city.acc}."),
    Words("{When} начался визит {A.gen} в {city.acc}."),
    Words("{When} {A} начал{A.a} визит в {city.acc}."),
    Words("{A} отправил{A.sya} в {city.acc}."),
    Words("{A} приехал{A.a} в {city.acc} по приглашению правительства."),
    Words("Завершился визит {A.gen} в {city.acc}."),
    Words("{A} возложил{A.a}{when} венок к памятнику в {city.pre}."),
    Words("{A} открыл{A.a} выставку в {city.pre}."),
    Words("{A} занимает должность с прошлого года."),
    Words("{A} впервые приехал{A.a} в {city.acc}."),
    Words("РИГА, 5 мар — Агентство."),
    Words("МИНСК. 5 марта."),
    Words("{A} ответил{A.a} на доводы, с которыми выступил мэр Лиепаи Карлис Бренников."),
)

_WITH = ("Степан", "Снегир", "спе", "спи")  # before which «с» is «со»
JOINED = tuple((f"{with_} {name}", f"{with_}о {name}") for with_ in (" с", "С") for name in _WITH)
_BENT = ("исполняющий", "вице-премьер, министр", "командующий", "глава", "генерал", "посол", "депутат")  # of PARTIES
_MAN = {"a": "", "sya": "ся", "la": "", "el": "ел", "ijsya": "ийся"}
_WOMAN = {"a": "а", "sya": "ась", "la": "ла", "el": "ела", "ijsya": "аяся"}
_HE = {"nom": "он", "dat": "ему", "acc": "его", "ins": "ним", "pre": "нем", "u": "него"}
_SHE = {"nom": "она", "dat": "ей", "acc": "ее", "ins": "ней", "pre": "ней", "u": "нее"}


def parties(chance: random.Random) -> tuple[Party, Party]:
    lands, names = chance.sample(LANDS, 2), chance.sample(SURNAMES, 2)
    one = _party(chance, chance.choice(PARTIES), lands[0], names[0])
    return one, _party(chance, chance.choice(OTHERS), lands[1], names[1])


def _party(chance: random.Random, pattern: str, land: tuple[str, str], man: str) -> Party:
    woman = chance.random() < 0.5
    given = chance.choice(WOMEN if woman else MEN)
    surname = _surname(man, woman)
    first, rest, short = chance.choice(POSTS)
    other, behind = chance.choice(OTHER_POSTS)
    masculine = not woman
    name = [f"{one} {family}" for one, family in zip(_given(given, woman), surname, strict=True)]
    rooms = {
        "post": [f"{word} {rest}".strip() for word in _post(first)],
        "other": [f"{word} {behind}" for word in _post(other)],
        "adjective": _adjective(land[1] + "ий", "colleague" not in pattern or masculine),
        "leader": _noun("лидер"),
        "colleague": _noun("коллега"),
        "name": name,
    }
    forms = {}
    for index, case in enumerate(CASES):
        words = pattern
        for nominative in _BENT:
            if nominative in pattern:
                words = words.replace(nominative, " ".join(_list(nominative, index)))
        if woman:
            words = words.replace("который", "которая")
        words = words.replace("возглавляющий", _adjective("возглавляющий", masculine)[index])
        bent = {room: said[index] for room, said in rooms.items()}
        forms[case] = words.format(land=land[0], adjective_of=land[1] + "ой", **bent)
    called = dict(zip(CASES, surname, strict=True)) | {"u": surname[1]}
    forms["u"] = forms["gen"]
    again = dict(_SHE if woman else _HE, gen=surname[1])
    later: dict[str, str] = {}
    if short and "{post}" in pattern:
        head, _, behind = short.partition(" ")
        later = {case: f"{word} {behind}".strip() for case, word in zip(CASES, _post(head), strict=True)}
        later |= {"u": later["gen"], **_endings(woman)}
    endings = _endings(woman)
    return Party(pattern, name[0], forms | endings, called | endings, again | endings, later)


def _endings(woman: bool) -> dict[str, str]:
    return _WOMAN if woman else _MAN


def _list(words: str, index: int) -> list[str]:
    return [_bent(word.strip(","))[index] + ("," if word.endswith(",") else "") for word in words.split()]


def _post(words: str) -> list[str]:
    if words == "замглавы":
        return [words] * 6
    if " " not in words:
        return _bent(words)
    first, noun = words.split()
    return [f"{one} {other}" for one, other in zip(_bent(first), _bent(noun), strict=True)]


def _bent(word: str) -> list[str]:
    return _adjective(word, True) if word.endswith(("ий", "ый")) else _noun(word)


def _noun(word: str) -> list[str]:
    """All six cases of somebody's post or name."""
    if word == "посол":
        return ["посол", "посла", "послу", "посла", "послом", "после"]
    stem = word[:-1]
    if word.endswith("ия"):
        return [word, stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и"]
    if word.endswith("а"):
        of = stem + ("и" if stem[-1] in "гкхжшчщ" else "ы")
        return [word, of, stem + "е", stem + "у", stem + "ой", stem + "е"]
    if word[-1] in "йь":
        return [word, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е"]
    by = "ем" if word[-1] in "жшчщц" else "ом"
    return [word, word + "а", word + "у", word + "а", word + by, word + "е"]


def _adjective(word: str, masculine: bool) -> list[str]:
    stem, soft = word[:-2], word[-3] in "щш"
    if not masculine:
        of = stem + ("ей" if soft else "ой")
        return [stem + "ая", of, of, stem + "ую", of, of]
    of, to, at = ("его", "ему", "ем") if soft else ("ого", "ому", "ом")
    by = "им" if word.endswith("ий") else "ым"
    return [word, stem + of, stem + to, stem + of, stem + by, stem + at]


def _given(name: str, woman: bool) -> list[str]:
    return [name] * 6 if woman and name[-1] not in "ая" else _noun(name)


def _surname(man: str, woman: bool) -> list[str]:
    if man.endswith(("ов", "ев", "ин")):
        if woman:
            return [man + "а", *[man + "ой"] * 2, man + "у", *[man + "ой"] * 2]
        return [man, man + "а", man + "у", man + "а", man + "ым", man + "е"]
    if man.endswith("ский"):
        return _adjective(man, not woman)
    if man[-1] in "оеиу" or (woman and man[-1] != "а"):
        return [man] * 6
    return _noun(man)


def place(chance: random.Random) -> Place:
    part, city = chance.choice(PLACES), chance.choice(CITIES)
    cases = dict(zip(("nom", "gen", "acc", "pre", "ins"), city, strict=True))
    return Place(part, part.format(**cases), city if part else (), cases)


def day(chance: random.Random, published: date) -> Day:
    part, ago = chance.choice(DAYS), chance.randint(1, 6)
    yesterday = part.startswith(("вчера", "накануне"))
    value = published - timedelta(0 if part.startswith("сегодня") else 1 if yesterday else ago)
    text = part.format(
        weekday=WEEKDAYS[value.weekday()],
        last=LAST[value.weekday()],
        day=value.day,
        month=RU_MONTHS[value.month - 1],
        year=value.year,
    )
    return Day(part, text, value if "{" in part or yesterday or part.startswith("сегодня") else None)
