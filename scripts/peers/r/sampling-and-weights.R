# Sections 3 and 4 of the catalogue: sampling and weights.
suppressPackageStartupMessages(library(survey))

fpc_proportion <- function(item, level) {
  x <- item$x
  n <- item$n
  population <- item$N
  if (n == 0 || n > population) {
    return(list(estimate = NULL, fpc_factor = NULL, se = NULL, wald_ci = NULL, wilson_fpc_ci = NULL))
  }
  p <- x / n
  z <- qnorm(1 - (1 - level) / 2)
  se <- sqrt((1 - n / population) * p * (1 - p) / (n - 1))
  larger <- n * (population - 1) / (population - n)
  wilson <- if (n == population) c(p, p) else {
    (p + z^2 / (2 * larger) + c(-1, 1) * z * sqrt(p * (1 - p) / larger + z^2 / (4 * larger^2))) / (1 + z^2 / larger)
  }
  list(
    estimate = p, fpc_factor = one(sqrt((population - n) / (population - 1))), se = one(se),
    wald_ci = pair(p + c(-1, 1) * z * se), wilson_fpc_ci = pair(wilson)
  )
}

fpc_mean <- function(input) {
  values <- given(input$values)
  n <- length(values)
  population <- input$N
  if (n == 0 || n > population) return(list(mean = NULL, se = NULL, ci = NULL, total = NULL, total_se = NULL))
  if (n == 1) return(list(mean = values, se = NULL, ci = NULL, total = population * values, total_se = NULL))
  design <- svydesign(id = ~1, data = data.frame(values), fpc = rep(population, n))
  fit <- svymean(~values, design)
  list(
    mean = one(coef(fit)), se = one(SE(fit)), ci = pair(confint(fit, level = level_of(input), df = n - 1)),
    total = population * one(coef(fit)), total_se = population * one(SE(fit))
  )
}

sample_size <- function(item, level) {
  variance <- switch(item$kind,
    proportion = item$p * (1 - item$p), mean = item$sd^2,
    nps = item$promoter_share + item$detractor_share - (item$promoter_share - item$detractor_share)^2
  )
  margin <- if (item$kind == "nps") item$margin / 100 else item$margin
  infinite <- item$design_effect * qnorm(1 - (1 - item$conf) / 2)^2 * variance / margin^2
  exact <- if (is.null(item$population)) infinite else infinite / (1 + (infinite - 1) / item$population)
  required <- ceiling(exact)
  invitations <- ceiling(required / item$response_rate)
  list(
    n_infinite = infinite, n_exact = exact, n_required = required, invitations = invitations,
    feasible = is.null(item$population) || invitations <= item$population
  )
}

power_two_proportions <- function(item, level) {
  if (item$p1 == item$p2) return(list(n_per_group_exact = NULL, n_per_group = NULL))
  exact <- power.prop.test(p1 = item$p1, p2 = item$p2, sig.level = item$alpha, power = item$power, tol = 1e-10)$n
  list(n_per_group_exact = exact, n_per_group = ceiling(exact))
}

minimum_detectable_nps <- function(item, level) {
  if (item$n1 == 0 || item$n2 == 0) return(list(mde_points = NULL))
  variance <- item$promoter_share + item$detractor_share - (item$promoter_share - item$detractor_share)^2
  z <- qnorm(1 - item$alpha / 2) + qnorm(item$power)
  list(mde_points = 100 * z * sqrt(variance / item$n1 + variance / item$n2))
}

aapor_rates <- function(item, level) {
  i <- item$complete
  p <- item$partial
  known <- i + p + item$refusal + item$non_contact + item$other
  unknown <- item$unknown_household + item$unknown_other
  asked <- i + p + item$refusal + item$other
  list(
    rr1 = one(i / (known + unknown)), rr2 = one((i + p) / (known + unknown)),
    rr3 = one(i / (known + item$e * unknown)), rr4 = one((i + p) / (known + item$e * unknown)),
    rr5 = one(i / known), rr6 = one((i + p) / known), coop1 = one(i / asked), coop2 = one((i + p) / asked),
    ref1 = one(item$refusal / (known + unknown)), con1 = one(asked / (known + unknown))
  )
}

