# Section 2 of the catalogue: differences.

pooled_z <- function(x1, n1, x2, n2) {
  pooled <- (x1 + x2) / (n1 + n2)
  (x1 / n1 - x2 / n2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}

two_sided_normal <- function(z) 2 * pnorm(-abs(z))

# The roots of Miettinen and Nurminen's score function; the restricted shares are the maximum of the likelihood itself.
mn_interval <- function(x1, n1, x2, n2, level) {
  z <- qnorm(1 - (1 - level) / 2)
  total <- n1 + n2
  observed <- x1 / n1 - x2 / n2
  excess <- function(delta, side) {
    second <- restricted_share(delta, x1, n1, x2, n2)
    first <- min(1, max(0, second + delta))
    variance <- (first * (1 - first) / n1 + second * (1 - second) / n2) * total / (total - 1)
    side * (delta - observed) - z * sqrt(max(variance, 0))
  }
  bound <- function(side) {
    if (observed == side) return(side)
    ends <- sort(c(observed + side * 1e-10, side * (1 - 1e-13)))
    if (excess(ends[1], side) * excess(ends[2], side) > 0) return(side)
    uniroot(excess, ends, side = side, tol = 1e-14, maxiter = 10000)$root
  }
  c(bound(-1), bound(1))
}

restricted_share <- function(delta, x1, n1, x2, n2) {
  low <- max(0, -delta)
  high <- min(1, 1 - delta)
  slope <- function(second) {
    first <- second + delta
    part <- function(count, share) if (count == 0) 0 else count / share
    part(x1, first) - part(n1 - x1, 1 - first) + part(x2, second) - part(n2 - x2, 1 - second)
  }
  if (slope(low + 1e-15) <= 0) return(low)
  if (slope(high - 1e-15) >= 0) return(high)
  uniroot(slope, c(low + 1e-15, high - 1e-15), tol = 1e-16, maxiter = 10000)$root
}

two_proportions <- function(item, level) {
  x1 <- as.numeric(item$x1)
  n1 <- as.numeric(item$n1)
  x2 <- as.numeric(item$x2)
  n2 <- as.numeric(item$n2)
  if (n1 == 0 || n2 == 0) {
    return(list(
      difference = NULL, z_pooled = NULL, p_value = NULL, chisq_yates_p = NULL, fisher_p = NULL, wald_ci = NULL,
      newcombe_ci = NULL, mn_ci = NULL, odds_ratio = NULL, cohen_h = NULL
    ))
  }
  p1 <- x1 / n1
  p2 <- x2 / n2
  difference <- p1 - p2
  z <- pooled_z(x1, n1, x2, n2)
  z_level <- qnorm(1 - (1 - level) / 2)
  first <- wilson(x1, n1, level)
  second <- wilson(x2, n2, level)
  table <- rbind(c(x1, n1 - x1), c(x2, n2 - x2))
  list(
    difference = difference, z_pooled = one(z), p_value = one(two_sided_normal(z)),
    chisq_yates_p = one(suppressWarnings(prop.test(c(x1, x2), c(n1, n2), correct = TRUE))$p.value),
    fisher_p = fisher.test(table)$p.value,
    wald_ci = pair(difference + c(-1, 1) * z_level * sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)),
    newcombe_ci = pair(c(
      difference - sqrt((p1 - first[1])^2 + (second[2] - p2)^2),
      difference + sqrt((first[2] - p1)^2 + (p2 - second[1])^2)
    )),
    mn_ci = pair(mn_interval(x1, n1, x2, n2, level)),
    odds_ratio = if (any(table == 0)) NULL else table[1, 1] * table[2, 2] / (table[1, 2] * table[2, 1]),
    cohen_h = 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2))
  )
}

two_means <- function(input) {
  a <- given(input$a)
  b <- given(input$b)
  level <- level_of(input)
  n1 <- length(a)
  n2 <- length(b)
  nothing <- list(
    n1 = n1, n2 = n2, difference = one(mean(a) - mean(b)), se = NULL, t = NULL, df = NULL, p_value = NULL, ci = NULL,
    student_p = NULL, hedges_g = NULL
  )
  if (n1 < 2 || n2 < 2 || (sd(a) == 0 && sd(b) == 0)) return(nothing)
  welch <- t.test(a, b, conf.level = level)
  list(
    n1 = n1, n2 = n2, difference = mean(a) - mean(b), se = welch$stderr, t = one(welch$statistic),
    df = one(welch$parameter), p_value = welch$p.value, ci = pair(welch$conf.int),
    student_p = t.test(a, b, var.equal = TRUE)$p.value,    hedges_g = effectsize::hedges_g(a, b)$Hedges_g
  )
}

