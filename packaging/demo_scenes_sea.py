"""Demo pictures of sea and harbour: ships, cranes, shores. Each scene draws on a Canvas with a sky."""

from random import Random

from demo_canvas import Canvas
from demo_scenes_land import Scene

BOXES = ("#c8443c", "#2f6f8f", "#e0a030", "#4d8b5a", "#8a5a9a", "#d9d2c3", "#36506b")


def container_ship(c: Canvas) -> None:
    c.disc("#ffe1b0", 250, 340, 84)
    c.ridge("#94788f", 420, 380, 430, 390, 420, 400)
    c.fade("#c78b8b", "#4d4b73", 0, 430, 1200, 330)
    random = Random(1)
    for row in range(6):
        for column in range(15 - row // 3):
            c.rect(random.choice(BOXES), 240 + column * 52, 448 - row * 34, 48, 31, 2)
    c.rect("#f2ece2", 1010, 250, 74, 240)
    c.rect("#3b4256", 1016, 268, 62, 22)
    c.rect("#c8443c", 1028, 200, 38, 52)
    c.poly("#2b2f45", 130, 480, 1130, 480, 1100, 606, 190, 606)
    c.poly("#a8323a", 175, 578, 1107, 578, 1100, 606, 190, 606)
    c.waves("#54517a", 604, 5, 240)
    c.glints("#f3c6a5", 2, (0, 630, 1150, 745), 46, 120)
    c.poly("#e0a030", 30, 585, 150, 585, 132, 616, 46, 616)
    c.rect("#f2ece2", 70, 545, 44, 42)


def port_cranes(c: Canvas) -> None:
    c.disc("#fff0d0", 620, 220, 100)
    c.ridge("#d99a6c", 500, 470, 510, 480, 500, 490)
    for x, colour in ((120, "#27496d"), (480, "#1f3a57"), (840, "#27496d")):
        c.line(colour, 18, x, 640, x + 30, 250)
        c.line(colour, 18, x + 190, 640, x + 160, 250)
        c.line(colour, 12, x + 14, 450, x + 176, 450)
        c.line(colour, 16, x - 110, 250, x + 300, 250)
        c.line(colour, 7, x - 110, 250, x + 90, 120, x + 300, 250)
        c.line(colour, 12, x + 90, 120, x + 90, 250)
        c.line("#2a2a2a", 3, x - 60, 258, x - 60, 400)
        c.rect(BOXES[x % 7], x - 110, 400, 100, 44, 3)
    random = Random(4)
    for row in range(3):
        for column in range(12):
            c.rect(random.choice(BOXES), column * 104 - 20, 656 - row * 44, 98, 40, 3)
    c.rect("#4a3f3a", 0, 696, 1200, 64)
    c.line("#e8c65a", 6, 0, 722, 1200, 722)


def cable_ship(c: Canvas) -> None:
    c.ridge("#7fb0c4", 330, 320, 335, 318, 330, 322)
    c.waves("#2f7d95", 330, 4, 260)
    c.fade("#1f6680", "#0b2c44", 0, 400, 1200, 360)
    c.poly("#e9eef0", 330, 280, 860, 280, 810, 372, 400, 372)
    c.poly("#e4572e", 372, 340, 828, 340, 810, 372, 400, 372)
    c.rect("#f7f9fa", 590, 200, 170, 82)
    c.rect("#2b4a5c", 604, 216, 140, 22)
    c.line("#e0a030", 14, 400, 280, 360, 170, 310, 190)
    c.ring("#2b2f36", 12, 326, 290, 26)
    c.line("#101820", 7, 318, 300, 290, 420, 300, 540, 380, 640, 560, 676)
    c.ridge("#3a3327", 690, 670, 700, 680, 690, 700)
    c.line("#c98f4a", 9, 0, 700, 200, 686, 430, 684, 590, 676)
    c.line("#c98f4a", 9, 680, 690, 900, 694, 1200, 708)
    for x in (590, 680):
        c.line("#ffd98a", 4, x, 680, x + (22 if x == 590 else -22), 664)
    c.poly("#22fff6c8", 860, 470, 1050, 640, 760, 660)
    c.rect("#f2c14e", 830, 440, 110, 50, 10)
    random = Random(6)
    for _ in range(16):
        x, y = random.randint(40, 1160), random.randint(430, 640)
        c.disc("#4a93a8", x, y, 14, 6)
        c.poly("#4a93a8", x + 10, y, x + 24, y - 8, x + 24, y + 8)


def sea_boats(c: Canvas) -> None:
    c.glow("#99fff4d6", 330, 230, 300)
    c.disc("#fffaf0", 330, 230, 58)
    c.ridge("#5b8fa3", 380, 300, 390, 340, 300, 380)
    c.fade("#74b0b8", "#2c6e80", 0, 390, 1200, 370)
    red, blue, green = "#b3413a", "#2f6f8f", "#2a8c6a"
    fleet = (
        (960, 430, 0.6, red),
        (180, 450, 0.7, blue),
        (560, 500, 1, green),
        (900, 590, 1.3, blue),
        (280, 630, 1.5, red),
    )
    for x, y, size, colour in fleet:
        with c.at(x, y, size):
            c.poly(colour, -130, 0, 150, -14, 96, 46, -92, 46)
            c.poly("#f0e4c8", -130, 0, 150, -14, 140, -2, -126, 10)
            c.rect("#e9d9b6", -80, -56, 86, 58, 5)
            c.rect("#37505c", -64, -44, 54, 20)
            c.line("#3b2a20", 5, 50, 0, 50, -120)
            c.poly("#d93025", 50, -120, 104, -104, 50, -88)
    c.glints("#cdeae6", 12, (0, 420, 1150, 745), 40, 90)


def shore_village(c: Canvas) -> None:
    c.disc("#f8d8c8", 900, 190, 60)
    c.ridge("#8296a8", 360, 350, 365, 352, 360, 356)
    c.fade("#8fa9b5", "#4a6b80", 0, 360, 1200, 400)
    houses = (90, 430, 0, "#b07d62"), (380, 400, 0, "#9c6b55"), (660, 440, 22, "#a8836b"), (950, 415, 0, "#8c6e62")
    for x, y, tilt, wall in houses:
        for leg in (20, 110, 190):
            c.line("#4b3a34", 9, x + leg, y + 110, x + leg + tilt, y + 250)
        c.poly(wall, x, y + tilt, x + 215, y, x + 215, y + 120, x, y + 120 + tilt)
        c.poly("#5d4a48", x - 28, y + 8 + tilt, x + 108, y - 82 + tilt, x + 244, y + 4)
        c.rect("#f3d9a4" if tilt == 0 else "#3b3230", x + 84, y + 42, 52, 50)
    c.waves("#55788c", 610, 12, 340)
    c.poly("#c9c1b4", 0, 660, 430, 640, 470, 700, 400, 760, 0, 760)
    c.poly("#b3aa9c", 760, 690, 1200, 640, 1200, 760, 720, 760)
    c.waves("#99e6eef0", 742, 8, 170)
    c.glints("#d5e2e6", 3, (0, 560, 1150, 640), 22, 90)


def lighthouse(c: Canvas) -> None:
    c.poly("#44fff0b0", 700, 205, 0, 60, 0, 270)
    c.poly("#44fff0b0", 700, 205, 1200, 110, 1200, 260)
    c.disc("#ffb56b", 200, 470, 70)
    c.fade("#a8567a", "#33305c", 0, 480, 1200, 280)
    c.ridge("#241f3d", 760, 740, 700, 560, 530, 640, 700)
    c.poly("#f4ead9", 650, 560, 664, 240, 738, 240, 752, 560)
    for y in (300, 400, 500):
        upper, lower = 38 + (y - 240) * 0.044, 38 + (y - 194) * 0.044
        c.poly("#c8443c", 701 - upper, y, 701 + upper, y, 701 + lower, y + 46, 701 - lower, y + 46)
    c.rect("#2b2540", 650, 226, 102, 16, 4)
    c.rect("#fff3bf", 670, 176, 62, 52)
    c.poly("#8c2f39", 656, 178, 701, 128, 746, 178)
    c.glow("#88fff0b0", 701, 202, 130)
    c.poly("#f4ead9", 170, 600, 480, 600, 440, 648, 205, 648)
    c.rect("#d9cbb8", 230, 562, 180, 40, 5)
    for x in range(248, 400, 34):
        c.rect("#ffd98a", x, 574, 20, 16)
    c.glints("#e69a86", 10, (0, 500, 1150, 745), 36, 110)


def coast_cliff(c: Canvas) -> None:
    c.ridge("#a9b8c2", 330, 310, 335, 320, 330, 326)
    c.fade("#b2c2c4", "#8aa0a3", 0, 360, 1200, 400)
    c.ridge("#77848a", 380, 400, 380, 420, 520, 620, 640)
    layers = "#6a5f57", "#8a7b6c", "#5d534d", "#a39584", "#6d625a", "#d8c9a6", "#5b514b", "#7b6f63"
    for number, colour in enumerate(layers):
        y = 250 + number * 58
        c.poly(colour, 720 - number * 26, y, 1200, y - 40, 1200, y + 40, 694 - number * 26, y + 60)
    c.poly("#7e9a62", 722, 252, 860, 206, 1200, 180, 1200, 214)
    c.fade("#7d786d", "#68635a", 0, 690, 1200, 70)
    c.glints("#e4ebea", 8, (0, 420, 480, 660), 24, 130)
    c.line("#e0a030", 12, 330, 705, 330, 430)
    c.line("#3b2a20", 9, 260, 705, 330, 470, 400, 705)
    c.person("#c8443c", 440, 712, 140)


SEA: dict[str, Scene] = {
    "cable-ship": ("#cfe3ea", "#a9cbd8", cable_ship),
    "coast-cliff": ("#d6dde0", "#e9e4d8", coast_cliff),
    "container-ship": ("#6d6393", "#f3b08f", container_ship),
    "lighthouse": ("#2a2657", "#e0806b", lighthouse),
    "port-cranes": ("#f6c58a", "#f9e2bf", port_cranes),
    "sea-boats": ("#bfe0e2", "#e8f0e4", sea_boats),
    "shore-village": ("#c9b3b8", "#e3d3cc", shore_village),
}
