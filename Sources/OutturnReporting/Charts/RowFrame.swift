/// The frame of a chart with a row for each thing compared: names at the left, one scale for all,
/// numbers at the right.
struct RowFrame {
  let x: LinearScale
  let rowCount: Int
  private let left: Double
  private let right: Double
  let top: Double
  private let rowHeight: Double
  private let ticks: [(value: Double, label: String)]

  /// - Parameters:
  ///   - left: Room for names.
  ///   - right: Room for numbers.
  ///   - top: Room for a key.
  ///   - ticks: Where the scale is named, in order; the first and the last are its ends.
  init(
    rows: Int, left: Double = 158, right: Double = 62, top: Double = 26, rowHeight: Double = 38,
    ticks: [(value: Double, label: String)]
  ) {
    precondition(ticks.count > 1, "a scale has two ends")
    rowCount = rows
    self.left = left
    self.right = right
    self.top = top
    self.rowHeight = rowHeight
    self.ticks = ticks
    x = LinearScale(
      ticks[0].value...ticks[ticks.count - 1].value, from: left, to: ChartFrame.width - right)
  }

  /// Shares from 0 to 1.
  static func shareTicks(_ style: NumberStyle, in language: Language) -> [(Double, String)] {
    [0, 0.2, 0.4, 0.6, 0.8, 1].map {
      ($0, style.percent(100 * $0, decimals: 0)[language])
    }
  }

  /// Round numbers around some values, with an extra half step nowhere.
  static func ticks(around values: [Double], count: Int = 5) -> [(Double, String)] {
    let ticks = LinearScale.ticks(
      around: (values.min() ?? 0)...(values.max() ?? 1), count: count)
    let decimals = LinearScale.decimals(ofStep: ticks[1] - ticks[0])
    return ticks.map { ($0, DecimalText.fixed($0, decimals: decimals)) }
  }

  var bottom: Double { top + rowHeight * Double(rowCount) }

  func centre(_ row: Int) -> Double { top + rowHeight * (Double(row) + 0.5) }

  /// A drawing with the scale on it.
  func drawing() -> Drawing {
    var drawing = Drawing(width: ChartFrame.width, height: bottom + 24)
    for tick in ticks {
      drawing.line(Point(x(tick.value), top), Point(x(tick.value), bottom), .grid)
      drawing.text(
        tick.label, at: Point(x(tick.value), bottom + 16), anchor: .middle, ink: .muted, size: 11)
    }
    return drawing
  }

  func drawName(_ name: String, row: Int, bold: Bool = false, _ drawing: inout Drawing) {
    let lines = TextExtent.lines(
      name, width: left - 14, size: ChartFrame.labelSize, most: 2)
    for (place, line) in lines.enumerated() {
      let offset = (Double(place) - Double(lines.count - 1) / 2) * ChartFrame.lineHeight
      drawing.text(line, at: Point(0, centre(row) + 4 + offset), bold: bold)
    }
  }

  func drawValue(_ value: String, row: Int, _ drawing: inout Drawing) {
    drawing.text(
      value, at: Point(ChartFrame.width, centre(row) + 4.5), anchor: .end, size: 13, bold: true)
  }

  /// A rule above a row that stands apart.
  func drawRule(above row: Int, _ drawing: inout Drawing) {
    let y = centre(row) - rowHeight / 2
    drawing.line(Point(0, y), Point(ChartFrame.width, y), .axis)
  }

  /// From one value to another, with caps.
  func drawWhisker(_ low: Double, _ high: Double, row: Int, _ drawing: inout Drawing) {
    Self.drawWhisker(from: x(low), to: x(high), at: centre(row), &drawing)
  }

  static func drawWhisker(
    from start: Double, to end: Double, at y: Double, _ drawing: inout Drawing
  ) {
    drawing.line(Point(start, y), Point(end, y), .axis, width: 2)
    for x in [start, end] { drawing.line(Point(x, y - 5), Point(x, y + 5), .axis, width: 2) }
  }

  /// What a dot and a whisker mean, drawn as they are drawn, above the rows.
  func drawKey(dot: String, whisker: String, _ drawing: inout Drawing) {
    var x = left
    drawing.dot(Point(x + 5, 8), radius: 4.5, .mark)
    drawing.text(dot, at: Point(x + 15, 12), ink: .muted, size: 11)
    x += 27 + TextExtent.width(dot, size: 11)
    Self.drawWhisker(from: x, to: x + 20, at: 8, &drawing)
    drawing.text(whisker, at: Point(x + 26, 12), ink: .muted, size: 11)
  }
}
