internal import OutturnFiles
internal import OutturnSeries

/// E0401 to E0409: partials that cannot be added up.
enum PartialRule {
  static let none = error(
    "E0101", "merge", zhHans: "没有给出分片结果文件", en: "no partial was named",
    help: LocalizedText(
      zhHans: "请列出各分片用 --shard K/N --output 写出的文件",
      en: "name the files that the shards wrote with --shard K/N --output"))

  static func missing(_ file: String) -> Diagnostic {
    error(
      "E0101", file, zhHans: "找不到分片结果文件", en: "the partial is missing",
      help: LocalizedText(zhHans: "请检查路径，或重新计算这一片", en: "check the path, or run that shard again"))
  }

  static func refused(_ refusal: PartialRefusal, file: String) -> Diagnostic {
    let again = LocalizedText(zhHans: "请重新计算这一片", en: "run that shard again")
    return switch refusal {
    case .foreign:
      error(
        "E0401", file, zhHans: "不是 outturn 的分片结果文件", en: "this is no partial of outturn",
        help: LocalizedText(
          zhHans: "请只列出用 --shard 写出的文件", en: "name only files that --shard has written"))
    case .futureVersion(let version):
      error(
        "E0402", file, zhHans: "文件格式为第 \(version) 版，本程序只能读第 \(Partial.version) 版",
        en: "the file has form \(version); this program reads form \(Partial.version)",
        help: LocalizedText(
          zhHans: "请用写出它的那一版程序合并", en: "merge with the program that wrote it"))
    case .truncated:
      error("E0403", file, zhHans: "文件不完整，末尾缺失", en: "the file is cut short", help: again)
    case .corrupt:
      error(
        "E0404", file, zhHans: "文件已损坏，校验和不符", en: "the file is damaged: its checksum fails",
        help: again)
    }
  }

  static func otherProgram(_ version: String, here: String, file: String) -> Diagnostic {
    error(
      "E0405", file, zhHans: "由 \(version) 版程序写出，本程序为 \(here) 版",
      en: "written by version \(version) of the program, this is \(here)",
      help: LocalizedText(
        zhHans: "各分片和合并要用同一版程序", en: "use one version for all shards and for merging"))
  }

  static func otherModel(
    _ origin: Partial.Origin, _ reference: Partial.Origin, file: String, first: String
  ) -> Diagnostic {
    func name(_ origin: Partial.Origin) -> String {
      "\(origin.model) (SHA-256 \(origin.sha256.prefix(12)))"
    }
    return error(
      "E0406", file, zhHans: "模型为 \(name(origin))，而“\(first)”为 \(name(reference))",
      en: "of the model \(name(origin)), but \"\(first)\" is of \(name(reference))",
      help: LocalizedText(
        zhHans: "各分片要用内容相同的模型文件夹", en: "every shard needs the same model folder"))
  }

  static func otherQuestion(
    _ words: [String], _ reference: [String], file: String, first: String
  ) -> Diagnostic {
    error(
      "E0406", file,
      zhHans:
        "回答的是“\(words.joined(separator: " "))”，而“\(first)”回答的是“\(reference.joined(separator: " "))”",
      en:
        "answers \"\(words.joined(separator: " "))\", but \"\(first)\" answers \"\(reference.joined(separator: " "))\"",
      help: LocalizedText(
        zhHans: "各分片除 --shard 外的选项要完全相同", en: "shards differ in nothing but --shard"))
  }

  static func otherCount(
    _ shard: Shard, _ reference: Shard, file: String, first: String
  ) -> Diagnostic {
    error(
      "E0406", file, zhHans: "是 \(shard.text) 片，而“\(first)”共分 \(reference.count) 片",
      en: "is shard \(shard.text), but \"\(first)\" is one of \(reference.count)",
      help: LocalizedText(zhHans: "请只列出一次分片的结果", en: "name the shards of one split"))
  }

  static func otherPosterior(
    _ lapack: String, _ reference: String, file: String, first: String
  ) -> Diagnostic {
    error(
      "E0407", file,
      zhHans: "后验抽样的末位数字与“\(first)”不同（线性代数库 \(lapack)，那里为 \(reference)）",
      en:
        "from a posterior whose last digits are not those of \"\(first)\" (LAPACK \(lapack), there \(reference))",
      help: LocalizedText(
        zhHans: "请在装有同一线性代数库的机器上计算各分片",
        en: "compute all shards on machines with the same LAPACK"))
  }

  static func twice(_ shard: Shard, file: String, other: String) -> Diagnostic {
    error(
      "E0408", file, zhHans: "第 \(shard.text) 片重复，已有“\(other)”",
      en: "shard \(shard.text) is here twice: also in \"\(other)\"",
      help: LocalizedText(zhHans: "请去掉其中一个", en: "leave one of them out"))
  }

  /// - Parameter missing: Numbers of shards, ascending.
  static func incomplete(_ missing: [Int], count: Int, file: String) -> Diagnostic {
    let runs = runs(missing)
    return error(
      "E0409", file,
      zhHans: "缺少第 \(runs.joined(separator: "、")) 片（共 \(count) 片）",
      en: "shard \(runs.joined(separator: ", ")) of \(count) is not there",
      help: LocalizedText(
        zhHans: "请补算缺少的分片，例如 --shard \(missing[0])/\(count)",
        en: "run what is missing, such as --shard \(missing[0])/\(count)"))
  }

  /// Consecutive numbers as `3-7`.
  private static func runs(_ numbers: [Int]) -> [String] {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
  }

  private static func error(
    _ code: String, _ file: String, zhHans: String, en: String, help: LocalizedText
  ) -> Diagnostic {
    Diagnostic(
      severity: .error, code: code, file: file,
      message: LocalizedText(zhHans: zhHans, en: en), help: help)
  }
}
