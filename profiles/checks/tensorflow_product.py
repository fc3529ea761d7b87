"""Multiplies two matrices with TensorFlow and names the device that did it."""
import tensorflow as tf

product = tf.linalg.matmul([[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]])
device = product.device.split(":")[-2]  # .../device:CPU:0
print(f"TensorFlow {tf.__version__} on {device}: {product.numpy().tolist()}")
