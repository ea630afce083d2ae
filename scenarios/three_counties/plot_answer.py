"""Draws answer.svg: what each strategy adds to the baseline, from a results file.

    /usr/bin/python3 scenarios/three_counties/plot_answer.py results/demo/three_counties.h5 [answer.svg]

Debian packages: python3-h5py python3-matplotlib.
"""
import pathlib
import sys

import h5py
import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "convene", "svg.fonttype": "none", "font.size": 9})  # same file each time
import matplotlib.pyplot as plt
import numpy as np

COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"]


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def gains(path):
    """Names, and persons gained by (strategy, replication, week), paired with the baseline and summed over weeks."""
    with h5py.File(path) as file:
        names = [text(name) for name in file["strategy"][:]]
        first_doses = file["first_doses"][:]
        baseline = names.index(text(file.attrs["baseline"]))
    gained = np.cumsum(first_doses - first_doses[baseline], axis=2)
    others = [row for row in range(len(names)) if row != baseline]
    others.sort(key=lambda row: -gained[row, :, -1].mean())
    return [names[row] for row in others], gained[others]


def draw(names, gained, path):
    runs, weeks = gained.shape[1:]
    half = 1.96 * gained.std(axis=1, ddof=1) / np.sqrt(runs)
    mean = gained.mean(axis=1)
    figure, (course, end) = plt.subplots(1, 2, figsize=(9, 3.6), gridspec_kw={"width_ratios": [3, 2]})
    week = np.arange(1, weeks + 1)
    for row, name in enumerate(names):
        colour = COLOURS[row % len(COLOURS)]
        course.plot(week, mean[row], color=colour, label=name)
        course.fill_between(week, mean[row] - half[row], mean[row] + half[row], color=colour, alpha=0.15, lw=0)
        place = len(names) - 1 - row
        low, high = np.quantile(gained[row, :, -1], [0.05, 0.95])
        end.barh(place, high - low, left=low, height=0.5, color=colour, alpha=0.35, lw=0)
        end.errorbar(mean[row, -1], place, xerr=half[row, -1], color="black", capsize=3, marker="|", lw=1.2)
    course.set(xlabel="week", ylabel="further adolescents vaccinated", xlim=(0, weeks))
    course.legend(frameon=False, fontsize=8, loc="upper left")
    end.set(xlabel=f"the same after {weeks} weeks", yticks=range(len(names)), yticklabels=names[::-1])
    end.axvline(0, color="grey", lw=0.8)
    for axes in (course, end):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    draw(*gains(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else here / "answer.svg")
