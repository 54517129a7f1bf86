"""The program's identity: version, name, id, home page and contact. Named nowhere else."""

__version__ = "0.1.0"

NAME = "Newsreader"
APP_ID = "org.newsreader.Newsreader"
HOME_PAGE = "https://newsreader.example/"
CONTACT = "contact@newsreader.example"

USER_AGENT = f"{NAME}/{__version__} (+{HOME_PAGE}; {CONTACT})"
