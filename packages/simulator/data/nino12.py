"""Writes nino12.csv: monthly sea surface temperature of the region Nino 1+2, 1950-2010.

    pip install statsmodels && python3 nino12.py
"""

import csv
import pathlib

import statsmodels.datasets.elnino

source = pathlib.Path(statsmodels.datasets.elnino.__file__).parent / "elnino.csv"
with source.open() as table:
    months = [value for year in csv.DictReader(table) for month, value in year.items() if month != "YEAR"]

with pathlib.Path(__file__).with_suffix(".csv").open("w") as out:
    out.write("epoch,truth\n")
    out.writelines(f"{epoch},{value.rstrip('0').rstrip('.')}\n" for epoch, value in enumerate(months))
