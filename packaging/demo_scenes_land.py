"""Demo pictures of the open land: hills, fields, streets, works, sky. Each scene draws on a Canvas with a sky."""

from collections.abc import Callable
from random import Random

from demo_canvas import Canvas

Scene = tuple[str, str, Callable[[Canvas], None]]


def coffee_drying(c: Canvas) -> None:
    c.disc("#fdf0d0", 930, 250, 88)
    c.ridge("#7a4a2a", 520, 350, 480, 380, 440, 500)
    c.ridge("#5d3820", 560, 520, 570, 500, 560, 530)
    c.poly("#e9d7b4", 0, 640, 470, 545, 1200, 590, 1200, 760, 0, 760)
    random = Random(3)
    for _ in range(420):
        x, y = random.randint(0, 1200), random.randint(605, 760)
        c.disc(random.choice(["#8a4f2b", "#70401f", "#a9673a"]), x, y, 7, 4)
    c.line("#3b2a20", 9, 560, 470, 690, 655)
    c.line("#3b2a20", 9, 660, 668, 724, 640)
    c.person("#2f4858", 545, 650, 230)
    c.poly("#f3e3bd", 470, 462, 545, 405, 620, 462)


def coffee_hills(c: Canvas) -> None:
    c.disc("#fff4dc", 240, 170, 70)
    c.ridge("#9bb6a4", 330, 250, 340, 270, 300, 260)
    c.ridge("#6d9479", 420, 360, 400, 330, 420, 360)
    c.ridge("#3f6f4f", 470, 520, 430, 500, 440, 520)
    for row in range(6):
        y = 520 + row * 42
        c.ribbon("#2c5139", 10 + row * 3, y + 30, y - 10, y + 35, y, y + 40)
    random = Random(8)
    for _ in range(90):
        x, y = random.randint(0, 1200), random.randint(560, 750)
        c.disc("#c2412d", x, y, 7)


def flood_rice(c: Canvas) -> None:
    c.ridge("#7c8f95", 330, 270, 340, 300, 350, 290)
    c.fade("#b8c4bf", "#7f958f", 0, 380, 1200, 380)
    for row in range(7):
        y = 430 + row * row * 8
        for x in range(-20 + row * 13, 1220, 46 + row * 16):
            h = 14 + row * 7
            c.line("#4e7a3a", 3 + row * 0.6, x, y + h, x - h * 0.4, y)
            c.line("#6c9a48", 3 + row * 0.6, x, y + h, x + h * 0.4, y + 3)
    c.line("#4a3a30", 10, 900, 180, 900, 520)
    c.line("#4a3a30", 6, 850, 205, 950, 205)
    c.line("#39332e", 3, 0, 190, 850, 207)
    c.line("#39332e", 3, 950, 207, 1200, 196)
    c.poly("#5c3d2a", 240, 560, 560, 560, 520, 602, 280, 602)
    c.person("#a83a32", 420, 565, 150)
    c.poly("#efe0b9", 368, 445, 420, 405, 472, 445)
    c.glints("#d7dfda", 4, (0, 420, 1150, 745), 40, 80)


def flood_town(c: Canvas) -> None:
    walls = ["#e0a63c", "#d08c32", "#e7b858", "#c97f3a", "#dca047"]
    for number, wall in enumerate(walls):
        x, top = number * 245 - 20, 190 + (number % 3) * 42
        c.rect(wall, x, top, 238, 420)
        c.poly("#8c3b2a", x - 14, top, x + 119, top - 78, x + 252, top)
        for window in (40, 140):
            c.rect("#3f5a52", x + window, top + 62, 58, 92, 4)
        c.rect("#5a3a26", x + 82, top + 205, 76, 210)
    for x in (110, 352, 600, 845, 1090):
        c.line("#4b2c20", 3, x, 250, x, 322)
        c.disc("#d5402b", x, 348, 24, 30)
        c.glow("#66ffcf6b", x, 348, 80)
    c.waves("#8a6f48", 505, 6, 300)
    c.waves("#7a613f", 570, 8, 380, 0.3)
    c.poly("#e4572e", 420, 590, 800, 590, 740, 648, 465, 648)
    for x, colour in ((520, "#274c77"), (600, "#f2c14e"), (680, "#274c77")):
        c.person(colour, x, 600, 130)
    c.line("#3b2a20", 8, 740, 520, 850, 670)
    c.glints("#b89c6e", 6, (0, 530, 1150, 745), 34, 110)


