import OutturnReporting
import Testing

@Suite("Colours of charts and pages")
struct InkTests {
  @Test("Contrast is the Web Content Accessibility Guidelines' own, on their published examples")
  func contrast() {
    // WCAG 2.2, "contrast ratio": 21 for black on white. #767676 is the lightest grey that passes
    // 4.5 on white in W3C's examples (Understanding 1.4.3, technique G18): 4.54.
    #expect(abs(Colour.contrast("#000000", "#ffffff") - 21) < 1e-9)
    #expect(abs(Colour.contrast("#767676", "#ffffff") - 4.54) < 0.005)
    #expect(Colour.contrast("#777777", "#ffffff") < 4.5)
    #expect(Colour.contrast("#123456", "#123456") == 1)
  }

  @Test("Text stands out from its ground 4.5 to 1, in light and in dark")
  func text() {
    for ink in [Ink.text, .muted, .median, .target, .mark, .outturn] {
      #expect(Colour.contrast(ink.light, Ink.surface.light) >= 4.5, "\(ink)")
      #expect(Colour.contrast(ink.dark, Ink.surface.dark) >= 4.5, "\(ink)")
    }
    for shade in HeatShade.all {
      #expect(Colour.contrast(shade.lightText, shade.light) >= 4.5, "step \(shade.step)")
      #expect(Colour.contrast(shade.darkText, shade.dark) >= 4.5, "step \(shade.step)")
    }
  }

  @Test("Lines and dots stand out 3 to 1, the target and the median also from the widest band")
  func lines() {
    for ink in [Ink.axis, .outturn, .median, .mark, .target] {
      #expect(Colour.contrast(ink.light, Ink.surface.light) >= 3, "\(ink)")
      #expect(Colour.contrast(ink.dark, Ink.surface.dark) >= 3, "\(ink)")
    }
    for ink in [Ink.median, .target] {
      #expect(Colour.contrast(ink.light, Ink.band90.light) >= 3, "\(ink)")
      #expect(Colour.contrast(ink.dark, Ink.band90.dark) >= 3, "\(ink)")
    }
  }

  @Test("Bands and heat go one way in lightness")
  func scale() {
    let bands = [Ink.band90, .band80, .band50]
    func rises(_ colours: [String], against ground: String) -> Bool {
      let contrasts = colours.map { Colour.contrast($0, ground) }
      return zip(contrasts, contrasts.dropFirst()).allSatisfy { $0 < $1 }
    }
    #expect(rises(bands.map(\.light), against: Ink.surface.light))
    #expect(rises(bands.map(\.dark), against: Ink.surface.dark))
    #expect(rises(HeatShade.all.map(\.light), against: Ink.surface.light))
    #expect(rises(HeatShade.all.map(\.dark), against: Ink.surface.dark))
  }
}
