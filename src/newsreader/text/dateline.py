"""Datelines: the outlet, agency or place that stands before the first sentence of a summary or a text."""

import re
from functools import lru_cache

from newsreader.text.fold import fold

# Folded names that stand before a dash, dot or colon in Vietnamese and English news.
_NAMES_AS_WRITTEN = """
TTO; TT; PN; PNVN; KTĐT; ĐTTC; Kintedothi; Online; Tuổi Trẻ; Tuổi Trẻ Online; TTO VN; NLĐO; NLĐ;
Người Lao Động; CLO; Công luận; Congluan.vn; Dân trí; Dantri.com.vn; TNO; Thanh Niên;
Thanh Niên Online; Kinhtedothi; Kinhtedothi.vn; Kinh tế đô thị; Baoquocte.vn; Baoquocte; TG&VN;
Thế giới & Việt Nam; TTXVN; Vietnam+; VietnamPlus; TTXVN/Vietnam+; Vietnam.vn; QĐND; QĐND Online;
Quân đội nhân dân; VOV; VOV.VN; VOV Online; VTV; VTV.vn; VTC News; VTC; VnExpress; VnExpress.net;
VietNamNet; VNN; VietnamNet.vn; ICTnews; Infonet; Zing; Zing.vn; Zingnews; Znews; SGGP; SGGPO;
SGGP Online; HNM; HNMO; Hanoimoi; Hà Nội mới; ANTĐ; ANTD.VN; ANTV; CAND; CAND Online; PLO; PL TP.HCM;
PLVN; PLVN Online; Pháp luật; Tiền Phong; TPO; TP; LĐO; Lao Động; NDĐT; Nhân Dân; ND; Nhandan.vn;
VnEconomy; VnMedia; VnReview; VietQ; VietQ.vn; Cafef; CafeBiz; GenK; Kenh14; Soha; Soha.vn; NDH;
NDHMoney; ĐTCK; BĐS; DĐDN; Dân Việt; Danviet.vn; NTNN; Eva; 24h; Gia đình; GĐVN; GDVN;
Giáo dục Việt Nam; GD&TĐ; Giadinh.net; GiadinhNet; SKĐS; Suckhoedoisong.vn; Đất Việt; Baodatviet.vn;
Vietnam Finance; VNF; Vietstock; Bizlive; Trí thức trẻ; Thể thao 24h; Bóng đá; Bongdaplus.vn;
Thể thao & Văn hóa; TT&VH; Thethaovanhoa.vn; Tin tức; Baotintuc.vn; Tinnhanhchungkhoan.vn; Moitruong;
MTĐT; Xây dựng; Baoxaydung.com.vn; Chinhphu.vn; VGP; VGP News; VN Media; VietTimes; Viettimes;
Một thế giới; Motthegioi.vn; Người đưa tin; Nguoiduatin.vn; Đời sống & Pháp luật; ĐSPL; ĐS&PL;
Petrotimes; PetroTimes; Công Thương; CôngThương; Báo Công Thương; Khám phá; Phunutoday; Phụ Nữ; PNO;
Saigon Times; TBKTSG; TBKTSG Online; KTSG; KTSG Online; Thời Đại; Biên phòng; Hải quan; HQ Online;
Kiến thức; Kienthuc.net.vn; Xã luận; XHTT; Ngôi sao; Ngoisao.net; iOne; BBC; RFI; VOA; AP; AFP;
Reuters; PA; ANI; PTI; IANS; UPI; CNN; Bloomberg; Xinhua; Tân Hoa xã; Kyodo; Yonhap; TASS; Sputnik;
EFE; DPA; ANSA
"""
NAMES = frozenset(fold(name) for name in _NAMES_AS_WRITTEN.split(";"))
_PLACES_AS_WRITTEN = """
Hà Nội; TP.HCM; TP HCM; TPHCM; TP. Hồ Chí Minh; Sài Gòn; Đà Nẵng; Hải Phòng; Cần Thơ; An Giang;
Bà Rịa - Vũng Tàu; Vũng Tàu; Bạc Liêu; Bắc Giang; Bắc Kạn; Bắc Ninh; Bến Tre; Bình Dương; Bình Định;
Bình Phước; Bình Thuận; Cà Mau; Cao Bằng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai; Đồng Tháp; Gia Lai;
Hà Giang; Hà Nam; Hà Tĩnh; Hải Dương; Hậu Giang; Hòa Bình; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum;
Lai Châu; Lạng Sơn; Lào Cai; Lâm Đồng; Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ;
Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh;
Thái Bình; Thái Nguyên; Thanh Hóa; Thừa Thiên Huế; Huế; Tiền Giang; Trà Vinh; Tuyên Quang; Vĩnh Long;
Vĩnh Phúc; Yên Bái; Đà Lạt; Nha Trang; Mỹ; Anh; Pháp; Nga; Trung Quốc; Nhật Bản; Hàn Quốc; Thái Lan;
Campuchia; Lào; Ấn Độ; Úc; Đức; London; Washington; New York; Paris; Berlin; Moscow; Beijing; Tokyo;
Seoul; Brussels; Geneva; Rome; Madrid; Kyiv; Kiev; Jerusalem; Cairo; New Delhi; Delhi; Mumbai; Bangkok;
Hanoi; Singapore; Jakarta; Manila; Sydney; Canberra; Toronto; Ottawa; Los Angeles; Chicago; Boston;
San Francisco; Istanbul; Ankara; Tehran; Baghdad; Beirut; Damascus; Kabul; Islamabad; Hong Kong;
Shanghai; Taipei; Vienna; Warsaw; Athens; Lisbon; Dublin; Nairobi; Lagos; Johannesburg; Mexico City;
Rio de Janeiro; Buenos Aires; United Nations; Atlanta; Miami; Houston; Dallas; Philadelphia; Detroit;
Seattle
"""
_PLACES = frozenset(fold(name) for name in _PLACES_AS_WRITTEN.split(";"))
_OUTLETS_SUFFIX = re.compile(r"\s+(?:online|news|vn|com|net|org|rss)$")
# At most 22 characters, a name rather than a remark: no colon, no digit before a word.
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]:]{2,22}?)\s*[)\]]\s*(?:[-–—:.]+\s*)?(?=\S)")
# "HÀ NỘI (TTXVN) -", "WASHINGTON, Oct 3 (AP) —".
_AGENCY = re.compile(r"([^\s()][^()\n]{1,40}?)\s*\(([^():]{2,22})\)\s*[-–—:]+\s*(?=\S)")
_BY = re.compile(r"(?:theo|nguồn|ảnh|video|clip|photo|source|image|audio|updated?|watch)\b", re.IGNORECASE)


