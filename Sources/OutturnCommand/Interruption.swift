private import Foundation
internal import Outturn

/// What Ctrl-C and a request to end do: say that nothing is half-written and how to go on.
enum Interruption {
  /// Takes both signals on a thread that does nothing else, so that no work is cut in two by a
  /// handler. To be called before any other thread is started: threads inherit what is blocked.
  static func watch(language: Language) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let awaited = signals
    Thread.detachNewThread {
      var awaited = awaited
      var signal: Int32 = 0
      while sigwait(&awaited, &signal) != 0 {}
      let lead = isatty(FileHandle.standardError.fileDescriptor) == 1 ? "\r\u{1B}[K" : ""
      FileHandle.standardError.write(Data((lead + message[language] + "\n").utf8))
      _exit(ExitStatus.interrupted.rawValue)
    }
  }

  private static let message = LocalizedText(
    zhHans: "已中断，没有留下写了一半的结果；再运行同一命令，结果与不中断时完全一样",
    en:
      "interrupted: no result is left half-written; the same command run again gives the same result"
  )
}
