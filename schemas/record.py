"""The base of all models: frozen, strict about keys, described by the docstrings of its fields.

It holds no field of its own and knows no other room.
"""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen model that refuses keys it does not know; its field docstrings are its only description."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        populate_by_name=True,
        serialize_by_alias=True,
        str_strip_whitespace=False,
    )
