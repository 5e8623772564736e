// Prototypes of the LAPACK and BLAS routines that Outturn calls, and of no others.
//
// liblapack-dev ships no C header. Fortran passes everything by address; every character
// argument has a hidden length at the end of the list.
#ifndef OUTTURN_LAPACK_SHIM_H
#define OUTTURN_LAPACK_SHIM_H

#include <stddef.h>

// BLAS: C := alpha op(A) op(B) + beta C.
void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
            const double *alpha, const double *a, const int *lda, const double *b, const int *ldb,
            const double *beta, double *c, const int *ldc, size_t, size_t);

// Cholesky factor of a symmetric positive definite matrix, and solution with it.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda,
             double *b, const int *ldb, int *info, size_t);

// The same for a banded matrix.
void dpbtrf_(const char *uplo, const int *n, const int *kd, double *ab, const int *ldab, int *info,
             size_t);

// Triangular systems: dense and banded.
void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs,
             const double *a, const int *lda, double *b, const int *ldb, int *info, size_t, size_t,
             size_t);
void dtbtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *kd,
             const int *nrhs, const double *ab, const int *ldab, double *b, const int *ldb,
             int *info, size_t, size_t, size_t);

// QR with column pivoting, and multiplication by its Q.
void dgeqp3_(const int *m, const int *n, double *a, const int *lda, int *jpvt, double *tau,
             double *work, const int *lwork, int *info);
void dormqr_(const char *side, const char *trans, const int *m, const int *n, const int *k,
             const double *a, const int *lda, const double *tau, double *c, const int *ldc,
             double *work, const int *lwork, int *info, size_t, size_t);

// Eigenvalues and eigenvectors of a symmetric matrix.
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
            double *work, const int *lwork, int *info, size_t, size_t);

// Eigenvalues of a general matrix.
void dgeev_(const char *jobvl, const char *jobvr, const int *n, double *a, const int *lda,
            double *wr, double *wi, double *vl, const int *ldvl, double *vr, const int *ldvr,
            double *work, const int *lwork, int *info, size_t, size_t);

// Version of the library.
void ilaver_(int *major, int *minor, int *patch);

#endif
