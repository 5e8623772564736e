import OutturnSeries
import OutturnSheets

/// E0304 to E0309: a workbook that gives no model.
enum WorkbookRule {
  static func failure(_ failure: WorkbookFailure) -> Complaint {
    switch failure {
    case .notBuiltIn, .notWritten:
      Complaint(
        code: "E0304",
        message: LocalizedText(
          zhHans: "本程序没有编入 Excel 工作簿的读写", en: "this program was built without Excel workbooks"),
        help: LocalizedText(
          zhHans: "请用 ./run 编译，或用 --traits XLSX 编译",
          en: "build with ./run, or with --traits XLSX"))
    case .notAWorkbook:
      Complaint(
        code: "E0304",
        message: LocalizedText(
          zhHans: "这不是 Excel 工作簿（.xlsx）", en: "this is no Excel workbook (.xlsx)"),
        help: LocalizedText(
          zhHans: "请在 Excel 或 WPS 里另存为“Excel 工作簿 (.xlsx)”",
          en: "save it from Excel or WPS as an Excel workbook (.xlsx)"))
    case .otherFormat:
      Complaint(
        code: "E0304",
        message: LocalizedText(
          zhHans: "这是旧格式（.xls），或者设了打开密码",
          en: "this is of the old format (.xls), or locked by a password"),
        help: LocalizedText(
          zhHans: "请去掉密码，另存为“Excel 工作簿 (.xlsx)”",
          en: "take the password off and save it as an Excel workbook (.xlsx)"))
    case .tooLarge(let part):
      Complaint(
        code: "E0304",
        message: LocalizedText(
          zhHans: "工作簿太大：\(part)", en: "the workbook is too large: \(part)"),
        help: LocalizedText(
          zhHans: "请只留下计划、历史数据、情景和模型几张表",
          en: "keep only the sheets of plan, history, scenarios and model"))
    case .damaged(let part):
      Complaint(
        code: "E0304",
        message: LocalizedText(
          zhHans: "工作簿已损坏：\(part)", en: "the workbook is damaged: \(part)"),
        help: LocalizedText(
          zhHans: "请在 Excel 或 WPS 里打开后重新保存", en: "open it in Excel or WPS and save it again"))
    }
  }

  static func noPlan(_ names: [String]) -> Complaint {
    Complaint(
      code: "E0305",
      message: LocalizedText(
        zhHans: "工作簿里没有“\(WorkbookSheet.plan.name)”表",
        en: "the workbook has no sheet named \"\(WorkbookSheet.plan.name)\""),
      help: LocalizedText(
        zhHans: "现有：\(names.joined(separator: "、"))；"
          + "可以填的工作簿用 outturn describe 模型 --format xlsx --output 文件 写出",
        en: "it has \(names.joined(separator: ", ")); a workbook to fill in is written by"
          + " outturn describe MODEL --format xlsx --output FILE"))
  }

  static func twice(_ sheet: WorkbookSheet) -> Complaint {
    Complaint(
      code: "E0305",
      message: LocalizedText(
        zhHans: "“\(sheet.name)”表有两张", en: "there are two sheets \"\(sheet.name)\""),
      help: LocalizedText(zhHans: "请删去一张", en: "delete one of them"))
  }

  static func noHeader(_ sheet: WorkbookSheet) -> Complaint {
    let first = sheet.columns.first ?? ""
    return Complaint(
      code: "E0306",
      message: LocalizedText(
        zhHans: "找不到列名那一行", en: "the row of column names is missing"),
      help: LocalizedText(
        zhHans: "列名那一行的第一格是 \(first)", en: "its first cell says \(first)"))
  }

  static func failedCell(_ text: String) -> Complaint {
    Complaint(
      code: "E0307",
      message: LocalizedText(
        zhHans: "这一格的公式出错：\(text)", en: "the formula of this cell failed: \(text)"),
      help: LocalizedText(zhHans: "请改成数字或文字", en: "put a number or a text in its place"))
  }

  static func assumption(_ text: String) -> Complaint {
    Complaint(
      code: "E0308",
      message: LocalizedText(
        zhHans: "假设写成了“\(text)”", en: "an assumption cannot be \"\(text)\""),
      help: LocalizedText(
        zhHans: "一行一条：industry=7.5、trade@2026=-8 或 industry@2026..2028=7.5",
        en: "one a line: industry=7.5, trade@2026=-8 or industry@2026..2028=7.5"))
  }

  static let hasModel = Complaint(
    code: "E0309",
    message: LocalizedText(
      zhHans: "地区和年份由工作簿的“\(WorkbookSheet.model.name)”表写明，不用 --region、--year",
      en: "the sheet \"\(WorkbookSheet.model.name)\" says the region and the year; --region and"
        + " --year do not apply"),
    help: LocalizedText(
      zhHans: "要用模板里的模型，请删去这张表", en: "delete that sheet to use the template's model"))
}
