"""Saves a PyTorch classifier's outputs for an audit. Nothing leaves your machine.

    export("audit.npz", model, members, non_members)

members and non_members are data sets of (input, label) pairs: those the model was trained on, and as many others.
With shadow models, each trained on its own half of all these examples, LiRA and RMIA are run too
(4 at least, 16 do well):

    export("audit.npz", model, members, non_members, shadows=[(shadow, was_trained_on), ...])

was_trained_on is a row of halves(len(members) + len(non_members), 16): True or False for each example, members
first. With views=8, eight passes with dropout on are saved.
"""

import numpy as np
import torch
from torch.utils.data import ConcatDataset, DataLoader


def halves(examples, shadows, seed=0):
    """[shadows, examples], True where a shadow is to be trained on the example: each is inside exactly half of them."""
    ranks = np.random.default_rng(seed).random((shadows, examples)).argsort(axis=0)
    return ranks < shadows // 2


@torch.no_grad()
def outputs(model, examples, dropout=False, batch_size=256):
    """Logits [N, C] in float32 and labels [N], in the order of the examples; of a model with one logit z, 0 and z."""
    device = next(model.parameters()).device
    was_training = model.training
    model.eval()
    for module in model.modules():
        if dropout and module.__class__.__name__.endswith(("Dropout", "Dropout1d", "Dropout2d", "Dropout3d")):
            module.train()
    logits, labels = [], []
    for inputs, targets in DataLoader(examples, batch_size=batch_size, shuffle=False):
        logits.append(model(inputs.to(device)).float().cpu().numpy().reshape(len(targets), -1))
        labels.append(np.asarray(targets))
    model.train(was_training)
    logits = np.concatenate(logits)
    if logits.shape[1] == 1:
        logits = np.concatenate([np.zeros_like(logits), logits], axis=1)
    return logits, np.concatenate(labels)


def softmax(logits):
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def export(path, model, members, non_members, shadows=(), views=0):
    examples = ConcatDataset([members, non_members])
    logits, labels = outputs(model, examples)
    arrays = {
        "logits": logits,
        "labels": labels,
        "members": np.arange(len(examples)) < len(members),
    }
    if len(shadows) > 0:
        arrays["shadow_logits"] = np.stack([outputs(shadow, examples)[0] for shadow, _ in shadows])
        arrays["shadow_members"] = np.stack([np.asarray(trained_on, bool) for _, trained_on in shadows])
    if views > 0:
        arrays["views"] = np.stack([softmax(outputs(model, examples, dropout=True)[0]) for _ in range(views)])
    np.savez_compressed(path, **arrays)
