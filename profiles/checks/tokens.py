"""Trains a tokenizer on two sentences, turns a third into numbers and back: what each work on text begins with."""
import sys

import transformers
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

words = Tokenizer(models.WordLevel(unk_token="[UNK]"))
words.pre_tokenizer = pre_tokenizers.Whitespace()
trainer = trainers.WordLevelTrainer(special_tokens=["[UNK]"])
words.train_from_iterator(["python runs models", "rust runs services"], trainer)
tokenizer = PreTrainedTokenizerFast(tokenizer_object=words, unk_token="[UNK]")

numbers = tokenizer("rust runs python")["input_ids"]
unknown = tokenizer("cobol")["input_ids"]
if len(set(numbers)) != 3 or unknown != [tokenizer.unk_token_id]:
    sys.exit(f"three known words became {numbers}, an unknown one {unknown}")
print(f"Transformers {transformers.__version__}: {numbers} means {tokenizer.decode(numbers)}")
