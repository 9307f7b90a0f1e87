"""What SciPy and NumPy make of the sums that the landscape lenses do: writes lenses_landscape.json, which
tests/lens_landscape.rs compares with.

    pip install numpy scipy
    python tests/reference/lenses_landscape.py
"""

import json
import pathlib

import numpy as np
import scipy
from scipy.optimize import fmin_l_bfgs_b


def landscape(case, y):
    """A sum of waves along fixed directions, tilted: smooth, and different for every case."""
    n = len(y)
    i = np.arange(n)
    total, slope = 0.0, np.zeros(n)
    for wave in range(4):
        direction = np.sin(1.0 + case + 1.7 * wave + 0.9 * i)
        phase = 0.4 * case + wave
        total += np.cos(direction @ y + phase)
        slope -= np.sin(direction @ y + phase) * direction
    tilt = 0.3 * np.cos(0.5 * case + 2.0 * i)
    return total + tilt @ y, slope + tilt


def highest(case):
    """The highest value in a box by L-BFGS-B, as openai/grok calls it but until it converges."""
    bounds = 0.1 * (1.0 + np.arange(10) % 3)
    _, lowest, _ = fmin_l_bfgs_b(
        lambda y: tuple(-part for part in landscape(case, y)),
        np.zeros(10),
        bounds=[(-b, b) for b in bounds],
        factr=10.0,
        pgtol=1e-12,
    )
    return -lowest


def updates(case):
    """Ten vectors of length 300 with a spectrum that falls."""
    t, j = np.arange(10)[:, None], np.arange(300)[None, :]
    waves = [2.0**-k * np.sin((k + 1) * 0.3 * t + case) * np.cos(0.11 * (k + 2) * j) for k in range(6)]
    return sum(waves)


def concentration(n):
    """Shares of the frequencies 1, 2, ... of numbers on n places."""
    j = np.arange(n)
    numbers = 1.0 + np.cos(2 * np.pi * 3 * j / n) + 0.5 * np.sin(0.7 * j * j)
    power = np.abs(np.fft.rfft(numbers)[1:]) ** 2
    if n % 2 == 0:
        power[-1] /= 2  # It stands for itself, the others for two.
    return (power / power.sum()).tolist()


def main():
    gram = [np.linalg.eigvalsh(updates(case) @ updates(case).T)[::-1].tolist() for case in range(3)]
    result = {
        "made_by": f"numpy {np.__version__}, scipy {scipy.__version__}",
        "highest": [highest(case) for case in range(6)],
        "eigenvalues": gram,
        "shares": {str(n): concentration(n) for n in (58, 59)},
    }
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
