import Foundation
import FoundationXML
import OutturnReporting
import OutturnSeries
import Testing

@Suite("Charts")
struct ChartTests {
  /// Every chart of every sample document.
  static let charts: [any Chart] = {
    let renderer = ChartRenderer(language: .en)
    return SampleDocuments.probability.charts(by: renderer).charts
      + SampleDocuments.project.charts(by: renderer).charts
      + SampleDocuments.backtest.charts(by: renderer).charts
  }()

  @Test("A chart by itself is well-formed SVG, a picture with a title and a description")
  func structure() throws {
    for chart in Self.charts {
      for language in Language.allCases {
        let picture = try MarkupStructure(chart.file(in: language).text)
        #expect(picture.root == "svg")
        #expect(picture.attributes["role"] == "img")
        let labels = picture.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
        #expect(labels.map { $0.allSatisfy(picture.ids.contains) } == true, "\(chart.id)")
        #expect(picture.texts["title"] == [chart.title.typeset(in: language)])
        #expect(picture.texts["desc"] == [chart.conclusion.typeset(in: language)])
      }
    }
  }

  @Test("No id stands twice on a sheet of charts, and each chart of it is named")
  func sheet() throws {
    for language in Language.allCases {
      let renderer = ChartRenderer(language: language)
      let text = try #require(renderer.sheet(SampleDocuments.project)?.text)
      let sheet = try MarkupStructure(text)
      #expect(Set(sheet.ids).count == sheet.ids.count)
      let expected = SampleDocuments.project.charts(by: renderer).charts.map { $0.title[language] }
      #expect(sheet.texts["title"] == expected)
    }
  }

  @Test("No label covers another or leaves the drawing")
  func labels() {
    for chart in Self.charts {
      for language in Language.allCases {
        let drawing = chart.drawing(in: language)
        for (place, label) in drawing.labels.enumerated() {
          #expect(
            label.left >= -0.5 && label.right <= drawing.width + 0.5 && label.top >= -0.5
              && label.bottom <= drawing.height + 0.5,
            "\(label) leaves \(chart.id) in \(language)")
          for other in drawing.labels[(place + 1)...] {
            let apart =
              label.right <= other.left || other.right <= label.left
              || label.bottom <= other.top + 1 || other.bottom <= label.top + 1
            #expect(apart, "\(label.text) and \(other.text) in \(chart.id), \(language)")
          }
        }
      }
    }
  }

  @Test("A chart has a table, and a conclusion that is one sentence in each language")
  func tables() {
    for chart in Self.charts {
      #expect(!chart.table.rows.isEmpty, "\(chart.id)")
      #expect(chart.conclusion.zhHans.hasSuffix("。"), "\(chart.conclusion.zhHans)")
      #expect(chart.conclusion.en.hasSuffix("."), "\(chart.conclusion.en)")
    }
  }

  @Test("Charts are drawn as recorded, in both languages", arguments: Language.allCases)
  func recorded(language: Language) throws {
    let renderer = ChartRenderer(language: language)
    let files =
      renderer.files(SampleDocuments.probability) + renderer.files(SampleDocuments.project)
      + renderer.files(SampleDocuments.backtest)
    for file in files {
      try GoldenFile.compare(file.text, with: "charts/\(file.name).\(language.rawValue).svg")
    }
  }

  @Test("Charts are specifications of Vega-Lite as recorded", arguments: Language.allCases)
  func vegaLite(language: Language) throws {
    let renderer = ChartRenderer(language: language)
    let texts = [
      ("probability", try #require(renderer.vegaLite(SampleDocuments.probability))),
      ("project", try #require(renderer.vegaLite(SampleDocuments.project))),
      ("backtest", try #require(renderer.vegaLite(SampleDocuments.backtest))),
    ]
    for (name, text) in texts {
      try GoldenFile.compare(text, with: "charts/\(name).\(language.rawValue).vl.json")
    }
  }

  @Test("Text in a drawing is escaped")
  func escaping() {
    #expect(XMLText.escaped("a<b & \"c\">'d'\u{1}") == "a&lt;b &amp; &quot;c&quot;&gt;&#39;d&#39;")
  }
}
