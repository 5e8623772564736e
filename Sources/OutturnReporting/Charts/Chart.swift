private import OutturnSeries

/// A picture of figures: with its title, what it shows in one sentence, and its figures as a table.
package protocol Chart: Sendable {
  /// Names it among the charts of a document: `fan-gdp`. Letters, digits, hyphens.
  var id: String { get }
  var title: Phrase { get }
  /// What a reader who sees nothing of it has to know.
  var conclusion: Phrase { get }
  /// The figures that are drawn.
  var table: TextTable { get }
  func drawing(in language: Language) -> Drawing
  /// The same for Vega-Lite.
  func specification(in language: Language) -> SpecificationValue
}

/// Measures that all charts share.
package enum ChartFrame {
  /// Of every drawing. Two stand side by side on a page, and a telephone shows one at three
  /// quarters of its size.
  package static let width = 460.0
  static let labelSize = 12.0
  static let lineHeight = 15.0

  /// Points of a file for each unit of a drawing.
  static let fileScale = 1.5

  /// Turns a file by itself dark where its reader wishes that; paper stays light.
  static var style: String {
    "<style>@media screen and (prefers-color-scheme:dark){\(Ink.darkRules)}</style>"
  }

  package static let fonts =
    "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',"
    + "'Source Han Sans SC',sans-serif"
}

extension Chart {
  /// The drawing as an element of a page that brings its style sheet.
  ///
  /// - Parameter page: Set before the ids, so that a page may hold a chart twice.
  package func figure(in language: Language, page: String = "") -> String {
    let drawing = drawing(in: language)
    return svg(
      in: language, width: drawing.width, height: drawing.height, ids: page + id,
      attributes: " width=\"100%\"", body: drawing.elements)
  }

  /// The drawing as a file by itself: on a surface, with its title, and dark where that is wished.
  package func file(in language: Language) -> ChartFile {
    let sheet = sheet(in: language)
    let scale = ChartFrame.fileScale
    let text = svg(
      in: language, width: sheet.width, height: sheet.height, ids: id,
      attributes: " width=\"\(XMLText.coordinate(scale * sheet.width))\"",
      body: [ChartFrame.style] + sheet.elements)
    return ChartFile(
      name: id, text: text + "\n", width: scale * sheet.width, height: scale * sheet.height)
  }

  /// The same as part of a larger one, and its size.
  func part(in language: Language, y: Double) -> (text: String, width: Double, height: Double) {
    let sheet = sheet(in: language)
    let text = svg(
      in: language, width: sheet.width, height: sheet.height, ids: id,
      attributes: " y=\"\(XMLText.coordinate(y))\" width=\"\(XMLText.coordinate(sheet.width))\""
        + " height=\"\(XMLText.coordinate(sheet.height))\"",
      body: sheet.elements)
    return (text, sheet.width, sheet.height)
  }

  private func sheet(in language: Language) -> Drawing {
    let drawing = drawing(in: language)
    let margin = 16.0
    let lines = TextExtent.lines(title[language], width: drawing.width, size: 15, most: 3)
    let top = margin + 20 * Double(lines.count) + 8
    var sheet = Drawing(
      width: drawing.width + 2 * margin, height: top + drawing.height + margin)
    sheet.rectangle(x: 0, y: 0, width: sheet.width, height: sheet.height, .surface)
    for (place, line) in lines.enumerated() {
      sheet.text(line, at: Point(margin, margin + 14 + 20 * Double(place)), size: 15, bold: true)
    }
    sheet.place(drawing, at: Point(margin, top))
    return sheet
  }

  private func svg(
    in language: Language, width: Double, height: Double, ids: String, attributes: String,
    body: [String]
  ) -> String {
    let (w, h) = (XMLText.coordinate(width), XMLText.coordinate(height))
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(w) \(h)\"\(attributes) role=\"img\""
      + " aria-labelledby=\"\(ids)-title \(ids)-desc\" lang=\"\(language.rawValue)\""
      + " font-family=\"\(ChartFrame.fonts)\">"
    let title = "<title id=\"\(ids)-title\">\(XMLText.escaped(title.typeset(in: language)))</title>"
    let desc =
      "<desc id=\"\(ids)-desc\">\(XMLText.escaped(conclusion.typeset(in: language)))</desc>"
    return ([head, title, desc] + body + ["</svg>"]).joined(separator: "\n")
  }
}
