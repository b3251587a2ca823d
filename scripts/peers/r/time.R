# Section 7 of the catalogue: charts, trends, seasons, effects, churn.
suppressPackageStartupMessages(library(survival))

zero_based <- function(hit) I(which(hit) - 1)

p_chart <- function(input) {
  x <- numbers(input$x)
  n <- numbers(input$n)
  x[n == 0] <- NA
  p <- x / n
  center <- sum(x, na.rm = TRUE) / sum(n[!is.na(x)])
  error <- sqrt(center * (1 - center) / n)
  z <- ((p - center) / error)[!is.na(p)]
  sigma <- mean(abs(diff(z))) / (2 / sqrt(pi))
  clip <- function(bound) ifelse(is.na(p), NA, pmin(1, pmax(0, bound)))
  upper <- clip(center + 3 * error)
  lower <- clip(center - 3 * error)
  laney_upper <- clip(center + 3 * error * sigma)
  laney_lower <- clip(center - 3 * error * sigma)
  list(
    center = one(center), p = list_of(p), p_ucl = list_of(upper), p_lcl = list_of(lower),
    p_out_zero_based = zero_based(p > upper | p < lower), sigma_z = one(sigma), laney_ucl = list_of(laney_upper),
    laney_lcl = list_of(laney_lower), laney_out_zero_based = zero_based(p > laney_upper | p < laney_lower)
  )
}

imr_chart <- function(input) {
  x <- numbers(input$x)
  range <- abs(diff(x))
  spread <- mean(range)
  d2 <- 2 / sqrt(pi)
  sigma <- spread / d2
  upper <- mean(x) + 3 * sigma
  lower <- mean(x) - 3 * sigma
  range_upper <- spread * (1 + 3 * sqrt(2 - 4 / pi) / d2)
  list(
    center = one(mean(x)), mr_bar = one(spread), sigma = one(sigma), ucl = one(upper), lcl = one(lower),
    mr_ucl = one(range_upper), out_zero_based = zero_based(x > upper | x < lower),
    mr_out_zero_based = I(which(range > range_upper))
  )
}

xbar_s_chart <- function(input) {
  groups <- lapply(input$groups, given)
  n <- lengths(groups)
  c4 <- ifelse(n > 1, sqrt(2 / (n - 1)) * exp(lgamma(n / 2) - lgamma((n - 1) / 2)), NA)
  means <- vapply(groups, function(group) if (length(group) == 0) NA else mean(group), 0)
  deviations <- vapply(groups, function(group) if (length(group) < 2) NA else sd(group), 0)
  sigma <- mean((deviations / c4)[n > 1])
  center <- mean(unlist(groups))
  upper <- center + 3 * sigma / sqrt(n)
  lower <- center - 3 * sigma / sqrt(n)
  s_width <- 3 * sigma * sqrt(1 - c4^2)
  s_upper <- c4 * sigma + s_width
  s_lower <- pmax(0, c4 * sigma - s_width)
  list(
    center = one(center), sigma = one(sigma), means = list_of(means), sds = list_of(deviations),
    x_ucl = list_of(upper), x_lcl = list_of(lower), x_out_zero_based = zero_based(means > upper | means < lower),
    s_center = list_of(c4 * sigma), s_ucl = list_of(s_upper), s_lcl = list_of(s_lower),
    s_out_zero_based = zero_based(deviations > s_upper | deviations < s_lower)
  )
}

cusum_ewma <- function(input) {
  x <- numbers(input$x)
  z <- (x - input$target) / input$sigma
  n <- length(x)
  plus <- Reduce(function(sum, each) max(0, each - input$k + sum), z, 0, accumulate = TRUE)[-1]
  minus <- Reduce(function(sum, each) max(0, -each - input$k + sum), z, 0, accumulate = TRUE)[-1]
  smoothed <- function(level, each) input$lambda * each + (1 - input$lambda) * level
  ewma <- Reduce(smoothed, x, input$target, accumulate = TRUE)[-1]
  width <- input$L * input$sigma * sqrt(input$lambda / (2 - input$lambda) * (1 - (1 - input$lambda)^(2 * seq_len(n))))
  upper <- input$target + width
  lower <- input$target - width
  list(
    cusum_plus = list_of(plus), cusum_minus = list_of(minus),
    cusum_signal_zero_based = zero_based(plus > input$h | minus > input$h),
    ewma = list_of(ewma), ewma_ucl = list_of(upper), ewma_lcl = list_of(lower),
    ewma_signal_zero_based = zero_based(ewma > upper | ewma < lower)
  )
}

