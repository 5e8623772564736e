import OutturnSeries
import Testing

@Suite struct UnitTests {
  @Test(
    "The units of the plan report are read",
    arguments: [
      ("%", 1.0), ("亿元", 1e8), ("万元", 1e4), ("万美元", 1e4), ("亿美元", 1e8), ("万亩", 1e4), ("亩", 1),
      ("万吨", 1e4), ("万头", 1e4), ("万人次", 1e4), ("人", 1), ("个", 1), ("家", 1), ("套", 1),
      ("百万元", 1e6), ("万亿元", 1e12), ("百分点", 1),
    ])
  func read(symbol: String, scale: Double) throws {
    #expect(try #require(Unit(symbol)).scale == scale)
  }

  @Test("What is no unit is refused", arguments: ["", "亿", "万", "亿圆", "万%", "％", "yuan", "亿 元"])
  func refused(symbol: String) {
    #expect(Unit(symbol) == nil)
  }

  @Test("万元 and 亿元 convert into each other and back")
  func conversion() throws {
    let (small, large) = (try #require(Unit("万元")), try #require(Unit("亿元")))
    #expect(small.convert(5000, to: large) == 0.5)
    #expect(large.convert(0.5, to: small) == 5000)
    for value in [0.1, 1.0 / 3, 107.7, 275.39, 6.02e11] {
      let there = try #require(small.convert(value, to: large))
      let back = try #require(large.convert(there, to: small))
      #expect(abs(back - value) <= value.ulp)
    }
  }

  @Test("Different quantities do not convert")
  func incompatible() throws {
    let pairs = [("亿元", "亿美元"), ("%", "百分点"), ("个", "家"), ("亩", "吨"), ("人", "人次")]
    for (left, right) in pairs {
      let (from, to) = (try #require(Unit(left)), try #require(Unit(right)))
      #expect(from.convert(1, to: to) == nil)
    }
  }

  @Test("Counts are whole, amounts and thousands are not")
  func counts() throws {
    for symbol in ["人", "个", "家", "套"] { #expect(try #require(Unit(symbol)).isCount) }
    for symbol in ["万人次", "亿元", "%", "亩"] { #expect(try !#require(Unit(symbol)).isCount) }
  }
}
