"""Demo pictures of rooms and things: halls, classes, wards, shops. Each scene draws on a Canvas with a wall."""

from random import Random

from demo_canvas import Canvas
from demo_scenes_land import Scene

CLOTHES = ("#2f6f8f", "#d1495b", "#edae49", "#4d8b5a", "#8a5a9a", "#e07a3f", "#36506b")


def coffee_warehouse(c: Canvas) -> None:
    c.poly("#3d342e", 0, 0, 1200, 0, 900, 190, 300, 190)
    c.poly("#8d7d6a", 0, 760, 1200, 760, 900, 520, 300, 520)
    c.rect("#cbbba2", 300, 190, 600, 330)
    c.rect("#f6e7c1", 520, 290, 160, 230)
    c.glow("#77fff2cf", 600, 400, 320)
    for side in (0, 1):
        for column in range(3):
            for row in range(5 - column):
                x = column * 118 + 10 if side == 0 else 1090 - column * 118
                c.rect(
                    "#b48a5a" if (row + column) % 2 else "#c49a68", x, 650 - row * 66 - column * 20, 112, 62, 24
                )
                c.line("#86623a", 4, x + 40, 680 - row * 66 - column * 20, x + 74, 680 - row * 66 - column * 20)
    c.person("#2f6f8f", 600, 600, 130)
    for x in (330, 600, 870):
        c.line("#2a2420", 4, x, 0, x, 120)
        c.half("#f2c14e", x, 140, 36)


def cafe_cup(c: Canvas) -> None:
    for x in range(0, 1200, 150):
        c.rect("#23584f", x, 0, 142, 430)
    c.rect("#b9794a", 0, 480, 1200, 280)
    c.rect("#a26739", 0, 480, 1200, 20)
    c.disc("#8f5a30", 620, 660, 320, 44)
    c.disc("#f4efe6", 600, 650, 290, 42)
    c.ring("#f4efe6", 34, 830, 470, 76)
    c.poly("#fbf8f1", 360, 360, 840, 360, 770, 610, 700, 648, 500, 648, 430, 610)
    c.disc("#e9e2d5", 600, 360, 240, 54)
    c.disc("#6b3f22", 600, 364, 218, 44)
    c.disc("#d9a871", 600, 366, 118, 24)
    c.disc("#f3dcb8", 600, 366, 74, 14)
    for x in (500, 600, 700):
        c.line("#66ffffff", 14, x, 300, x - 22, 250, x + 18, 190, x - 6, 130)
    random = Random(2)
    for _ in range(16):
        x, y = random.randint(40, 290), random.randint(560, 730)
        c.disc("#4a2b18", x, y, 22, 14)
        c.line("#7a4c2c", 3, x - 14, y, x + 14, y)


def stadium(c: Canvas) -> None:
    c.poly("#2b3a67", 0, 210, 1200, 130, 1200, 470, 0, 470)
    random = Random(30)
    for row in range(6):
        for x in range(0, 1220, 40):
            y = 245 + row * 36 - x * 0.05 + random.randint(-3, 3)
            c.disc(random.choice(("#2f6f8f", "#f0e4c8", "#d93025", "#d93025")), x + (row % 2) * 20, y, 13)
    for x in (130, 1050):
        c.line("#cfd6e6", 12, x, 300, x, 60)
        c.rect("#f7f3df", x - 70, 36, 140, 58, 6)
        c.glow("#55ffffff", x, 66, 260)
    c.rect("#3d4f86", 0, 462, 1200, 26)
    for stripe in range(6):
        green = "#3f8f4f" if stripe % 2 else "#4a9f5b"
        far, near = stripe * 200, stripe * 260 - 120
        c.poly(green, far, 488, far + 200, 488, near + 260, 760, near, 760)
    c.line("#f2f7ee", 6, 0, 540, 1200, 540)
    c.line("#f2f7ee", 8, 420, 640, 420, 440, 780, 440, 780, 640)
    for x in range(450, 780, 30):
        c.line("#88ffffff", 3, x, 444, x, 536)
    c.person("#2f6fd0", 560, 690, 210)
    c.person("#d1495b", 690, 700, 200)
    c.disc("#ffffff", 628, 470, 20)
    for _ in range(40):
        c.rect(
            random.choice(("#d93025", "#f2c14e", "#ffffff")),
            random.randint(0, 1200),
            random.randint(0, 200),
            14,
            9,
        )


