"""Draws a white square on black and has OpenCV find its edges and where it lies."""
import sys

import cv2
import numpy

image = numpy.zeros((64, 64), numpy.uint8)
image[16:48, 16:48] = 255

edges = cv2.Canny(image, 50, 150)
contours, _ = cv2.findContours(edges, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
if len(contours) != 1:
    sys.exit(f"there is one square, and OpenCV finds {len(contours)} outlines")

# Canny may see an edge on either side of the step from black to white.
x, y, width, height = cv2.boundingRect(contours[0])
if abs(x - 16) > 1 or abs(y - 16) > 1 or abs(width - 32) > 2 or abs(height - 32) > 2:
    sys.exit(f"the square lies at 16, 16 and is 32 wide; OpenCV finds it at {x}, {y}, {width} wide, {height} high")
print(f"OpenCV {cv2.__version__}: the edges of one square were found, {int((edges > 0).sum())} pixels at {x}, {y}")
