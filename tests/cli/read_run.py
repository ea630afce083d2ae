"""End to end: `convene run` on the shipped scenario, read back by the readers that researchers use.

    /usr/bin/python3 read_run.py PROGRAM SCENARIO
"""
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np
import xarray

program, scenario = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    path = str(pathlib.Path(folder) / "run.h5")
    subprocess.run([program, "run", scenario, "--replications", "3", "-o", path, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    with h5py.File(path) as file:
        outcome = file["outcome"][:]
    assert outcome.shape[1:] == (3, 52) and np.isfinite(outcome).all()
    assert (outcome[0] != outcome[-1]).any(), "strategies differ"
    for engine in ("netcdf4", "h5netcdf"):
        with xarray.open_dataset(path, engine=engine) as data:
            assert data.outcome.dims == ("strategy", "replication", "week"), engine
            assert data.strategy.values[0] == "no_partnership", engine
            assert np.array_equal(data.outcome.values, outcome), engine
    header = subprocess.run(["ncdump", "-h", path], check=True, capture_output=True, text=True).stdout
    for dimension in ("strategy = 6", "replication = 3", "week = 52"):
        assert dimension in header, dimension
    script = f'library(ncdf4); f <- nc_open("{path}"); cat(dim(ncvar_get(f, "outcome")))'
    seen = subprocess.run(["Rscript", "-e", script], check=True, capture_output=True, text=True).stdout
    assert seen.split() == ["52", "3", "6"], seen
    wrong = subprocess.run([program, "run", scenario, "-o", path], capture_output=True)
    assert wrong.returncode == 3, "an existing file is never overwritten"
print("1 passed, 0 failed")
