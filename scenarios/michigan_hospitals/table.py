"""The table of README.md from a results file:  /usr/bin/python3 table.py michigan.h5

Needs h5py and numpy (Debian: python3-h5py, python3-numpy). Means over replications, 95% intervals in brackets.
"""
import sys

import h5py
import numpy as np

SHOWN = ["qio_alone", "both_uncoordinated", "both_coordinated", "both_cooperating"]


def main(path):
    with h5py.File(path) as results:
        names = [n.decode() if isinstance(n, bytes) else n for n in results["strategy"][:]]
        cells = {name: data[:] for name, data in results.items() if isinstance(data, h5py.Dataset) and data.ndim == 3}
    row = {name: names.index(name) for name in ["no_partnership", *SHOWN]}

    def interval(values, form):
        half = 1.96 * values.std(ddof=1) / np.sqrt(len(values))
        return f"{values.mean():{form}} ({values.mean() - half:{form}} to {values.mean() + half:{form}})"

    def total(measure, strategy):
        return cells[measure][row[strategy]].sum(axis=1)

    def mean_week(measure, strategy):
        return cells[measure][row[strategy]].mean(axis=1)

    def highest(measure, strategy):
        return cells[measure][row[strategy]].mean(axis=0).max()

    rows = [
        ("agreements (hospitals x partners)", lambda s: interval(total("agreements", s), ".1f")),
        ("offers refused", lambda s: f"{total('refusals', s).mean():.0f}"),
        ("hospitals taking part, mean of weeks (most in any week)",
         lambda s: f"{mean_week('active_clinics', s).mean():.0f} ({highest('active_clinics', s):.0f})"),
        ("drop-outs", lambda s: interval(total("drop_outs", s), ".1f")),
        ("drop-outs for each agreement", lambda s: f"{total('drop_outs', s).mean() / total('agreements', s).mean():.0%}"),
        ("partner hours", lambda s: f"{total('hours_used', s).mean():,.0f}"),
        ("hospital hours on programmes", lambda s: interval(total("clinic_hours", s), ",.0f")),
        ("of these on reports", lambda s: interval(total("reporting_hours", s), ",.0f")),
        ("sessions; at hospitals the other coaches too",
         lambda s: f"{total('sessions', s).mean():.0f}; {total('duplicate_sessions', s).mean():.1f}"),
        ("load, mean of weeks (highest week)", lambda s: f"{mean_week('load', s).mean():.2f} ({highest('load', s):.2f})"),
        ("improvement cycles completed", lambda s: interval(cells["improvement_cycles"][row[s]][:, -1], ".0f")),
        ("compliance, readmissions, mean of weeks", lambda s: f"{mean_week('compliance_readmissions', s).mean():.1%}"),
        ("catheter-days", lambda s: f"{total('catheter_days', s).mean() / total('catheter_days', 'no_partnership').mean() - 1:+.1%}"),
        ("catheter infections per 1,000 catheter-days", lambda s: f"{cells['cauti_per_1000_catheter_days'][row[s]][:, -1].mean():.2f}"),
        ("readmissions, against the baseline's",
         lambda s: interval(total("readmissions", s) - total("readmissions", "no_partnership"), "+.1f")),
        ("readmissions, against uncoordinated",
         lambda s: "" if s in SHOWN[:2] else interval(total("readmissions", s) - total("readmissions", "both_uncoordinated"), "+.1f")),
    ]
    print("| |", " | ".join(SHOWN), "|")
    print("|---" * (len(SHOWN) + 1) + "|")
    for title, cell in rows:
        print("|", title, "|", " | ".join(cell(s) for s in SHOWN), "|")
    print(f"\nBaseline: {total('readmissions', 'no_partnership').mean():,.0f} readmissions,"
          f" compliance {mean_week('compliance_readmissions', 'no_partnership').mean():.1%},"
          f" {cells['cauti_per_1000_catheter_days'][row['no_partnership']][:, -1].mean():.2f} catheter infections per 1,000 catheter-days.")
    print(f"Both uncoordinated less the QIO alone: {interval(total('readmissions', 'both_uncoordinated') - total('readmissions', 'qio_alone'), '+.1f')} readmissions.")


if __name__ == "__main__":
    main(sys.argv[1])
