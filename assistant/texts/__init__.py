"""Every German word a person sees outside ``prompts/``. One module a subject, all of them on one face."""

from assistant.texts.answers import *
from assistant.texts.catalogue import *
from assistant.texts.chat import *
from assistant.texts.command_line import *
from assistant.texts.evals import *
from assistant.texts.evaluators import *
from assistant.texts.guetebericht import *
from assistant.texts.http_api import *
from assistant.texts.index import *
from assistant.texts.ollama import *
from assistant.texts.pages import *
from assistant.texts.reading_files import *
from assistant.texts.server import *
from assistant.texts.sharing import *
from assistant.texts.shown import *
from assistant.texts.staff import *
from assistant.texts.status import *
from assistant.texts.topics import *
from assistant.texts.versions import *
