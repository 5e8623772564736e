/// What the process tells the shell.
enum ExitStatus: Int32 {
  case done = 0
  /// A probability below `--fail-below`.
  case belowThreshold = 3
  /// The command line is wrong.
  case usage = 64
  /// A model or its data are wrong.
  case data = 65
  /// A file is missing.
  case noInput = 66
  /// Something that was not built or is not installed: a program, a font.
  case unavailable = 69
  /// A bug of ours, or a machine that does not compute right.
  case internalError = 70
  /// The output cannot be written.
  case cannotCreate = 73
  /// Interrupted; the same command may be run again.
  case interrupted = 75
}