def exam_screens(c: Canvas) -> None:
    for x in (80, 470, 860):
        c.rect("#dcebf2", x, 60, 260, 190, 6)
        c.line("#9fb6c2", 6, x + 130, 60, x + 130, 250)
    for row, (y, size) in enumerate(((330, 0.7), (480, 0.95), (670, 1.3))):
        for column in range(4 if row < 2 else 3):
            x = 150 + column * (300 if row < 2 else 420) + row * 30
            with c.at(x, y, size):
                c.rect("#b98a5a", -130, 0, 260, 16)
                c.rect("#2b2f3a", -74, -116, 148, 96, 8)
                c.rect("#8fd0e8", -66, -108, 132, 78, 3)
                for text in range(3):
                    c.line("#f4fbff", 5, -50, text * 20 - 92, 40 - text * 18, text * 20 - 92)
                c.rect("#2b2f3a", -12, -22, 24, 22)
                c.person(("#f6f4ee", "#cfe0f0")[column % 2], 0, 150, 215, behind=True)


def classroom(c: Canvas) -> None:
    c.rect("#2f5d4a", 170, 70, 640, 270, 8)
    c.rect("#a97445", 160, 334, 660, 18, 4)
    c.line("#e8efe6", 6, 230, 140, 330, 120, 430, 170, 520, 130)
    c.poly("#44e8efe6", 580, 270, 660, 130, 740, 270)
    c.rect("#bfe0ee", 900, 70, 230, 250, 6)
    c.tree("#5f9b5f", "#7a5436", 1010, 330, 240)
    c.line("#f7f1e3", 10, 1015, 70, 1015, 320)
    c.rect("#d8b98c", 0, 560, 1200, 200)
    c.person("#b3413a", 860, 540, 260)
    for number in range(5):
        x = 120 + number * 230
        c.rect("#8a5f3a", x - 90, 596, 190, 18, 4)
        c.line("#6b482b", 10, x - 70, 612, x - 76, 740)
        c.line("#6b482b", 10, x + 80, 612, x + 86, 740)
        c.person(CLOTHES[number], x, 720, 200)
        c.poly("#f7f1e3", x + 26, 590, x + 76, 584, x + 82, 596, x + 30, 600)


def hospital(c: Canvas) -> None:
    c.rect("#eaf5f4", 90, 80, 380, 260, 8)
    c.fade("#173a5c", "#3f6f8f", 108, 98, 344, 224)
    c.disc("#f7f3df", 380, 160, 34)
    c.rect("#9cc7c3", 0, 610, 1200, 150)
    c.rect("#ffffff", 560, 430, 520, 90, 24)
    c.rect("#7fb3c8", 700, 410, 390, 84, 20)
    c.disc("#d9a47c", 634, 412, 46)
    c.half("#2b211d", 634, 402, 46)
    for x in (590, 1050):
        c.line("#6d8a90", 14, x, 510, x, 640)
        c.disc("#3e555c", x, 648, 18)
    c.line("#6d8a90", 10, 1130, 640, 1130, 190, 1090, 190)
    c.rect("#d8f0f5", 1066, 190, 48, 84, 12)
    c.line("#b8d9df", 4, 1090, 274, 1080, 420)
    c.rect("#22303a", 800, 150, 190, 130, 12)
    c.line("#6be59a", 6, 816, 220, 860, 220, 876, 180, 898, 256, 914, 220, 974, 220)
    c.person("#f8fbfb", 430, 660, 330)
    c.line("#3e6d86", 8, 404, 440, 420, 500, 446, 500, 458, 440)
    c.rect("#f8fbfb", 200, 420, 126, 126, 14)
    c.rect("#e06a5f", 250, 438, 26, 90)
    c.rect("#e06a5f", 218, 470, 90, 26)


