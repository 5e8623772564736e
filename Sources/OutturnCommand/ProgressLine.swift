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

  /// What is counted: pieces of work, or paths by the million.
  enum Count {
    case pieces, paths
  }

  private let label: String
  private let language: Language
  private let counted: Count
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Between two changes of the line.
  private static let pause = Duration.milliseconds(100)

  init(_ label: LocalizedText, _ output: OutputOptions, counts counted: Count = .pieces) {
    self.label = label[output.readerLanguage]
    self.counted = counted
    language = output.readerLanguage
    isShown =
      isatty(FileHandle.standardError.fileDescriptor) == 1 && !output.quiet && !output.plain
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// So many of `total` are done. From any thread; what comes late changes nothing.
  func show(_ count: Int, of total: Int) {
    state.withLock { state in
      guard count > state.done else { return }
      state.done = count
      draw(&state, total)
    }
  }

  /// One more of `total` pieces is done. From any thread.
  func step(of total: Int) {
    state.withLock { state in
      state.done += 1
      draw(&state, total)
    }
  }

  private func draw(_ state: inout State, _ total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    if state.done == total {
      write("\r\u{1B}[K")
    } else if state.shown.map({ now - $0 >= Self.pause }) ?? true {
      state.shown = now
      write("\r\u{1B}[K" + text(state.done, total, now - start))
    }
  }

  /// `origins  30 %  3/10  0.8/s  left 0:09`.
  private func text(_ done: Int, _ total: Int, _ elapsed: Duration) -> String {
    let seconds = elapsed / Duration.seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let rest = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : 0
    return "\(label)  \(100 * done / max(total, 1)) %  \(done)/\(total)  \(speed(rate))  "
      + LocalizedText(zhHans: "剩余", en: "left")[language]
      + " \(rest / 60):" + String(format: "%02d", rest % 60)
  }

  private func speed(_ rate: Double) -> String {
    switch counted {
    case .pieces: String(format: "%.\(rate < 10 ? 1 : 0)f/s", rate)
    case .paths:
      LocalizedText(
        zhHans: String(format: "每秒 %.0f 万条路径", rate / 1e4),
        en: String(format: "%.2f M paths/s", rate / 1e6))[language]
    }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
