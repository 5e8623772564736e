private import OutturnSeries

/// Several charts below each other, each a picture with a title and a description of its own.
struct ChartSheet {
  private let charts: [any Chart]

  init(_ charts: [any Chart]) {
    self.charts = charts
  }

  func text(in language: Language) -> String {
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
    return ([head, ChartFrame.style] + parts + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}
