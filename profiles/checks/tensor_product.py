"""Multiplies two matrices with PyTorch, on the graphics card where PyTorch can use one, else on the processor."""
import os

import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
left = torch.tensor([[1.0, 2.0], [3.0, 4.0]], device=device)
right = torch.tensor([[5.0, 6.0], [7.0, 8.0]], device=device)
print(f"PyTorch {torch.__version__} in {os.path.dirname(torch.__file__)} on {device}: {(left @ right).numpy(force=True).tolist()}")