def vaccine(c: Canvas) -> None:
    for shelf in (250, 470, 690):
        c.rect("#5f8fb0", 0, shelf, 1200, 14)
        for x in range(50, 1200, 118):
            if shelf == 470 and 380 < x < 880:
                continue
            c.rect("#e8f4fb", x, shelf - 120, 66, 120, 12)
            c.rect("#3f7fa8" if (x + shelf) % 4 else "#d1495b", x + 6, shelf - 140, 54, 28, 6)
            c.rect("#a8d4ea", x, shelf - 62, 66, 62, 10)
            c.line("#3f7fa8", 5, x + 14, shelf - 84, x + 50, shelf - 84)
    c.glow("#77ffffff", 640, 400, 330)
    with c.at(630, 400, turn=-28):
        c.rect("#ffffff", -170, -44, 330, 88, 14)
        c.rect("#f2c14e", -60, -34, 210, 68, 8)
        c.line("#4b6577", 7, 160, 0, 300, 0)
        c.rect("#4b6577", -250, -10, 84, 20)
        c.rect("#4b6577", -270, -46, 22, 92, 8)
        for x in range(-40, 150, 34):
            c.line("#4b6577", 4, x, -34, x, -12)
    c.disc("#f2c14e", 930, 250, 12, 16)


def circuit(c: Canvas) -> None:
    random = Random(17)
    for _ in range(46):
        x, y = random.randrange(0, 1200, 40), random.randrange(0, 760, 40)
        dx, dy = random.choice((-160, 160, 240)), random.choice((-80, 80, 120))
        c.line("#3fae8a", 6, x, y, x + dx / 2, y, x + dx / 2 + dy / 2, y + dy, x + dx, y + dy)
        c.disc("#e3c16f", x, y, 11)
        c.disc("#0f3b33", x, y, 5)
    for pin in range(9):
        for x in (408, 772):
            c.rect("#d8dde2", x - (24 if x == 408 else 0), 232 + pin * 34, 46, 14)
        for y in (168, 552):
            c.rect("#d8dde2", 456 + pin * 34, y - (0 if y == 552 else 10), 14, 46)
    c.rect("#1a1f24", 426, 200, 350, 364, 14)
    c.rect("#2c343c", 456, 230, 290, 304, 10)
    c.disc("#4a5560", 492, 266, 14)
    c.line("#8fa0ad", 8, 520, 400, 560, 400, 580, 340, 606, 450, 628, 380, 690, 380)
    for x, y, colour in (
        (150, 170, "#d1495b"),
        (980, 560, "#edae49"),
        (1010, 170, "#36506b"),
        (190, 590, "#8a5a9a"),
    ):
        c.disc("#0c2f29", x + 8, y + 10, 62)
        c.disc(colour, x, y, 60)
        c.disc("#cfd6da", x, y, 44)
        c.line("#8b959b", 5, x - 26, y, x + 26, y)


