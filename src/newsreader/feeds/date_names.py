"""Names of months and time zones as feeds write them: tables only."""

_MONTH_NAMES = (
    # English, Portuguese, Spanish, French, Italian, German, Dutch, Greek, Hungarian, Polish, Russian; the
    # abbreviations are those that real feeds carry.
    "jan january janeiro ene enero janv janvier gen gennaio jän januar januari ιαν január stycznia янв января",
    "feb february fev fevereiro febrero févr février fevr fevrier febbraio februar φεβ február lutego фев февраля",
    "mar march março marco marzo mars mär märz maart mrt μάρ μαρ március marca мар марта",
    "apr april abr abril avr avril aprile απρ április kwietnia апр апреля",
    "may maio mai mayo mag maggio mei μάι μαϊ μαι május maja мая май",
    "jun june junho junio juin giu giugno juni ιούν ιον ιουν június czerwca июн июня",
    "jul july julho julio juil juillet lug luglio juli ιούλ ιολ ιουλ július lipca июл июля",
    "aug august ago agosto août aout augustus αύγ αυγ augusztus sierpnia авг августа",
    "sep sept september set setembro septiembre septembre settembre σεπ szeptember września сен сентября",
    "oct october out outubro octubre octobre ott ottobre okt oktober οκτ október października окт октября",
    "nov november novembro noviembre novembre νοέ νοε listopada ноя ноября",
    "dec december dez dezembro dic diciembre déc décembre decembre dicembre dezember δεκ grudnia дек декабря",
)

MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

VIETNAMESE_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("một|giêng", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười"),
            *("mười một", "mười hai|chạp"),
        ),
        1,
    )
    for name in names.split("|")
}

# Minutes east of UTC. RFC 822 gives the American ones; of the ambiguous ones the reading of the measured feeds
# stands here (IST as India, CST as America), and letters of the military are left out on the advice of RFC 2822.
ZONES = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "ETC/GMT": 0, "ETC/UTC": 0,
    "EST": -300, "EDT": -240, "ET": -300, "CST": -360, "CDT": -300, "CT": -360, "MST": -420, "MDT": -360,
    "MT": -420, "PST": -480, "PDT": -420, "PT": -480, "AST": -240, "ADT": -180, "AT": -240, "AKST": -540,
    "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150, "BRT": -180, "ART": -180,
    "WEST": 60, "BST": 60, "CET": 60, "MET": 60, "CEST": 120, "MEST": 120, "EET": 120, "EEST": 180, "SAST": 120,
    "MSK": 180, "TRT": 180, "GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "ICT": 420, "WIB": 420,
    "ASIA/HO_CHI_MINH": 420, "ASIA/SAIGON": 420, "ASIA/BANGKOK": 420, "HKT": 480, "SGT": 480, "PHT": 480,
    "MYT": 480, "AWST": 480, "JST": 540, "KST": 540, "ASIA/TOKYO": 540, "ASIA/SEOUL": 540, "ACST": 570,
    "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip
