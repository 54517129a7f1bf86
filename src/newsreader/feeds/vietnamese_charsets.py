"""The two Vietnamese encodings of the nineties that Python does not know, as codecs: VISCII (RFC 1456) and
TCVN 5712-1:1993. Tables only; both were checked against those of the GNU C library."""

import codecs

VISCII, TCVN = "viscii", "tcvn5712_1"

_VISCII_LOW = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_TCVN_LOW = {
    1: "Ú", 2: "Ụ", 4: "Ừ", 5: "Ử", 6: "Ữ", 17: "Ứ", 18: "Ự", 19: "Ỳ", 20: "Ỷ", 21: "Ỹ", 22: "Ý", 23: "Ỵ",
}  # fmt: skip
_TCVN_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TABLES = {
    VISCII: "".join(_VISCII_LOW.get(byte, chr(byte)) for byte in range(128)) + _VISCII_HIGH,
    TCVN: "".join(_TCVN_LOW.get(byte, chr(byte)) for byte in range(128)) + _TCVN_HIGH,
}


def _find(name: str) -> codecs.CodecInfo | None:
    if name not in _TABLES:
        return None
    table = _TABLES[name]
    bytes_of = codecs.charmap_build(table)
    return codecs.CodecInfo(
        name=name,
        encode=lambda text, errors="strict": codecs.charmap_encode(text, errors, bytes_of),
        decode=lambda body, errors="strict": codecs.charmap_decode(body, errors, table),
    )


codecs.register(_find)
