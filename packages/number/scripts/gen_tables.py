#!/usr/bin/env python3
"""Writes src/tables.rs: the constants of the kernels, from 100 digits of mpmath.

Usage: python3 scripts/gen_tables.py > src/tables.rs   (in packages/number)
"""
import sys
from math import factorial
from mpmath import mp, mpf, log, nint, sqrt

mp.dps = 100


def fixed(value, bits):
    """`value` as a fixed-point integer with `bits` fraction bits, to nearest."""
    return int(nint(mpf(value) * mpf(2) ** bits))


def scalar(name, kind, value, doc):
    print(f"/// {doc}\npub const {name}: {kind} = {value};")


def table(name, kind, values, doc):
    print(f"/// {doc}\npub static {name}: [{kind}; {len(values)}] = [")
    line = "   "
    for v in values:
        item = f" {v},"
        if len(line) + len(item) > 108:
            print(line)
            line = "   "
        line += item
    print(line)
    print("];")


print("//! Constants of the kernels. Written by `scripts/gen_tables.py`; do not edit.\n")

table("POW5", "u64", [5**k for k in range(28)], "5^k, exact.")

# Square root: first guess of 1/sqrt(x) for the top byte of a radicand in [1/4, 1).
table("RSQRT", "u16",
      [min(65535, int(nint(mpf(2) ** 15 / sqrt((mpf(i) + 0.5) / 256)))) for i in range(64, 256)],
      "1/sqrt((64 + i + 1/2)/256) in Q15.")

# Exponential.
powers = [fixed(mpf(2) ** (mpf(i) / 64), 71) for i in range(64)]
table("EXP2", "u64", [v >> 8 for v in powers], "2^(i/64) in Q71, all but the lowest eight bits.")
table("EXP2_LOW", "u8", [v & 255 for v in powers], "2^(i/64) in Q71, the lowest eight bits.")
for k in (1, 2, 3):
    scalar(f"EXP_C{k}", "u64", fixed(1 / (mpf(64) ** k * factorial(k + 1)), 64), f"64^-{k}/{k + 1}! in Q64.")
for k in (4, 5, 6):
    scalar(f"EXP_C{k}", "u64", fixed(1 / (mpf(64) ** k * factorial(k + 1)), 62), f"64^-{k}/{k + 1}! in Q62.")
scalar("LN2", "u64", fixed(log(2), 64), "ln 2 in Q64.")
for name, value, bits, text in (("LOG2_E", 1 / log(2), 127, "log2 e"), ("LOG2_10", log(10) / log(2), 126, "log2 10"),
                                ("LOG10_E", 1 / log(10), 129, "log10 e")):
    wide = fixed(value, bits)
    scalar(f"{name}_HIGH", "u64", wide >> 64, f"{text} in Q{bits}, upper word.")
    scalar(f"{name}_LOW", "u64", wide & (2**64 - 1), f"{text} in Q{bits}, lower word.")

# Logarithm: 1/c for the cell, c = 1 in the cells next to 1; cells from 53 up belong to the next exponent.
centres, logs = [], []
for i in range(128):
    low, high = 1 + mpf(i) / 128, 1 + mpf(i + 1) / 128
    if i >= 53:
        low, high = low / 2, high / 2
    c = 1 << 15 if i in (0, 127) else int(nint(mpf(2) ** 15 * 2 / (low + high)))
    assert max(abs(low * c / 2**15 - 1), abs(high * c / 2**15 - 1)) <= mpf(2) ** -7
    centres.append(c)
    logs.append(fixed(-log(mpf(c) / 2**15), 78))
table("LN_C", "u16", centres, "About 1/m in the middle of cell i of m, in Q15.")
table("LN_T", "i64", [v >> 14 for v in logs], "-ln(LN_C/2^15) in Q78, all but the lowest 14 bits.")
table("LN_T_LOW", "u16", [v & 0x3FFF for v in logs], "-ln(LN_C/2^15) in Q78, the lowest 14 bits.")
# Series of ln(1+r)/r in u = (2^7 r)^2: the scale 2^-14 per power of u is in the coefficient.
scalar("LN_A3", "u64", fixed(mpf(1) / 3, 64), "1/3 in Q64.")
scalar("LN_A5", "u64", fixed(mpf(1) / 5, 50), "2^-14/5 in Q64.")
scalar("LN_A7", "u64", fixed(mpf(1) / 7, 34), "2^-28/7 in Q62.")
scalar("LN_A9", "u64", fixed(mpf(1) / 9, 20), "2^-42/9 in Q62.")
scalar("LN_B4", "u64", fixed(mpf(1) / 4, 50), "2^-14/4 in Q64.")
scalar("LN_B6", "u64", fixed(mpf(1) / 6, 34), "2^-28/6 in Q62.")
scalar("LN_B8", "u64", fixed(mpf(1) / 8, 20), "2^-42/8 in Q62.")
scalar("LN_B10", "u64", fixed(mpf(1) / 10, 6), "2^-56/10 in Q62.")
wide = fixed(log(2), 78)
scalar("LN2_Q78_HIGH", "i64", wide >> 39, "ln 2 in Q78, upper 39 bits.")
scalar("LN2_Q78_LOW", "i64", wide & (2**39 - 1), "ln 2 in Q78, lower 39 bits.")
