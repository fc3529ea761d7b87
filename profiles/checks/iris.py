"""Fits a model to two thirds of Fisher's irises and asks it about the rest, which it has not seen."""
import sys

import sklearn
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

measures, kinds = load_iris(return_X_y=True)
known, asked, known_kinds, asked_kinds = train_test_split(measures, kinds, test_size=50, random_state=1, stratify=kinds)
model = LogisticRegression(max_iter=500).fit(known, known_kinds)
right = int((model.predict(asked) == asked_kinds).sum())
if right < 45:
    sys.exit(f"the model knows only {right} of 50 irises that it has not seen")
print(f"scikit-learn {sklearn.__version__}: a model was fitted and knows {right} of 50 irises that it has not seen")
