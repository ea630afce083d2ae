"""Open a merged study: runs appended backwards must stand in their places, the failed one as NaN with its error."""
import sys

import numpy as np
import xarray as xr

path = sys.argv[1]
for engine in ("netcdf4", "h5netcdf"):
    with xr.open_dataset(path, engine=engine) as ds, xr.open_dataset(path, engine=engine, group="runs") as runs:
        assert ds.coverage.dims == ("design_point", "strategy", "replication", "week"), ds.coverage.dims
        run = np.arange(30).reshape(3, 2, 5, 1)
        wanted = np.sin(run * 1000.0 + np.arange(26))
        wanted[..., 5] = np.nan
        wanted[1, 1, 2] = np.nan
        np.testing.assert_allclose(ds.coverage.values, wanted, rtol=1e-12)
        assert ds.cost.isnull().sum() == 1
        assert list(ds.strategy.values) == ["alone", "together"]
        assert list(runs.strategy_index.values[:11]) == [0] * 5 + [1] * 5 + [0]
        assert list(np.flatnonzero(runs.status.values)) == [17]
        assert runs.error.values[17] == "the model fell over in week 3"
        assert runs.error.values[16] == ""
print("merged: ok")
