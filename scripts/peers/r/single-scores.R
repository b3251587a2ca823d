# Section 1 of the catalogue: one score.

proportion_intervals <- function(item, level) {
  x <- item$x
  n <- item$n
  if (n == 0) {
    return(list(
      estimate = NULL, wald = NULL, wilson = NULL, clopper_pearson = NULL, agresti_coull = NULL, jeffreys = NULL
    ))
  }
  tail <- (1 - level) / 2
  z <- qnorm(1 - tail)
  p <- x / n
  larger <- n + z^2
  middle <- (x + z^2 / 2) / larger
  list(
    estimate = p,
    wald = pair(p + c(-1, 1) * z * sqrt(p * (1 - p) / n)),
    wilson = pair(wilson(x, n, level)),
    clopper_pearson = pair(binom.test(x, n, conf.level = level)$conf.int),
    agresti_coull = pair(middle + c(-1, 1) * z * sqrt(middle * (1 - middle) / larger)),
    jeffreys = pair(c(
      if (x == 0) 0 else qbeta(tail, x + 0.5, n - x + 0.5),
      if (x == n) 1 else qbeta(1 - tail, x + 0.5, n - x + 0.5)
    ))
  )
}

wilson <- function(x, n, level) {
  as.numeric(suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int)
}

t_interval <- function(values, level) {
  error <- sd(values) / sqrt(length(values))
  mean(values) + c(-1, 1) * qt(1 - (1 - level) / 2, length(values) - 1) * error
}

csat_summary <- function(input) {
  answers <- numbers(input$answers)
  scale <- input$scale
  steps <- (answers - scale$min) / scale$step
  valid <- !is.na(answers) & answers >= scale$min & answers <= scale$max & abs(steps - round(steps)) < 1e-9
  values <- answers[valid]
  n <- length(values)
  level <- level_of(input)
  step_count <- round((scale$max - scale$min) / scale$step) + 1
  box <- function(inside) if (n == 0) list(share = NULL, ci = NULL) else {
    list(share = mean(inside), ci = pair(wilson(sum(inside), n, level)))
  }
  top <- box(values >= input$top_min - 1e-9)
  bottom <- box(values <= input$bottom_max + 1e-9)
  net <- if (n == 0) NULL else top$share - bottom$share
  list(
    n_total = length(answers), n_missing = sum(is.na(answers)), n_invalid = sum(!is.na(answers) & !valid), n_valid = n,
    distribution = I(tabulate(round(steps[valid]) + 1, step_count)),
    mean = one(mean(values)), sd = one(sd(values)), se = one(sd(values) / sqrt(n)),
    mean_ci = if (n < 2) NULL else pair(t_interval(values, level)),
    median = one(median(values)),
    index_0_100 = one(100 * (mean(values) - scale$min) / (scale$max - scale$min)),
    top_share = top$share, top_ci_wilson = top$ci, bottom_share = bottom$share, bottom_ci_wilson = bottom$ci,
    net_share = net,
    net_se = if (n == 0) NULL else sqrt(max(0, top$share + bottom$share - net^2) / n)
  )
}

median_interval <- function(input) {
  values <- sort(given(input$values))
  n <- length(values)
  tail <- (1 - level_of(input)) / 2
  k <- qbinom(tail, n, 0.5)
  known <- n > 0 && k > 0
  quartiles <- quantile(values, c(0.25, 0.5, 0.75), type = 7)
  list(
    n = n, median = one(quartiles[2]), q1 = one(quartiles[1]), q3 = one(quartiles[3]),
    ci = if (known) pair(values[c(k, n - k + 1)]) else NULL,
    achieved = if (known) 1 - 2 * pbinom(k - 1, n, 0.5) else NULL
  )
}

# The variance of one answer when the score is delta, at the most likely detractor share.
variance_at <- function(delta, promoters, detractors, n) {
  a <- 2 * n
  b <- -detractors - promoters + (2 * n - promoters + detractors) * delta
  c <- -detractors * delta * (1 - delta)
  q <- (sqrt(max(0, b^2 - 4 * a * c)) - b) / (2 * a)
  max(0, 2 * q + delta * (1 - delta))
}

