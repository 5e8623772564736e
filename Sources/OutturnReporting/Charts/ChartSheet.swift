private import OutturnSeries

/// Several charts below each other, each a picture with a title and a description of its own.
struct ChartSheet {
  private let charts: [any Chart]

  init(_ charts: [any Chart]) {
    self.charts = charts
  }

  func file(in language: Language) -> ChartFile {
    var y = 0.0
    var width = 0.0
    var parts: [String] = []
    for chart in charts {
      let part = chart.part(in: language, y: y)
      parts.append(part.text)
      y += part.height
      width = max(width, part.width)
    }
    let (w, h) = (XMLText.coordinate(width), XMLText.coordinate(y))
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(w) \(h)\""
      + " width=\"\(XMLText.coordinate(ChartFrame.fileScale * width))\" lang=\"\(language.rawValue)\">"
    let text = ([head, ChartFrame.style] + parts + ["</svg>"]).joined(separator: "\n") + "\n"
    return ChartFile(
      name: "charts", text: text, width: ChartFrame.fileScale * width,
      height: ChartFrame.fileScale * y)
  }
}
