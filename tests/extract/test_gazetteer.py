"""What the tables hold: forms of the mainland, Taiwan and Hong Kong; size; the sources beside the data."""

from __future__ import annotations

from importlib.resources import files

import pytest

from timeline.extract.gazetteer import homonyms, names_in

PAIRS = """特朗普 川普;普京 普丁;普京 蒲亭;奥巴马 欧巴马;布什 小布什;希拉里 喜莱莉
赫格塞思 赫塞斯;海格塞斯 赫格塞斯;鲁比奥 卢比奥;蓬佩奥 庞培欧;佩洛西 裴洛西;拉姆斯菲尔德 伦斯斐
蒂勒森 提勒森;马蒂斯 马提斯;威特科夫 维特科夫;库什纳 库许纳;贝森特 贝桑;耶伦 叶伦
梅德韦杰夫 麦维德夫;拉夫罗夫 拉夫洛夫;佩斯科夫 培斯科夫;扎哈罗娃 扎哈洛娃;绍伊古 萧依古;叶利钦 叶尔钦
戈尔巴乔夫 戈巴契夫;纳瓦利内 纳瓦尼;普里戈任 普里格津;马杜罗 马杜洛;查韦斯 查维兹;泽连斯基 泽伦斯基
波罗申科 波洛申科;季莫申科 提摩申科;卢卡申科 卢卡申柯;萨卡什维利 萨卡希维利;斯塔默 施凯尔;斯塔默 施纪贤
苏纳克 辛伟诚;特拉斯 卓慧思;马克龙 马克洪;奥朗德 欧兰德;萨科齐 萨尔科齐;希拉克 席哈克
勒庞 雷朋;默克尔 梅克尔;朔尔茨 萧兹;施罗德 施若德;冯德莱恩 范德赖恩;梅洛尼 梅罗尼
贝卢斯科尼 贝鲁斯科尼;古特雷斯 古特瑞斯;吕特 吕德;斯托尔滕贝格 史托腾柏格;欧尔班 奥班;埃尔多安 艾尔多安
埃尔多安 厄多安;内塔尼亚胡 纳坦雅胡;内塔尼亚胡 尼坦雅胡;加兰特 葛朗特;辛瓦尔 辛瓦;阿萨德 阿塞德
哈梅内伊 哈米尼;佩泽希齐扬 裴泽斯基安;鲁哈尼 罗哈尼;萨达姆 海珊;卡舒吉 哈绍吉;塞西 希西
卡扎菲 格达费;本·拉登 宾拉登;昂山素季 翁山苏姬;英拉 盈拉;佩通坦 贝东丹;马哈蒂尔 马哈地
普拉博沃 普拉伯沃;佐科 佐科威;杜特尔特 杜特蒂;阿尔巴尼斯 艾班尼斯;特鲁多 杜鲁道;辛鲍姆 薛恩鲍姆
卢拉 鲁拉;博索纳罗 波索纳洛;扎克伯格 祖克柏;斯诺登 史诺登;阿桑奇 亚桑杰;基地组织 盖达组织
塔利班 神学士;哈马斯 哈玛斯;英伟达 辉达;悉尼 雪梨;新奥尔良 纽奥良;利雅得 利雅德"""


@pytest.mark.parametrize("pair", PAIRS.replace("\n", ";").split(";"))
def test_forms_of_the_mainland_and_of_taiwan_or_hong_kong_are_one(pair):
    one, two = pair.split()
    known, shared = names_in("zh"), homonyms("zh")
    first = {known[one][0].id, *(entity.id for entity in shared.get(one, ()))}
    assert known[two][0].id in first


def test_the_tables_stay_small_and_say_where_they_come_from():
    folder = files("timeline.extract.data")
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if "." in file.name[1:]}
    assert sum(len(text.encode()) for text in texts.values()) < 2_000_000
    for name in texts:
        if name not in ("__init__.py", "README.md"):
            assert f"`{name}`" in texts["README.md"], f"{name} has no line in data/README.md"


def test_a_row_that_cannot_be_meant_is_refused():
    from timeline.errors import PackError
    from timeline.extract.gazetteer import COLUMNS, _rows

    head = "\t".join(COLUMNS)
    with pytest.raises(PackError, match="line 2"):
        list(_rows("x.tsv", head + "\nperson:x\tghost\tUS\tX"))
