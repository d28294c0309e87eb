"""Search: the archive in, what can be found out: records, the files that show them, and the words around them."""

from minutebook.outputs.search.aka import spelt_out
from minutebook.outputs.search.catalogue import Shard, catalogue_files, digest_of, shards, values_in
from minutebook.outputs.search.records import KINDS, Record, records

__all__ = [
    "KINDS",
    "Record",
    "Shard",
    "catalogue_files",
    "digest_of",
    "records",
    "shards",
    "spelt_out",
    "values_in",
]
