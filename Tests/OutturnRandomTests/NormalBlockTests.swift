import OutturnRandom
import Testing

@Suite("Normals in blocks")
struct NormalBlockTests {
  @Test(
    "They are those of single calls, wherever the stream stands and however many are wanted",
    arguments: [0, 1, 2, 3, 15, 16, 17, 400, 1001])
  func againstSingle(count: Int) {
    // Before them: nothing, half a block of words, a spare normal, both.
    for before in 0..<4 {
      var single = Seed(71).stream(.posterior, 3)
      if before & 1 != 0 { _ = single.uniform() }
      if before & 2 != 0 { _ = single.normal() }
      var block = single
      var values = (0..<count).map(Double.init)
      block.addNormals(to: &values)
      for (place, value) in values.enumerated() {
        // Up to 8.6 standard deviations times the sine's 1.8e-11. With the sum's own rounding, which
        // is that of numbers up to 1001.
        let tolerance = 1.6e-10 + Double(place) * 0x1p-52
        #expect(abs(value - (Double(place) + single.normal())) <= tolerance)
      }
      // Both go on with the same.
      #expect(abs(block.normal() - single.normal()) <= 1.6e-10)
      #expect(block.uniform() == single.uniform())
      #expect(block.next() == single.next())
    }
  }
}
