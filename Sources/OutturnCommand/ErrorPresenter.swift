private import Foundation
internal import Outturn

/// Writes what went wrong to standard error, in the reader's language.
struct ErrorPresenter {
  let language: Language

  func present(_ diagnostics: [Diagnostic]) {
    write(DiagnosticText.render(diagnostics, in: language))
  }

  func present(_ failure: ForecastFailure) {
    present(message: failure.message, help: failure.help)
  }

  func present(message: LocalizedText, help: LocalizedText?) {
    let mark = Emphasis.red.applied(
      to: Self.mark[language], isShown: TerminalColour.isWanted(on: .standardError))
    var text = "\(mark): \(message[language])\n"
    if let help { text += "  \(Self.remedy[language]): \(help[language])\n" }
    write(text)
  }

  /// What is good to know and wrong in nothing.
  func note(_ text: LocalizedText) {
    write(text[language])
  }

  private static let mark = LocalizedText(zhHans: "错误", en: "error")
  private static let remedy = LocalizedText(zhHans: "办法", en: "try")

  private func write(_ text: String) {
    let line = text.hasSuffix("\n") ? text : text + "\n"
    FileHandle.standardError.write(Data(line.utf8))
  }
}
