# Open the example with ncdf4: names, values, labels and units (axes come in reverse order).
library(ncdf4)
path <- commandArgs(trailingOnly = TRUE)[1]
nc <- nc_open(path)
check <- function(what, found, wanted) {
  if (!isTRUE(all.equal(found, wanted, tolerance = 0, check.attributes = FALSE))) {
    cat(what, ": found", format(found), "instead of", format(wanted), "\n")
    quit(status = 1)
  }
}
check("dimensions", head(names(nc$dim), 5), c("strategy", "replication", "week", "clinic", "pair"))
check("axes", sapply(nc$var$coverage$dim, function(d) d$name), c("week", "replication", "strategy"))
expected <- outer(outer(0:4, 10 * (0:3), "+"), 100 * (0:2), "+") + 0.125
expected[4, 3, 2] <- NaN
found <- ncvar_get(nc, "coverage")
check("missing", is.na(found), is.na(expected))
found[is.na(found)] <- 0
expected[is.na(expected)] <- 0
check("values", found, expected)
labels <- c("no_partnership", "clinic by clinic", "aligned syst\u00e8me")
check("labels", as.vector(ncvar_get(nc, "strategy")), labels)
check("codes", as.vector(ncvar_get(nc, "strategy_code")), 0:2)
check("weeks", as.vector(nc$dim$week$vals), 0:4)
check("units", ncatt_get(nc, "hours", "units")$value, "hour")
check("title", ncatt_get(nc, 0, "title")$value, "An example")
check("texts", as.vector(ncvar_get(nc, "note")), c("", "a, b", "\u00fc\nnext line"))
check("group", as.vector(ncvar_get(nc, "network/trust")), c(0.25, 0.5, 1 / 3))
nc_close(nc)

merged <- nc_open(commandArgs(trailingOnly = TRUE)[2])
check("status", which(as.vector(ncvar_get(merged, "runs/status")) == 1), 18L)
check("error", as.vector(ncvar_get(merged, "runs/error"))[17:18], c("", "the model fell over in week 3"))
check("places", as.vector(ncvar_get(merged, "runs/design_point_index"))[c(1, 30)], c(0L, 2L))
check("merged", dim(ncvar_get(merged, "coverage")), c(26L, 5L, 2L, 3L))
nc_close(merged)
cat("ncdf4: ok\n")