paired_t <- function(differences, level) {
  n <- length(differences)
  if (n < 2 || sd(differences) == 0) {
    se <- if (n < 2) NULL else 0
    return(list(n = n, difference = one(mean(differences)), se = se, p_value = NULL))
  }
  test <- t.test(differences, conf.level = level)
  list(
    n = n, difference = mean(differences), se = test$stderr, t = one(test$statistic), df = one(test$parameter),
    p_value = test$p.value, ci = pair(test$conf.int)
  )
}

means_paired <- function(input) {
  differences <- numbers(input$a) - numbers(input$b)
  differences <- differences[!is.na(differences)]
  answer <- paired_t(differences, level_of(input))
  if (is.null(answer$p_value)) return(answer)
  margin <- input$equivalence_margin
  c(answer, list(
    cohen_dz = mean(differences) / sd(differences),
    tost_p = if (is.null(margin)) NULL else max(
      t.test(differences, mu = -margin, alternative = "greater")$p.value,
      t.test(differences, mu = margin, alternative = "less")$p.value
    )
  ))
}

two_nps <- function(item, level) {
  z_level <- qnorm(1 - (1 - level) / 2)
  side <- function(counts) {
    n <- counts$promoters + counts$passives + counts$detractors
    if (n == 0) return(NULL)
    score <- (counts$promoters - counts$detractors) / n
    list(
      score = score, variance = ((counts$promoters + counts$detractors) / n - score^2) / n,
      adjusted = adjusted_score(counts$promoters, counts$detractors, n),
      interval = nps_score_interval(counts$promoters, counts$detractors, n, z_level)
    )
  }
  a <- side(item$a)
  b <- side(item$b)
  if (is.null(a) || is.null(b)) {
    return(list(
      difference = NULL, se = NULL, z = NULL, p_value = NULL, wald_ci = NULL, adjusted_wald_ci = NULL, mover_ci = NULL
    ))
  }
  difference <- a$score - b$score
  error <- sqrt(a$variance + b$variance)
  z <- difference / error
  adjusted <- a$adjusted$score - b$adjusted$score
  list(
    difference = 100 * difference, se = 100 * error, z = if (error == 0) NULL else z,
    p_value = if (error == 0) NULL else two_sided_normal(z),
    wald_ci = if (error == 0) NULL else pair(100 * (difference + c(-1, 1) * z_level * error)),
    adjusted_wald_ci = pair(100 * (adjusted + c(-1, 1) * z_level * sqrt(a$adjusted$error^2 + b$adjusted$error^2))),
    mover_ci = pair(100 * c(
      difference - sqrt((a$score - a$interval[1])^2 + (b$interval[2] - b$score)^2),
      difference + sqrt((a$interval[2] - a$score)^2 + (b$score - b$interval[1])^2)
    ))
  )
}

nps_paired <- function(input) {
  breaks <- if (is.null(input$breaks)) c(6, 8) else numbers(input$breaks)
  code <- function(answers) ifelse(answers <= breaks[1], -1, ifelse(answers <= breaks[2], 0, 1))
  differences <- 100 * (code(numbers(input$after)) - code(numbers(input$before)))
  paired_t(differences[!is.na(differences)], level_of(input))
}

proportions_paired <- function(input) {
  table <- rows_of(input$table)
  n <- sum(table)
  b <- table[1, 2]
  c <- table[2, 1]
  if (n == 0) return(list(difference = NULL, se = NULL, chisq = NULL, p_value = NULL, exact_p = NULL))
  changed <- b + c
  test <- if (changed > 0) mcnemar.test(table, correct = FALSE)
  list(
    difference = (b - c) / n, se = sqrt(changed - (b - c)^2 / n) / n, chisq = one(test$statistic),
    p_value = one(test$p.value), exact_p = if (changed > 0) binom.test(b, changed, 0.5)$p.value else NULL
  )
}

