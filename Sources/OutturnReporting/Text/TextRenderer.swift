public import OutturnSeries

/// How text is written.
public struct TextOptions: Sendable, Hashable {
  public var language: Language
  /// Decimals of growth, levels and probabilities in per cent; a probability gets fewer where its
  /// Monte Carlo error allows no more.
  public var digits: Int
  /// One record a line with tabs between its fields, without bars and rules.
  public var isPlain: Bool
  /// Cells of a line; tables and sentences give way to it where they can.
  public var width: Int
  /// The model as it was named on the command line, for the commands suggested at the end; nil
  /// suggests none.
  public var modelPath: String?
  /// True lists what is otherwise summarised.
  public var isVerbose: Bool
  /// True writes the codes of a terminal for bold and colour; every word stands without them too.
  public var isColoured: Bool

  public init(
    language: Language, digits: Int = 1, isPlain: Bool = false, width: Int = 100,
    modelPath: String? = nil, isVerbose: Bool = false, isColoured: Bool = false
  ) {
    precondition(0...15 ~= digits, "\(digits) digits")
    precondition(width >= 40, "a line of \(width) cells holds no table")
    self.language = language
    self.digits = digits
    self.isPlain = isPlain
    self.width = width
    self.modelPath = modelPath
    self.isVerbose = isVerbose
    self.isColoured = isColoured
  }
}

/// Writes a document as text for people, in one language.
public struct TextRenderer: Sendable {
  public let options: TextOptions

  public init(_ options: TextOptions) {
    self.options = options
  }

  /// True when nothing is to be summarised: asked for, or records for a machine.
  var isDetailed: Bool { options.isVerbose || options.isPlain }

  var style: NumberStyle { NumberStyle(decimals: options.digits) }

  func rendered(_ page: TextPage) -> String {
    options.isPlain
      ? page.plainText(in: options.language)
      : page.text(
        in: options.language, width: options.width, isColoured: options.isColoured)
  }

  // MARK: What pages of several verbs share

  func appendWarnings(_ header: DocumentHeader, to page: inout TextPage) {
    guard !header.warnings.isEmpty else { return }
    if !isDetailed, header.warnings.count == 1, let only = header.warnings.first {
      page.append(.remark(Label.warnings.phrase, Phrase(only.message).asSentence))
      return
    }
    page.append(.section(Label.warnings.phrase))
    for warning in header.warnings {
      page.append(.paragraph(Phrase(warning.message).asSentence))
    }
  }

  func appendReproduction(
    _ header: DocumentHeader, draws: Int? = nil, to page: inout TextPage
  ) {
    page.append(
      .remark(
        Label.reproduction.phrase, reproduction(header, draws: draws, isWhole: isDetailed)))
  }

  /// What is needed to get the same figures again, in one line; in whole with the library below,
  /// which moves no more than the last digits.
  func reproduction(
    _ header: DocumentHeader, draws: Int? = nil, isWhole: Bool = true
  ) -> Phrase {
    var parts: [Phrase] = []
    if let model = header.model {
      let digest = Phrase.verbatim("SHA-256 \(model.sha256.prefix(12))")
      parts.append(
        Phrase(zhHans: "模型\(model.id)", en: "model \(model.id)") + digest.inParentheses)
    }
    if let seed = header.seed {
      parts.append(Phrase(zhHans: "随机种子\(seed)", en: "seed \(seed)"))
    }
    if let paths = header.paths {
      let count = style.count(paths)
      parts.append(Phrase(zhHans: "路径\(count.zhHans)条", en: "\(count.en) paths"))
    }
    // What is not the default has to be asked for again.
    if let sampler = header.sampler, sampler != "plain" {
      parts.append(Phrase(zhHans: "抽样方式\(sampler)", en: "sampler \(sampler)"))
    }
    if let precision = header.precision, precision != "double" {
      parts.append(Phrase(zhHans: "精度\(precision)", en: "precision \(precision)"))
    }
    if header.quantileMethod != nil {
      parts.append(Phrase(zhHans: "分位数取次序统计量", en: "quantiles are order statistics"))
    }
    if let draws {
      let count = style.count(draws)
      parts.append(Phrase(zhHans: "后验抽样\(count.zhHans)次", en: "\(count.en) posterior draws"))
    }
    parts.append(Phrase(zhHans: "程序\(header.outturn)", en: "program \(header.outturn)"))
    if isWhole, let lapack = header.lapack {
      let name = "\(lapack.provider) \(lapack.version)"
      parts.append(Phrase(zhHans: "线性代数库\(name)", en: "LAPACK \(name)"))
    }
    let sentence = Phrase(
      zhHans: parts.map(\.zhHans).joined(separator: "，"),
      en: parts.map(\.en).joined(separator: ", "))
    return sentence.asSentence
  }

  func appendNext(_ commands: (_ model: String) -> [String], to page: inout TextPage) {
    guard let path = options.modelPath else { return }
    // One command needs no section of its own.
    if case let commands = commands(path), commands.count == 1, let only = commands.first {
      page.append(.remark(Label.next.phrase, .verbatim(only)))
      return
    }
    page.append(.section(Label.next.phrase))
    page.append(.commands(commands(path)))
  }
}