def reservoir(c: Canvas) -> None:
    c.disc("#fff3c4", 610, 190, 96)
    c.ridge("#b98a5a", 330, 400, 350, 420, 360, 400)
    c.ridge("#a5713f", 470, 430, 480, 440, 470, 450)
    c.fade("#d2a36c", "#b5804b", 0, 500, 1200, 260)
    c.disc("#5e93a4", 560, 540, 330, 34)
    random = Random(11)
    for _ in range(46):
        x, y = random.randint(0, 1200), random.randint(600, 750)
        bends = [x, y, x + random.randint(20, 60), y + random.randint(-24, 24)]
        c.line("#855427", 4, *bends, bends[2] + random.randint(20, 50), bends[3] + random.randint(-28, 28))
    for mark in range(5):
        c.rect("#ece4d4" if mark % 2 else "#b33a2e", 905, 380 + mark * 44, 26, 44)
    c.poly("#4a3f38", 210, 592, 380, 592, 350, 622, 245, 622)


def mango(c: Canvas) -> None:
    c.rect("#2f5d3a", 0, 0, 1200, 210)
    for x in range(-40, 1240, 120):
        c.disc("#3f7a49", x, 190, 95, 60)
    c.rect("#b98552", 0, 560, 1200, 200)
    c.rect("#9a6a3e", 0, 560, 1200, 22)
    for row, (count, y) in enumerate(((7, 520), (6, 430), (5, 345))):
        for number in range(count):
            x = 190 + row * 68 + number * 137
            c.disc("#e59a2c", x, y, 74, 56)
            c.disc("#f4bd4b", x - 12, y - 10, 54, 38)
            c.disc("#88b04b", x + 42, y - 26, 20, 12)
            c.line("#5b4226", 6, x + 50, y - 44, x + 60, y - 62)
    c.rect("#f7f1e1", 820, 600, 190, 96, 8)
    c.line("#b3261e", 8, 846, 632, 980, 632)
    c.line("#8b857a", 6, 846, 664, 930, 664)


def steel_mill(c: Canvas) -> None:
    c.glow("#88ff9a3c", 600, 470, 520)
    for x, w, top in ((40, 200, 300), (260, 120, 210), (830, 150, 250), (1000, 220, 330)):
        c.rect("#2b2f3a", x, top, w, 460)
    for x in (300, 880, 1080):
        c.rect("#20242d", x, 80, 46, 300)
        c.disc("#5b6070", x + 60, 70, 64, 34)
        c.disc("#4c5160", x + 130, 40, 82, 40)
    c.poly("#3b4150", 430, 250, 770, 250, 720, 450, 480, 450)
    c.poly("#ffb347", 560, 438, 640, 438, 662, 640, 538, 640)
    c.poly("#fff0b8", 582, 438, 618, 438, 628, 640, 572, 640)
    c.rect("#14171d", 0, 640, 1200, 120)
    c.disc("#ff8a2a", 600, 644, 220, 22)
    random = Random(5)
    for _ in range(70):
        c.disc("#ffd27a", 600 + random.gauss(0, 170), 600 - abs(random.gauss(0, 130)), 4)
    c.person("#3a86c8", 330, 690, 150)
    c.half("#f2c14e", 330, 560, 24)


def bicycles(c: Canvas) -> None:
    c.disc("#fff3dc", 390, 210, 74)
    c.ridge("#9ec5b4", 380, 330, 400, 350, 380, 340)
    c.fade("#7fb3b0", "#5b9a9c", 0, 430, 1200, 120)
    c.rect("#e9dcc3", 0, 540, 1200, 220)
    for x in (120, 640, 1090):
        c.tree("#4d8b5a", "#6b4a34", x, 560, 400)
    for number in range(4):
        x, y = 190 + number * 260, 640
        c.rect("#3a4a55", x - 16, y - 30, 12, 100)
        _bicycle(c, x, y, ("#d1495b", "#00798c", "#edae49", "#30638e")[number])
    c.rect("#c9b896", 0, 714, 1200, 10)


