# Rscript recompute.R OUT FILE...: R's own answers to the inputs of truth cases, as one JSON object by file name.
# A method is recomputed with R's function where R has one, else from its definition by another road than ours.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
parts <- c("reading", "single-scores", "differences", "sampling-and-weights", "drivers-and-scales", "time", "coding")
for (part in parts) source(file.path(here, paste0(part, ".R")))
words <- commandArgs(TRUE)
answers <- lapply(words[-1], function(file) {
  case <- jsonlite::fromJSON(file, simplifyVector = FALSE)
  tryCatch(oracle[[case$method]](case$input), error = function(problem) list(failed = conditionMessage(problem)))
})
names(answers) <- basename(words[-1])
jsonlite::write_json(answers, words[1], auto_unbox = TRUE, digits = NA, null = "null", na = "null")
