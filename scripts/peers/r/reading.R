# Reading the input of a truth case, and leaving out what cannot be estimated.

# A column of numbers, NA where one is missing.
numbers <- function(value) {
  vapply(as.list(value), function(each) if (is.null(each)) NA_real_ else as.numeric(each), numeric(1))
}

texts <- function(value) {
  vapply(as.list(value), function(each) if (is.null(each)) NA_character_ else as.character(each), character(1))
}

given <- function(value) {
  column <- numbers(value)
  column[!is.na(column)]
}

# A list of rows as a matrix.
rows_of <- function(value) do.call(rbind, lapply(value, numbers))

level_of <- function(input) if (is.null(input$conf)) 0.95 else input$conf

# A single number, or null in the answer where R has none.
one <- function(value) if (length(value) == 0 || !is.finite(value[1])) NULL else unname(value[1])

# A list in the answer even when it has one element.
list_of <- function(values) I(unname(as.list(ifelse(is.finite(values), values, NA))))

pair <- function(values) {
  values <- unname(as.numeric(values))
  if (length(values) != 2 || !all(is.finite(values))) NULL else I(values)
}

each_item <- function(input, answer) {
  list(items = I(lapply(input$items, function(item) answer(item, level_of(input)))))
}
