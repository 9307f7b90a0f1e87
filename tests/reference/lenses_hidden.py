"""What scikit-learn says of the points of tests/lens_hidden.rs, for tests/reference/lenses_hidden.json.

    cargo test --test lens_hidden -- --ignored
    pip install scikit-learn
    python tests/reference/lenses_hidden.py target/tmp/hidden.json > tests/reference/lenses_hidden.json
"""

import json
import sys

import numpy as np
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge


def examined(points, targets):
    # The penalty is a tenth of the mean, over the coordinates, of their squared sizes summed over the points.
    penalty = 0.1 * ((points - points.mean(0)) ** 2).sum() / points.shape[1]
    fit = Ridge(alpha=penalty, solver="cholesky").fit(points, targets)
    return {
        "plane": PCA(2, svd_solver="full").fit_transform(points).tolist(),
        "weights": fit.coef_.T.tolist(),
        "constants": [fit.intercept_.tolist()],
    }


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        inputs = json.load(file)
    print(json.dumps(examined(np.array(inputs["points"]), np.array(inputs["targets"]))))
