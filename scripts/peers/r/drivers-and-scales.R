# Sections 5 and 6 of the catalogue: drivers, scales, gaps, Kano.

correlation <- function(input) {
  x <- numbers(input$x)
  y <- numbers(input$y)
  both <- !is.na(x) & !is.na(y)
  x <- x[both]
  y <- y[both]
  n <- length(x)
  if (n < 3 || sd(x) == 0 || sd(y) == 0) {
    return(list(n = n, pearson = NULL, pearson_ci = NULL, pearson_p = NULL, spearman = NULL, kendall_tau_b = NULL))
  }
  test <- cor.test(x, y, conf.level = level_of(input))
  list(
    n = n, pearson = one(test$estimate), pearson_ci = pair(test$conf.int), pearson_p = test$p.value,
    spearman = cor(x, y, method = "spearman"), kendall_tau_b = cor(x, y, method = "kendall")
  )
}

r_squared <- function(x, y, columns) if (length(columns) == 0) 0 else summary(lm(y ~ x[, columns]))$r.squared

# The mean rise in R2 over all orders, each subset weighted by the number of orders that pass through it.
lmg <- function(x, y) {
  p <- ncol(x)
  known <- vapply(seq_len(2^p) - 1, function(code) r_squared(x, y, which(bitwAnd(code, 2^(seq_len(p) - 1)) > 0)), 0)
  vapply(seq_len(p), function(j) {
    rise <- 0
    for (code in seq_len(2^p) - 1) {
      if (bitwAnd(code, 2^(j - 1)) > 0) next
      size <- sum(bitwAnd(code, 2^(seq_len(p) - 1)) > 0)
      share <- factorial(size) * factorial(p - size - 1) / factorial(p)
      rise <- rise + share * (known[code + 2^(j - 1) + 1] - known[code + 1])
    }
    rise
  }, 0)
}

relative_weights <- function(x, y) {
  parts <- svd(scale(x))
  orthogonal <- parts$u %*% t(parts$v)
  loading <- crossprod(orthogonal, scale(x))
  slope <- crossprod(orthogonal, scale(y))
  as.numeric(t(loading^2 / (nrow(x) - 1)) %*% (slope^2 / (nrow(x) - 1)))
}

importance <- function(input) {
  x <- sapply(input$x, numbers)
  y <- numbers(input$y)
  complete <- stats::complete.cases(x, y)
  x <- x[complete, , drop = FALSE]
  y <- y[complete]
  n <- nrow(x)
  p <- ncol(x)
  keys <- c(
    "r_squared", "adj_r_squared", "intercept", "b", "se", "p_value", "se_hc3", "beta", "vif", "pratt", "lmg",
    "relative_weight", "lmg_share", "relative_weight_share"
  )
  nothing <- c(list(n = n), setNames(vector("list", length(keys)), keys))
  if (n <= p + 1 || sd(y) == 0 || qr(cbind(1, x))$rank < p + 1) return(nothing)
  fit <- lm(y ~ x)
  table <- summary(fit)
  beta <- coef(fit)[-1] * apply(x, 2, sd) / sd(y)
  weights <- relative_weights(x, y)
  shapley <- lmg(x, y)
  list(
    n = n, r_squared = table$r.squared, adj_r_squared = table$adj.r.squared, intercept = one(coef(fit)[1]),
    b = list_of(coef(fit)[-1]), se = list_of(table$coefficients[-1, 2]), p_value = list_of(table$coefficients[-1, 4]),
    se_hc3 = list_of(sqrt(diag(sandwich::vcovHC(fit, type = "HC3")))[-1]), beta = list_of(beta),
    vif = list_of(diag(solve(cor(x)))), pratt = list_of(beta * as.numeric(cor(x, y))), lmg = list_of(shapley),
    relative_weight = list_of(weights), lmg_share = list_of(shapley / sum(shapley)),
    relative_weight_share = list_of(weights / sum(weights))
  )
}

