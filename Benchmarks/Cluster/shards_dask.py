"""Shards of one simulation on Dask's workers, merged here.

    python shards_dask.py --shards 4 --workers 2 --output result.json \
        probability Models/lingling-2026 --paths 1e6

Workers need the same program and the model under the same path. What they send back is the small
partial of their shard. With --scheduler ADDRESS the workers of a running cluster are used.
Needs dask and distributed from PyPI.
"""

import argparse
import pathlib
import subprocess
import tempfile

from dask.distributed import Client, LocalCluster


def shard(program, words, number, count):
    """The partial of one shard."""
    return subprocess.run(
        [program, *words, "--threads", "1", "--shard", f"{number}/{count}"],
        check=True,
        stdout=subprocess.PIPE,
    ).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default="outturn")
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scheduler")
    parser.add_argument("--output", default="-")
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the verb and its options")
    options = parser.parse_args()

    if options.scheduler:
        client = Client(options.scheduler)
    else:
        client = Client(
            LocalCluster(
                n_workers=options.workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
            )
        )
    numbers = range(1, options.shards + 1)
    tasks = [
        client.submit(shard, options.program, options.words, number, options.shards, pure=False)
        for number in numbers
    ]
    partials = client.gather(tasks)
    client.close()

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, partial in zip(numbers, partials):
            file = pathlib.Path(folder, f"{number}.part")
            file.write_bytes(partial)
            files.append(str(file))
        subprocess.run(
            [options.program, "merge", *files, "--format", "json", "--output", options.output],
            check=True,
        )


if __name__ == "__main__":
    main()
