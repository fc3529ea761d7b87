"""Python -> Rust -> Linux: Python steers, Rust does the heavy work, both meet the same kernel."""
import os
import sys
import time

import bootstrap_hybrid

SMALL = 10_000  # Python needs a tenth of a second for it
LARGE = 1_000_000  # Rust needs about as long for it; Python would need ten seconds

# The longest Collatz chains below these limits, as the literature has them: start and steps.
KNOWN = {SMALL: (6171, 261), LARGE: (837799, 524)}


def longest_collatz(limit):
    """The same work as the extension's, in plain Python."""
    best = (1, 0)
    for start in range(1, limit):
        value, steps = start, 0
        while value != 1:
            value = 3 * value + 1 if value % 2 else value // 2
            steps += 1
        if steps > best[1]:
            best = (start, steps)
    return best


def agree(what, *answers):
    """Ends the program unless all the answers are the same."""
    if len(set(answers)) != 1:
        sys.exit(f"{what}: the answers differ: {answers}")
    return answers[0]


def quickest(work, limit):
    """The answer, and the nanoseconds of the best of three runs, in the processor's time: others may be at work too."""
    times = []
    for _ in range(3):
        start = time.process_time_ns()
        answer = work(limit)
        times.append(time.process_time_ns() - start)
    return answer, max(1, min(times))


in_python, python_time = quickest(longest_collatz, SMALL)
in_rust, rust_time = quickest(bootstrap_hybrid.longest_collatz, SMALL)
agree(f"longest chain below {SMALL}", in_python, in_rust, KNOWN[SMALL])
# A fact about this box and no demand: how much faster is told, and nothing is too slow.
print(f"speed-up: Rust {python_time / rust_time:.1f} x as fast as Python (longest Collatz chain below {SMALL})")

start, steps = agree(f"longest chain below {LARGE}", bootstrap_hybrid.longest_collatz(LARGE), KNOWN[LARGE])
kernel = agree("kernel", os.uname().sysname, bootstrap_hybrid.kernel(), "Linux")
print(f"Python -> Rust -> {kernel}: longest Collatz chain below {LARGE} starts at {start} and has {steps} steps")