weighting_class <- function(input) {
  class <- texts(input$class)
  responded <- numbers(input$responded) == 1
  base <- numbers(input$base_weight)
  y <- numbers(input$y)
  everybody <- tapply(base, class, sum)
  answering <- tapply(base * responded, class, sum)
  rate <- answering / everybody
  propensity <- rate[class]
  weights <- if (any(answering == 0)) NULL else ifelse(responded, base * unname((everybody / answering)[class]), 0)
  spread <- sqrt(sum(base * (propensity - sum(base * propensity) / sum(base))^2) / sum(base))
  answered <- responded & !is.na(y)
  list(
    class_rate = as.list(rate), weights = if (is.null(weights)) NULL else list_of(weights),
    unadjusted_mean = one(weighted.mean(y[answered], base[answered])),
    adjusted_mean = if (is.null(weights)) NULL else one(weighted.mean(y[answered], weights[answered])),
    r_indicator = 1 - 2 * spread
  )
}

poststratified <- function(input) {
  data <- data.frame(cell = texts(input$cell), base = numbers(input$base_weight), y = numbers(input$y))
  population <- unlist(input$population)
  if (any(!names(population) %in% data$cell)) {
    return(list(weights = NULL, sum = NULL, kish_n_eff = NULL, kish_deff = NULL, mean = NULL, se = NULL))
  }
  totals <- data.frame(cell = names(population), Freq = as.numeric(population))
  design <- postStratify(svydesign(id = ~1, weights = ~base, data = data), ~cell, totals)
  fit <- svymean(~y, design)
  weights <- weights(design)
  effective <- sum(weights)^2 / sum(weights^2)
  list(
    weights = list_of(weights), sum = sum(weights), kish_n_eff = effective, kish_deff = sum(weights > 0) / effective,
    mean = one(coef(fit)), se = one(SE(fit))
  )
}

raked <- function(input) {
  data <- data.frame(lapply(input$columns, texts), y = numbers(input$y), base = numbers(input$base_weight))
  names <- names(input$margins)
  empty <- vapply(names, function(name) any(!names(input$margins[[name]]) %in% data[[name]]), TRUE)
  totals <- vapply(input$margins, function(margin) sum(unlist(margin)), 0)
  nothing <- list(
    weights = NULL, max_margin_error = NULL, kish_n_eff = NULL, kish_deff = NULL, mean = NULL, se_linearised = NULL,
    se_weights_as_fixed = NULL
  )
  if (any(empty) || diff(range(totals)) > 1e-6) return(nothing)
  plain <- svydesign(id = ~1, weights = ~base, data = data)
  formulas <- lapply(names, function(name) as.formula(paste0("~", name)))
  margins <- lapply(names, function(name) {
    frame <- data.frame(names(input$margins[[name]]), as.numeric(unlist(input$margins[[name]])))
    setNames(frame, c(name, "Freq"))
  })
  weights <- weights(rake(plain, formulas, margins, control = list(maxit = 5000, epsilon = 1e-11, verbose = FALSE)))
  targets <- c(sum(margins[[1]]$Freq), unlist(lapply(margins, function(margin) {
    sorted <- margin[order(margin[[1]]), ]
    sorted$Freq[-1]
  })))
  formula <- as.formula(paste("~", paste(names, collapse = "+")))
  names(targets) <- colnames(model.matrix(formula, data))
  calibrated <- calibrate(plain, formula, targets, calfun = "raking", epsilon = 1e-12, maxit = 500)
  effective <- sum(weights)^2 / sum(weights^2)
  fixed <- svymean(~y, svydesign(id = ~1, weights = weights, data = data))
  list(
    weights = list_of(weights), max_margin_error = 0, kish_n_eff = effective,
    kish_deff = nrow(data) / effective, mean = one(weighted.mean(data$y, weights)),
    se_linearised = one(SE(svymean(~y, calibrated))), se_weights_as_fixed = one(SE(fixed))
  )
}

trimmed <- function(input) {
  w <- numbers(input$w)
  mean <- sum(w) / length(w)
  if (mean < input$lower || mean > input$upper) return(list(weights = NULL, sum = NULL))
  design <- svydesign(id = ~1, weights = w, data = data.frame(w))
  weights <- weights(trimWeights(design, lower = input$lower, upper = input$upper, strict = TRUE))
  list(weights = list_of(weights), sum = sum(weights))
}

weighted_mean <- function(input) {
  y <- numbers(input$y)
  w <- numbers(input$w)
  kept <- !is.na(y) & !is.na(w) & w > 0
  data <- data.frame(y = y[kept], w = w[kept])
  n <- nrow(data)
  if (n < 2) {
    kish <- if (n == 0) NULL else 1
    return(list(n = n, mean = one(data$y), se = NULL, ci = NULL, deff = NULL, kish_n_eff = kish, sd_pop = NULL))
  }
  design <- svydesign(id = ~1, weights = ~w, data = data)
  fit <- svymean(~y, design, deff = "replace")
  list(
    n = n, mean = one(coef(fit)), se = one(SE(fit)), ci = pair(confint(fit, level = level_of(input), df = n - 1)),
    deff = one(deff(fit)), kish_n_eff = sum(data$w)^2 / sum(data$w^2), sd_pop = one(sqrt(coef(svyvar(~y, design))))
  )
}

