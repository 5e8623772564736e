import Outturn

/// One run of a standard workload on one thread; stops when its first answer is wrong.
func simulate(workload: String, paths: Int) {
  let document = Benchmark(
    workload: workload, paths: paths, horizon: 5, threads: 1, seed: 20_260_101,
    instructionSet: "auto"
  ).run()
  for check in document.closedForm {
    precondition(
      abs(check.simulated - check.exact) < 5 * check.mcStandardError,
      "\(check.quantity): \(check.simulated), exactly \(check.exact)")
  }
}
