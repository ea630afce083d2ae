"""Fail when a room of the engine includes a room above it or beside it, or when a public header includes a heavy library."""
import pathlib
import re
import sys

LAYERS = [{"core"}, {"random"}, {"scenario"}, {"results"}, {"world"}, {"kernel"},
          {"processes", "levers", "policies", "measures"}, {"assembly"}, {"store", "execution"},
          {"experiments"}, {"reports"}, {"apps"}]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]engine/([^/">]+)/')
HEAVY = re.compile(r'^\s*#\s*include\s+<(tbb/|oneapi/|boost/|hdf5|mpi|toml\+\+|lemon/|Eigen/|pagmo|nlohmann/|CLI/)')

root = pathlib.Path(sys.argv[1])
bad = []
for path in sorted(p for p in root.rglob("*") if p.suffix in {".hpp", ".cpp"}):
    here = path.relative_to(root).parts[0]
    if here not in LEVEL:
        bad.append(f"{path}: {here} is not a room")
        continue
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = INCLUDE.match(line)
        if found and found[1] != here and LEVEL.get(found[1], 99) >= LEVEL[here]:
            bad.append(f"{path}:{number}: {here} may not include {found[1]}")
        if path.suffix == ".hpp" and HEAVY.match(line):
            bad.append(f"{path}:{number}: a public header may not include {HEAVY.match(line)[1]}")
print("\n".join(bad) or "layering: ok")
sys.exit(bool(bad))
