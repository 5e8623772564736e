import Foundation
import OutturnFiles
import Testing

@Suite struct SourceTextTests {
  private let text = "地区生产总值,5.4％\r\n零陵区,“稀土”\n𠮷"

  @Test("UTF-8 reads with and without a byte order mark")
  func utf8() throws {
    let plain = try SourceText(bytes: Array(text.utf8))
    let marked = try SourceText(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(plain.text == text && marked.text == text)
    #expect(!plain.hadByteOrderMark && marked.hadByteOrderMark)
    #expect(plain.encoding == .utf8 && marked.encoding == .utf8)
  }

  @Test("GB18030 reads as the same text")
  func gb18030() throws {
    // 零陵区 in GBK, then 𠮷 in four bytes.
    let source = try SourceText(
      bytes: [0xC1, 0xE3, 0xC1, 0xEA, 0xC7, 0xF8, 0x95, 0x34, 0xB1, 0x34, 0x0A])
    #expect(source.encoding == .gb18030)
    #expect(source.line(1)?.hasPrefix("零陵区") == true)
  }

  @Test("Bytes that are no text are refused with the reason")
  func refused() {
    #expect(throws: SourceText.Unreadable.utf16) { try SourceText(bytes: [0xFF, 0xFE, 0x41, 0]) }
    #expect(throws: SourceText.Unreadable.utf16) { try SourceText(bytes: [0xFE, 0xFF, 0, 0x41]) }
    #expect(throws: SourceText.Unreadable.binary) { try SourceText(bytes: [0x50, 0x4B, 3, 4, 0]) }
    #expect(throws: SourceText.Unreadable.unknownEncoding) {
      try SourceText(bytes: [0x61, 0xFF, 0xFF])
    }
  }

  @Test("Lines end at each kind of line end")
  func lines() throws {
    let source = SourceText(text: "a\nb\r\nc\rd\n\ne")
    #expect((1...source.lineCount).map { source.line($0) } == ["a", "b", "c", "d", "", "e"])
    #expect(source.line(0) == nil && source.line(7) == nil)
  }
}
