"""Names that tell where something happened or which office spoke, not what it is about: a province, a country, a
ministry. Two crimes of one province have no topic in common. Pure functions over words."""

from collections.abc import Mapping, Sequence


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split(","))


# Provinces and cities of Viet Nam, before 2025 and since, regions, countries and capitals that news names most.
PLACES = _names(
    """
    an giang, bà rịa, vũng tàu, bà rịa vũng tàu, bắc giang, bắc kạn, bạc liêu, bắc ninh, bến tre, bình định,
    bình dương, bình phước, bình thuận, cà mau, cần thơ, cao bằng, đà nẵng, đắk lắk, đắc lắc, đắk nông, điện
    biên, đồng nai, đồng tháp, gia lai, hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang,
    hòa bình, hưng yên, khánh hòa, kiên giang, kon tum, lai châu, lâm đồng, lạng sơn, lào cai, long an, nam
    định, nghệ an, ninh bình, ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh,
    quảng trị, sóc trăng, sơn la, tây ninh, thái bình, thái nguyên, thanh hóa, thừa thiên huế, thừa thiên,
    tiền giang, hồ chí minh, tphcm, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, yên bái, nha trang, đà lạt,
    sài gòn, phú quốc, hạ long, bắc bộ, nam bộ, trung bộ, miền bắc, miền trung, miền nam, miền tây, tây
    nguyên, tây bắc, biển đông, việt nam, đông nam á, asean, trung đông, châu á, châu âu, châu phi, đài loan, trung
    quốc, nhật bản, hàn quốc, triều tiên, hoa kỳ, ấn độ, thái lan, campuchia, lào, malaysia, indonesia,
    philippines, singapore, myanmar, úc, australia, canada, mexico, brazil, argentina, syria, iraq, iran,
    israel, qatar, ai cập, thổ nhĩ kỳ, tây ban nha, bồ đào nha, ukraine, bắc kinh, bình nhưỡng, tokyo,
    seoul, bangkok, moscow, washington, new york, london, paris, berlin, america, england, britain,
    scotland, wales, ireland, france, germany, italy, spain, portugal, greece, turkey, russia, china, japan,
    india, pakistan, south korea, north korea, south africa, new zealand, hong kong, egypt, middle east,
    united states, united kingdom, liên bang nga, los angeles, san francisco, chicago, california,
    texas, florida, philadelphia, boston, hollywood, cộng hòa hồi giáo iran, hồi giáo iran
    """
)
# The other countries, in both languages, and how what is of one is called. A part of the world is no topic either.
COUNTRIES = _names(
    """
    afghanistan, albania, algeria, angola, armenia, austria, azerbaijan, bahrain, bangladesh, belarus, belgium,
    bolivia, bosnia, botswana, brunei, bulgaria, cambodia, cameroon, chile, colombia, congo, costa rica,
    croatia, cuba, cyprus, czech republic, denmark, ecuador, el salvador, eritrea, estonia, ethiopia, fiji,
    finland, georgia, ghana, guatemala, haiti, honduras, hungary, iceland, ivory coast, jamaica, jordan,
    kazakhstan, kenya, korea, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, liberia, libya, lithuania,
    luxembourg, macedonia, madagascar, malawi, maldives, mali, malta, moldova, monaco, mongolia, montenegro,
    morocco, mozambique, namibia, nepal, netherlands, holland, nicaragua, niger, nigeria, norway, oman,
    palestine, panama, papua new guinea, paraguay, peru, poland, romania, rwanda, saudi arabia, senegal,
    serbia, sierra leone, slovakia, slovenia, somalia, sri lanka, sudan, sweden, switzerland, taiwan,
    tajikistan, tanzania, thailand, togo, tunisia, turkmenistan, uganda, united arab emirates, uae, uruguay,
    uzbekistan, venezuela, vietnam, yemen, zambia, zimbabwe, northern ireland, great britain,
    afghan, albanian, algerian, american, arab, argentine, asian, african, european, australian, austrian,
    belgian, brazilian, british, bulgarian, canadian, chilean, chinese, colombian, croatian, cuban, czech,
    danish, dutch, egyptian, english, finnish, french, german, greek, hungarian, icelandic, indian,
    indonesian, iranian, iraqi, irish, israeli, italian, japanese, kenyan, korean, lebanese, libyan,
    malaysian, mexican, nigerian, norwegian, pakistani, palestinian, peruvian, polish, portuguese, romanian,
    russian, saudi, scottish, serbian, somali, south african, south korean, north korean, spanish, sudanese,
    swedish, swiss, syrian, thai, turkish, ukrainian, venezuelan, vietnamese, welsh,
    asia, africa, europe, latin america, south america, north america, southeast asia, south east asia,
    mỹ, nga, pháp, nhật, hàn, bỉ, anh quốc, vương quốc anh, nước anh, hà lan, thụy điển, thụy sĩ, na uy, đan
    mạch, phần lan, ba lan, séc, cộng hòa séc, hy lạp, áo, croatia, xứ wales, bắc ireland, ả rập xê út, ả
    rập saudi, nam phi, cuba, venezuela, colombia, chile, peru, hồng kông, ma cao, bắc hàn, nam
    hàn, palestine, yemen, lebanon, libya, mông cổ, đông timor, mỹ latinh,
    châu mỹ, châu úc, bắc mỹ, nam mỹ, trái đất, đông á, nam á, trung á, đông âu, tây âu, bắc âu, nam cực, bắc cực
    """
)

