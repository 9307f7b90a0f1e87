"""What NumPy and powerlaw (Alstott et al. 2014) say of the matrices of tests/lens_spectra.rs, for
tests/reference/lenses_spectra.json.

    cargo test --test lens_spectra -- --ignored
    pip install numpy powerlaw
    python tests/reference/lenses_spectra.py target/tmp/matrices.json > tests/reference/lenses_spectra.json
"""

import json
import sys

import numpy as np
import powerlaw


def examined(columns, values):
    # Written as 32-bit numbers: their short decimals are others in 64 bits.
    matrix = np.array(values, dtype=np.float32).astype(np.float64).reshape(-1, columns)
    eigenvalues = np.linalg.svd(matrix, compute_uv=False) ** 2 / max(matrix.shape)
    # Unless told otherwise it looks no further than 3.
    fit = powerlaw.Fit(eigenvalues, parameter_ranges={"alpha": [1, 100]}, verbose=False)
    return {
        "eigenvalues": [float(x) for x in eigenvalues],
        "alpha": float(fit.power_law.alpha),
        "from": float(fit.power_law.xmin),
        "distance": float(fit.power_law.D),
    }


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        matrices = json.load(file)
    print(json.dumps({name: examined(*matrix) for name, matrix in matrices.items()}))
