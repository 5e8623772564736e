#ifndef COUTTURN_MPI_H
#define COUTTURN_MPI_H

#include <stdint.h>

/// The four calls that the message passing interface is used for. MPI's communicators and types are
/// macros, which Swift does not see. Built without the package trait MPI they are those of one
/// process alone.

/// Joins the processes that were started together and sets this one's place and their number.
/// The first call alone does something. Returns 0 when this build has no MPI, 1 when it has.
/// From then on a process that exits with a status of an error ends all others.
int outturn_mpi_init(int32_t *rank, int32_t *size);

/// Adds numbers place by place over all processes, in place; every process gets the sums.
/// Returns 0, or MPI's error code.
int outturn_mpi_sum_i64(int64_t *values, int64_t count);

/// Gathers `count` bytes of every process into `all`, in order of the processes' places; every
/// process gets all. Returns 0, or MPI's error code.
int outturn_mpi_gather_bytes(const uint8_t *bytes, int32_t count, uint8_t *all);

/// Leaves. Waits for the other processes.
void outturn_mpi_finalize(void);

#endif
