import OutturnSeries

/// E0101 to E0103: files that are missing, unreadable or empty.
enum FileRule {
  static func missing(_ kind: LocalizedText, remedy: LocalizedText) -> Complaint {
    Complaint(
      code: "E0101",
      message: LocalizedText(zhHans: "找不到\(kind.zhHans)", en: "\(kind.en) is missing"),
      help: remedy)
  }

  /// What a model folder holds.
  static let modelFolder = LocalizedText(
    zhHans: "请检查路径；模型文件夹里要有 model.yaml、plan.yaml 和 data/history.csv",
    en: "check the path; a model folder holds model.yaml, plan.yaml and data/history.csv")

  /// What a folder of tasks holds.
  static let taskFolder = LocalizedText(
    zhHans: "请检查路径；任务文件夹里要有 tasks.csv，以及每个起点年份的“年份.csv”",
    en: "check the path; a folder of tasks holds tasks.csv and a table <origin>.csv an origin")

  /// What a table of a panel is for.
  static let csvTable = LocalizedText(
    zhHans: "请检查路径；这里要一个 CSV 文件", en: "check the path; a CSV file is needed here")

  static let isFolder = Complaint(
    code: "E0102",
    message: LocalizedText(
      zhHans: "这里是文件夹，不是文件", en: "this is a folder, not a file"),
    help: LocalizedText(
      zhHans: "请换成同名的文件", en: "put a file of that name in its place"))

  static let notAFolder = Complaint(
    code: "E0102",
    message: LocalizedText(
      zhHans: "这里是文件，不是模型文件夹", en: "this is a file, not a model folder"),
    help: LocalizedText(
      zhHans: "请给出含有 model.yaml 的文件夹", en: "name the folder that holds model.yaml"))

  static let noModel = Complaint(
    code: "E0101",
    message: LocalizedText(zhHans: "这个文件夹里没有模型", en: "there is no model in this folder"),
    help: LocalizedText(
      zhHans: "请写出含有 model.yaml 的文件夹；新建模型用 outturn init 文件夹",
      en: "name the folder that holds model.yaml; outturn init FOLDER makes a new one"))

  static let unreadable = Complaint(
    code: "E0102",
    message: LocalizedText(zhHans: "文件打不开", en: "the file cannot be opened"),
    help: LocalizedText(zhHans: "请检查读取权限", en: "check that you may read it"))

  static func notText(_ reason: SourceText.Unreadable) -> Complaint {
    switch reason {
    case .utf16:
      Complaint(
        code: "E0102",
        message: LocalizedText(
          zhHans: "文件是 UTF-16 编码，读不了", en: "the file is in UTF-16, which is not read"),
        help: LocalizedText(
          zhHans: "请另存为“CSV UTF-8”或 UTF-8 文本", en: "save it as CSV UTF-8 or as UTF-8 text"))
    case .binary:
      Complaint(
        code: "E0102",
        message: LocalizedText(zhHans: "这不是文本文件", en: "this is not a text file"),
        help: LocalizedText(
          zhHans: "如果是 Excel 工作簿，请另存为“CSV UTF-8”",
          en: "if it is an Excel workbook, save it as CSV UTF-8"))
    case .unknownEncoding:
      Complaint(
        code: "E0102",
        message: LocalizedText(
          zhHans: "文件既不是 UTF-8 编码，也不是 GB18030（GBK）编码",
          en: "the file is neither in UTF-8 nor in GB18030 (GBK)"),
        help: LocalizedText(zhHans: "请另存为 UTF-8", en: "save it as UTF-8"))
    }
  }

  static let empty = Complaint(
    code: "E0103",
    message: LocalizedText(zhHans: "文件是空的", en: "the file is empty"),
    help: nil)

  static let noRows = Complaint(
    code: "E0103",
    message: LocalizedText(
      zhHans: "只有表头，没有数据", en: "there is a header and no data under it"),
    help: nil)
}
