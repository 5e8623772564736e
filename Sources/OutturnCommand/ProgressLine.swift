private import Foundation
internal import Outturn
private import Synchronization

/// How far a long run is, on one line of a terminal, with its rate and the time left; nothing where
/// standard error is no terminal, or a simple one, or quiet was asked for.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var shown: ContinuousClock.Instant?
  }

  private let label: String
  private let left: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Between two changes of the line.
  private static let pause = Duration.milliseconds(100)

  init(_ label: LocalizedText, _ output: OutputOptions) {
    self.label = label[output.readerLanguage]
    left = LocalizedText(zhHans: "剩余", en: "left")[output.readerLanguage]
    isShown =
      isatty(FileHandle.standardError.fileDescriptor) == 1 && !output.quiet && !output.plain
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// So many of `total` pieces are done.
  func show(_ count: Int, of total: Int) {
    state.withLock { $0.done = count - 1 }
    step(of: total)
  }

  /// One more of `total` pieces is done. From any thread.
  func step(of total: Int) {
    state.withLock { state in
      state.done += 1
      guard isShown else { return }
      let now = ContinuousClock.now
      if state.done == total {
        write("\r\u{1B}[K")
      } else if state.shown.map({ now - $0 >= Self.pause }) ?? true {
        state.shown = now
        write("\r\u{1B}[K" + Self.text(label, state.done, total, now - start, left: left))
      }
    }
  }

  /// `origins  30 %  3/10  0.8/s  left 0:09`.
  static func text(
    _ label: String, _ done: Int, _ total: Int, _ elapsed: Duration, left: String
  ) -> String {
    let seconds = elapsed / Duration.seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let rest = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : 0
    let digits = rate < 10 ? 1 : 0
    return "\(label)  \(100 * done / max(total, 1)) %  \(done)/\(total)  "
      + String(format: "%.\(digits)f/s  ", rate)
      + "\(left) \(rest / 60):" + String(format: "%02d", rest % 60)
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