def strip_dateline(text: str, outlet: str = "") -> tuple[str, str]:
    """Take a dateline off a plain text: (what it credits, the rest); ("", text) when there is none.

    "(NLĐO) - Sáng nay…" gives ("NLĐO", "Sáng nay…"). `outlet` is the feed's title or host, a further alias.
    A second one behind it goes as well ("(Dân trí) - HÀ NỘI - …"); the credit is the first.
    """
    credit, rest = _strip_once(text.lstrip(), outlet)
    if not credit:
        return "", text
    return credit, _strip_once(rest, outlet)[1]


def _strip_once(text: str, outlet: str) -> tuple[str, str]:
    found = _BRACKET.match(text)
    if found:
        return ("", text) if _BY.match(found[1]) or found[1].isdigit() else (found[1], text[found.end() :])
    found = _AGENCY.match(text) if "(" in text else None
    if found and fold(found[2]) in NAMES | _aliases(outlet):
        return found[2], text[found.end() :]
    for end in _ends(text):
        name = text[: end[0]].strip()
        if _is_name(name, outlet):
            return name, text[end[1] :]
    return "", text


_END = re.compile(r"\s*(?:[-–—:]+\s*|\.\s+)(?=[^\s\d])")


def _ends(text: str) -> list[tuple[int, int]]:
    """Where a name at the start could end: each dash, colon or full stop within its first 32 characters."""
    start = text[:40]
    if not any(map(start.__contains__, "-–—:.")):
        return []
    return [found.span() for found in _END.finditer(start) if 1 < found.start() <= 32]


def _is_name(name: str, outlet: str) -> bool:
    folded = fold(name)
    if folded in NAMES or folded in _aliases(outlet):
        return True
    # A place counts only in capitals, as datelines are set: "Hà Nội - thành phố vì hòa bình" is a text.
    return folded in _PLACES and name.isupper()


@lru_cache(maxsize=256)  # outlets
def _aliases(outlet: str) -> frozenset[str]:
    folded = fold(outlet)
    if not folded:
        return frozenset()
    short = _OUTLETS_SUFFIX.sub("", folded)
    joined = folded.replace(" ", "")
    return frozenset({folded, short, joined, short.replace(" ", ""), f"{short} online", f"bao {short}"})
