"""Makes the lists of this folder with openpyxl, LibreOffice, iconv and Python's csv. All data are invented. See README.md."""
import csv
import datetime
import os
import shutil
import subprocess
import tempfile

import openpyxl
from openpyxl.styles import Alignment

HERE = os.path.dirname(os.path.abspath(__file__))

HEADER_UPPER = ["序号", "姓名", "身份证号", "申请日期", "参保情况", None, None, "证书", None, None, None, "备注"]
HEADER_LOWER = [None, None, None, None, "是否企业职工", "失业保险累计缴费月数", "是否领取失业保险金",
                "证书种类", "证书等级", "取得证书日期", "本年度已享受次数", None]
HEADER = [lower or upper for upper, lower in zip(HEADER_UPPER, HEADER_LOWER)]
DAY = datetime.date
CASES = [
    ["1", "田𠮷", "654002199001011237", DAY(2023, 10, 8), "是", 36, "否", "职业技能等级证书", "四级", DAY(2023, 3, 15), 0, "姓名含四字节字符"],
    ["2", "阿依古丽·某", "654002198512240029", DAY(2023, 10, 9), "是", 12, "否", "职业技能等级证书", "五级", DAY(2022, 10, 10), 2, "=1+1"],
    ["3", "马某䶮", "654002199206070011", DAY(2023, 11, 1), "否", None, "是", "职业资格证书", "三级", DAY(2023, 1, 20), 0, ""],
    ["4", "李某一", "654002199303030038", DAY(2023, 10, 8), "是", 11, "否", "职业技能等级证书", "五级", DAY(2023, 3, 15), 0, "参保11个月"],
    ["5", "王某二", "654002199404040040", DAY(2023, 10, 9), "是", 60, "否", "职业技能等级证书", "三级", DAY(2022, 10, 8), 0, "第一行\n第二行"],
    ["6", "周某五", "654002199505050053", DAY(2023, 10, 20), "是", 20, "否", "职业技能等级证书", None, DAY(2023, 4, 18), 0, "等级待核实"],
]
TITLES = [["2023年10月技能提升补贴名单（演示）"], ["填报单位：某县就业服务中心", None, None, None, None, None, None, None, None, "2023年10月31日"]]


def office_rows():
    """The list as an office has it: titles, a header of two rows, parts with their sums, an empty row, a sum and notes."""
    yield from TITLES
    yield HEADER_UPPER
    yield HEADER_LOWER
    yield from CASES[:3]
    yield ["小计", None, None, None, None, 48, None, None, None, None, 2]
    yield from CASES[3:]
    yield ["小计", None, None, None, None, 91, None, None, None, None, 0]
    yield []
    yield ["合计", None, None, None, None, 139, None, None, None, None, 2]
    yield ["注：参保月数截至上月末。"]
    yield ["填表人：某某", None, None, "审核人：某某", None, None, None, None, None, "2023年10月31日"]


def sheet_of(book, title):
    sheet = book.active if len(book.worksheets) == 1 and book.active.max_row == 1 else book.create_sheet()
    sheet.title = title
    return sheet


def with_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = sheet_of(book, "名单")
    for row in office_rows():
        sheet.append(row)
    # A cell that a user typed with an apostrophe before it is text.
    for cells in sheet.iter_rows(min_row=5):
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
            if isinstance(cell.value, DAY):
                cell.number_format = "yyyy-mm-dd"
            # As many people type it: a text, and no date to any spreadsheet.
            if isinstance(cell.value, DAY) and cell.column == 10:
                cell.value = f"{cell.value.year}年{cell.value.month}月{cell.value.day}日"
    for area in ("A1:L1", "A2:I2", "J2:L2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:K3", "L3:L4"):
        sheet.merge_cells(area)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["F8"] = "=SUM(F5:F7)"
    sheet["F12"] = "=SUM(F9:F11)"
    sheet["F14"] = "=F8+F12"
    # Filtered: hidden on the screen, and still in the list.
    sheet.row_dimensions[9].hidden = True
    other = book.create_sheet("说明")
    other["A1"] = "本表由各乡镇汇总"
    book.save(path)


def convert(source, to, name):
    """LibreOffice opens a file and saves it in another form."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{place}/profile", "--convert-to", to, "--outdir", place, source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # One sheet of several has the sheet's name in that of its file.
        made = [each for each in os.listdir(place) if each.endswith("." + to.split(":")[0])]
        shutil.move(os.path.join(place, made[0]), os.path.join(HERE, name))


def python_rows():
    yield HEADER
    for case in CASES:
        yield ["" if each is None else each.isoformat() if isinstance(each, DAY) else each for each in case]


def with_python():
    with open(os.path.join(HERE, "python-bom.csv"), "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(python_rows())
    with open(os.path.join(HERE, "python.tsv"), "w", encoding="gb18030", newline="") as file:
        csv.writer(file, dialect="excel-tab").writerows(python_rows())
    with open(os.path.join(HERE, "python-quoted.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(python_rows())


def with_iconv():
    text = open(os.path.join(HERE, "python-bom.csv"), "rb").read()
    made = subprocess.run(["iconv", "-f", "UTF-8", "-t", "UTF-16LE"], input=text, check=True, capture_output=True).stdout
    open(os.path.join(HERE, "iconv-utf-16le.csv"), "wb").write(made)
    made = subprocess.run(["iconv", "-f", "UTF-8", "-t", "GB18030"], input=text[3:], check=True, capture_output=True).stdout
    open(os.path.join(HERE, "iconv-gb18030.csv"), "wb").write(made)


# Numbers of LibreOffice for encodings: 76 UTF-8, 85 GB18030, 65535 UTF-16. The last one but one asks for one sheet: the first.
CSV = "csv:Text - txt - csv (StarCalc):{separator},34,{encoding},1,,0,false,true,false,false,false,1"

openpyxl_list = os.path.join(HERE, "openpyxl.xlsx")
with_openpyxl(openpyxl_list)
convert(openpyxl_list, "xlsx:Calc MS Excel 2007 XML", "libreoffice.xlsx")
libreoffice_list = os.path.join(HERE, "libreoffice.xlsx")
convert(libreoffice_list, "xls:MS Excel 97", "libreoffice.xls")
convert(libreoffice_list, "html:HTML (StarCalc)", "page.xls")
for encoding, number in (("utf-8", 76), ("gb18030", 85), ("utf-16", 65535)):
    convert(libreoffice_list, CSV.format(separator=44, encoding=number), f"libreoffice-{encoding}.csv")
convert(libreoffice_list, CSV.format(separator=9, encoding=85), "libreoffice-gb18030.tsv")
with_python()
with_iconv()
