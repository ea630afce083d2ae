"""`ncdump -h` must name the dimensions in the root, and every variable with its axes and units."""
import subprocess
import sys

ncdump, path = sys.argv[1:3]
header = subprocess.run([ncdump, "-h", path], check=True, capture_output=True, encoding="utf-8").stdout
root = header.split("\ngroup:")[0]
for wanted in ("strategy = 3 ;", "replication = 4 ;", "week = 5 ;", "string strategy(strategy) ;",
               "double coverage(strategy, replication, week) ;", 'hours:units = "hour" ;', "coverage:_FillValue = NaN ;",
               ':title = "An example" ;'):
    if wanted not in root:
        sys.exit(f"ncdump -h lacks {wanted!r} in the root:\n{header}")
if "double reach(strategy, clinic) ;" not in header:
    sys.exit(f"ncdump -h lacks the group's variable:\n{header}")
print("ncdump: ok")
