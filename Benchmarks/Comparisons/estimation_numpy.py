"""The tasks of estimation.py in NumPy, each in the form that took least time here and, where
another one is more usual, in that one too."""

import numpy as np
from scipy.linalg import lapack

DRAWS, TIGHTNESS, VARIANCE = 10_000, 0.2, 0.001
CHUNK = 1_000  # draws whose arrays stay in the second-level cache


def design(y):
    x = np.column_stack([np.ones(len(y) - 2), y[1:-1], y[:-2]])
    return x, y[2:]


def fit_plain(y):
    """Coefficients and standard errors by one QR and the residuals."""
    x, response = design(y)
    q, r = np.linalg.qr(x)
    b = np.linalg.solve(r, q.T @ response)
    residuals = response - x @ b
    covariance = residuals.T @ residuals / (len(x) - x.shape[1])
    inverse = np.linalg.inv(r)
    variances = (inverse**2).sum(axis=1)[:, None] * np.diag(covariance)
    return b, np.sqrt(variances)


def fit(y):
    """The same from R alone, by one QR of regressors and responses: no Q, no residuals."""
    rows, n = len(y) - 2, y.shape[1]
    k = 1 + 2 * n
    z = np.empty((rows, k + n))
    z[:, 0], z[:, 1:1 + n], z[:, 1 + n:k], z[:, k:] = 1, y[1:-1], y[:-2], y[2:]
    r = np.linalg.qr(z, mode="r")
    inverse = np.linalg.inv(r[:k, :k])
    b = inverse @ r[:k, k:]
    rest = r[k:, k:]
    covariance = np.einsum("ij,ij->j", rest, rest) / (rows - k)
    return b, np.sqrt(np.multiply.outer(np.einsum("ij,ij->i", inverse, inverse), covariance))


def posterior(y):
    """B̄, V, S and ν of the conjugate posterior."""
    x, response = design(y)
    n = y.shape[1]
    variances = np.concatenate([[1e7], np.repeat([1, 1 / 4], n) * TIGHTNESS**2 / VARIANCE])
    v = np.linalg.inv(np.diag(1 / variances) + x.T @ x)
    mean = v @ (x.T @ response)
    residuals = response - x @ mean
    scale = VARIANCE * np.eye(n) + residuals.T @ residuals + mean.T @ (mean / variances[:, None])
    return mean, v, scale, n + 2 + len(x)


def draws_plain(y, seed):
    """All draws at once: Bartlett factors, batched inverses and products."""
    mean, v, scale, freedom = posterior(y)
    k, n = mean.shape
    rng = np.random.Generator(np.random.SFC64(seed))
    bartlett = np.zeros((DRAWS, n, n))
    for i in range(n):
        bartlett[:, i, i] = np.sqrt(rng.chisquare(freedom - i, DRAWS))
        for j in range(i):
            bartlett[:, i, j] = rng.standard_normal(DRAWS)
    # Sigma = (Lambda A^-T)(Lambda A^-T)'
    factor = np.linalg.cholesky(scale) @ np.linalg.inv(bartlett).transpose(0, 2, 1)
    z = rng.standard_normal((DRAWS, k, n))
    b = mean + np.linalg.cholesky(v) @ z @ factor.transpose(0, 2, 1)
    regressors = np.concatenate([[1.0], y[-1], y[-2]])
    shocks = np.einsum("dij,dj->di", factor, rng.standard_normal((DRAWS, n)))
    return np.einsum("k,dkn->dn", regressors, b) + shocks