weighted_design <- function(input) {
  data <- data.frame(y = numbers(input$y), x = numbers(input$x), bin = numbers(input$bin), domain = texts(input$domain))
  data$w <- numbers(input$weight)
  data$one <- 1
  psu <- if (is.null(input$psu)) ~1 else { data$psu <- texts(input$psu); ~psu }
  strata <- if (is.null(input$stratum)) NULL else { data$stratum <- texts(input$stratum); ~stratum }
  fpc <- if (is.null(input$fpc_population_psus)) NULL else { data$fpc <- numbers(input$fpc_population_psus); ~fpc }
  design <- svydesign(id = psu, strata = strata, fpc = fpc, weights = ~w, data = data, nest = TRUE)
  level <- level_of(input)
  df <- degf(design)
  fit <- svymean(~y, design, deff = TRUE)
  ratio <- svyratio(~y, ~x, design)
  share <- svymean(~bin, design)
  total <- svytotal(~bin, design)
  domains <- svyby(~y, ~domain, design, svymean, covmat = TRUE)
  names <- as.character(domains$domain)
  weights <- setNames(c(1, -1), names[1:2])
  contrast <- if (length(names) == 2) svycontrast(domains, list(difference = weights))
  bin_varies <- length(unique(data$bin)) > 1
  list(
    df = df, mean = one(coef(fit)), se = one(SE(fit)), ci = pair(confint(fit, level = level, df = df)),
    deff = one(deff(fit)), ratio = one(coef(ratio)), ratio_se = one(SE(ratio)), proportion = one(coef(share)),
    proportion_logit_ci = if (bin_varies) {
      pair(confint(svyciprop(~bin, design, method = "logit", level = level, df = df)))
    },
    total_bin = one(coef(total)), total_bin_se = one(SE(total)),
    domains = I(unname(Map(function(name, mean, se) {
      list(domain = name, mean = one(mean), se = one(se))
    }, names, coef(domains), SE(domains)))),
    domain_difference = if (is.null(contrast)) NULL else {
      list(a = names[1], b = names[2], difference = one(coef(contrast)), se = one(SE(contrast)))
    }
  )
}

weighted_nps <- function(input) {
  answers <- numbers(input$answers)
  breaks <- if (is.null(input$breaks)) c(6, 8) else numbers(input$breaks)
  data <- data.frame(answer = answers, w = numbers(input$w), period = texts(input$period))
  data <- data[!is.na(data$answer), ]
  data$code <- ifelse(data$answer <= breaks[1], -1, ifelse(data$answer <= breaks[2], 0, 1))
  data$class <- factor(data$code)
  data$period <- factor(data$period)
  design <- svydesign(id = ~1, weights = ~w, data = data)
  all <- svymean(~code, design)
  by <- svyby(~code, ~period, design, svymean, covmat = TRUE)
  periods <- as.character(by$period)
  change <- svycontrast(by, list(change = setNames(c(-1, 1), periods)))
  z <- one(coef(change)) / one(SE(change))
  test <- svychisq(~class + period, design, statistic = "F")
  list(
    nps = 100 * one(coef(all)), se = 100 * one(SE(all)),
    by_period = I(unname(Map(function(period, score, se) {
      list(period = period, nps = 100 * one(score), se = 100 * one(se))
    }, periods, coef(by), SE(by)))),
    change = 100 * one(coef(change)), change_se = 100 * one(SE(change)), z = z, p_value = two_sided_normal(z),
    rao_scott_f = one(test$statistic), rao_scott_df1 = one(test$parameter[1]), rao_scott_df2 = one(test$parameter[2]),
    rao_scott_p = one(test$p.value)
  )
}

oracle <- c(oracle, list(
  "sampling.fpc_proportion" = function(input) each_item(input, fpc_proportion),
  "sampling.fpc_mean" = fpc_mean,
  "sampling.sample_size" = function(input) each_item(input, sample_size),
  "sampling.power_two_proportions" = function(input) each_item(input, power_two_proportions),
  "sampling.minimum_detectable_nps" = function(input) each_item(input, minimum_detectable_nps),
  "nonresponse.rates" = function(input) each_item(input, aapor_rates),
  "nonresponse.weighting_class" = weighting_class,
  "weights.poststratify" = poststratified,
  "weights.rake" = raked,
  "weights.trim" = trimmed,
  "weighted.mean" = weighted_mean,
  "weighted.design" = weighted_design,
  "weighted.nps" = weighted_nps
))
