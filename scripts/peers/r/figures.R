# Rscript figures.R IN OUT: figures of the product recomputed from the answers themselves, as one JSON array.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (part in c("reading", "single-scores")) source(file.path(here, paste0(part, ".R")))
words <- commandArgs(TRUE)

figure <- function(asked) {
  answers <- numbers(asked$answers)
  n <- length(answers)
  if (asked$kind == "nps") {
    promoters <- sum(answers > asked$breaks[[2]])
    detractors <- sum(answers <= asked$breaks[[1]])
    found <- nps_intervals(promoters, n - promoters - detractors, detractors, 0.95)
    return(list(estimate = found$nps, low = found$score_ci[1], high = found$score_ci[2], n = n))
  }
  if (asked$kind == "share") {
    inside <- sum(answers >= asked$from & answers <= asked$to)
    interval <- wilson(inside, n, 0.95)
    return(list(estimate = inside / n, low = interval[1], high = interval[2], n = n))
  }
  interval <- t_interval(answers, 0.95)
  list(estimate = mean(answers), low = interval[1], high = interval[2], n = n)
}

asked <- jsonlite::fromJSON(words[1], simplifyVector = FALSE)
jsonlite::write_json(lapply(asked, figure), words[2], auto_unbox = TRUE, digits = NA)
