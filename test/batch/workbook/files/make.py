"""Makes the workbooks of this folder with LibreOffice (over UNO) and openpyxl. All data are invented. See README.md."""
import datetime
import os
import subprocess
import time

import openpyxl
import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.lang import Locale

HERE = os.path.dirname(os.path.abspath(__file__))
SOCKET = "socket,host=127.0.0.1,port=2137;urp;"


def option(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connect():
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(60):
        try:
            context = resolver.resolve(f"uno:{SOCKET}StarOffice.ComponentContext")
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def number_format(document, code):
    formats, locale = document.NumberFormats, Locale("en", "US", "")
    key = formats.queryKey(code, locale, False)
    return key if key >= 0 else formats.addNew(code, locale)


def fill(document):
    sheets = document.Sheets
    sheets.getByIndex(0).Name = "名单"
    sheets.insertNewByName("参数", 1)
    sheets.insertNewByName("空表", 2)
    sheet, hidden = sheets.getByIndex(0), sheets.getByIndex(1)
    hidden.getCellByPosition(0, 0).String = "失业保险金标准"
    hidden.getCellByPosition(1, 0).Value = 973
    hidden.IsVisible = False

    def text(column, row, value):
        cell = sheet.getCellByPosition(column, row)
        cell.String = value
        return cell

    def value(column, row, found, code=None):
        cell = sheet.getCellByPosition(column, row)
        cell.Value = float(found)
        if code:
            cell.NumberFormat = number_format(document, code)
        return cell

    def formula(column, row, found, code=None):
        cell = sheet.getCellByPosition(column, row)
        cell.Formula = found
        if code:
            cell.NumberFormat = number_format(document, code)
        return cell

    text(0, 0, "一次性吸纳就业补贴名单（演示）")
    text(0, 1, "单位：元")
    for column, header in enumerate(["序号", "姓名", "身份证号", "参保", None, "金额", "裁员率", "是否", "公式", "备注"]):
        if header:
            text(column, 2, header)
    text(3, 3, "日期")
    text(4, 3, "月数")
    for area in ("A1:J1", "A3:A4", "B3:B4", "D3:E3"):
        sheet.getCellRangeByName(area).merge(True)

    serial = 43862  # 2020-02-01
    value(0, 4, 1)
    text(1, 4, "阿依古丽·买买提")
    sheet.getCellByPosition(2, 4).NumberFormat = number_format(document, "@")
    text(2, 4, "654002199001011234")
    value(3, 4, serial, "YYYY-MM-DD")
    value(4, 4, 12)
    value(5, 4, 8.2, "#,##0.00")
    value(6, 4, 0.055, "0.00%")
    value(7, 4, 1, "BOOLEAN")
    formula(8, 4, "=F5*2")
    rich = text(9, 4, "前半后半")
    cursor = rich.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(2, True)
    cursor.CharWeight = 150.0

    value(0, 5, 2)
    text(1, 5, "𠮷䶮")
    value(2, 5, 654002199001011234)
    value(3, 5, serial + 0.5625, "YYYY-MM-DD HH:MM:SS")
    value(4, 5, 0.1 + 0.2)
    value(5, 5, 123456, "0.0,")
    formula(6, 5, "=1/3", "0%")
    value(7, 5, 0, "BOOLEAN")
    formula(8, 5, '="甲"&"乙"')
    text(9, 5, "第一行\n第二行")

    # An empty row, then a row with what goes wrong.
    value(0, 7, 3)
    text(1, 7, "=1+1")
    formula(2, 7, "=NA()")
    value(3, 7, serial, 'YYYY"年"M"月"D"日"')
    value(4, 7, 42, "00000")
    formula(5, 7, "=1/0")
    value(6, 7, 1.25, "0%")
    formula(7, 7, "=1=1")
    formula(8, 7, '=""')
    value(9, 7, 0.75, "HH:MM")

    text(0, 8, "合计")
    formula(5, 8, "=SUM(F5:F6)")
    text(0, 10, "填表人：某某")
    sheet.getRows().getByIndex(5).IsVisible = False


FILTERS = {
    "list.xlsx": "Calc MS Excel 2007 XML",
    "old.xls": "MS Excel 97",
    "list.ods": "calc8",
    "xml-2003.xls": "MS Excel 2003 XML",
    "page.xls": "HTML (StarCalc)",
}


def store(document, name, filter_name, *more):
    document.storeToURL(f"file://{HERE}/{name}", (option("FilterName", filter_name), *more))


def with_libreoffice():
    office = subprocess.Popen(["/usr/lib/libreoffice/program/soffice.bin", "--headless", "--norestore", f"--accept={SOCKET}"])
    try:
        desktop = connect()
        blank = "private:factory/scalc"
        document = desktop.loadComponentFromURL(blank, "_blank", 0, (option("Hidden", True),))
        fill(document)
        for name, filter_name in FILTERS.items():
            store(document, name, filter_name)
        document.close(True)

        document = desktop.loadComponentFromURL(blank, "_blank", 0, (option("Hidden", True),))
        document.Sheets.getByIndex(0).getCellByPosition(0, 0).String = "密"
        secret = (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", "suance"))
        encryption = option("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", secret))
        store(document, "password.xlsx", FILTERS["list.xlsx"], encryption)
        document.close(True)

        document = desktop.loadComponentFromURL(blank, "_blank", 0, (option("Hidden", True),))
        document.NullDate = uno.createUnoStruct("com.sun.star.util.Date", 1, 1, 1904)
        cell = document.Sheets.getByIndex(0).getCellByPosition(0, 0)
        cell.Value = 43862.0 - 1462.0
        cell.NumberFormat = number_format(document, "YYYY-MM-DD")
        store(document, "from-1904.xlsx", FILTERS["list.xlsx"])
        document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass
    finally:
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.kill()


def with_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    sheet.append(["编号", "日期", "比例", "金额", "公式", "证件号"])
    sheet.append([1, datetime.date(2023, 2, 1), 0.07, 1234.5, "=D2*2", 654002199001011234])
    sheet["C2"].number_format = "0.0%"
    sheet.append(["00123", datetime.datetime(2023, 2, 1, 8, 30), 0.125, 1e-7, True, "首\r\n末"])
    sheet["C3"].number_format = '0.0%;[Red]-0.0%'
    sheet.append([None, None, -0.07, 0.1 + 0.2, 8.2, 1e15])
    sheet["A6"] = "备注"
    sheet["A6"].font = openpyxl.styles.Font(bold=True)
    sheet["H9"].font = openpyxl.styles.Font(bold=True)  # a format without a value
    sheet.row_dimensions[3].hidden = True
    code = book.create_sheet("代码")
    code["A1"] = "x"
    code.sheet_state = "veryHidden"
    book.create_sheet("__proto__")["A1"] = "constructor"
    book.create_chartsheet("图")
    book.save(os.path.join(HERE, "openpyxl.xlsx"))

    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.date(2023, 2, 1), datetime.date(1904, 1, 1), datetime.time(13, 30)])
    book.save(os.path.join(HERE, "openpyxl-1904.xlsx"))

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("只写")
    sheet.append(["甲", 2, None, datetime.date(2023, 2, 1)])
    book.save(os.path.join(HERE, "openpyxl-write-only.xlsx"))


with_openpyxl()
with_libreoffice()
