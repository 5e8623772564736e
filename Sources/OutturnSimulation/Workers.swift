private import Glibc

/// Runs `body` with 0, 1, …, count − 1, each on a thread of its own, and waits for all.
///
/// The caller's thread is the first worker. A thread that cannot be started is left out: its
/// share must be claimed, not assigned.
func withWorkers(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  var threads: [pthread_t] = []
  for index in 1..<max(1, count) {
    let task = Unmanaged.passRetained(WorkerTask(index: index, body: body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        let task = Unmanaged<WorkerTask>.fromOpaque(argument!).takeRetainedValue()
        task.body(task.index)
        return nil
      }, task.toOpaque())
    if status == 0 { threads.append(thread) } else { task.release() }
  }
  body(0)
  for thread in threads { pthread_join(thread, nil) }
}

private final class WorkerTask {
  let index: Int
  let body: @Sendable (Int) -> Void

  init(index: Int, body: @escaping @Sendable (Int) -> Void) {
    self.index = index
    self.body = body
  }
}
