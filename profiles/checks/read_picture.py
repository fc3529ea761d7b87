"""Draws a line of text and lets Tesseract read it from the picture."""

import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont
import pytesseract

WRITTEN = "BOOTSTRAP 2026"

picture = PIL.Image.new("L", (640, 120), 255)
# The font comes with Pillow: the box needs none.
PIL.ImageDraw.Draw(picture).text((20, 20), WRITTEN, font=PIL.ImageFont.load_default(64), fill=0)
read = pytesseract.image_to_string(picture, config="--psm 7", timeout=60).strip()

assert read == WRITTEN, f"drew {WRITTEN!r}, and read {read!r}"
print("Tesseract read:", read)
