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

  public init(
    language: Language, digits: Int = 1, isPlain: Bool = false, width: Int = 100,
    modelPath: String? = nil, isVerbose: Bool = false
  ) {
    precondition(0...15 ~= digits, "\(digits) digits")
    precondition(width >= 40, "a line of \(width) cells holds no table")
    self.language = language
    self.digits = digits
    self.isPlain = isPlain
    self.width = width
    self.modelPath = modelPath
    self.isVerbose = isVerbose
  }
}

/// Writes a document as text for people, in one language.
public struct TextRenderer: Sendable {
  public let options: TextOptions

  public init(_ options: TextOptions) {
    self.options = options
  }

  var style: NumberStyle { NumberStyle(decimals: options.digits) }

  func rendered(_ page: TextPage) -> String {
    options.isPlain
      ? page.plainText(in: options.language)
      : page.text(in: options.language, width: options.width)
  }

  // MARK: What pages of several verbs share

  func appendWarnings(_ header: DocumentHeader, to page: inout TextPage) {
    guard !header.warnings.isEmpty else { return }
    page.append(.section(Label.warnings.phrase))
    for warning in header.warnings {
      page.append(.paragraph(Phrase(warning.message).asSentence))
    }
  }

  /// What is needed to get the same figures again.
  func appendReproduction(
    _ header: DocumentHeader, draws: Int? = nil, to page: inout TextPage
  ) {
    var pairs: [(Phrase, Phrase)] = []
    if let model = header.model {
      let digest = Phrase.verbatim("SHA-256 \(model.sha256.prefix(12))")
      pairs.append((Glossary.model.phrase.capitalised, .verbatim(model.id) + digest.inParentheses))
    }
    if let seed = header.seed {
      pairs.append((Glossary.seed.phrase.capitalised, .verbatim(String(seed))))
    }
    if let paths = header.paths { pairs.append((Label.paths.phrase, style.count(paths))) }
    if let draws { pairs.append((Label.draws.phrase, style.count(draws))) }
    pairs.append((Label.version.phrase, .verbatim(header.outturn)))
    if let lapack = header.lapack {
      pairs.append((Label.lapack.phrase, .verbatim("\(lapack.provider) \(lapack.version)")))
    }
    page.append(.section(Label.reproduction.phrase))
    page.append(.table(TextTable(pairs: pairs)))
  }

  func appendNext(_ commands: (_ model: String) -> [String], to page: inout TextPage) {
    guard let path = options.modelPath else { return }
    page.append(.section(Label.next.phrase))
    page.append(.commands(commands(path)))
  }
}