def parliament(c: Canvas) -> None:
    c.poly("#5a2e33", 0, 0, 1200, 0, 1020, 130, 180, 130)
    for x in range(190, 1010, 118):
        c.rect("#e8d8b8", x, 130, 44, 250)
        c.rect("#cdb98f", x + 44, 160, 74, 220)
    c.rect("#6b3a34", 430, 250, 340, 150, 8)
    c.poly("#e8d8b8", 480, 250, 600, 176, 720, 250)
    c.disc("#c9a14a", 600, 222, 20)
    c.person("#2b2540", 600, 340, 130)
    c.rect("#8c4b3d", 520, 320, 160, 90, 6)
    for row in range(4):
        y, count = 470 + row * 86, 11 + row * 2
        c.rect("#7a2f36" if row % 2 else "#8a3a40", 0, y + 10, 1200, 86)
        for number in range(count):
            seat = (number + 0.5) * 1200 / count
            suit = ("#2f3a56", "#3a3a3f", "#55405f", "#27506b")[(number + row) % 4]
            if (number * 7 + row * 3) % 11 != 0:
                c.person(suit, seat, y + 40, 92 + row * 10)
        c.rect("#a8764d", 0, y + 30, 1200, 16)


def council_hall(c: Canvas) -> None:
    random = Random(40)
    for _ in range(60):
        x, y = random.randint(60, 1140), random.randint(10, 100)
        c.poly(random.choice(("#5aa9c9", "#8fd0d8", "#f2d9a0", "#e08f6b", "#d8e9ee")), x - 14, 0, x + 14, 0, x, y)
    c.rect("#173f5f", 360, 120, 480, 160, 10)
    for number in range(47):
        colour = "#6be59a" if number < 38 else "#f2c14e"
        c.rect(colour, 388 + (number % 12) * 36, 146 + number // 12 * 30, 26, 20, 4)
    for row in range(4):
        r = 250 + row * 135
        c.ring("#b98a5a" if row % 2 else "#a5764a", 44, 600, 980, r)
        for number in range(7 + row * 3):
            seat = 600 + (number - (6 + row * 3) / 2) * (2.0 * r / (7 + row * 3))
            desk = 980 - max(0.0, r * r - (seat - 600) ** 2) ** 0.5
            c.person(CLOTHES[(number + row * 2) % 7], seat, desk + 20, 78)
            c.rect("#eef4f5", seat - 22, desk + 8, 44, 15, 3)


def gold_bars(c: Canvas) -> None:
    c.glow("#66ffdf8a", 600, 330, 560)
    c.rect("#3b1f24", 0, 610, 1200, 150)
    for row, count in enumerate((4, 3, 2, 1)):
        for number in range(count):
            x, y = 170 + row * 110 + number * 220, 520 - row * 118
            c.poly("#b8862a", x, y + 110, x + 210, y + 110, x + 178, y, x + 32, y)
            c.poly("#f0c552", x + 32, y, x + 178, y, x + 196, y - 22, x + 50, y - 22)
            c.poly("#dba53a", x + 26, y + 92, x + 184, y + 92, x + 162, y + 18, x + 48, y + 18)
            c.line("#b8862a", 7, x + 74, y + 46, x + 136, y + 46)
            c.line("#b8862a", 5, x + 84, y + 68, x + 126, y + 68)
    for x, y in ((960, 660), (1040, 676), (990, 690), (160, 690), (230, 668)):
        c.disc("#9c6f1e", x, y + 8, 50, 20)
        c.disc("#f3cf63", x, y, 50, 20)
        c.disc("#dba53a", x, y, 34, 12)


def savings_bank(c: Canvas) -> None:
    c.rect("#26536e", 0, 0, 1200, 120)
    c.line("#f2c14e", 10, 800, 90, 880, 66, 950, 76, 1040, 34, 1130, 44)
    c.rect("#f6f4ee", 90, 24, 240, 70, 8)
    c.line("#26536e", 12, 120, 58, 300, 58)
    c.rect("#dfe7e6", 0, 640, 1200, 120)
    for number in range(3):
        x = 70 + number * 380
        c.rect("#cfe4ea", x, 180, 320, 270, 8)
        c.person(("#26536e", "#7a2f4f", "#26536e")[number], x + 160, 470, 210)
        c.rect("#c58f5a", x - 20, 440, 360, 160, 8)
        c.rect("#a87445", x - 20, 440, 360, 22, 8)
        c.rect("#f6f4ee", x + 40, 416, 84, 26, 3)
        c.poly("#f2c14e", x + 220, 440, x + 236, 404, x + 276, 404, x + 292, 440)
    for x, colour in ((230, "#d1495b"), (640, "#edae49"), (940, "#4d8b5a"), (1060, "#8a5a9a")):
        c.person(colour, x, 735, 240)


def book_fair(c: Canvas) -> None:
    for number, colour in enumerate(("#d1495b", "#edae49", "#30638e", "#00798c", "#8a5a9a", "#e07a3f")):
        x = number * 200
        c.poly(colour, x + 10, 0, x + 190, 0, x + 100, 120)
    random = Random(9)
    for shelf in (330, 480):
        x = 40
        while x < 1150:
            w, h = random.randint(18, 44), random.randint(74, 116)
            c.rect(random.choice((*CLOTHES, "#f0e4c8", "#2b2f3a")), x, shelf - h, w, h, 3)
            c.line("#88ffffff", 4, x + 5, shelf - h + 20, x + w - 5, shelf - h + 20)
            x += w + 4
        c.rect("#7a5436", 20, shelf, 1160, 16)
    c.rect("#b98552", 0, 610, 1200, 150)
    for x in range(60, 1150, 150):
        c.poly("#f7f1e3", x, 640, x + 54, 626, x + 54, 700, x, 712)
        c.poly("#e5dcc7", x + 54, 626, x + 108, 640, x + 108, 712, x + 54, 700)
    for number, (x, h) in enumerate(((180, 300), (420, 210), (760, 280), (900, 190), (1080, 290))):
        c.person(CLOTHES[number], x, 640, h)


def textile_mill(c: Canvas) -> None:
    for x in range(60, 1200, 220):
        c.rect("#f8f6ef", x, 40, 150, 16, 6)
        c.glow("#55ffffff", x + 75, 50, 200)
    for row, (y, size) in enumerate(((330, 0.7), (480, 1.0), (690, 1.4))):
        c.rect("#8fa3ad", 0, y, 1200, 22 * size)
        for column in range(5 if row == 0 else 4 if row == 1 else 3):
            x = 110 + column * (250, 310, 420)[row]
            with c.at(x, y, size):
                c.person(CLOTHES[(column + row * 2) % 7], 0, 6, 190)
                c.half("#f0e4c8", 0, -158, 31)
                c.rect("#f4f4f0", 40, -78, 96, 22, 6)
                c.rect("#f4f4f0", 112, -78, 24, 78, 5)
                c.line("#59656c", 5, 52, -56, 52, -8)
                c.poly(CLOTHES[(column * 3 + row) % 7], 10, -8, 170, -8, 200, 46, 30, 36)


INDOORS: dict[str, Scene] = {
    "book-fair": ("#f3e6cc", "#e3cfa8", book_fair),
    "cafe-cup": ("#1b453e", "#2f6b60", cafe_cup),
    "circuit": ("#0f4a3f", "#126152", circuit),
    "classroom": ("#f5e8cf", "#ecd7b0", classroom),
    "coffee-warehouse": ("#6b5c4e", "#a08e78", coffee_warehouse),
    "council-hall": ("#0f3550", "#e6d3b4", council_hall),
    "exam-screens": ("#9dc0d2", "#7f9fae", exam_screens),
    "gold-bars": ("#2a1430", "#6b2f3a", gold_bars),
    "hospital": ("#cfe8e6", "#e4f2ee", hospital),
    "parliament": ("#3b2026", "#9a6a50", parliament),
    "savings-bank": ("#f2efe6", "#e6e9e4", savings_bank),
    "stadium": ("#0f1d45", "#37518f", stadium),
    "textile-mill": ("#d9e4e6", "#c3d2d4", textile_mill),
    "vaccine": ("#bfe0f0", "#8fc0dc", vaccine),
}
