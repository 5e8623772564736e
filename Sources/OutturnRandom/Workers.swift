private import Glibc

/// Runs `body` on several threads at once and waits for all of them.
///
/// The caller's thread is the first worker. A thread that the system refuses is left out, so work
/// must be claimed by the workers and not assigned to them.
///
/// - Parameter count: Workers, at least 1.
package func withWorkers(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  precondition(count >= 1, "\(count) workers")
  var threads: [pthread_t] = []
  for _ in 1..<count {
    let task = Unmanaged.passRetained(WorkerTask(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<WorkerTask>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, task.toOpaque())
    if status == 0 { threads.append(thread) } else { task.release() }
  }
  body()
  for thread in threads { pthread_join(thread, nil) }
}

private final class WorkerTask {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}