# How an office, and whoever holds it, is called.
OFFICES = _names(
    """
    bộ, bộ trưởng, thứ trưởng, sở, cục, tổng cục, chi cục, ubnd, ủy ban, hội đồng, hội đồng nhân dân, chính
    phủ, thủ tướng, phó thủ tướng, quốc hội, đại biểu quốc hội, chủ tịch, phó chủ tịch, chủ tịch nước, tổng
    thống, tổng bí thư, bí thư, ban chấp hành, ban bí thư, bộ chính trị, đảng cộng sản, thượng viện, hạ viện,
    ban chỉ đạo, đoàn chủ tịch, công an, cảnh sát, quân đội, không quân, hải quân, tòa án, viện kiểm sát,
    thanh tra, kiểm toán, đại sứ, đại sứ quán, giám đốc, tổng giám đốc, phó giám đốc, ngân hàng nhà nước, cơ quan,
    văn phòng, bệnh viện, trường, đại học, liên hợp quốc, nhà trắng, lầu năm góc, president,
    vice president, prime minister, chancellor, foreign secretary, home secretary, education secretary,
    health secretary, united nations, white house, supreme court, high court, security council
    """
)
FORMER = frozenset({"cựu", "nguyên", "tân", "phó", "former", "ex"})
LONGEST_OFFICE = 3  # words of it with which a name begins; behind them stands which one

# What stands before the name of a place.
PLACE_CUES: Mapping[str, frozenset[str]] = {
    "vi": _names("ở, tại, đường, tỉnh, huyện, xã, quận, phường, thôn, tp, phố, trấn, đảo, vùng, miền, nước"),
    "en": frozenset({"in", "near"}),
}
# What a place's own name begins with.
PLACE_KINDS = _names("tp, tỉnh, thành phố, huyện, xã, quận, phường, thị xã, thị trấn, vịnh, sông, đèo")


def is_office_alone(name: tuple[str, ...]) -> bool:
    """Whether words (in small letters) are an office's and nothing says which one."""
    words = name[1:] if name[0] in FORMER and len(name) > 1 else name
    return " ".join(name) in OFFICES or " ".join(words) in OFFICES


def is_place(name: Sequence[str]) -> bool:
    """Whether words (in small letters) are a place's name."""
    spoken = " ".join(name)
    return spoken in PLACES or spoken in COUNTRIES


def is_setting(name: tuple[str, ...], before: Sequence[str], language: str) -> bool:
    """Whether a name (words in small letters) is a place's or an office's. `before`: the word in front of it
    wherever it stands ("" for none)."""
    if is_place(name) or any(" ".join(name).startswith(f"{kind} ") for kind in PLACE_KINDS):
        return True
    if _begins_with_office(name) or name[-1] in OFFICES:
        return True
    cues = PLACE_CUES.get(language, frozenset())
    told = sum(word in cues for word in before)
    return told > 1 and 2 * told >= len(before)


def _begins_with_office(name: tuple[str, ...]) -> bool:
    words = name[1:] if name[0] in FORMER else name
    return any(" ".join(words[:length]) in OFFICES for length in range(1, LONGEST_OFFICE + 1))
