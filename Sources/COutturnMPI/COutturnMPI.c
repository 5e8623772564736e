#include "COutturnMPI.h"

#include <stdlib.h>
#include <string.h>

#ifdef OUTTURN_MPI

#include <mpi.h>
#include <unistd.h>

/// Sums are sent in pieces of so many numbers.
enum { piece = 1 << 24 };

/// Status of a run that was finished and whose probability was below what was asked for.
enum { below_threshold = 3 };

static void leave(int status, void *unused) {
  (void)unused;
  // After an error the others wait for what never comes: leaving without MPI's own farewell
  // makes the launcher end them.
  if (status == 0 || status == below_threshold) {
    outturn_mpi_finalize();
  } else {
    _exit(status);
  }
}

int outturn_mpi_init(int32_t *rank, int32_t *size) {
  int started = 0;
  MPI_Initialized(&started);
  if (!started) {
    MPI_Init(NULL, NULL);
    on_exit(leave, NULL);
  }
  int here = 0, all = 1;
  MPI_Comm_rank(MPI_COMM_WORLD, &here);
  MPI_Comm_size(MPI_COMM_WORLD, &all);
  *rank = here;
  *size = all;
  return 1;
}

int outturn_mpi_sum_i64(int64_t *values, int64_t count) {
  for (int64_t first = 0; first < count; first += piece) {
    int64_t rest = count - first;
    int outcome = MPI_Allreduce(MPI_IN_PLACE, values + first, (int)(rest < piece ? rest : piece),
                                MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
    if (outcome != MPI_SUCCESS) return outcome;
  }
  return 0;
}

int outturn_mpi_gather_bytes(const uint8_t *bytes, int32_t count, uint8_t *all) {
  int outcome = MPI_Allgather(bytes, count, MPI_BYTE, all, count, MPI_BYTE, MPI_COMM_WORLD);
  return outcome == MPI_SUCCESS ? 0 : outcome;
}

void outturn_mpi_finalize(void) {
  int finished = 0;
  MPI_Finalized(&finished);
  if (!finished) MPI_Finalize();
}

#else

int outturn_mpi_init(int32_t *rank, int32_t *size) {
  *rank = 0;
  *size = 1;
  return 0;
}

int outturn_mpi_sum_i64(int64_t *values, int64_t count) {
  (void)values;
  (void)count;
  return 0;
}

int outturn_mpi_gather_bytes(const uint8_t *bytes, int32_t count, uint8_t *all) {
  memcpy(all, bytes, (size_t)count);
  return 0;
}

void outturn_mpi_finalize(void) {}

#endif