run_rules <- function(input) {
  x <- numbers(input$x)
  z <- (x - input$center) / input$sigma
  n <- length(z)
  ends <- function(width, fires) {
    if (n < width) return(I(integer(0)))
    I(Filter(function(last) fires(z[(last - width + 1):last]), width:n) - 1)
  }
  steady <- function(part) all(diff(part) > 0) || all(diff(part) < 0)
  alternating <- function(part) {
    moves <- sign(diff(part))
    all(moves != 0) && all(moves[-1] == -moves[-length(moves)])
  }
  zone <- function(part, limit, least) {
    last <- part[length(part)]
    abs(last) > limit && sum(part * sign(last) > limit) >= least
  }
  useful <- x[x != median(x)]
  above <- useful > median(x)
  count <- length(useful)
  longest <- if (count == 0) 0 else max(rle(above)$lengths)
  longest_max <- round(log2(count) + 3)
  crossings <- if (count == 0) 0 else sum(diff(above) != 0)
  crossings_min <- if (count > 0) qbinom(0.05, count - 1, 0.5)
  list(
    rule1_beyond_3s = ends(1, function(part) abs(part) > 3),
    rule2_nine_same_side = ends(9, function(part) all(part > 0) || all(part < 0)),
    rule3_six_trend = ends(6, steady), rule4_fourteen_alternating = ends(14, alternating),
    rule5_two_of_three_beyond_2s = ends(3, function(part) zone(part, 2, 2)),
    rule6_four_of_five_beyond_1s = ends(5, function(part) zone(part, 1, 4)),
    rule7_fifteen_within_1s = ends(15, function(part) all(abs(part) < 1)),
    rule8_eight_outside_1s = ends(8, function(part) all(abs(part) > 1)),
    anhoej_useful = count, anhoej_longest_run = longest, anhoej_longest_run_max = one(longest_max),
    anhoej_crossings = crossings, anhoej_crossings_min = crossings_min,
    anhoej_signal = count > 0 && (longest > longest_max || crossings < crossings_min)
  )
}