importance_bootstrap <- function(input) {
  x <- sapply(input$x, numbers)
  y <- numbers(input$y)
  tail <- (1 - level_of(input)) / 2
  drawn <- lapply(input$resamples_zero_based, function(rows) {
    rows <- numbers(rows) + 1
    if (qr(cbind(1, x[rows, ]))$rank < ncol(x) + 1 || sd(y[rows]) == 0) return(NULL)
    list(lmg = lmg(x[rows, , drop = FALSE], y[rows]), weight = relative_weights(x[rows, , drop = FALSE], y[rows]))
  })
  drawn <- Filter(Negate(is.null), drawn)
  shapley <- do.call(rbind, lapply(drawn, function(each) each$lmg))
  weight <- do.call(rbind, lapply(drawn, function(each) each$weight))
  between <- function(columns) {
    I(lapply(seq_len(ncol(columns)), function(j) I(quantile(columns[, j], c(tail, 1 - tail), type = 7, names = FALSE))))
  }
  list(
    lmg_ci = between(shapley), relative_weight_ci = between(weight), lmg_se = list_of(apply(shapley, 2, sd)),
    top_driver_share = list_of(tabulate(apply(shapley, 1, which.max), ncol(x)) / nrow(shapley))
  )
}

ordinal_logit <- function(input) {
  data <- data.frame(outcome = factor(texts(input$outcome), levels = texts(input$levels), ordered = TRUE))
  for (name in names(input$factors)) {
    first <- input$reference[[name]]
    values <- input$factors[[name]]
    data[[name]] <- if (is.null(first)) numbers(values) else {
      values <- texts(values)
      factor(values, levels = c(first, setdiff(unique(values[!is.na(values)]), first)))
    }
  }
  data$frequency <- if (is.null(input$frequency)) 1 else numbers(input$frequency)
  formula <- as.formula(paste("outcome ~", paste(names(input$factors), collapse = "+")))
  control <- ordinal::clm.control(gradTol = 1e-10, maxIter = 200)
  fit <- ordinal::clm(formula, data = data, weights = frequency, control = control)
  slopes <- coef(summary(fit))[-seq_along(fit$alpha), , drop = FALSE]
  z <- qnorm(1 - (1 - level_of(input)) / 2)
  list(
    thresholds = list_of(fit$alpha), b = list_of(slopes[, 1]), se = list_of(slopes[, 2]),
    odds_ratio = list_of(exp(slopes[, 1])),
    odds_ratio_ci = I(unname(Map(function(b, se) I(exp(b + c(-1, 1) * z * se)), slopes[, 1], slopes[, 2]))),
    loglik = one(fit$logLik), names = I(rownames(slopes))
  )
}

quadrants <- function(input) {
  importance <- numbers(input$importance)
  performance <- numbers(input$performance)
  cut <- function(values, fixed) {
    switch(input$cut, mean = mean(values, na.rm = TRUE), median = median(values, na.rm = TRUE), fixed = fixed)
  }
  x <- cut(importance, input$importance_cut)
  y <- cut(performance, input$performance_cut)
  name <- ifelse(importance >= x,
    ifelse(performance >= y, "keep_up", "concentrate_here"),
    ifelse(performance >= y, "possible_overkill", "low_priority")
  )
  list(importance_cut = one(x), performance_cut = one(y), quadrant = I(as.list(name)))
}

alpha_of <- function(items) {
  k <- ncol(items)
  if (k < 2 || nrow(items) < 2 || var(rowSums(items)) == 0) return(NA)
  k / (k - 1) * (1 - sum(apply(items, 2, var)) / var(rowSums(items)))
}

reliability <- function(input) {
  items <- rows_of(input$items)
  items <- items[stats::complete.cases(items), , drop = FALSE]
  n <- nrow(items)
  k <- ncol(items)
  if (n < 2 || k < 2) {
    return(list(
      n = n, k = k, alpha = NULL, alpha_standardised = NULL, feldt_ci = NULL, alpha_if_dropped = NULL,
      item_rest_correlation = NULL
    ))
  }
  tail <- (1 - level_of(input)) / 2
  varies <- all(apply(items, 2, sd) > 0)
  quietly <- function(value) suppressWarnings(suppressMessages(value))
  fit <- if (varies && k > 2) quietly(psych::alpha(as.data.frame(items), check.keys = FALSE, warnings = FALSE))
  alpha <- if (is.null(fit)) alpha_of(items) else fit$total$raw_alpha
  mean_r <- if (varies) mean(cor(items)[lower.tri(diag(k))]) else NA
  rest <- vapply(seq_len(k), function(j) suppressWarnings(cor(items[, j], rowSums(items[, -j, drop = FALSE]))), 0)
  dropped <- vapply(seq_len(k), function(j) alpha_of(items[, -j, drop = FALSE]), 0)
  list(
    n = n, k = k, alpha = one(alpha), alpha_standardised = one(k * mean_r / (1 + (k - 1) * mean_r)),
    feldt_ci = pair(1 - (1 - alpha) * qf(c(1 - tail, tail), n - 1, (n - 1) * (k - 1))),
    alpha_if_dropped = if (k < 3) NULL else list_of(dropped), item_rest_correlation = list_of(rest)
  )
}

