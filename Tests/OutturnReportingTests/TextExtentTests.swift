import Foundation
import OutturnReporting
import Testing

@Suite("Room that text takes")
struct TextExtentTests {
  private struct Reference: Decodable {
    var lines: [String: Double]
  }

  /// An estimate by classes of characters: a label may be given a seventh more room than it takes
  /// and, so that none is cut, at most a fortieth less.
  @Test("The estimate is near the width in a real font, and rather above it")
  func width() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/text-extent.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    #expect(reference.lines.count > 10)
    for (line, width) in reference.lines {
      let estimate = TextExtent.width(line, size: 1)
      #expect(
        estimate >= 0.975 * width && estimate <= 1.15 * width, "\(line): \(estimate), \(width)")
    }
  }

  @Test("Lines are no wider than asked for while that many are enough, and no more than allowed")
  func lines() {
    let text = "社会消费品零售总额增长6%以上"
    let two = TextExtent.lines(text, width: 146, size: 12, most: 2)
    #expect(two.count == 2)
    #expect(two == ["社会消费品零售", "总额增长6%以上"])
    #expect(two.allSatisfy { TextExtent.width($0, size: 12) <= 146 })
    #expect(TextExtent.lines(text, width: 60, size: 12, most: 2).count == 2)
    #expect(TextExtent.lines("GDP", width: 146, size: 12, most: 2) == ["GDP"])
  }
}
