# Rscript modes.R IN OUT: what the telephone does to a grade, and who asks, from the grades themselves.
words <- commandArgs(TRUE)
asked <- jsonlite::fromJSON(words[1], simplifyVector = FALSE)
telephone <- lapply(asked$telephone, unlist)
alone <- unlist(asked$alone)
by <- factor(rep(seq_along(telephone), lengths(telephone)))
table <- anova(lm(unlist(telephone) ~ by))
n <- sum(lengths(telephone))
size <- (n - sum(lengths(telephone)^2) / n) / (length(telephone) - 1)
icc <- function(ratio) (ratio - 1) / (ratio - 1 + size)
ratio <- table[1, "F value"]
df <- table[, "Df"]
found <- list(
  mode = as.numeric(t.test(unlist(telephone), alone)$conf.int),
  icc = icc(c(ratio, ratio / qf(0.975, df[1], df[2]), ratio * qf(0.975, df[2], df[1])))
)
jsonlite::write_json(found, words[2], digits = NA)
