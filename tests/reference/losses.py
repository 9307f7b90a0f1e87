"""What training makes small: the loss of every example, [n], from its logits [n, n_logits] and its target. Gradients are
PyTorch's own, except where the gradient is the point."""

import torch
import torch.nn.functional as F


def losses(config, logits, targets):
    if config["numerics"]["zero_sum"] and logits.requires_grad:
        logits.register_hook(lambda gradient: gradient - gradient.mean(1, keepdim=True))
    rounded = ROUNDINGS[config["numerics"]["precision"]]
    return LOSSES[config["loss"]](rounded(logits), targets, rounded)


def cross_entropy(logits, targets, rounded):
    if rounded is unrounded:
        return F.cross_entropy(logits, targets, reduction="none")
    terms, highest = exponentials(logits, rounded)
    total = rounded(terms.sum(1, keepdim=True))  # [n, 1]
    value = (total.log() + highest - logits.gather(1, targets[:, None]))[:, 0]
    return with_gradient(value, logits, rounded(terms / total) - hot(logits, targets))


def cross_entropy_exact(logits, targets, rounded):
    """log(1 + exp(m)), with m what all wrong answers together have ahead of the right one: its gradient does not vanish
    in 32 bits however sure the network is."""
    right = hot(logits, targets).bool()
    if rounded is unrounded:
        others = logits.masked_fill(right, -torch.inf).logsumexp(1)
        return F.softplus(others - logits[right])
    terms, highest = exponentials(logits, rounded)
    own, wrong = terms[right][:, None], terms.masked_fill(right, 0)  # [n, 1], [n, n_logits]
    others = wrong.sum(1, keepdim=True)
    value = (torch.log1p(own - 1 + others) + highest - logits.gather(1, targets[:, None]))[:, 0]
    return with_gradient(value, logits, (wrong - right * others) / (own + others))


def stablemax(logits, targets, rounded):
    """Cross-entropy with x + 1 and 1/(1 − x) in the place of the exponential (arXiv 2501.04697)."""
    s = rounded(logits.clamp(min=0) + 1 / (1 - logits.clamp(max=0)))  # [n, n_logits]
    return rounded(s.sum(1, keepdim=True))[:, 0].log() - s.gather(1, targets[:, None])[:, 0].log()


def mse(logits, targets, rounded):
    return (logits - hot(logits, targets)).square().mean(1)


def hot(logits, targets):
    return F.one_hot(targets, logits.shape[1]).to(logits.dtype)  # [n, n_logits]


def exponentials(logits, rounded):
    """exp(z − max z) and max z, without a gradient."""
    highest = logits.detach().max(1, keepdim=True).values  # [n, 1]
    return rounded((logits.detach() - highest).exp()), highest


def with_gradient(value, logits, gradient):
    """This value, whose gradient with respect to the logits is that one."""
    product = (logits * gradient.detach()).sum(1)
    return value.detach() + product - product.detach()


def unrounded(x):
    return x


def rounded_to_f16(x):
    return x + (x.clamp(-65504, 65504).to(torch.float16).float() - x).detach()


def rounded_to_bf16(x):
    return x + (x.to(torch.bfloat16).float() - x).detach()


ROUNDINGS = {  # numerics.precision
    "f32": unrounded,
    "f16": rounded_to_f16,
    "bf16": rounded_to_bf16,
}


LOSSES = {  # loss
    "cross_entropy": cross_entropy,
    "cross_entropy_exact": cross_entropy_exact,
    "stablemax": stablemax,
    "mse": mse,
}
