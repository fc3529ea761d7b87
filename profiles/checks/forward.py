"""Sends three tokens through a tiny transformer with random weights: nothing is downloaded, everything is computed."""
import sys

import torch
import transformers
from transformers import BertConfig, BertModel

torch.manual_seed(1)
config = BertConfig(
    vocab_size=32, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
)
model = BertModel(config).eval()
with torch.no_grad():
    one = model(torch.tensor([[1, 2, 3]])).last_hidden_state
    other = model(torch.tensor([[3, 2, 1]])).last_hidden_state

# Attention: the middle token is the same in both, but not what stands around it.
if not torch.isfinite(one).all() or torch.allclose(one[0, 1], other[0, 1]):
    sys.exit("the transformer pays no attention to the order of its tokens")
print(f"Transformers {transformers.__version__}: a forward pass gave a tensor of {tuple(one.shape)}")
