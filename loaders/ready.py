"""Reads one small text when it is imported: all tables and rules are loaded then.

The server that worker processes are copied from imports it, so that this second of work is done once and not by each
of them, and they share the memory that it takes. Nothing else should import it.
"""

import gc

from loaders.batch import extract_batch
from loaders.sources import read_text_article

_TEXT = """Harbour fair opens

LIMA, 3 May 2024. The mayor of Lima met the harbour workers on Friday and said that the fair would open next week.
"""

extract_batch([read_text_article(_TEXT, source_id="ready").source])
gc.freeze()  # what lies here for good is never looked through, which would copy it into each worker