service_gaps <- function(input) {
  dimensions <- lapply(input$dimensions, function(dimension) {
    expected <- rows_of(dimension$expectation)
    perceived <- rows_of(dimension$perception)
    complete <- stats::complete.cases(expected, perceived)
    expected <- expected[complete, , drop = FALSE]
    perceived <- perceived[complete, , drop = FALSE]
    n <- nrow(expected)
    gap <- rowMeans(perceived) - rowMeans(expected)
    test <- if (n > 1 && sd(gap) > 0) t.test(gap, conf.level = level_of(input))
    list(
      name = dimension$name, n = n, mean_expectation = one(mean(rowMeans(expected))),
      mean_perception = one(mean(rowMeans(perceived))), gap = one(mean(gap)), se = one(sd(gap) / sqrt(n)),
      ci = pair(test$conf.int), p_value = one(test$p.value), alpha_perception = one(alpha_of(perceived)),
      alpha_gap = one(alpha_of(perceived - expected)), item_gap = list_of(colMeans(perceived) - colMeans(expected))
    )
  })
  p <- p.adjust(vapply(dimensions, function(each) if (is.null(each$p_value)) NA_real_ else each$p_value, 0), "holm")
  gaps <- vapply(dimensions, function(each) each$gap, 0)
  weights <- vapply(input$dimensions, function(each) if (is.null(each$weight)) 1 else as.numeric(each$weight), 0)
  list(
    dimensions = I(Map(function(each, holm) c(each, list(p_holm = one(holm))), dimensions, p)),
    overall_unweighted = mean(gaps), overall_weighted = sum(weights * gaps) / sum(weights)
  )
}

kano <- function(input) {
  table <- rbind(
    c("Q", "A", "A", "A", "O"), c("R", "I", "I", "I", "M"), c("R", "I", "I", "I", "M"), c("R", "I", "I", "I", "M"),
    c("R", "R", "R", "R", "Q")
  )
  cells <- cbind(numbers(input$functional), numbers(input$dysfunctional))
  cells <- cells[stats::complete.cases(cells), , drop = FALSE]
  counts <- table(factor(table[cells], levels = c("M", "O", "A", "I", "R", "Q")))
  n <- sum(counts)
  useful <- sum(counts[c("A", "O", "M", "I")])
  share <- function(names, sign) {
    if (useful == 0) return(list(estimate = NULL, ci = NULL))
    inside <- sum(counts[names])
    list(estimate = sign * inside / useful, ci = pair(sort(sign * wilson(inside, useful, level_of(input)))))
  }
  better <- share(c("A", "O"), 1)
  worse <- share(c("O", "M"), -1)
  top <- as.numeric(sort(counts, decreasing = TRUE))
  lead <- 1.65 * sqrt((top[1] + top[2]) * (2 * n - top[1] - top[2]) / (2 * n))
  list(
    n = n, counts = as.list(counts), category = if (n == 0) NULL else names(counts)[which.max(counts)],
    better = better$estimate, better_ci = better$ci, worse = worse$estimate, worse_ci = worse$ci,
    category_strength = one((top[1] - top[2]) / n), total_strength = one(sum(counts[c("M", "O", "A")]) / n),
    fong_significant = if (n == 0) NULL else top[1] - top[2] >= lead
  )
}

oracle <- c(oracle, list(
  "drivers.correlation" = correlation,
  "drivers.importance" = importance,
  "drivers.importance_bootstrap" = importance_bootstrap,
  "drivers.ordinal_logit" = ordinal_logit,
  "ipa.quadrants" = quadrants,
  "reliability.alpha" = reliability,
  "servqual.gaps" = service_gaps,
  "kano.classify" = kano
))
