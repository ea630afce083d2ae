"""Open the example with xarray (both engines and the default), h5py and netCDF4; recompute its content hash from README.md alone."""
import hashlib
import struct
import sys

import h5py
import netCDF4
import numpy as np
import xarray as xr

path = sys.argv[1]
LABELS = ["no_partnership", "clinic by clinic", "aligned système"]
DIMENSIONS = ("strategy", "replication", "week")

s, r, w = np.meshgrid(range(3), range(4), range(5), indexing="ij")
expected = 100.0 * s + 10 * r + w + 0.125
expected[1, 2, 3] = np.nan


def equal(what, found, wanted):
    if not np.array_equal(found, wanted, equal_nan=isinstance(wanted, np.ndarray) and wanted.dtype.kind == "f"):
        sys.exit(f"{what}: found {found!r} instead of {wanted!r}")


for engine in (None, "netcdf4", "h5netcdf"):
    with xr.open_dataset(path, engine=engine) as ds:
        equal("dimensions", ds.coverage.dims, DIMENSIONS)
        equal("labels", list(ds.strategy.values), LABELS)
        equal("weeks", ds.week.values, np.arange(5, dtype="int32"))
        equal("values", ds.coverage.values, expected)
        equal("by label", float(ds.coverage.sel(strategy="aligned système", replication=1, week=4)), 214.125)
        equal("mean", float(ds.coverage.mean("replication")[0, 0]), 15.125)
        equal("codes", ds.strategy_code.values, np.arange(3, dtype="int32"))
        equal("meanings", ds.strategy_code.attrs["flag_meanings"], "no_partnership clinic_by_clinic aligned_syst_me")
        equal("flags", list(ds.strategy_code.attrs["flag_values"]), [0, 1, 2])
        equal("units", ds.hours.attrs["units"], "hour")
        equal("no durations", ds.hours.dtype, np.dtype("float32"))
        equal("long integer", int(ds.patients), 5_000_000_000)
        equal("texts", list(ds.note.values), ["", "a, b", "ü\nnext line"])
        equal("title", ds.attrs["title"], "An example")
        equal("no text", ds.attrs["empty"], "")
        equal("UTF-8", ds.attrs["remark"], 'naïve "quoted"\nlines')
        for name in ("Conventions", "title", "source", "history", "created", "how_to_read", "content_sha256"):
            if not ds.attrs[name]:
                sys.exit(f"{name} says nothing")
        for name, variable in ds.variables.items():
            if not {"units", "long_name"} <= set(variable.attrs):
                sys.exit(f"{name} lacks units or long_name")
    with xr.open_dataset(path, engine=engine, group="sites") as sites:
        equal("group", sites.reach.values, np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]))
        equal("group's dimensions", sites.reach.dims, ("strategy", "clinic"))
    with xr.open_dataset(path, engine=engine, group="provenance") as record:
        text = str(record.text.sel(entry="scenario/scenario.toml").values)
        equal("scenario", text, 'title = "An example"\n')
        equal("its hash", str(record.sha256.sel(entry="scenario/scenario.toml").values),
              hashlib.sha256(text.encode()).hexdigest())

with netCDF4.Dataset(path) as nc:
    equal("netCDF dimensions", list(nc.dimensions), ["strategy", "replication", "week", "clinic", "pair"])
    equal("a bare dimension has no variable", "pair" in nc.variables, False)
    if not np.isnan(nc["coverage"]._FillValue):
        sys.exit("the fill value is no NaN")

TYPES = {"float64": "<f8", "float32": "<f4", "int32": "<i4", "int64": "<i8"}
with h5py.File(path) as h5:
    equal("h5py dimensions", tuple(d[0].name for d in h5["coverage"].dims), tuple("/" + d for d in DIMENSIONS))
    coverage = h5["coverage"]
    equal("filters", (coverage.shuffle, coverage.compression, coverage.fletcher32), (True, "gzip", True))

    arrays = {}

    def collect(name, item):
        bare = item.attrs.get("NAME", b"").startswith(b"This is a netCDF dimension but not a netCDF variable.")
        if isinstance(item, h5py.Dataset) and not name.startswith("provenance/") and not bare:
            arrays[name] = item

    h5.visititems(collect)
    sha = hashlib.sha256()
    for name in sorted(arrays, key=str.encode):
        item = arrays[name]
        axes = [name] if h5py.h5ds.is_scale(item.id) else [d[0].name.lstrip("/") for d in item.dims]
        kind = "string" if h5py.check_string_dtype(item.dtype) else item.dtype.name
        sha.update(f"{name}\n".encode() + b"".join(f"{a}={n}\n".encode() for a, n in zip(axes, item.shape)))
        sha.update(f"{kind}\n".encode())
        if kind == "string":
            for text in item[...].ravel():
                sha.update(struct.pack("<Q", len(text)) + text)
        else:
            cells = item[...].astype(TYPES[kind])
            if kind.startswith("float"):
                cells = np.where(np.isnan(cells), np.array(np.nan, TYPES[kind]), cells)
            sha.update(cells.tobytes())
    equal("content hash", sha.hexdigest(), h5.attrs["content_sha256"].decode())

    def forbid(name, item):
        for attribute in item.attrs:
            if attribute not in ("CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST"):
                stored = item.attrs.get_id(attribute)
                if stored.get_space().get_simple_extent_type() == h5py.h5s.NULL:
                    sys.exit(f"{name}@{attribute} has no space")
                if stored.get_type().get_class() == h5py.h5t.STRING and stored.get_type().is_variable_str():
                    sys.exit(f"{name}@{attribute} is no fixed-size text")

    h5.visititems(forbid)
    forbid("/", h5["/"])
print("xarray, netCDF4 and h5py: ok")
