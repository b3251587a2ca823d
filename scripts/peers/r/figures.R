# Rscript figures.R IN OUT: figures of the product recomputed from the answers themselves, as one JSON array.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
for (part in c("reading", "single-scores")) source(file.path(here, paste0(part, ".R")))
words <- commandArgs(TRUE)

# How much larger the variance is than of independent answers, with the customer as cluster; 1 and more.
customer_effect <- function(values, customers, level) {
  n <- length(values)
  g <- length(unique(customers))
  if (g == n) return(1)
  if (g < 2) return(n)
  apart <- values - mean(values)
  between <- sum(tapply(apart, customers, sum)^2) * g / (g - 1)
  ratio <- if (sum(apart^2) > 0) between / sum(apart^2) * (n - 1) / n else sum(table(customers)^2) / n
  max(1, ratio * (qt((1 + level) / 2, g - 1) / qt((1 + level) / 2, n - 1))^2)
}

figure <- function(asked) {
  answers <- numbers(asked$answers)
  customers <- unlist(asked$customers)
  n <- length(answers)
  if (asked$kind == "nps") {
    promoters <- sum(answers > asked$breaks[[2]])
    detractors <- sum(answers <= asked$breaks[[1]])
    deff <- customer_effect((answers > asked$breaks[[2]]) - (answers <= asked$breaks[[1]]), customers, 0.95)
    found <- nps_intervals(promoters / deff, (n - promoters - detractors) / deff, detractors / deff, 0.95)
    return(list(estimate = found$nps, low = found$score_ci[1], high = found$score_ci[2], n = n))
  }
  if (asked$kind == "share") {
    inside <- answers >= asked$from & answers <= asked$to
    deff <- customer_effect(as.numeric(inside), customers, 0.95)
    interval <- wilson(sum(inside) / deff, n / deff, 0.95)
    return(list(estimate = sum(inside) / n, low = interval[1], high = interval[2], n = n))
  }
  half <- qt(0.975, n - 1) * sqrt(customer_effect(answers, customers, 0.95) * var(answers) / n)
  interval <- mean(answers) + c(-half, half)
  list(estimate = mean(answers), low = interval[1], high = interval[2], n = n)
}

asked <- jsonlite::fromJSON(words[1], simplifyVector = FALSE)
jsonlite::write_json(lapply(asked, figure), words[2], auto_unbox = TRUE, digits = NA)
