# Section 8 of the catalogue: text and coding.

keyness <- function(input) {
  a <- numbers(input$count_a)
  b <- numbers(input$count_b)
  prior <- rep_len(numbers(input$prior), length(a))
  rest <- function(count) sum(count) + sum(prior) - count - prior
  delta <- log((a + prior) / rest(a)) - log((b + prior) / rest(b))
  variance <- 1 / (a + prior) + 1 / (b + prior)
  z <- delta / sqrt(variance)
  list(
    delta = list_of(delta), variance = list_of(variance), z = list_of(z), p_value = list_of(two_sided_normal(z)),
    order = I(as.list(texts(input$words)[order(-z)]))
  )
}

cohen_kappa <- function(input) {
  table <- rows_of(input$table)
  n <- sum(table)
  level <- level_of(input)
  z <- qnorm(1 - (1 - level) / 2)
  plain <- input$weights == "none"
  spacing <- if (input$weights == "quadratic") "Fleiss-Cohen" else "Equal-Spacing"
  fit <- vcd::Kappa(table, weights = spacing)
  part <- if (plain) fit$Unweighted else fit$Weighted
  kappa <- part[["value"]]
  se <- part[["ASE"]]
  chance <- sum(rowSums(table) * colSums(table)) / n^2
  reachable <- sum(pmin(rowSums(table), colSums(table))) / n
  list(
    n = n, agreement = sum(diag(table)) / n, kappa = one(kappa), se = one(se),
    ci = pair(kappa + c(-1, 1) * z * se), max_kappa = if (plain) one((reachable - chance) / (1 - chance)) else NULL
  )
}

fleiss_kappa <- function(input) {
  counts <- rows_of(input$counts)
  coders <- unique(rowSums(counts))
  if (length(coders) != 1 || coders < 2) return(list(kappa = NULL, observed = NULL, expected = NULL))
  observed <- mean((rowSums(counts^2) - coders) / (coders * (coders - 1)))
  expected <- sum((colSums(counts) / sum(counts))^2)
  list(kappa = one((observed - expected) / (1 - expected)), observed = observed, expected = expected)
}

krippendorff <- function(input) {
  ratings <- rows_of(input$ratings)
  units <- lapply(seq_len(ncol(ratings)), function(j) ratings[!is.na(ratings[, j]), j])
  units <- Filter(function(unit) length(unit) > 1, units)
  values <- sort(unique(unlist(units)))
  coincidence <- matrix(0, length(values), length(values))
  for (unit in units) {
    for (i in seq_along(unit)) for (j in seq_along(unit)) if (i != j) {
      cell <- cbind(match(unit[i], values), match(unit[j], values))
      coincidence[cell] <- coincidence[cell] + 1 / (length(unit) - 1)
    }
  }
  totals <- rowSums(coincidence)
  n <- sum(totals)
  distance <- function(metric) outer(seq_along(values), seq_along(values), Vectorize(function(i, j) switch(metric,
    nominal = as.numeric(i != j), interval = (values[i] - values[j])^2,
    ordinal = (sum(totals[min(i, j):max(i, j)]) - (totals[i] + totals[j]) / 2)^2,
    ratio = if (values[i] + values[j] == 0) 0 else ((values[i] - values[j]) / (values[i] + values[j]))^2
  )))
  list(results = I(lapply(texts(input$metrics), function(metric) {
    apart <- if (length(values) > 1) distance(metric)
    alpha <- if (length(values) > 1) 1 - (n - 1) * sum(coincidence * apart) / sum(outer(totals, totals) * apart)
    list(metric = metric, alpha = one(alpha), pairable = n)
  })))
}

pareto <- function(input) {
  counts <- numbers(input$counts)
  names <- texts(input$categories)
  sorted <- order(-counts)
  share <- counts[sorted] / sum(counts)
  cumulative <- cumsum(counts[sorted]) / sum(counts)
  few <- which(cumulative >= input$threshold - 1e-12)[1]
  list(
    order = I(names[sorted]), share = list_of(share), cumulative = list_of(cumulative),
    vital_few = I(names[sorted][seq_len(few)])
  )
}

poisson_interval <- function(input) {
  list(items = I(lapply(input$items, function(item) {
    list_of(as.numeric(poisson.test(item$x, conf.level = item$conf)$conf.int))
  })))
}

oracle <- c(oracle, list(
  "text.keyness" = keyness,
  "coding.cohen_kappa" = cohen_kappa,
  "coding.fleiss_kappa" = fleiss_kappa,
  "coding.krippendorff_alpha" = krippendorff,
  "complaints.pareto" = pareto,
  "complaints.poisson_interval" = poisson_interval
))
