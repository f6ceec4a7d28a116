"""The bodies a plan names: those the data knows, by name and short form, and those it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.citations.issuers import BODY
from macros.model import Agency, Provision, ProvisionKind
from macros.vietnamese import fold, slugify

# Every body at once: "Các cơ quan, đơn vị, địa phương", "Thủ trưởng cơ quan, đơn vị", "Các cấp, các ngành".
# "chính quyền các cấp" inside the name of a document is none.
EVERYBODY = re.compile(
    r"(?<!giám sát )(?:(?:[Cc]ác|[Tt]hủ trưởng(?: các)?) (?:sở, ban, ngành|cơ quan, (?:đơn vị|địa phương|tổ chức))"
    r"|Các (?:cấp, các ngành|sở, ngành|đơn vị, địa phương)|[Mm]ỗi cơ quan)"
    r"(?:, (?:các )?(?:đơn vị|địa phương|ngành|ban|tổ chức))*(?!\w)"
)
_EVERYBODY_NAME = "cac co quan, don vi"

# Bodies of a province besides those that issue documents; `[A-ZĐ]` keeps common nouns out.
_OF_PROVINCE = re.compile(
    r"(?:Công an|Thanh tra|Tỉnh đoàn|Bộ Chỉ huy (?:Quân sự|Bộ đội Biên phòng)|Hội (?:Nông dân|Cựu chiến binh|Liên hiệp"
    r" Phụ nữ|Chữ thập đỏ)|Liên đoàn Lao động|Bảo hiểm xã hội|Kho bạc Nhà nước|Cục Thuế|Cục Thống kê"
    r"|Trường Chính trị|Đài Phát thanh và Truyền hình|Văn phòng (?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân"
    r"|Tỉnh ủy))(?: tỉnh)?(?!\w)"
)
_BODY = re.compile(BODY, re.IGNORECASE)
_NAMED = re.compile(r"(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|Cục|Chi cục)\s")
_HEADING_MARK = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[a-zđ])[.)]\s*|^Đề nghị\s+|^Giao\s+")
_NEXT_NAME = re.compile(
    r",\s+(?=[A-ZĐỦ])|(?<!\s)\s+và\s+(?=(?:Sở|Ban|Công an|Báo|Đài|Hội|Văn phòng|Ủy ban|UBND|các)\b)"
)
_LONGEST_HEADING = 150

# A duty in one line: "1. Sở Nội vụ: Chủ trì ..."
INLINE_DUTY = re.compile(r"(?:\d{1,2}|[a-zđ])[.)]\s*([^:.;]{3,150}):\s")
_ASSIGNS = re.compile(r"to chuc thuc hien|trach nhiem|phan cong")

_KINDS = (
    (re.compile(r"Sở "), "sở (cơ quan chuyên môn thuộc UBND tỉnh)"),
    (re.compile(r"Bộ (?!Chỉ huy|Tư lệnh|phận)"), "bộ (Chính phủ)"),
)
UNKNOWN_KIND = "chưa phân loại"


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text."""

    start: int
    end: int
    agency: str


@dataclass(frozen=True, slots=True)
class NewBody:
    """A draft record, and where the plan first names the body."""

    record: Agency
    provision: str


class Bodies:
    """Finds known bodies in texts, the longest name first, as the plan page does."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        """Take the bodies by which a text is read."""
        self.agencies = {agency.id: agency for agency in agencies}
        names = {
            name: agency.id
            for agency in agencies
            for name in (*agency.short_names, agency.name, *agency.mentions)
            if not name.isupper() or len(name) > 4  # "SNV" is for the search box
        }
        self._names = names
        self._read: dict[str, tuple[Mention, ...]] = {}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        names_of_all = "|".join(map(re.escape, ordered))
        self._pattern = re.compile(rf"(?<!\w)(?:{names_of_all})(?!\w)") if ordered else None
        self.everybody = next((agency.id for agency in agencies if _is_everybody(agency)), None)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The bodies a text names, in order."""
        if self._pattern is None:
            return ()
        if text not in self._read:  # a heading is asked about for every item under it
            self._read[text] = tuple(
                Mention(found.start(), found.end(), self._names[found.group()])
                for found in self._pattern.finditer(text)
            )
        return self._read[text]

    def named_in(self, provisions: Iterable[Provision]) -> tuple[str, ...]:
        """Ids of all bodies the plan names, in the plan's order."""
        found: dict[str, None] = {}
        for provision in provisions:
            for mention in self.mentions(provision.text):
                found.setdefault(mention.agency)
            if self.everybody and EVERYBODY.search(provision.text):
                found.setdefault(self.everybody)
        return tuple(found)


