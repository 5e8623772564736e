import OutturnSeries
import Testing

@Suite struct PublishedFigureTests {
  @Test(
    "A figure is known to half a unit of its last digit",
    arguments: [
      ("20", 20.0, 0, 19.5, 20.5), ("5.4", 5.4, 1, 5.35, 5.45), ("107.7", 107.7, 1, 107.65, 107.75),
      ("86.05", 86.05, 2, 86.045, 86.055), ("20.0", 20, 1, 19.95, 20.05), ("0", 0, 0, -0.5, 0.5),
      ("-3.2", -3.2, 1, -3.25, -3.15), ("0.0", 0, 1, -0.05, 0.05),
      ("5967", 5967, 0, 5966.5, 5967.5),
    ])
  func interval(text: String, value: Double, decimals: Int, low: Double, high: Double) throws {
    let figure = try #require(PublishedFigure(text))
    #expect(figure.value == value)
    #expect(figure.decimals == decimals)
    // Exactly the numbers that a programmer would write, not near them.
    #expect(figure.interval == low...high)
    #expect(figure.text == text)
  }

  @Test(
    "What is not digits with one point is no figure",
    arguments: [
      "", "-", ".", "5.", ".5", "5.4%", "5,400", "1e3", "+5", " 5", "5 ", "5.4.1", "--5", "inf",
      "nan", "５", "5．4", "0x10", "123456789012345",
    ])
  func refused(text: String) {
    #expect(PublishedFigure(text) == nil)
  }

  @Test("Every one-decimal figure is the nearest Double to its text")
  func nearest() throws {
    for tenths in stride(from: -1000, through: 1000, by: 1) {
      let whole = abs(tenths) / 10
      let text = (tenths < 0 ? "-" : "") + "\(whole).\(abs(tenths) % 10)"
      let figure = try #require(PublishedFigure(text))
      #expect(figure.value == Double(text))
      #expect(figure.isPublishedForm(of: figure.value))
      #expect(!figure.isPublishedForm(of: figure.value + 0.0501))
    }
  }
}
