# A VAR(2) fit with standard errors by R's own QR: estimation.R DATA.csv
argv <- commandArgs(TRUE)
y <- as.matrix(read.csv(argv[1]))
fit <- function() {
  rows <- nrow(y)
  x <- cbind(1, y[2:(rows - 1), ], y[1:(rows - 2), ])
  found <- .lm.fit(x, y[3:rows, ])
  k <- ncol(x)
  variances <- colSums(found$residuals^2) / (nrow(x) - k)
  list(found$coefficients, sqrt(outer(diag(chol2inv(found$qr, k)), variances)))
}
found <- fit()
repeats <- 1000
start <- proc.time()
for (i in seq_len(repeats)) found <- fit()
seconds <- sum((proc.time() - start)[1:2]) / repeats
cat(sprintf(
  '{"program": "R (.lm.fit)", "task": "fit", "cpu_seconds": %.9g, "figures": [%.17g, %.17g]}\n',
  seconds, found[[1]][2, 1], found[[2]][2, 1]))
