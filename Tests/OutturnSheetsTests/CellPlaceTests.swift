import OutturnSheets
import Testing

@Suite("The name of a cell")
struct CellPlaceTests {
  @Test(
    "is what Excel shows, and reads back",

    arguments: [
      ("A1", 0, 0), ("B7", 6, 1), ("Z10", 9, 25), ("AA1", 0, 26),
      ("XFD1048576", 1_048_575, 16_383),
    ])
  func names(name: String, row: Int, column: Int) {
    #expect(CellPlace(row: row, column: column).name == name)
    #expect(CellPlace(name) == CellPlace(row: row, column: column))
  }

  @Test(
    "is refused when it is none",
    arguments: ["", "A", "7", "A0", "a1", "1A", "A1B", "ABCD1", "甲1"])
  func refused(name: String) {
    #expect(CellPlace(name) == nil)
  }
}
