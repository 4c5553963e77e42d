#!/usr/bin/env python3
"""Writes the tables of tests/functions.rs and tests/text.rs from exact arithmetic and 400 bits of mpmath.

Usage: python3 tests/oracle/generate.py   (in packages/number; writes tests/oracle/*.txt)

A number is `[-]significand:exponent` in hexadecimal and decimal: significand * 2^(exponent-63). An expected value of
a function has 96 bits of significand: [-]significand:exponent, value = significand * 2^(exponent-95), cut off.
"""
import random
import sys
from fractions import Fraction
from mpmath import mp, mpf, exp, log, log10, log1p

mp.prec = 400
sys.set_int_max_str_digits(0)
random.seed(20240607)
TOP = 1 << 63
SPECIAL = [TOP, TOP + 1, 2**64 - 1, 2**64 - 2, 3 << 62, 0xB504F333F9DE6484, 0xB504F333F9DE6485, 0xFFFFFFFF00000000]


def significand():
    kind = random.randrange(4)
    if kind == 0:
        return random.choice(SPECIAL)
    m = random.getrandbits(63) | TOP
    return m & ~((1 << random.randrange(63)) - 1) if kind == 1 else m


def number(low, high, signed=True):
    sign = -1 if signed and random.getrandbits(1) else 1
    return sign, significand(), random.randint(low, high)


def near_one():
    """1 + 2^-k or 1 - 2^-k, or about that."""
    k, low = random.randint(1, 63), random.getrandbits(63)
    d = (1 << (63 - k)) | (low >> k if random.getrandbits(1) else 0)
    return (1, TOP + d // 2 if d > 1 else TOP + 1, 0) if random.getrandbits(1) else (1, 2**64 - max(d // 2, 1), -1)


def ln_seam():
    """Near the edge of a cell of the logarithm's table."""
    m = TOP | (random.randrange(128) << 56)
    return 1, max(m + random.randint(-2, 2), TOP), random.choice([-1, 0, 0, random.randint(-60, 60)])


def normalised(value):
    """A positive rational, rounded to 64 bits."""
    e = value.numerator.bit_length() - value.denominator.bit_length()
    m = round(value * Fraction(2) ** (63 - e))
    while m < TOP:
        e -= 1
        m = round(value * Fraction(2) ** (63 - e))
    while m >= 2**64:
        e += 1
        m = round(value * Fraction(2) ** (63 - e))
    return m, e


def exp_seam(base):
    """Near an argument where the exponential enters another cell of its table (or another power of two)."""
    j = random.choice([random.randint(1, 64), random.randint(1, 5000), random.randint(1, 900000)])
    value = mpf(j) / 64 * log(2) / log(base)
    m, e = normalised(Fraction(int(value * mpf(2) ** 200), 2**200))
    m = min(max(m + random.randint(-2, 2), TOP), 2**64 - 1)
    return random.choice([-1, 1]), m, e


def exact(n):
    sign, m, e = n
    return sign * mpf(m) * mpf(2) ** (e - 63)


def text(n):
    sign, m, e = n
    return f"{'-' if sign < 0 else ''}{m:x}:{e}"


def wide(value):
    sign = "-" if value < 0 else ""
    value = abs(value)
    e = int(mp.floor(log(value, 2)))
    m = int(mp.floor(value * mpf(2) ** (95 - e)))
    if m >> 96:
        m, e = m >> 1, e + 1
    elif not m >> 95:
        e -= 1
        m = int(mp.floor(value * mpf(2) ** (95 - e)))
    return f"{sign}{m:x}:{e}"


def softplus(x):
    return x + log1p(exp(-x)) if x > 0 else log1p(exp(x))


def positive():
    return random.choice([near_one, near_one, ln_seam, lambda: number(-16383, 16383, False),
                          lambda: number(-3, 3, False)])()


def exponential(base, low, high):
    return lambda: random.choice([lambda: exp_seam(base), lambda: number(low, high), lambda: number(-2, 5)])()


def shifted():
    """Arguments of ln_1p, above -1."""
    while True:
        n = random.choice([lambda: number(-70, -1), lambda: number(-9, -5), lambda: number(-1, 3), ln_seam,
                           lambda: number(0, 16383, False), near_minus_one])()
        if exact(n) > -1:
            return n


def near_minus_one():
    return -1, 2**64 - random.getrandbits(random.randint(1, 60)) - 1, -1


UNARY = {
    "exp": (exp, exponential(mp.e, -66, 13)),
    "exp10": (lambda x: mpf(10) ** x, exponential(10, -68, 12)),
    "ln": (log, positive),
    "log10": (log10, positive),
    "ln_1p": (log1p, shifted),
    "softplus": (softplus, lambda: number(-66, 12)),
}

with open("tests/oracle/functions.txt", "w") as out:
    out.write("# Written by tests/oracle/generate.py. function argument.. expected\n")
    for name, (function, argument) in UNARY.items():
        left = 900
        while left:
            x = argument()
            value = function(exact(x))
            if value == 0 or not mpf(2) ** -16380 < abs(value) < mpf(2) ** 16380:
                continue
            out.write(f"{name} {text(x)} {wide(value)}\n")
            left -= 1
    left = 900
    while left:
        x, y = random.choice([positive, lambda: number(-100, 100, False)])(), number(-6, 8)
        value = exact(x) ** exact(y)
        if value == 1 or not mpf(2) ** -16380 < abs(value) < mpf(2) ** 16380:
            continue
        out.write(f"pow {text(x)} {text(y)} {wide(value)}\n")
        left -= 1


def shortest(n):
    """The shortest decimal in the interval that rounds to the number; of several the nearest, of two the greater."""
    _, m, e = n
    value = Fraction(m) * Fraction(2) ** (e - 63)
    unit = Fraction(2) ** (e - 63)
    low, high = value - (unit / 4 if m == TOP else unit / 2), value + unit / 2
    power = len(str(int(value))) if value >= 1 else -len(str(int(1 / value)))
    for p in range(power + 2, power - 25, -1):
        ten = Fraction(10) ** p
        nearest = [q for q in range(int(low / ten), int(high / ten) + 2) if
                   (low <= q * ten <= high if m % 2 == 0 else low < q * ten < high)] if (high - low) / ten < 12 else []
        if nearest:
            digits = min(nearest, key=lambda q: (abs(q * ten - value), -q))
            return f"{digits}e{p}"


with open("tests/oracle/shortest.txt", "w") as out:
    out.write("# Written by tests/oracle/generate.py. number, its shortest decimal\n")
    for i in range(900):
        n = number(-130, 130, False) if i % 5 else (1, TOP, random.randint(-140, 140))
        if i % 50 == 49:
            n = number(-16383, 16383, False)
        out.write(f"{text(n)} {shortest(n)}\n")
