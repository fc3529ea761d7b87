//! The Rust half of the hybrid check: the work that Python is too slow for, and a word with the kernel.

/// How many steps the Collatz rule takes from `start` down to 1. No start below a million leaves 64 bits.
fn steps(start: u64) -> u32 {
    let mut value = start;
    let mut count = 0;
    while value != 1 {
        value = if value % 2 == 0 {
            value / 2
        } else {
            3 * value + 1
        };
        count += 1;
    }
    count
}

/// The start below `limit` with the longest chain, and its steps; of equal chains the first one.
fn longest(limit: u64) -> (u64, u32) {
    (1..limit).fold((1, 0), |best, start| {
        let count = steps(start);
        if count > best.1 {
            (start, count)
        } else {
            best
        }
    })
}

/// What Python imports.
#[pyo3::pymodule]
mod bootstrap_hybrid {
    use pyo3::prelude::*;

    /// The start below `limit` with the longest Collatz chain, and its number of steps.
    #[pyfunction]
    fn longest_collatz(py: Python<'_>, limit: u64) -> (u64, u32) {
        // Detached from the interpreter, so that Python's other threads go on meanwhile.
        py.detach(|| super::longest(limit))
    }

    /// The kernel's own name for itself.
    #[pyfunction]
    fn kernel() -> PyResult<String> {
        let name = std::fs::read_to_string("/proc/sys/kernel/ostype")?;
        Ok(name.trim_end().to_owned())
    }
}
