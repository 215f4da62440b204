import type { Chart } from "./chart.ts";

/**
 * The formulas of each chart in base R, written from the same sources as the engine's own and not from its code, so that the
 * one can be checked against the other. Each sees one phase: `y`, `base` (which points count), and what it needs of `count`,
 * `n`, `size`, `average` and `sd`; it gives `y`, `cl`, `lcl` and `ucl` (`lines` puts them side by side).
 */
const SCREENED = `# Mean of ranges after those of 3.267 times their mean or more are left out, once (Provost & Murray 2011, ch. 5)
mean_range <- function(v, factor = 3.267) {
  v <- v[!is.na(v)]
  if (screened) v <- v[v < factor * mean(v)]
  mean(v)
}`;

const SINGLES = `${SCREENED}
singles <- function(y, base) {
  sigma <- mean_range(abs(diff(y[base]))) / 1.128
  lines(y, mean(y[base], na.rm = TRUE), sigma)
}`;

const SIZES = `c4 <- function(n) ifelse(n > 1, sqrt(2 / (n - 1)) * exp(lgamma(n / 2) - lgamma((n - 1) / 2)), NA)
within <- function(sd, size, base) {
  if (length(unique(size)) == 1) return(mean(sd[base], na.rm = TRUE))
  known <- base & !is.na(sd)
  sqrt(sum((size[known] - 1) * sd[known]^2) / sum(size[known] - 1))
}`;

const POOLED = "pooled <- function(p) sum(p$count[p$base], na.rm = TRUE) / sum(p$n[p$base], na.rm = TRUE)";

const laney = (sigma: string, cap: string) => `${SCREENED}
${POOLED}
chart <- function(p) {
  cl <- pooled(p)
  sigma <- ${sigma}
  z <- ((p$y - cl) / sigma)[p$base]
  lines(p$y, cl, sigma * mean_range(abs(diff(z))) / 1.128, 0, ${cap})
}`;

const plain = (sigma: string, cap: string) => `${POOLED}
chart <- function(p) {
  cl <- pooled(p)
  lines(p$y, cl, ${sigma}, 0, ${cap})
}`;

const BINOMIAL = "sqrt(cl * (1 - cl) / p$n)";
const POISSON = "sqrt(cl / p$n)";

export const R_CHARTS: Readonly<Record<Chart, string>> = {
  run: "chart <- function(p) lines(p$y, median(p$y[p$base], na.rm = TRUE), NA)",
  i: `${SINGLES}
chart <- function(p) singles(p$y, p$base)`,
  mr: `chart <- function(p) {
  r <- c(NA, abs(diff(p$y)))
  cl <- mean(r[p$base], na.rm = TRUE)
  data.frame(y = r, cl = cl, lcl = 0, ucl = 3.267 * cl)
}`,
  ip: `${SCREENED}
# W. A. Taylor, Normalized Individuals Control Chart (2017)
chart <- function(p) {
  n <- if (all(is.na(p$n))) p$size else p$n
  cl <- sum((p$y * n)[p$base], na.rm = TRUE) / sum(n[p$base], na.rm = TRUE)
  y <- p$y[p$base]
  m <- n[p$base]
  r <- sqrt(pi / 2) * abs(diff(y)) / sqrt(1 / m[-1] + 1 / m[-length(m)])
  lines(p$y, cl, mean_range(r, 3.2665) * sqrt(1 / n))
}`,
  xbar: `${SIZES}
chart <- function(p) {
  known <- p$base & !is.na(p$average)
  cl <- sum((p$size * p$average)[known]) / sum(p$size[known])
  lines(p$y, cl, within(p$sd, p$size, p$base) / (c4(p$size) * sqrt(p$size)))
}`,
  s: `${SIZES}
chart <- function(p) {
  cl <- within(p$sd, p$size, p$base)
  width <- 3 * sqrt(1 - c4(p$size)^2) / c4(p$size)
  data.frame(y = p$sd, cl = cl, lcl = pmax(0, 1 - width) * cl, ucl = (1 + width) * cl)
}`,
  t: `${SINGLES}
# Nelson, Journal of Quality Technology 26 (1994): near to normal after the power 1/3.6
chart <- function(p) {
  near <- singles(ifelse(p$y > 0, p$y, NA)^(1 / 3.6), p$base)
  back <- near^3.6
  back$lcl <- ifelse(!is.na(near$lcl) & near$lcl >= 0, back$lcl, 0)
  back
}`,
  p: plain(BINOMIAL, "1"),
  pp: laney(BINOMIAL, "1"),
  u: plain(POISSON, "Inf"),
  up: laney(POISSON, "Inf"),
  c: `chart <- function(p) {
  cl <- mean(p$count[p$base], na.rm = TRUE)
  lines(p$count, cl, sqrt(cl), 0)
}`,
  g: `# Benneyan, Health Care Manag Sci 4 (2001): limits around the mean, while the line drawn is the median
chart <- function(p) {
  m <- mean(p$y[p$base], na.rm = TRUE)
  limits <- lines(p$y, m, sqrt(m * (m + 1)), 0)
  limits$cl <- median(p$y[p$base], na.rm = TRUE)
  limits
}`,
  np: `${POOLED}
chart <- function(p) {
  share <- pooled(p)
  cl <- p$n * share
  width <- 3 * sqrt(cl * (1 - share))
  data.frame(y = p$count, cl = cl, lcl = pmin(p$n, pmax(0, cl - width)), ucl = pmin(p$n, pmax(0, cl + width)))
}`,
};

/** What a chart reads of its points, in the order that it is written out. */
export const R_COLUMNS: Readonly<Record<Chart, readonly ("y" | "count" | "n" | "size" | "average" | "sd")[]>> = {
  run: ["y"],
  i: ["y"],
  mr: ["y"],
  ip: ["y", "n", "size"],
  xbar: ["y", "size", "average", "sd"],
  s: ["size", "sd"],
  t: ["y"],
  p: ["count", "n"],
  pp: ["count", "n"],
  u: ["count", "n"],
  up: ["count", "n"],
  c: ["count"],
  g: ["y"],
  np: ["count", "n"],
};