two_ranks <- function(input) {
  a <- given(input$a)
  b <- given(input$b)
  if (length(a) == 0 || length(b) == 0) {
    return(list(
      u = NULL, p_value = NULL, p_value_continuity = NULL, z = NULL, probability_superiority = NULL, cliffs_delta = NULL
    ))
  }
  u <- unname(suppressWarnings(wilcox.test(a, b, exact = FALSE))$statistic)
  plain <- suppressWarnings(wilcox.test(a, b, exact = FALSE, correct = FALSE))$p.value
  corrected <- suppressWarnings(wilcox.test(a, b, exact = FALSE))$p.value
  n1 <- length(a)
  n2 <- length(b)
  total <- n1 + n2
  ties <- table(c(a, b))
  deviation <- sqrt(n1 * n2 / 12 * ((total + 1) - sum(ties^3 - ties) / (total * (total - 1))))
  list(
    u = u, p_value = one(plain), p_value_continuity = one(corrected), z = one((u - n1 * n2 / 2) / deviation),
    probability_superiority = u / (n1 * n2), cliffs_delta = 2 * u / (n1 * n2) - 1
  )
}

several_groups <- function(input) {
  groups <- lapply(input$groups, given)
  values <- unlist(groups)
  group <- factor(rep(seq_along(groups), lengths(groups)))
  kruskal <- kruskal.test(values, group)
  welch <- tryCatch(oneway.test(values ~ group), error = function(problem) NULL)
  anova <- tryCatch(oneway.test(values ~ group, var.equal = TRUE), error = function(problem) NULL)
  list(
    kruskal_h = one(kruskal$statistic), kruskal_df = one(kruskal$parameter), kruskal_p = one(kruskal$p.value),
    welch_f = one(welch$statistic), welch_df1 = one(welch$parameter[1]), welch_df2 = one(welch$parameter[2]),
    welch_p = one(welch$p.value), anova_f = one(anova$statistic), anova_p = one(anova$p.value)
  )
}

whole_table <- function(input) {
  table <- rows_of(input$table)
  table <- table[rowSums(table) > 0, colSums(table) > 0, drop = FALSE]
  if (min(dim(table)) < 2) {
    return(list(
      chisq = NULL, df = NULL, p_value = NULL, cramers_v = NULL, min_expected = NULL, expected = NULL,
      std_residuals = NULL
    ))
  }
  test <- suppressWarnings(chisq.test(table, correct = FALSE))
  list(
    chisq = one(test$statistic), df = one(test$parameter), p_value = test$p.value,
    cramers_v = sqrt(one(test$statistic) / (sum(table) * (min(dim(table)) - 1))),
    min_expected = min(test$expected), expected = unname(test$expected), std_residuals = unname(test$stdres)
  )
}

segments_against_rest <- function(input) {
  x <- vapply(input$segments, function(segment) as.numeric(segment$x), 0)
  n <- vapply(input$segments, function(segment) as.numeric(segment$n), 0)
  rest_x <- sum(x) - x
  rest_n <- sum(n) - n
  p <- two_sided_normal(pooled_z(x, n, rest_x, rest_n))
  p[!is.finite(p)] <- NA
  list(
    overall = one(sum(x) / sum(n)), difference_from_rest = list_of(x / n - rest_x / rest_n), p_value = list_of(p),
    holm = list_of(p.adjust(p, "holm")), bh = list_of(p.adjust(p, "BH"))
  )
}

proportion_trend <- function(input) {
  x <- numbers(input$x)
  scores <- if (is.null(input$scores)) seq_along(x) else numbers(input$scores)
  test <- suppressWarnings(prop.trend.test(x, numbers(input$n), scores))
  list(chisq = one(test$statistic), p_value = one(test$p.value))
}

adjusted_p_values <- function(input) {
  p <- numbers(input$p)
  ways <- c(bonferroni = "bonferroni", holm = "holm", hochberg = "hochberg", bh = "BH", by = "BY")
  lapply(ways, function(way) list_of(p.adjust(p, way)))
}

oracle <- c(oracle, list(
  "compare.proportions" = function(input) each_item(input, two_proportions),
  "compare.means" = two_means,
  "compare.means_paired" = means_paired,
  "nps.difference" = function(input) each_item(input, two_nps),
  "nps.difference_paired" = nps_paired,
  "compare.proportions_paired" = proportions_paired,
  "compare.ranks" = two_ranks,
  "compare.groups" = several_groups,
  "compare.table" = whole_table,
  "compare.segments" = segments_against_rest,
  "compare.proportion_trend" = proportion_trend,
  "multiplicity.adjust" = adjusted_p_values
))
