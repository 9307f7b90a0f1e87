"""What Ripser says of the clouds of tests/lens_topology.rs, for tests/reference/lenses_topology.json.

    cargo test --test lens_topology -- --ignored
    pip install ripser
    python tests/reference/lenses_topology.py target/tmp/clouds.json > tests/reference/lenses_topology.json
"""

import json
import sys

import numpy as np
from ripser import ripser


def lives(points):
    pieces, loops = ripser(np.array(points), maxdim=1)["dgms"]
    # The one piece that stays has no end, and belongs to no list.
    return {"h0": finite(pieces), "h1": finite(loops)}


def finite(pairs):
    return sorted([round(float(x), 7) for x in pair] for pair in pairs if np.isfinite(pair).all())


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        clouds = json.load(file)
    print(json.dumps({name: lives(points) for name, points in clouds.items()}))
