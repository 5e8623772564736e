"""What the Python programs share: the workload's numbers and the line that each prints."""

import argparse
import json
import resource
import time

import numpy as np

QUANTILES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
SERIES, REGRESSORS, HORIZON = 4, 5, 5


class Workload:
    """Arrays of the standard workload; see `about` in the file."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            numbers = json.load(file)
        self.B = np.array(numbers["B"])
        self.L = np.array(numbers["L0"])
        self.S = np.array(numbers["S"])
        self.V = np.array(numbers["V"])
        self.nu = numbers["nu"]
        self.last = np.array(numbers["last_growth"])
        self.targets = np.array(numbers["targets_h1"])
        self.M = np.linalg.cholesky(self.V)
        self.Lambda = np.linalg.cholesky(self.S)


def arguments(**options):
    """FILE W0|W1 PATHS SEED and the program's own options."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("workload", choices=["W0", "W1"])
    parser.add_argument("paths", type=lambda text: int(float(text)))
    parser.add_argument("seed", type=int)
    for name, settings in options.items():
        parser.add_argument("--" + name.replace("_", "-"), **settings)
    return parser.parse_args()


def measure(program, given, simulate):
    """Runs `simulate` once and prints what it took: user and system time of all threads.

    `simulate` returns hits of the first target, hits of all targets, and the 20 cells' figures.
    """
    start = time.process_time()
    first, joint, cells = simulate()
    seconds = time.process_time() - start
    assert np.isfinite(np.asarray(cells)).all()
    print(
        json.dumps(
            {
                "program": program,
                "workload": given.workload,
                "paths": given.paths,
                "cpu_seconds": seconds,
                "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "probability": float(first) / given.paths,
                "joint": float(joint) / given.paths,
            }
        )
    )
