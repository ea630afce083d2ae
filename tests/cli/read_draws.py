"""End to end: `convene run --draws` on the shipped scenario, read back as researchers do.

    /usr/bin/python3 read_draws.py PROGRAM SCENARIO
"""
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import xarray

program, scenario = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    path = str(pathlib.Path(folder) / "draws.h5")
    subprocess.run([program, "run", scenario, "--draws", "3", "--replications", "2", "-o", path, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    for engine in ("netcdf4", "h5netcdf"):
        with xarray.open_dataset(path, engine=engine) as data:
            assert data.outcome.dims == ("design_point", "strategy", "replication", "week"), engine
            assert data.outcome.shape == (3, 6, 2, 52) and np.isfinite(data.outcome).all(), engine
            gain = data.outcome.sum("week").mean("replication")
            gain = gain.sel(strategy="aligned_with_cycle") - gain.sel(strategy="no_partnership")
            assert gain.dims == ("design_point",), engine
            assert data.engagement_b0.dims == ("design_point",) and len(set(data.engagement_b0.values)) == 3, engine
            assert data.engagement_b0.attrs["path"] == "engagement.b0", engine
    with xarray.open_dataset(path, group="design", engine="netcdf4") as design:
        assert design.value.dims == ("design_point", "factor")
print("1 passed, 0 failed")
