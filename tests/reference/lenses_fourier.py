"""What NumPy's discrete Fourier transform says of the matrices and grids that tests/lens_fourier.rs makes too.

    python3 tests/reference/lenses_fourier.py > tests/reference/lenses_fourier.json
"""

import json

import numpy as np


def waves(rows, columns, seed):
    """Numbers that anybody can make: no generator, no file."""
    i, j = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    return np.sin(1.0 + seed * i * i + 0.37 * j) + 0.5 * np.cos(0.91 * seed * i * (j + 1)) + 0.01 * i * j


def spectrum(matrix):
    """Squared cosine and sine parts of every frequency of the columns, in an orthonormal real basis."""
    n = matrix.shape[0]
    transformed = np.fft.rfft(matrix, axis=0)
    parts = []
    for k in range(1, n // 2 + 1):
        weight = (1.0 if 2 * k == n else 2.0) / n
        cosine = weight * float((transformed[k].real ** 2).sum())
        sine = weight * float((transformed[k].imag ** 2).sum())
        parts.append([cosine, sine])
    return parts


def sums(logits):
    """Energy of logits [a, b, c] in every frequency of a + b, and their variance around the mean over all pairs."""
    n = logits.shape[0]
    transformed = np.fft.fft2(logits, axes=(0, 1)) / n
    # exp(iw(a + b)) has the same frequency in a and b; so has its conjugate.
    energy = [
        float((np.abs(transformed[k, k]) ** 2).sum() + (np.abs(transformed[-k, -k]) ** 2).sum())
        for k in range(1, (n + 1) // 2)
    ]
    variance = float(((logits - logits.mean(axis=(0, 1))) ** 2).sum())
    return {"energy": energy, "variance": variance}


n = 13
grid = np.stack([waves(n, n, 0.3 + 0.07 * c) for c in range(n)], axis=2)
print(
    json.dumps(
        {
            "numpy": np.__version__,
            "odd": spectrum(waves(59, 8, 0.21)),
            "even": spectrum(waves(58, 8, 0.21)),
            "sums": sums(grid),
        },
        indent=1,
    )
)
