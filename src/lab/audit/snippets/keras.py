"""Saves a Keras classifier's outputs for an audit. Nothing leaves your machine.

    export("audit.npz", model, x_members, y_members, x_non_members, y_non_members)

The members are what the model was trained on, the non-members as many other examples; labels are class numbers or
one-hot rows. The model ends in a softmax or a sigmoid; of one that ends in logits, save with name="logits".
With shadow models, each trained on its own half of all these examples, LiRA and RMIA are run too
(4 at least, 16 do well):

    export(..., shadows=[(shadow, was_trained_on), ...])

was_trained_on is a row of halves(number of examples, 16): True or False for each, members first.
"""

import numpy as np


def halves(examples, shadows, seed=0):
    """[shadows, examples], True where a shadow is to be trained on the example: each is inside exactly half of them."""
    ranks = np.random.default_rng(seed).random((shadows, examples)).argsort(axis=0)
    return ranks < shadows // 2


def class_numbers(labels):
    labels = np.asarray(labels)
    return labels.argmax(-1) if labels.ndim == 2 and labels.shape[1] > 1 else labels.reshape(-1)


def outputs(model, x, name):
    """[N, C] in the order of x; of a model with one output, 1 - p and p, or 0 and z where that is a logit."""
    values = np.asarray(model.predict(x, verbose=0)).reshape(len(x), -1)
    if values.shape[1] > 1:
        return values
    values = values.astype("float64")
    return np.concatenate([0 * values if name == "logits" else 1 - values, values], axis=1)


def export(path, model, x_members, y_members, x_non_members, y_non_members, shadows=(), name="posteriors"):
    x = np.concatenate([x_members, x_non_members])
    labels = np.concatenate([class_numbers(y_members), class_numbers(y_non_members)])
    arrays = {
        name: outputs(model, x, name),
        "labels": labels.astype("int64"),
        "members": np.arange(len(x)) < len(x_members),
    }
    if len(shadows) > 0:
        arrays["shadow_" + name] = np.stack([outputs(shadow, x, name) for shadow, _ in shadows])
        arrays["shadow_members"] = np.stack([np.asarray(trained_on, bool) for _, trained_on in shadows])
    np.savez_compressed(path, **arrays)