trend <- function(input) {
  time <- numbers(input$time)
  y <- numbers(input$y)
  time <- time[!is.na(y)]
  y <- y[!is.na(y)]
  n <- length(y)
  keys <- c(
    "slope", "se_ols", "p_ols", "se_newey_west", "p_newey_west", "durbin_watson", "mk_s", "mk_var", "mk_z", "mk_p",
    "sen_slope", "sen_ci"
  )
  if (n < 3) return(c(list(n = n), setNames(vector("list", length(keys)), keys)))
  fit <- lm(y ~ time)
  flat <- sd(y) == 0
  table <- suppressWarnings(summary(fit))$coefficients
  robust <- sqrt(sandwich::NeweyWest(fit, lag = input$newey_west_lag, prewhite = FALSE, adjust = FALSE)[2, 2])
  score <- sum(vapply(seq_len(n - 1), function(i) sum(sign(y[(i + 1):n] - y[i])), 0))
  ties <- as.numeric(table(y))
  variance <- (n * (n - 1) * (2 * n + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
  z <- if (variance == 0) NA else (score - sign(score)) / sqrt(variance)
  pairs <- which(upper.tri(diag(n)), arr.ind = TRUE)
  slopes <- sort((y[pairs[, 2]] - y[pairs[, 1]]) / (time[pairs[, 2]] - time[pairs[, 1]]))
  spread <- qnorm(1 - (1 - level_of(input)) / 2) * sqrt(variance)
  low <- floor((length(slopes) - spread) / 2)
  high <- ceiling((length(slopes) + spread) / 2) + 1
  list(
    n = n, slope = one(coef(fit)[2]), se_ols = if (flat) NULL else table[2, 2], p_ols = if (flat) NULL else table[2, 4],
    se_newey_west = if (flat) NULL else robust,
    p_newey_west = if (flat) NULL else 2 * pt(-abs(coef(fit)[[2]] / robust), n - 2),
    durbin_watson = if (flat) NULL else one(lmtest::dwtest(fit)$statistic),
    mk_s = score, mk_var = variance, mk_z = one(z),
    mk_p = one(two_sided_normal(z)), sen_slope = median(slopes),
    sen_ci = if (low < 1 || high > length(slopes)) NULL else pair(slopes[c(low, high)])
  )
}

classical <- function(input) {
  parts <- decompose(ts(numbers(input$y), frequency = input$period), type = input$type)
  adjusted <- if (input$type == "additive") parts$x - parts$seasonal else parts$x / parts$seasonal
  list(
    trend = list_of(as.numeric(parts$trend)), figure = list_of(parts$figure), adjusted = list_of(as.numeric(adjusted))
  )
}

seasonal_loess <- function(input) {
  y <- ts(numbers(input$y), frequency = input$period)
  fit <- stl(y,
    s.window = input$seasonal_window, s.degree = input$seasonal_degree, t.window = input$trend_window,
    t.degree = input$trend_degree, l.window = input$lowpass_window, l.degree = input$lowpass_degree,
    s.jump = 1, t.jump = 1, l.jump = 1, robust = FALSE, inner = input$inner_iterations, outer = 0
  )$time.series
  list(
    seasonal = list_of(as.numeric(fit[, 1])), trend = list_of(as.numeric(fit[, 2])),
    remainder = list_of(as.numeric(fit[, 3])), adjusted = list_of(as.numeric(y - fit[, 1]))
  )
}

action_effect <- function(input) {
  data <- data.frame(y = numbers(input$y), g = numbers(input$treated), t = numbers(input$after))
  data$cluster <- texts(input$cluster)
  data <- data[!is.na(data$y), ]
  fit <- lm(y ~ g * t, data)
  effect <- coef(fit)[["g:t"]]
  error <- function(matrix) sqrt(matrix["g:t", "g:t"])
  clusters <- length(unique(data$cluster))
  clustered <- error(sandwich::vcovCL(fit, cluster = data$cluster, type = "HC1"))
  mean_of <- function(g, t) mean(data$y[data$g == g & data$t == t])
  list(
    n = nrow(data), clusters = clusters,
    means = rbind(c(mean_of(0, 0), mean_of(0, 1)), c(mean_of(1, 0), mean_of(1, 1))), effect = effect,
    se_ols = error(vcov(fit)), se_hc1 = error(sandwich::vcovHC(fit, type = "HC1")), se_cluster = clustered,
    t_cluster = effect / clustered, p_cluster = 2 * pt(-abs(effect / clustered), clusters - 1),
    ci_cluster = pair(effect + c(-1, 1) * qt(1 - (1 - level_of(input)) / 2, clusters - 1) * clustered)
  )
}

logistic_keys <- c(
  "b", "se", "z", "p_value", "odds_ratio", "odds_ratio_ci", "odds_ratio_profile_ci", "deviance", "null_deviance",
  "loglik", "auc"
)

churn_logistic <- function(input) {
  x <- do.call(cbind, lapply(input$x, numbers))
  y <- numbers(input$y)
  complete <- stats::complete.cases(x, y)
  x <- x[complete, , drop = FALSE]
  y <- y[complete]
  fit <- suppressWarnings(glm(y ~ x, family = binomial, epsilon = 1e-14, maxit = 100))
  # Under separation the likelihood has no maximum, and R stops at shares of 0 and 1.
  if (sd(y) == 0 || fit$rank < ncol(x) + 1 || any(pmin(fitted(fit), 1 - fitted(fit)) < 1e-9)) {
    return(c(list(n = length(y), converged = FALSE), setNames(vector("list", length(logistic_keys)), logistic_keys)))
  }
  table <- suppressWarnings(summary(fit))$coefficients
  ranks <- rank(fitted(fit))
  ones <- sum(y)
  area <- (sum(ranks[y == 1]) - ones * (ones + 1) / 2) / (ones * (length(y) - ones))
  level <- level_of(input)
  profile <- suppressMessages(suppressWarnings(exp(confint(fit, level = level))))
  z <- qnorm(1 - (1 - level) / 2)
  list(
    n = length(y), converged = TRUE, b = list_of(table[, 1]), se = list_of(table[, 2]), z = list_of(table[, 3]),
    p_value = list_of(table[, 4]), odds_ratio = list_of(exp(table[, 1])),
    odds_ratio_ci = I(unname(Map(function(b, se) I(exp(b + c(-1, 1) * z * se)), table[, 1], table[, 2]))),
    odds_ratio_profile_ci = I(unname(lapply(seq_len(nrow(table)), function(row) I(unname(profile[row, ]))))),
    deviance = fit$deviance, null_deviance = fit$null.deviance, loglik = one(logLik(fit)), auc = area
  )
}

churn_survival <- function(input) {
  data <- data.frame(time = numbers(input$time), event = numbers(input$event))
  data$group <- if (is.null(input$group)) "all" else texts(input$group)
  at <- numbers(input$at)
  groups <- lapply(sort(unique(data$group)), function(name) {
    part <- data[data$group == name, ]
    fit <- survfit(Surv(time, event) ~ 1, part, conf.type = "log-log", conf.int = level_of(input))
    points <- summary(fit, times = at, extend = TRUE)
    inside <- points$surv > 1e-12 & points$surv < 1 - 1e-12
    middle <- quantile(fit, 0.5)
    list(
      group = name, n = nrow(part), events = sum(part$event), survival = list_of(points$surv),
      se = list_of(ifelse(points$surv < 1e-12, NA, points$std.err)), lower = list_of(ifelse(inside, points$lower, NA)),
      upper = list_of(ifelse(inside, points$upper, NA)), at_risk = list_of(points$n.risk),
      median = one(middle$quantile),
      median_ci = list_of(c(middle$lower, middle$upper))
    )
  })
  test <- if (length(groups) > 1) survdiff(Surv(time, event) ~ group, data)
  # As survdiff prints it: a group of which nobody was left at the first event does not count.
  df <- if (is.null(test)) 0 else sum(test$exp > 0) - 1
  list(
    groups = I(groups), logrank_chisq = if (df < 1) NULL else one(test$chisq), logrank_df = if (df < 1) NULL else df,
    logrank_p = if (df < 1) NULL else pchisq(test$chisq, df, lower.tail = FALSE)
  )
}

u_chart <- function(input) {
  x <- numbers(input$x)
  n <- numbers(input$n)
  u <- ifelse(n == 0, NA, x / n)
  center <- sum(x[n > 0]) / sum(n)
  error <- sqrt(center / n)
  sigma <- mean(abs(diff(((u - center) / error)[n > 0]))) / (2 / sqrt(pi))
  above <- function(wide) ifelse(n == 0, NA, center + 3 * error * wide)
  below <- function(wide) ifelse(n == 0, NA, pmax(0, center - 3 * error * wide))
  outside <- function(wide) zero_based(u > above(wide) | u < below(wide))
  list(
    center = one(center), u = list_of(u), u_ucl = list_of(above(1)), u_lcl = list_of(below(1)),
    u_out_zero_based = outside(1), sigma_z = one(sigma), laney_ucl = list_of(above(sigma)),
    laney_lcl = list_of(below(sigma)), laney_out_zero_based = outside(sigma)
  )
}

oracle <- c(oracle, list(
  "spc.p_chart" = p_chart,
  "spc.u_chart" = u_chart,
  "spc.imr_chart" = imr_chart,
  "spc.xbar_s_chart" = xbar_s_chart,
  "spc.cusum_ewma" = cusum_ewma,
  "spc.run_rules" = run_rules,
  "trend.test" = trend,
  "season.classical" = classical,
  "season.stl" = seasonal_loess,
  "effect.did" = action_effect,
  "churn.logistic" = churn_logistic,
  "churn.survival" = churn_survival
))
