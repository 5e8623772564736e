import Foundation
import OutturnSeries
import Testing

@Suite("Width in a terminal")
struct DisplayWidthTests {
  /// Made by `Tests/ReferenceGenerators/display_width.py`.
  private struct Reference: Decodable {
    var source: String
    var cases: [Case]
    var wide: [[UInt32]]

    struct Case: Decodable {
      var text: String
      var width: Int

      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        text = try container.decode(String.self)
        width = try container.decode(Int.self)
      }
    }
  }

  private static func reference() throws -> Reference {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/DisplayWidth.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }

  @Test("Widths agree with Python's wcwidth on text of a real plan report and on symbols")
  func texts() throws {
    let reference = try Self.reference()
    #expect(reference.cases.count > 900)
    for entry in reference.cases {
      #expect(DisplayWidth.of(entry.text) == entry.width, "\(entry.text)")
    }
  }

  @Test("Exactly the scalars that wcwidth counts as two cells are counted as two")
  func scalars() throws {
    var expected = Set<UInt32>()
    for range in try Self.reference().wide { expected.formUnion(range[0]...range[1]) }
    for value in UInt32(0x20)..<0x40000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isWide = DisplayWidth.of(scalar) == 2
      if isWide != expected.contains(value) {
        Issue.record("U+\(String(value, radix: 16)) is wide: \(isWide)")
      }
    }
  }

  @Test("A picture made of several scalars takes two cells")
  func pictures() {
    #expect(DisplayWidth.of("👨‍👩‍👧") == 2)
    #expect(DisplayWidth.of("☀\u{FE0F}") == 2)
    #expect(DisplayWidth.of("☀") == 1)
  }

  @Test("What depends on the terminal's language is replaced by what does not")
  func ambiguous() {
    #expect(
      DisplayWidth.unambiguous("2026—2030年 ±0.3 ≥5 “甲” …") == "2026-2030年 +-0.3 >=5 \"甲\" ...")
    #expect(DisplayWidth.unambiguous("地区 GDP 5.5%～6%") == "地区 GDP 5.5%～6%")
  }
}