def _bicycle(c: Canvas, x: float, y: float, colour: str) -> None:
    c.ring("#2b2f36", 9, x, y, 62)
    c.ring("#2b2f36", 9, x + 176, y, 62)
    c.line(colour, 11, x, y, x + 62, y - 92, x + 140, y - 92, x + 84, y, x + 62, y - 92)
    c.line(colour, 11, x, y, x + 84, y)
    c.line(colour, 11, x + 176, y, x + 134, y - 124)
    c.line("#2b2f36", 9, x + 112, y - 138, x + 160, y - 132)
    c.line("#2b2f36", 12, x + 42, y - 112, x + 82, y - 112)


def night_market(c: Canvas) -> None:
    random = Random(21)
    for number in range(12):
        top = random.randint(120, 290)
        c.rect("#2a2350", number * 104 - 10, top, 100, 360)
        for _ in range(7):
            wx, wy = number * 104 + random.randint(0, 70), random.randint(top + 12, 420)
            c.rect("#f1c76a", wx, wy, 12, 16)
    c.fade("#1b2a4e", "#0f1930", 0, 440, 1200, 320)
    for number, colour in enumerate(("#d1495b", "#edae49", "#3aa17e", "#e07a3f")):
        x = 60 + number * 290
        c.glow("#77ffd98a", x + 110, 470, 170)
        c.poly("#5a3524", x - 20, 560, x + 250, 560, x + 205, 625, x + 25, 625)
        c.poly(colour, x, 440, x + 220, 440, x + 250, 500, x - 30, 500)
        for stripe in range(4):
            top, bottom = x + 28 + stripe * 55, x + 24 + stripe * 57
            c.poly("#f7ecd8", top, 440, top + 24, 440, bottom + 32, 500, bottom, 500)
        c.person("#f4e4c1", x + 75, 562, 92)
        for fruit in range(4):
            c.disc(("#f2a541", "#8cb369", "#d1495b", "#f2d16b")[fruit], x + 120 + fruit * 26, 548, 14)
    c.ribbon("#3d3568", 4, 130, 190, 130, 190, 130)
    for x in range(40, 1200, 62):
        c.disc("#ffd98a", x, 162 + (18 if (x // 62) % 2 else -8), 8)
    c.glints("#e8b75d", 9, (0, 640, 1150, 745), 44, 70)


def city_skyline(c: Canvas) -> None:
    c.disc("#ffcf9a", 860, 330, 120)
    random = Random(14)
    rows = ("#b27a96", 250, 420, 92), ("#7b5384", 300, 500, 76), ("#43345f", 420, 600, 110)
    for shade, low, high, width in rows:
        x = -10
        while x < 1200:
            top, w = random.randint(low, high), random.randint(width // 2, width)
            c.rect(shade, x, top, w, 760 - top)
            if shade == "#43345f":
                for wy in range(top + 18, 740, 34):
                    for wx in range(x + 12, x + w - 14, 24):
                        if random.random() < 0.42:
                            c.rect("#ffd58a", wx, wy, 11, 15)
            x += w + random.randint(0, 14)
    c.poly("#5f4574", 520, 520, 548, 110, 576, 520)
    c.line("#5f4574", 6, 548, 110, 548, 50)


def rain_map(c: Canvas) -> None:
    for y in range(60, 760, 100):
        c.line("#c4d9e6", 2, 0, y, 1200, y)
    for x in range(60, 1200, 100):
        c.line("#c4d9e6", 2, x, 0, x, 760)
    c.poly("#efe6d0", 0, 0, 470, 0, 520, 70, 440, 150, 400, 230, 470, 330, 560, 420, 0, 760)
    c.poly("#efe6d0", 0, 400, 544, 400, 610, 540, 560, 650, 430, 700, 360, 760, 0, 760)
    c.line("#cdbf9f", 5, 300, 0, 320, 140, 280, 240, 360, 360, 440, 470, 430, 600, 300, 680)
    c.disc("#88bfe3f2", 640, 330, 330, 230)
    c.disc("#aa8cc4e4", 590, 330, 240, 165)
    c.disc("#bb4f93cf", 545, 335, 160, 112)
    c.disc("#cc2b5fae", 515, 340, 92, 66)
    c.disc("#dd7a2b8a", 500, 342, 42, 32)
    for turn in range(4):
        c.ring("#3d5a80", 5, 950, 560, 26 + turn * 26)
    c.disc("#b3261e", 950, 560, 16)
    for x, y in ((700, 180), (820, 240), (760, 480), (880, 380)):
        c.line("#34506b", 5, x + 70, y - 40, x, y, x + 26, y - 2)
        c.line("#34506b", 5, x, y, x + 12, y - 22)
    for x, y in ((430, 180), (492, 342), (596, 520), (330, 90)):
        c.disc("#2b2f36", x, y, 8)


def telescope(c: Canvas) -> None:
    random = Random(77)
    for _ in range(170):
        c.disc("#e8ecff", random.randint(0, 1200), random.randint(0, 560), random.choice([1.5, 2, 3]))
    c.poly("#33bcd7ff", 820, 130, 1190, 20, 1200, 110)
    c.glow("#ccdff0ff", 820, 130, 60)
    c.disc("#f6fbff", 820, 130, 12)
    c.ridge("#1d2947", 610, 560, 620, 580, 600, 560)
    c.ridge("#131c33", 680, 640, 690, 650, 680, 660)
    c.rect("#7b869c", 330, 440, 260, 230)
    c.rect("#8f9ab0", 330, 440, 90, 230)
    c.half("#aab4c8", 460, 442, 150)
    c.poly("#1a2238", 452, 296, 500, 286, 560, 430, 470, 442)
    c.poly("#d8dee9", 470, 420, 596, 250, 634, 280, 512, 442)
    c.rect("#f5c86a", 380, 580, 52, 90, 4)
    c.glow("#66f5c86a", 406, 620, 100)


def train(c: Canvas) -> None:
    c.disc("#fff2d8", 980, 170, 66)
    c.ridge("#a9c0c9", 300, 240, 320, 250, 300, 270)
    c.fade("#6ea3b8", "#4f87a2", 0, 330, 1200, 140)
    c.ridge("#7a9461", 520, 470, 500, 450, 480, 440)
    for x in (140, 400, 660, 920):
        c.poly("#b9ab98", x, 545, x + 46, 545, x + 56, 760, x - 10, 760)
    c.rect("#cfc2ae", 0, 520, 1200, 40)
    c.rect("#e9e4da", 120, 390, 900, 122, 26)
    c.poly("#e9e4da", 980, 390, 1050, 400, 1130, 512, 980, 512)
    c.rect("#c8443c", 120, 466, 970, 22)
    for x in range(160, 980, 92):
        c.rect("#3a5566", x, 412, 66, 40, 8)
    c.poly("#3a5566", 1010, 408, 1046, 412, 1080, 452, 1010, 452)
    for x in range(180, 1080, 110):
        c.disc("#2d3138", x, 516, 14)
    c.ridge("#5b7748", 720, 690, 730, 680, 720, 690)


LAND: dict[str, Scene] = {
    "bicycles": ("#ffd9b8", "#f3efe0", bicycles),
    "city-skyline": ("#5b4a86", "#f4a582", city_skyline),
    "coffee-drying": ("#d9a566", "#e7bd84", coffee_drying),
    "coffee-hills": ("#cfe3dc", "#f2ead0", coffee_hills),
    "flood-rice": ("#8f9da3", "#c3ccc8", flood_rice),
    "flood-town": ("#5d7480", "#a6b0a8", flood_town),
    "mango": ("#f0d9a8", "#d9ab6c", mango),
    "night-market": ("#171436", "#3b2d63", night_market),
    "rain-map": ("#d5e6f0", "#bfd8e8", rain_map),
    "reservoir": ("#f0c98a", "#e8ddc0", reservoir),
    "steel-mill": ("#2e3442", "#6d4a3c", steel_mill),
    "telescope": ("#0c1330", "#3a3f7a", telescope),
    "train": ("#b7d4e3", "#eef1e6", train),
}
