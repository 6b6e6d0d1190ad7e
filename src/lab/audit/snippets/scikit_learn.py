"""Saves a scikit-learn classifier's outputs for an audit. Nothing leaves your machine.

    export("audit.npz", model, x_members, y_members, x_non_members, y_non_members)

The members are what the model was fitted on, the non-members as many other examples; the labels are the model's own.
With shadow models, each fitted on its own half of all these examples, LiRA and RMIA are run too
(4 at least, 16 do well):

    export(..., shadows=[(shadow, was_fitted_on), ...])

was_fitted_on is a row of halves(number of examples, 16): True or False for each, members first.
"""

import numpy as np


def halves(examples, shadows, seed=0):
    """[shadows, examples], True where a shadow is to be fitted on the example: each is inside exactly half of them."""
    ranks = np.random.default_rng(seed).random((shadows, examples)).argsort(axis=0)
    return ranks < shadows // 2


def outputs(model, x, classes):
    """[N, C], a column for each of the classes; 0 for those that the model never saw."""
    posteriors = np.zeros((len(x), len(classes)))
    posteriors[:, np.searchsorted(classes, model.classes_)] = model.predict_proba(x)
    return posteriors


def export(path, model, x_members, y_members, x_non_members, y_non_members, shadows=()):
    x = np.concatenate([x_members, x_non_members])
    y = np.concatenate([y_members, y_non_members])
    classes = np.unique(np.concatenate([y, model.classes_, *(shadow.classes_ for shadow, _ in shadows)]))
    arrays = {
        "posteriors": outputs(model, x, classes),
        "labels": np.searchsorted(classes, y),
        "members": np.arange(len(x)) < len(x_members),
    }
    if len(shadows) > 0:
        arrays["shadow_posteriors"] = np.stack([outputs(shadow, x, classes) for shadow, _ in shadows])
        arrays["shadow_members"] = np.stack([np.asarray(fitted_on, bool) for _, fitted_on in shadows])
    np.savez_compressed(path, **arrays)
