"""A task's legal basis: which documents it rests on and why, and the block of "Căn cứ ..." that a draft opens with."""

from macros.legal_basis.block import (
    BlockLine,
    amended_laws,
    as_text,
    block,
    is_wanted,
    paragraphs,
    task_block,
    task_documents,
)
from macros.legal_basis.cautions import cautions
from macros.legal_basis.options import PAPERS, Host, Options
from macros.legal_basis.order import VERB_WORDS, order_key, rank_of, verb_of
from macros.legal_basis.tiers import BasisLine, every_reason, legal_basis

__all__ = [
    "PAPERS",
    "VERB_WORDS",
    "BasisLine",
    "BlockLine",
    "Host",
    "Options",
    "amended_laws",
    "as_text",
    "block",
    "cautions",
    "every_reason",
    "is_wanted",
    "legal_basis",
    "order_key",
    "paragraphs",
    "rank_of",
    "task_block",
    "task_documents",
    "verb_of",
]