score_bound <- function(side, promoters, detractors, n, z) {
  estimate <- (promoters - detractors) / n
  if (estimate == side) return(side)
  excess <- function(delta) side * (delta - estimate) - z * sqrt(variance_at(delta, promoters, detractors, n) / n)
  near <- estimate + side * 1e-9
  uniroot(excess, sort(c(near, side)), tol = 1e-15, maxiter = 10000)$root
}

nps_intervals <- function(promoters, passives, detractors, level) {
  n <- promoters + passives + detractors
  counts <- list(n = n, promoters = promoters, passives = passives, detractors = detractors)
  if (n == 0) {
    return(c(counts, list(
      nps = NULL, variance_unit = NULL, se = NULL, wald_ci = NULL, t_ci = NULL, adjusted_wald_ci = NULL, score_ci = NULL
    )))
  }
  z <- qnorm(1 - (1 - level) / 2)
  score <- (promoters - detractors) / n
  variance <- (promoters + detractors) / n - score^2
  t_error <- sqrt(variance / (n - 1))
  adjusted <- adjusted_score(promoters, detractors, n)
  c(counts, list(
    nps = 100 * score, variance_unit = variance, se = 100 * sqrt(variance / n),
    wald_ci = pair(100 * (score + c(-1, 1) * z * sqrt(variance / n))),
    t_ci = if (n < 2) NULL else pair(100 * (score + c(-1, 1) * qt(1 - (1 - level) / 2, n - 1) * t_error)),
    adjusted_wald_ci = pair(100 * (adjusted$score + c(-1, 1) * z * adjusted$error)),
    score_ci = pair(100 * nps_score_interval(promoters, detractors, n, z))
  ))
}

nps_score_interval <- function(promoters, detractors, n, z) {
  c(score_bound(-1, promoters, detractors, n, z), score_bound(1, promoters, detractors, n, z))
}

adjusted_score <- function(promoters, detractors, n) {
  n <- n + 3
  promoters <- promoters + 0.75
  detractors <- detractors + 0.75
  score <- (promoters - detractors) / n
  list(score = score, error = sqrt(((promoters + detractors) / n - score^2) / n))
}

nps_summary <- function(input) {
  answers <- given(input$answers)
  answers <- answers[answers >= 0 & answers <= 10 & answers == round(answers)]
  breaks <- numbers(input$breaks)
  promoters <- sum(answers > breaks[2])
  detractors <- sum(answers <= breaks[1])
  nps_intervals(promoters, length(answers) - promoters - detractors, detractors, level_of(input))
}

nps_exact_bootstrap <- function(input) {
  n <- input$promoters + input$passives + input$detractors
  if (n == 0) return(list(mean = NULL, se = NULL, percentile_ci = NULL))
  shares <- c(input$promoters, input$passives, input$detractors) / n
  chance <- numeric(2 * n + 1)
  for (promoters in 0:n) {
    detractors <- 0:(n - promoters)
    log_chance <- dbinom(promoters, n, shares[1], log = TRUE) + if (shares[1] == 1) {
      ifelse(detractors == 0 & promoters == n, 0, -Inf)
    } else {
      dbinom(detractors, n - promoters, min(1, shares[3] / (1 - shares[1])), log = TRUE)
    }
    at <- promoters - detractors + n + 1
    chance[at] <- chance[at] + exp(log_chance)
  }
  points <- 100 * (-n:n) / n
  tail <- (1 - level_of(input)) / 2
  cumulative <- cumsum(chance)
  mean <- sum(points * chance)
  list(
    mean = mean, se = sqrt(sum((points - mean)^2 * chance)),
    percentile_ci = pair(vapply(c(tail, 1 - tail), function(at) points[which(cumulative >= at - 1e-12)[1]], 0))
  )
}

