/// What a mark of a chart stands for. Its colours follow from that, in light and in dark.
///
/// One blue scale by lightness for what is forecast, amber for what is aimed at; no two meanings
/// are told apart by colour alone.
package enum Ink: String, CaseIterable, Sendable {
  case surface, text, muted, grid, axis
  /// Central intervals, the widest lightest.
  case band90, band80, band50
  /// Outturns, the middle of a forecast, a probability, what an input brings when it is low.
  case outturn, median, mark, faint
  case target

  /// On a light surface and on paper.
  package var light: String {
    switch self {
    case .surface: "#ffffff"
    case .text: "#18212d"
    case .muted: "#55606f"
    case .grid: "#e2e7ed"
    case .axis: "#8792a1"
    case .band90: "#dbe8f6"
    case .band80: "#b5d0ec"
    case .band50: "#7fadda"
    case .outturn: "#14304f"
    case .median: "#0b4687"
    case .mark: "#1c5ca6"
    case .faint: "#8fb6de"
    case .target: "#a84a06"
    }
  }

  /// On a dark surface.
  package var dark: String {
    switch self {
    case .surface: "#151a21"
    case .text: "#e7ecf2"
    case .muted: "#a9b3c0"
    case .grid: "#2a323d"
    case .axis: "#6e7988"
    case .band90: "#1c3049"
    case .band80: "#28496f"
    case .band50: "#376a9f"
    case .outturn: "#e3edf8"
    case .median: "#b4d6fb"
    case .mark: "#79b4f2"
    case .faint: "#41709f"
    case .target: "#f4b04a"
    }
  }

  /// The style rules that turn a drawing dark, for the rule that a reader prefers it so.
  package static var darkRules: String {
    allCases.map {
      ".f-\($0.rawValue){fill:\($0.dark)}.s-\($0.rawValue){stroke:\($0.dark)}"
    }.joined()
      + HeatShade.all.map { shade in
        ".h-\(shade.step){fill:\(shade.dark)}.ht-\(shade.step){fill:\(shade.darkText)}"
      }.joined()
  }
}

/// A cell's colour in a heat map: one of eleven steps of the blue scale, from 0 to 1.
package struct HeatShade: Sendable, Hashable {
  package let step: Int

  /// The step for a share between 0 and 1.
  package init(_ share: Double) {
    step = Int((min(max(share, 0), 1) * 10).rounded())
  }

  package static let all = (0...10).map { HeatShade(Double($0) / 10) }

  package var light: String { Colour.mix("#f0f6fc", "#0f4380", share: Double(step) / 10) }
  package var dark: String { Colour.mix("#18222e", "#a5d0fa", share: Double(step) / 10) }

  /// The text on it: dark or white, whichever stands out more.
  package var lightText: String { Colour.legible(on: light) }
  package var darkText: String { Colour.legible(on: dark) }
}