def _is_everybody(agency: Agency) -> bool:
    return any(fold(name).startswith(_EVERYBODY_NAME) for name in (agency.name, *agency.short_names))


def everybody() -> Agency:
    """The body that stands for all of them, for data that has none yet."""
    return Agency(
        id="cac-co-quan",
        name="Các cơ quan, đơn vị, địa phương",
        short_names=("các cơ quan, đơn vị, địa phương",),
        kind="nhóm thực hiện chung",
    )


def new_bodies(
    provisions: Sequence[Provision], bodies: Bodies, duties: frozenset[str]
) -> tuple[NewBody, ...]:
    """Bodies that the data lacks: known by the grammar of names, or given duties under a heading of their own.

    `duties` are the ids of headings under which a body is told what to do.
    """
    found: dict[str, NewBody] = {}
    for provision in provisions:
        names = list(_named_in_text(provision.text))
        if provision.id in duties:
            names += _named_in_heading(provision.text, bodies)
        for name in names:
            agency = _draft(name)
            if agency.id and agency.id not in bodies.agencies and not bodies.mentions(name):
                found.setdefault(agency.id, NewBody(agency, provision.id))
    return tuple(found.values())


def _named_in_text(text: str) -> Iterator[str]:
    for match in _BODY.finditer(text):
        if _NAMED.match(match.group()):
            yield match.group()
    for match in _OF_PROVINCE.finditer(text):
        yield match.group()


def _named_in_heading(text: str, bodies: Bodies) -> Iterator[str]:
    """The names in "7. Đài Phát thanh và Truyền hình tỉnh, Báo Hà Giang", without those known."""
    inline = INLINE_DUTY.match(text)
    plain = _HEADING_MARK.sub("", _HEADING_MARK.sub("", inline[0] if inline else text)).strip(" .:;")
    if len(plain) > _LONGEST_HEADING or EVERYBODY.search(plain):
        return
    for mention in reversed(bodies.mentions(plain)):
        plain = f"{plain[: mention.start]}\n{plain[mention.end :]}"
    for line in plain.split("\n"):
        for name in _NEXT_NAME.split(line.strip(" ,;")):
            if len(name) > 3 and name[0].isupper() and len(name.split()) > 1:
                yield name.strip()


def _draft(name: str) -> Agency:
    kind = next((kind for pattern, kind in _KINDS if pattern.match(name)), UNKNOWN_KIND)
    return Agency(id=slugify(name)[:60].strip("-"), name=name, mentions=(name,), kind=kind)


def duty_parts(provisions: Sequence[Provision]) -> frozenset[str]:
    """The headings of the parts that say who does what: "III. TỔ CHỨC THỰC HIỆN"."""
    return frozenset(
        provision.id
        for provision in provisions
        if provision.kind is ProvisionKind.HEADING and _ASSIGNS.search(fold(provision.text))
    )


def duty_headings(provisions: Sequence[Provision]) -> frozenset[str]:
    """What names the bodies under such a part: headings ("2. Sở Nội vụ"), and items with their duty in one line."""
    parts = duty_parts(provisions)
    return frozenset(
        provision.id
        for provision in provisions
        if provision.parent in parts
        and (provision.kind is ProvisionKind.HEADING or INLINE_DUTY.match(provision.text))
    )