def draws(y, seed):
    """A row an unknown, the draw innermost, chunks in the cache; L C = Lambda with C lower
    triangular, C_ii^2 ~ chi2(freedom - n + 1 + i), solved entry by entry."""
    mean, v, scale, freedom = posterior(y)
    k, n = mean.shape
    low, root = np.linalg.cholesky(scale), np.linalg.cholesky(v)
    regressors = np.concatenate([[1.0], y[-1], y[-2]])
    rng = np.random.Generator(np.random.SFC64(seed))
    coefficients = np.empty((k, n, DRAWS))
    factors = np.empty((n * (n + 1) // 2, DRAWS))
    forecasts = np.empty((n, DRAWS))
    for first in range(0, DRAWS, CHUNK):
        part = slice(first, first + CHUNK)
        below = rng.standard_normal((n * (n - 1) // 2, CHUNK))
        entries = {}
        for j in range(n):
            diagonal = 1 / np.sqrt(rng.chisquare(freedom - n + 1 + j, CHUNK))
            entries[j] = diagonal
        factor = {}
        for i in range(n):
            for j in range(i, -1, -1):
                value = factors[i * (i + 1) // 2 + j, part]
                value[:] = low[i, j]
                for m in range(j + 1, i + 1):
                    value -= factor[i, m] * below[m * (m - 1) // 2 + j]
                value *= entries[j]
                factor[i, j] = value
        z = (root @ rng.standard_normal((k, n * CHUNK))).reshape(k, n, CHUNK)
        for i in range(n):
            b = z[:, 0] * factor[i, 0]
            for m in range(1, i + 1):
                b += z[:, m] * factor[i, m]
            b += mean[:, i, None]
            coefficients[:, i, part] = b
            forecasts[i, part] = regressors @ b
        shocks = rng.standard_normal((n, CHUNK))
        for i in range(n):
            for j in range(i + 1):
                forecasts[i, part] += factor[i, j] * shocks[j]
    return forecasts.T


def gibbs(y, seed, sweeps):
    """Sweeps of the independent normal and inverse-Wishart priors of Outturn's `independent` form
    with its own defaults; LAPACK called directly, which is faster than numpy.linalg here. Returns
    the mean and the spread of one coefficient."""
    x, response = design(y)
    k, n = x.shape[1], y.shape[1]
    own = []
    for j in range(n):
        pair = x[:, [0, 1 + j]]
        rest = response[:, j] - pair @ np.linalg.lstsq(pair, response[:, j], rcond=None)[0]
        own.append(rest @ rest / (len(rest) - 2))
    own = np.array(own)
    variances = np.empty((k, n))
    variances[0] = 1e7 * own
    for lag in (1, 2):
        for j in range(n):
            wide = 0.25 * own / own[j]
            wide[j] = 1
            variances[1 + (lag - 1) * n + j] = 0.2**2 / lag**2 * wide
    precision = np.diag(1 / variances.T.ravel())
    gram, cross = x.T @ x, x.T @ response
    freedom = n + 2 + len(x)
    rng = np.random.Generator(np.random.SFC64(seed))
    inverse = np.diag(1 / own)
    values = np.empty(sweeps)
    degrees = freedom - np.arange(n)
    for sweep in range(sweeps):
        total = precision + np.kron(inverse, gram)
        factor, _ = lapack.dpotrf(total, lower=1)
        linear, _ = lapack.dtrtrs(factor, (cross @ inverse).T.ravel(), lower=1)
        linear += rng.standard_normal(k * n)
        b, _ = lapack.dtrtrs(factor, linear, lower=1, trans=1)
        b = b.reshape(n, k).T
        residuals = response - x @ b
        scale = residuals.T @ residuals
        scale.flat[:: n + 1] += own
        low, _ = lapack.dpotrf(scale, lower=1)
        bartlett = np.tril(rng.standard_normal((n, n)), -1)
        bartlett.flat[:: n + 1] = np.sqrt(rng.chisquare(degrees))
        # Sigma^-1 = (C^-T A)(C^-T A)' with scale = C C'
        half, _ = lapack.dtrtrs(low, bartlett, lower=1, trans=1)
        inverse = half @ half.T
        values[sweep] = b[1, 0]
    return values.mean(), values.std()
