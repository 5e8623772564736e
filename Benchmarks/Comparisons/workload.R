# Workload W0 in R, vectorised over paths: rnorm, a matrix a step, exact quantiles.
#
#   Rscript workload.R workload-w.json W0 1e6 1

arguments <- commandArgs(trailingOnly = TRUE)
stopifnot(length(arguments) == 4, arguments[2] == "W0")
text <- paste(readLines(arguments[1], warn = FALSE), collapse = "")
numbers <- function(key) {
  start <- sub(paste0(".*\"", key, "\": *"), "", text)
  body <- sub("\"[a-zA-Z].*", "", start)
  as.numeric(regmatches(body, gregexpr("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?", body))[[1]])
}
B <- matrix(numbers("B"), 5, 4, byrow = TRUE)
L <- matrix(numbers("L0"), 4, 4, byrow = TRUE)
last <- numbers("last_growth")
targets <- numbers("targets_h1")
paths <- as.numeric(arguments[3])
set.seed(as.integer(arguments[4]))

start <- proc.time()
y <- matrix(last, paths, 4, byrow = TRUE)
level <- matrix(100, paths, 4)
cells <- NULL
for (step in 1:5) {
  shock <- matrix(rnorm(4 * paths), paths, 4) %*% t(L)
  y <- y %*% B[-1, ] + shock
  y <- sweep(y, 2, B[1, ], "+")
  if (step == 1) {
    met <- sweep(y, 2, targets, ">=")
    first <- sum(met[, 1])
    joint <- sum(rowSums(met) == 4)
  }
  level <- level * (1 + y / 100)
  for (i in 1:4) {
    x <- level[, i]
    cells <- c(cells, mean(x), sd(x), quantile(x, c(.05, .1, .25, .5, .75, .9, .95)))
  }
}
taken <- proc.time() - start
stopifnot(all(is.finite(cells)))
status <- if (file.exists("/proc/self/status")) readLines("/proc/self/status") else ""
peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) * 1024
cat(sprintf(paste0("{\"program\": \"r\", \"workload\": \"%s\", \"paths\": %d, ",
  "\"cpu_seconds\": %.3f, \"peak_memory_bytes\": %.0f, \"probability\": %.9f, ",
  "\"joint\": %.9f}\n"), arguments[2], as.integer(paths),
  taken[["user.self"]] + taken[["sys.self"]], peak, first / paths, joint / paths))