bootstrap_interval <- function(input) {
  values <- given(input$values)
  statistic <- switch(input$statistic, mean = mean, median = median, sd = sd, variance = var)
  tail <- (1 - level_of(input)) / 2
  estimate <- statistic(values)
  drawn <- vapply(input$resamples_zero_based, function(rows) statistic(values[numbers(rows) + 1]), numeric(1))
  left_out <- vapply(seq_along(values), function(row) statistic(values[-row]), numeric(1))
  lever <- mean(left_out) - left_out
  acceleration <- if (sum(lever^2) < 1e-24) NA else sum(lever^3) / (6 * sum(lever^2)^1.5)
  bias <- qnorm(mean(drawn < estimate - 1e-12) + mean(abs(drawn - estimate) <= 1e-12) / 2)
  if (max(values) == min(values)) bias <- NA
  quantiles <- function(at) quantile(drawn, at, type = 7, names = FALSE)
  bca <- if (is.finite(bias) && is.finite(acceleration)) {
    shifted <- bias + c(-1, 1) * qnorm(1 - tail)
    quantiles(pnorm(bias + shifted / (1 - acceleration * shifted)))
  }
  percentile <- quantiles(c(tail, 1 - tail))
  list(
    estimate = estimate, se = one(sd(drawn)), bias = mean(drawn) - estimate,
    percentile_ci = pair(percentile), basic_ci = pair(2 * estimate - rev(percentile)),
    acceleration = one(acceleration), z0 = one(bias), bca_ci = pair(bca)
  )
}

rating_shrink <- function(input) {
  values <- numbers(input$values)
  prior <- numbers(input$prior_counts)
  level <- level_of(input)
  counts <- lapply(input$items, function(item) numbers(item$counts))
  overall <- sum(vapply(counts, function(count) sum(count * values), 0)) / sum(unlist(counts))
  items <- Map(function(item, count) {
    n <- sum(count)
    mass <- count + prior
    share <- mass / sum(mass)
    middle <- sum(values * share)
    deviation <- sqrt((sum(values^2 * share) - middle^2) / (sum(mass) + 1))
    list(
      key = item$key, n = n, raw_mean = one(sum(values * count) / n),
      shrunk_mean = (sum(values * count) + input$prior_strength * overall) / (n + input$prior_strength),
      dirichlet_mean = middle, dirichlet_sd = deviation,
      dirichlet_ci_normal = pair(middle + c(-1, 1) * qnorm(1 - (1 - level) / 2) * deviation),
      dirichlet_lower = middle - qnorm(level) * deviation
    )
  }, input$items, counts)
  keys <- vapply(items, function(item) item$key, "")
  rank_by <- function(name) I(keys[order(-vapply(items, function(item) item[[name]], 0))])
  list(
    grand_mean = one(overall), items = I(unname(items)),
    rank_by_shrunk = rank_by("shrunk_mean"), rank_by_lower = rank_by("dirichlet_lower")
  )
}

empirical_bayes <- function(input) {
  means <- numbers(input$means)
  errors <- numbers(input$se)
  fit <- metafor::rma(yi = means, sei = errors, method = "DL")
  pulled <- as.data.frame(metafor::blup(fit))$pred
  list(
    mu = one(fit$beta), tau2 = fit$tau2, shrunk = list_of(pulled),
    weight = list_of(fit$tau2 / (fit$tau2 + errors^2))
  )
}

composite_index <- function(input) {
  items <- rows_of(input$items)
  weights <- numbers(input$weights)
  complete <- items[stats::complete.cases(items), , drop = FALSE]
  scores <- as.numeric(100 * (complete - input$min) %*% weights / ((input$max - input$min) * sum(weights)))
  n <- length(scores)
  list(
    n = n, scores = list_of(scores), index = one(mean(scores)), se = one(sd(scores) / sqrt(n)),
    ci = if (n < 2) NULL else pair(t_interval(scores, level_of(input)))
  )
}

oracle <- list(
  "proportion.interval" = function(input) each_item(input, proportion_intervals),
  "csat.summary" = csat_summary,
  "quantile.median_interval" = median_interval,
  "nps.summary" = nps_summary,
  "nps.from_counts" = function(input) {
    each_item(input, function(item, level) nps_intervals(item$promoters, item$passives, item$detractors, level))
  },
  "nps.exact_bootstrap" = nps_exact_bootstrap,
  "bootstrap.interval" = bootstrap_interval,
  "rating.shrink" = rating_shrink,
  "rating.empirical_bayes" = empirical_bayes,
  "index.composite" = composite_index
)
