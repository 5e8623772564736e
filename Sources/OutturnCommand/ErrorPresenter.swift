private import Foundation
internal import Outturn

/// Writes what went wrong to standard error, in the reader's language.
struct ErrorPresenter {
  let language: Language

  /// Beside errors notes are left out: they can wait until the files are right.
  func present(_ diagnostics: [Diagnostic]) {
    let isWrong = diagnostics.contains { $0.severity == .error }
    let told = isWrong ? diagnostics.filter { $0.severity != .note } : diagnostics
    write(DiagnosticText.render(told, in: language))
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
