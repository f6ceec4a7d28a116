"""Make the site's fonts: Be Vietnam Pro, cut to the letters of Vietnamese and the signs of these pages.

    python -m pip install --group fonts
    python docs/assets/fonts/make.py        # writes be-vietnam-pro-*.woff2 beside this file

The family has no reserved name, so the cut keeps it (SIL Open Font License 1.1, OFL.txt). It has no figures of equal
width, which columns of dates and counts need: they are added as the feature `tnum`, each figure centred in the same
width. The hash in a name is of the content: a file of that name never changes, and a server may say so.
"""

from __future__ import annotations

import hashlib
import shutil
from importlib.resources import files
from pathlib import Path

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

HERE = Path(__file__).parent
PACKAGE = "fontpkg_be_vietnam_pro"
WIDTH = 650  # of a figure, in thousandths of the size: the widest, 4, gives up some of its room
STYLES = {"400": "Regular", "600": "SemiBold", "400-italic": "Italic"}

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # decomposed text is typed by some input methods
SIGNS = "\u00a0°¶·×«»§©–—‘’“”„•…′″₫−≠≤≥"
LETTERS = "".join(map(chr, range(0x20, 0x7F))) + VOWELS + VOWELS.upper() + "đĐ" + MARKS + SIGNS


def add_tabular_figures(font: TTFont) -> None:
    """Figures of one width as the feature `tnum`, in every script and language of the font."""
    names = [font.getBestCmap()[ord(figure)] for figure in "0123456789"]
    for name in names:
        advance, bearing = font["hmtx"][name]
        shift = (WIDTH - advance) // 2
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(name, (1, 0, 0, 1, shift, 0))
        font["glyf"][f"{name}.tnum"] = pen.glyph()
        font["hmtx"][f"{name}.tnum"] = (WIDTH, bearing + shift)
    font.setGlyphOrder(font["glyf"].glyphOrder)  # which has the new ones already

    table = font["GSUB"].table
    table.LookupList.Lookup.append(
        buildLookup([buildSingleSubstSubtable({name: f"{name}.tnum" for name in names})])
    )
    table.LookupList.LookupCount += 1  # the subsetter believes it
    record = otTables.FeatureRecord()
    record.FeatureTag = "tnum"
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)
    for script in table.ScriptList.ScriptRecord:
        for language in [script.Script.DefaultLangSys, *(row.LangSys for row in script.Script.LangSysRecord)]:
            language.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)


def cut(source: Path) -> TTFont:
    """The font with only the letters, signs and features of these pages."""
    font = TTFont(source, recalcTimestamp=False)
    add_tabular_figures(font)
    options = Options()
    options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def main() -> None:
    """Write the files under the name of their content, and the licence; remove what they replace."""
    package = Path(str(files(PACKAGE)))
    for old in HERE.glob("*.woff2"):
        old.unlink()
    for style, name in STYLES.items():
        path = HERE / "new.woff2"
        cut(package / "files" / f"BeVietnamPro-{name}.ttf").save(path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        path.rename(HERE / f"be-vietnam-pro-{style}.{digest}.woff2")
    shutil.copyfile(package / "LICENSE", HERE / "OFL.txt")


if __name__ == "__main__":
    main()
