private import OutturnSeries

/// A place on a drawing; y grows downwards.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Marks on a rectangle, collected as elements of SVG.
///
/// Colours stand in the elements themselves, for programs that know no style sheets, with a class
/// beside each, for a style sheet that turns drawings dark.
package struct Drawing: Sendable {
  /// Which point of a text its place is.
  package enum Anchor: String, Sendable {
    case start, middle, end
  }

  /// A text with the rectangle that it takes.
  package struct Label: Sendable, Hashable {
    package var text: String
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double
  }

  package let width: Double
  package let height: Double
  package private(set) var elements: [String] = []
  /// Where text stands, by an estimate of its extent, so that a test can see one over another.
  package private(set) var labels: [Label] = []

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  // MARK: Lines and areas

  package mutating func line(
    _ from: Point, _ to: Point, _ ink: Ink, width: Double = 1, dash: String? = nil
  ) {
    elements.append(
      "<line x1=\"\(n(from.x))\" y1=\"\(n(from.y))\" x2=\"\(n(to.x))\" y2=\"\(n(to.y))\""
        + stroke(ink, width: width, dash: dash) + "/>")
  }

  package mutating func polyline(
    _ points: [Point], _ ink: Ink, width: Double = 1.5, dash: String? = nil
  ) {
    guard points.count > 1 else { return }
    elements.append(
      "<polyline points=\"\(list(points))\" fill=\"none\" stroke-linejoin=\"round\""
        + stroke(ink, width: width, dash: dash) + "/>")
  }

  package mutating func polygon(_ points: [Point], _ ink: Ink) {
    elements.append("<polygon points=\"\(list(points))\"\(fill(ink))/>")
  }

  package mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ ink: Ink, rounding: Double = 0,
    opacity: Double = 1
  ) {
    let rounding = rounding > 0 ? " rx=\"\(n(rounding))\"" : ""
    let opacity = opacity < 1 ? " fill-opacity=\"\(n(opacity))\"" : ""
    elements.append(
      "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\""
        + "\(rounding)\(fill(ink))\(opacity)/>")
  }

  /// A dot that stands out from the lines under it by a rim of the surface's colour.
  package mutating func dot(_ centre: Point, radius: Double, _ ink: Ink) {
    for (radius, ink) in [(radius + 1.2, Ink.surface), (radius, ink)] {
      elements.append(
        "<circle cx=\"\(n(centre.x))\" cy=\"\(n(centre.y))\" r=\"\(n(radius))\"\(fill(ink))/>")
    }
  }

  package mutating func diamond(_ centre: Point, radius: Double, _ ink: Ink) {
    for (radius, ink) in [(radius + 1.6, Ink.surface), (radius, ink)] {
      polygon(
        [
          Point(centre.x, centre.y - radius), Point(centre.x + radius, centre.y),
          Point(centre.x, centre.y + radius), Point(centre.x - radius, centre.y),
        ], ink)
    }
  }

  /// Another drawing with its upper left corner at a point.
  package mutating func place(_ other: Drawing, at corner: Point) {
    elements.append("<g transform=\"translate(\(n(corner.x)),\(n(corner.y)))\">")
    elements += other.elements
    elements.append("</g>")
    labels += other.labels.map { label in
      Label(
        text: label.text, left: label.left + corner.x, right: label.right + corner.x,
        top: label.top + corner.y, bottom: label.bottom + corner.y)
    }
  }

  // MARK: Heat

  /// A cell of a heat map with its number.
  package mutating func cell(
    x: Double, y: Double, width: Double, height: Double, _ shade: HeatShade, text: String,
    bold: Bool = false
  ) {
    elements.append(
      "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" rx=\"2\""
        + " class=\"h-\(shade.step)\" fill=\"\(shade.light)\"/>")
    place(
      text, at: Point(x + width / 2, y + height / 2 + 4.5), anchor: .middle, size: 13, bold: bold,
      paint: " class=\"ht-\(shade.step)\" fill=\"\(shade.lightText)\"")
  }

  // MARK: Text

  /// - Parameter backed: Whether the surface shows behind it, for a label that crosses lines.
  package mutating func text(
    _ text: String, at point: Point, anchor: Anchor = .start, ink: Ink = .text, size: Double = 12,
    bold: Bool = false, backed: Bool = false
  ) {
    if backed {
      let box = extent(text, at: point, anchor: anchor, size: size)
      rectangle(
        x: box.left - 2, y: box.top, width: box.right - box.left + 4,
        height: box.bottom - box.top, .surface, rounding: 2, opacity: 0.85)
    }
    place(text, at: point, anchor: anchor, size: size, bold: bold, paint: fill(ink))
  }

  private mutating func place(
    _ text: String, at point: Point, anchor: Anchor, size: Double, bold: Bool, paint: String
  ) {
    guard !text.isEmpty else { return }
    labels.append(extent(text, at: point, anchor: anchor, size: size))
    let anchorText = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let weight = bold ? " font-weight=\"600\"" : ""
    elements.append(
      "<text x=\"\(n(point.x))\" y=\"\(n(point.y))\"\(anchorText) font-size=\"\(n(size))\""
        + "\(weight)\(paint)>\(XMLText.escaped(Typesetting.set(text)))</text>")
  }

  private func extent(_ text: String, at point: Point, anchor: Anchor, size: Double) -> Label {
    let width = TextExtent.width(text, size: size)
    let left =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    return Label(
      text: text, left: left, right: left + width, top: point.y - 0.86 * size,
      bottom: point.y + 0.2 * size)
  }

  // MARK: Attributes

  private func fill(_ ink: Ink) -> String { " class=\"f-\(ink.rawValue)\" fill=\"\(ink.light)\"" }

  private func stroke(_ ink: Ink, width: Double, dash: String?) -> String {
    " class=\"s-\(ink.rawValue)\" stroke=\"\(ink.light)\" stroke-width=\"\(n(width))\""
      + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "")
  }

  private func list(_ points: [Point]) -> String {
    points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
  }

  private func n(_ value: Double) -> String { XMLText.coordinate(value) }
}
