private import Foundation
private import Synchronization

/// How far a long run is, on one line of a terminal; nothing where standard error is none.
final class ProgressLine: Sendable {
  private let label: String
  private let isShown: Bool
  private let done = Mutex(0)

  init(_ label: String) {
    self.label = label
    isShown = isatty(FileHandle.standardError.fileDescriptor) == 1
  }

  /// One more of `total` pieces is done. From any thread.
  func step(of total: Int) {
    done.withLock { done in
      done += 1
      guard isShown else { return }
      let end = done < total ? "" : "\r\u{1B}[K"
      FileHandle.standardError.write(Data("\r\(label) \(done)/\(total)\(end)".utf8))
    }
  }
}
